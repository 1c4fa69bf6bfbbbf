import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { readBrief } from "../../src/read/read-brief.js";

const BASE = "title: T\ndate: 2026-01-01\nlang: en\norganisation: I\n";

function read(fields: string) {
  const sink = createSink();
  const brief = readBrief(new TextEncoder().encode(`---\n${BASE}${fields}\n---\nText.\n`), "briefs/a.md", sink);
  return { frontMatter: brief?.frontMatter, diagnostics: sink.diagnostics };
}

function good(fields: string) {
  const { frontMatter, diagnostics } = read(fields);
  expect(diagnostics).toEqual([]);
  return frontMatter;
}

describe("countries", () => {
  it("may be given by name", () => {
    const found = good('countries: [UZ, Kyrgyz Republic, "DR Congo", { code: Turkiye }, UAE, KAZ]');
    expect(found?.countries.map(({ code }) => code)).toEqual(["UZ", "KG", "CD", "TR", "AE", "KZ"]);
  });

  it("are doubles by name as well", () => {
    expect(read("countries: [KG, Kyrgyz Republic]").diagnostics).toMatchObject([
      { code: "duplicate-country", span: { line: 6, column: 17 } },
    ]);
  });
});

describe("settings of countries", () => {
  it("take words, maps and codes of any kind", () => {
    expect(good("namePolicy: un-formal")?.namePolicy).toBe("un-formal");
    expect(good("namePolicy: { KG: Kyrgyz Republic, NO: Norge }")?.namePolicy).toEqual(
      new Map([
        ["KG", "Kyrgyz Republic"],
        ["NO", "Norge"],
      ]),
    );
    expect(good("statusNames: { XK: none, Palestine: A note }")?.statusNames).toEqual(
      new Map([
        ["XK", ""],
        ["PS", "A note"],
      ]),
    );
    expect(good("countryOrder: by-stance")?.countryOrder).toBe("by-stance");
    expect(good("countryOrder: { by: GDP }")?.countryOrder).toEqual({ by: "GDP", direction: "descending" });
    expect(good("countryOrder: { by: GDP, direction: ascending }")?.countryOrder).toEqual({
      by: "GDP",
      direction: "ascending",
    });
    expect(good("cardColumns: 3\nanchorBy: [name, capital]")).toMatchObject({
      cardColumns: 3,
      anchorBy: ["name", "capital"],
    });
  });

  it.each([
    ["namePolicy: un-shrt", "invalid-value", /`un-short`/u],
    ["namePolicy: [un-short]", "wrong-type", /un-short/u],
    ["namePolicy: { ZZ: Nowhere }", "unknown-country", /by code/u],
    ["namePolicy: { KG: [a] }", "wrong-type", /by code/u],
    ["statusNames: XK", "wrong-type", /notes by code/u],
    ["countryOrder: by-stnce", "invalid-value", /`by-stance`/u],
    ["countryOrder: [a]", "wrong-type", /by: Population/u],
    ["countryOrder: { by: GDP, dir: up }", "unknown-field", /by: Population/u],
    ["countryOrder: { by: GDP, direction: descnding }", "invalid-value", /`descending`/u],
    ["cardColumns: 4", "invalid-value", /1, 2 or 3/u],
    ["cardColumns: [2]", "invalid-value", /1, 2 or 3/u],
    ["anchorBy: [name, river]", "invalid-value", /demonym/u],
  ])("are reported if wrong: %s", (fields, code, hint) => {
    const { diagnostics } = read(fields);
    expect(diagnostics).toMatchObject([{ code, span: { file: "briefs/a.md", line: 6 } }]);
    expect(diagnostics[0]?.hint).toMatch(hint);
  });
});
