import { describe as group, expect, it } from "vitest";
import { addUp, findMean, rankNumbers } from "../../src/compose/compare-facts.js";
import { formatCsv } from "../../src/formats/format-csv.js";
import type { CountryProfile, CountrySpec, Fact, FactSpec, FactValue } from "../../src/model/country.js";
import { compose, container, country, describe, document, frontMatter, SPAN } from "./build.js";

function fact(label: string, value: FactValue, more: Partial<FactSpec> = {}): FactSpec {
  return { label, value, year: "2024", source: "S", span: SPAN, ...more };
}

const number = (value: number, decimals = 0): FactValue => ({ kind: "number", value, decimals });
const MISSING: FactValue = { kind: "missing", of: "number" };

function print({ label, value, ...spec }: FactSpec): Fact {
  const { unit, year, source, note } = spec;
  return {
    label,
    value: value.kind === "text" ? value.text : value.kind === "missing" ? ".." : "printed",
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
    ...(source === undefined ? {} : { source }),
    ...(note === undefined ? {} : { note }),
    missing: value.kind === "missing",
  };
}

function compare(countries: Readonly<Record<string, readonly FactSpec[]>>, values: Readonly<Record<string, string>>) {
  const specs = Object.entries(countries).map(([code, facts]): CountrySpec => ({ code, facts, span: SPAN }));
  const profiles = specs.map(({ code, facts }): CountryProfile => country(code, code, { facts: facts.map(print) }));
  const { html, tables, diagnostics } = compose({
    frontMatter: frontMatter({ countries: specs, cards: "end", status: "draft" }),
    countries: profiles,
    body: document([container("comparison", [], values)]),
  });
  return { html, csv: formatCsv(tables[0]?.rows ?? []), said: describe(diagnostics), diagnostics };
}

const TWO = {
  KZ: [fact("Area", number(2.5, 1), { unit: "km" }), fact("Share", number(5), { unit: "%" })],
  UZ: [fact("Area", number(10), { unit: "km" }), fact("Share", number(7), { unit: "%" })],
};

group("a comparison", () => {
  it("puts what is common into the head and the rest into notes", () => {
    const { html, said } = compare(
      {
        KZ: [fact("Area", number(1))],
        UZ: [fact("Area", number(2), { year: "2020", unit: "ha", note: "estimate" })],
        TJ: [fact("Area", number(3), { source: "T" })],
      },
      {},
    );
    expect(said).toEqual([]);
    expect(html).toContain('Area<br><span class="unit">2024</span>');
    expect(html).toContain('<td class="decimal-point">2<sup class="cell-note">a</sup></td>');
    expect(html).toContain("<sup>a</sup>\u00a0ha, 2020, estimate.");
    expect(html).toContain("Source: S; T.");
  });

  it("adds up, averages and ranks only what it is asked for", () => {
    const plain = compare(TWO, {});
    expect(plain.html).not.toContain("total");
    expect(plain.html).not.toContain("rankBy");
    const asked = compare(TWO, { sum: "Area", mean: "true", rank: "Area", sort: "Area", order: "ascending" });
    expect(asked.said).toEqual([]);
    expect(asked.csv.split("\r\n").map((line) => line.split(",").slice(1).join(","))).toEqual([
      "<country>,Area,Area: <unit>,Area: <year>,Area: <sourceWord>,<rankBy>,Share,Share: <unit>,Share: <year>,Share: <sourceWord>",
      "KZ,2.5,km,2024,S,2,5,%,2024,S",
      "UZ,10,km,2024,S,1,7,%,2024,S",
      "<sum>,12.5,,,,,,,,",
      "<mean>,6.25,,,,,6.0,,,",
      "",
    ]);
    expect(asked.html).toMatch(
      /<tr class="total"><th scope="row">&lt;sum&gt;<\/th><td class="decimal-point">12\.5<\/td>/u,
    );
  });

  it.each<[string, FactSpec, RegExp]>([
    ["a gap", fact("Area", MISSING), /a country has no number/u],
    ["a text", fact("Area", { kind: "text", text: "large" }), /texts/u],
    ["another unit", fact("Area", number(1), { unit: "ha" }), /units differ \(none, ha\)/u],
    ["another year", fact("Area", number(1), { year: "2020" }), /years differ \(2024, 2020\)/u],
  ])("refuses to compute over %s", (_what, other, why) => {
    for (const key of ["sum", "mean", "rank"]) {
      const { html, diagnostics } = compare({ KZ: [fact("Area", number(1))], UZ: [other] }, { [key]: "Area" });
      expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
        ["comparison-not-computed", "warning"],
      ]);
      expect(diagnostics[0]?.message).toMatch(why);
      expect(html).not.toContain("total");
    }
  });

  it("refuses sums of percentages, and marks what it refuses beside what it computes", () => {
    const { html, diagnostics } = compare(TWO, { sum: "true" });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "The sum of `Share` is not printed, since percentages of different wholes cannot be added up",
    ]);
    expect(html).toContain('<td class="decimal-point">..<sup class="cell-note">a</sup></td>');
    expect(html).toContain("<sup>a</sup>\u00a0&lt;notComputed&gt;");
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ facts: "Aera" }, "unknown-fact"],
    [{ sort: "Aera" }, "unknown-fact"],
    [{ sum: "Aera" }, "unknown-fact"],
    [{ rank: "Aera" }, "unknown-fact"],
    [{ countries: "KZ, UK" }, "country-not-in-brief"],
    [{ tilte: "x" }, "unknown-block-attribute"],
    [{ order: "ascending" }, "unknown-block-attribute"],
    [{ sort: "Area", order: "up" }, "invalid-block-attribute"],
    [{ size: "wide" }, "invalid-block-attribute"],
  ])("reports %j", (values, code) => {
    expect(compare(TWO, values).diagnostics.map((found) => found.code)).toContain(code);
  });

  it("says that there is nothing to compare", () => {
    const { diagnostics, html } = compare({ KZ: [], UZ: [] }, {});
    expect(diagnostics.map(({ code }) => code)).toEqual(["comparison-empty"]);
    expect(html).not.toContain("<table");
  });

  it("escapes names of facts, values and notes", () => {
    const { html } = compare({ KZ: [fact("<b>", { kind: "text", text: "<i>" }, { note: "<u>" })] }, { title: "<s>" });
    expect(html).not.toMatch(/<[biu]>|<s>/u);
  });
});

group("numbers", () => {
  it("are added up without errors of binary fractions", () => {
    const tenths = Array.from({ length: 10 }, () => ({ value: 0.1, decimals: 1 }));
    expect(addUp(tenths)).toEqual({ value: 1, decimals: 1 });
    expect(
      addUp([
        { value: -0.25, decimals: 2 },
        { value: 3, decimals: 0 },
      ]),
    ).toEqual({ value: 2.75, decimals: 2 });
    expect(
      addUp([
        { value: 1e21, decimals: 0 },
        { value: 1, decimals: 0 },
      ]).value,
    ).toBe(1e21);
    expect(
      findMean([
        { value: 1, decimals: 0 },
        { value: 2, decimals: 0 },
      ]),
    ).toEqual({ value: 1.5, decimals: 1 });
  });

  it("share a rank if they are equal", () => {
    expect(rankNumbers([3, 7, 3, 1].map((value) => ({ value, decimals: 0 })))).toEqual([2, 1, 2, 4]);
  });
});
