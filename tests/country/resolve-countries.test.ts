import { describe, expect, it } from "vitest";
import { resolveCountries } from "../../src/country/resolve-countries.js";
import { DEFAULT_STANCE_SCALE } from "../../src/country/stance-scale.js";
import { createSink } from "../../src/diagnostics/sink.js";
import type { CountrySpec, FactSpec } from "../../src/model/country.js";
import type { FrontMatter } from "../../src/model/front-matter.js";

const SPAN = { file: "a.md", line: 1, column: 1 };

function frontMatter(countries: readonly Partial<CountrySpec>[], more: Partial<FrontMatter> = {}): FrontMatter {
  return {
    title: "T",
    date: "2026",
    lang: "en",
    status: "draft",
    authors: [],
    keyMessages: [],
    keyFigures: [],
    keywords: [],
    recommendations: [],
    abbreviations: new Map(),
    notes: "footnotes",
    countries: countries.map((country) => ({ code: "UZ", facts: [], span: SPAN, ...country })),
    countryOrder: "alphabetical",
    cards: "anchored",
    stanceScale: DEFAULT_STANCE_SCALE,
    funders: [],
    partners: [],
    disclaimers: [],
    spans: new Map(),
    ...more,
  };
}

function resolve(countries: readonly Partial<CountrySpec>[], more: Partial<FrontMatter> = {}) {
  const sink = createSink();
  return { profiles: resolveCountries(frontMatter(countries, more), sink), diagnostics: sink.diagnostics };
}

function resolveFact(fact: Partial<FactSpec>, lang = "en") {
  const spec: FactSpec = { label: "Gas", value: { kind: "text", text: "x" }, span: SPAN, ...fact };
  return resolve([{ facts: [spec] }], { lang }).profiles[0]?.facts[0];
}

describe("names", () => {
  it.each([
    ["BO", "en", "Bolivia (Plurinational State of)"],
    ["BO", "en-US", "Bolivia (Plurinational State of)"],
    ["UZ", "ru", "Узбекистан"],
    ["UZ", "fr", "Ouzbékistan"],
    ["UZ", "fa", "ازبکستان"],
    ["UZ", "tlh", "Uzbekistan"],
    ["XK", "en", "Kosovo"],
  ])("of %s in %s is %s", (code, lang, name) => {
    expect(resolve([{ code }], { lang }).profiles[0]?.name).toBe(name);
  });

  it("are the author's if given, with the others as aliases", () => {
    const [profile] = resolve([{ code: "KG", name: "The Kyrgyz Republic" }]).profiles;
    expect(profile?.name).toBe("The Kyrgyz Republic");
    expect(profile?.aliases.slice(0, 2)).toEqual(["Kyrgyzstan", "Kirgizstan"]);
    expect(profile?.aliases).toContain("Kyrgyz Republic");
  });

  it.each([
    ["BO", "Bolivia"],
    ["IR", "Iran"],
    ["KR", "South Korea"],
    ["TR", "Turkey"],
    ["VN", "Vietnam"],
    ["CZ", "Czech Republic"],
    ["CI", "Côte d'Ivoire"],
    ["GB", "United Kingdom"],
  ])("of %s have the alias %s, and never their own name or a word twice", (code, alias) => {
    const [profile] = resolve([{ code }]).profiles;
    expect(profile?.aliases).toContain(alias);
    expect(profile?.aliases).not.toContain(profile?.name);
    expect(new Set(profile?.aliases).size).toBe(profile?.aliases.length);
  });
});

describe("order", () => {
  const codes = (lang: string, countryOrder: "alphabetical" | "given") =>
    resolve([{ code: "UZ" }, { code: "AT" }, { code: "SE" }, { code: "AX" }], { lang, countryOrder }).profiles.map(
      ({ code }) => code,
    );

  it("follows the alphabet of the language", () => {
    expect(codes("en", "alphabetical")).toEqual(["AX", "AT", "SE", "UZ"]);
    // Swedish: Österrike and Åland stand behind Z.
    expect(codes("sv", "alphabetical")).toEqual(["SE", "UZ", "AX", "AT"]);
  });

  it("is kept as given on demand", () => {
    expect(codes("en", "given")).toEqual(["UZ", "AT", "SE", "AX"]);
  });
});

describe("stances", () => {
  it("print the word, shape and colour of their step", () => {
    expect(resolve([{ stance: "supports" }]).profiles[0]?.stance).toEqual({
      kind: "step",
      key: "supports",
      stringKey: "stance-supports",
      label: "Supports",
      shape: "full",
      tint: "#1B6E3C",
    });
  });

  it("print words alone for a country that is context", () => {
    expect(resolve([{ stance: "context" }]).profiles[0]?.stance).toEqual({
      kind: "context",
      label: "Context, not assessed",
    });
  });

  it("are left out and reported if the scale has no such step", () => {
    const { profiles, diagnostics } = resolve([{ stance: "suports" }]);
    expect(profiles[0]?.stance).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "unknown-stance", span: SPAN }]);
    expect(diagnostics[0]?.hint).toContain("supports");
  });

  it("have shapes that differ by default but where nothing is said", () => {
    expect(DEFAULT_STANCE_SCALE.map(({ key, shape }) => `${key} ${shape}`)).toEqual([
      "supports full",
      "conditions half",
      "neutral open",
      "opposes cross",
      "noData dash",
    ]);
  });
});

describe("facts", () => {
  it.each([
    [{ kind: "number", value: 2724900, decimals: 0 } as const, "en", "2,724,900"],
    [{ kind: "number", value: 2021, decimals: 0 } as const, "en", "2,021"],
    [{ kind: "number", value: 1.1, decimals: 2 } as const, "de", "1,10"],
    [{ kind: "number", value: -3, decimals: 1 } as const, "en", "\u22123.0"],
    [{ kind: "number", value: 7, decimals: 0 } as const, "fa", "۷"],
    [{ kind: "text", text: "2021" } as const, "en", "2021"],
    [{ kind: "missing", of: "number" } as const, "en", ".."],
    [{ kind: "missing", of: "text" } as const, "en", "Not stated"],
  ])("write %j in %s as %s", (value, lang, expected) => {
    expect(resolveFact({ value }, lang)).toMatchObject({ value: expected, missing: value.kind === "missing" });
  });

  it("keep a percent sign with its number and other units apart", () => {
    const value = { kind: "number", value: 5.2, decimals: 1 } as const;
    expect(resolveFact({ value, unit: "%" })).toEqual({ label: "Gas", value: "5.2%", missing: false });
    expect(resolveFact({ value, unit: "%" }, "fr")?.value).toMatch(/^5,2\s%$/u);
    expect(resolveFact({ value, unit: "km²" })).toMatchObject({ value: "5.2", unit: "km²" });
    expect(resolveFact({ value: { kind: "text", text: "5 to 6" }, unit: "%" })).toMatchObject({
      value: "5 to 6",
      unit: "%",
    });
  });

  it("list each source once, in order of appearance", () => {
    const facts = ["B", "A", "B"].map((source) => ({
      label: "L",
      value: { kind: "text", text: "x" } as const,
      source,
      span: SPAN,
    }));
    expect(resolve([{ facts }]).profiles[0]?.sources).toEqual(["B", "A"]);
  });

  it("have dates written for the language", () => {
    expect(resolve([{ asOf: "2024-02-19" }]).profiles[0]?.asOf).toBe("19 February 2024");
    expect(resolve([{ asOf: "2024-02" }], { lang: "fr" }).profiles[0]?.asOf).toBe("février 2024");
  });
});
