import matter from "gray-matter";
import { describe, expect, it } from "vitest";
import { DEFAULT_STANCE_SCALE } from "../../src/country/stance-scale.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { readBrief, type ReadOptions } from "../../src/read/read-brief.js";

const encoder = new TextEncoder();
const BASE = "title: Water\ndate: 2026-03-12\nlang: en\norganisation: Institute\n";

function read(text: string, defaults?: ReadOptions) {
  const sink = createSink();
  const brief = readBrief(encoder.encode(text), "briefs/a.md", sink, defaults);
  return { brief, diagnostics: sink.diagnostics };
}

/** The frontmatter of a brief with the given fields after the required ones; the first of them is line 6. */
function fields(lines: string) {
  const { brief, diagnostics } = read(`---\n${BASE}${lines}\n---\n`);
  expect(diagnostics.filter(({ code }) => code !== "fact-unsourced" && code !== "field-without-effect")).toEqual([]);
  if (brief === undefined) throw new Error("not read");
  return brief.frontMatter;
}

describe("readBrief", () => {
  it("says where the body begins", () => {
    const { brief } = read(`---\n${BASE}---\n\n## Gas\n`);
    expect(brief?.source).toMatchObject({ path: "briefs/a.md", bodyLine: 7 });
    expect(brief?.source.text.slice(brief.source.bodyOffset)).toBe("\n## Gas\n");
  });

  it.each([
    ["CRLF and a BOM", `\ufeff---\r\n${BASE.replaceAll("\n", "\r\n")}---\r\n\r\nBody\r\n`],
    ["white space behind the closing dashes", `---\n${BASE}---  \n\nBody\n`],
  ])("takes %s", (_, text) => {
    const { brief, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(brief?.source.text.slice(brief.source.bodyOffset)).toBe("\nBody\n");
    expect(brief?.source.bodyLine).toBe(7);
  });

  it("takes a brief without body", () => {
    const { brief } = read(`---\n${BASE}---`);
    expect(brief?.source.text.slice(brief.source.bodyOffset)).toBe("");
  });

  it("lets the body hold dashes of its own", () => {
    const { brief, diagnostics } = read(`---\n${BASE}---\na\n\n---js\n\n---\nb\n`);
    expect(diagnostics).toEqual([]);
    expect(brief?.source.text.slice(brief.source.bodyOffset)).toBe("a\n\n---js\n\n---\nb\n");
  });

  it("takes the language from the project if the brief has none", () => {
    const { brief, diagnostics } = read("---\ntitle: T\ndate: 2026\norganisation: I\n---\n", { lang: "ru" });
    expect(diagnostics).toEqual([]);
    expect(brief?.frontMatter.lang).toBe("ru");
  });

  it("never fills gray-matter's cache, which would answer for broken texts", () => {
    read(`---\n${BASE}---\n`);
    expect(Object.keys(Reflect.get(matter, "cache") as object)).toEqual([]);
  });

  it("never runs what stands in a brief", () => {
    for (const language of ["js", " js", "javascript", "JavaScript", "\tjs", "coffee"]) {
      read(`---${language}\n(globalThis.wasRun = true)\n---\n`);
    }
    expect(Reflect.get(globalThis, "wasRun")).toBeUndefined();
  });
});

describe("the frontmatter", () => {
  it("has defaults for everything that may be left out", () => {
    expect(fields("")).toMatchObject({
      status: "draft",
      authors: [],
      keyMessages: [],
      notes: "footnotes",
      countries: [],
      countryOrder: "alphabetical",
      cards: "anchored",
      stanceScale: DEFAULT_STANCE_SCALE,
    });
    expect("subtitle" in fields("")).toBe(false);
  });

  it("keeps texts as they were written", () => {
    expect(fields("number: 007\nversion: 1.10\nseries: NO\nregion: true\ntype: '2026-02-30'")).toMatchObject({
      number: "007",
      version: "1.10",
      series: "NO",
      region: "true",
      type: "2026-02-30",
    });
  });

  it("takes people by name or by map", () => {
    expect(fields("authors:\n  - Ann Bee\n  - { name: Cy, orcid: 0000-0002-1694-233X }").authors).toEqual([
      { name: "Ann Bee" },
      { name: "Cy", orcid: "0000-0002-1694-233X" },
    ]);
  });

  it("tells where Markdown fields begin: behind the quote, on the first line of a block", () => {
    const { abstract, keyMessages, method } = fields(
      'abstract: |\n\n  First.\n\n  Second.\nkeyMessages:\n  - "**One.**"\n  - >-\n    Two\n    lines.\nmethod: Plain.',
    );
    expect(abstract).toEqual({
      text: "First.\n\nSecond.",
      span: { file: "briefs/a.md", line: 8, column: 3, length: 6 },
    });
    expect(keyMessages[0]).toMatchObject({ text: "**One.**", span: { line: 12, column: 6 } });
    expect(keyMessages[1]).toMatchObject({ text: "Two lines.", span: { line: 14, column: 5 } });
    expect(method).toMatchObject({ text: "Plain.", span: { line: 16, column: 9 } });
  });

  it("tells where each field stands", () => {
    expect(fields("keywords: [a]").spans.get("title")).toMatchObject({ line: 2, column: 8 });
    expect(fields("keywords: [a]").spans.get("keywords")).toMatchObject({ line: 6, column: 11 });
  });

  it("turns alpha-3 into alpha-2 and knows Norway and Kosovo", () => {
    expect(fields("countries: [NO, KAZ, XK, { code: TJK }]").countries.map(({ code }) => code)).toEqual([
      "NO",
      "KZ",
      "XK",
      "TJ",
    ]);
  });

  it.each([
    ["2021", { kind: "number", value: 2021, decimals: 0 }],
    ["1.10", { kind: "number", value: 1.1, decimals: 2 }],
    ["-3.0", { kind: "number", value: -3, decimals: 1 }],
    ['"2021"', { kind: "text", text: "2021" }],
    ["4 of 5", { kind: "text", text: "4 of 5" }],
    ["true", { kind: "text", text: "true" }],
    [".inf", { kind: "text", text: ".inf" }],
    ["12345678901234567890", { kind: "text", text: "12345678901234567890" }],
    ["..", { kind: "missing", of: "number" }],
    ["~", { kind: "missing", of: "text" }],
    ['""', { kind: "missing", of: "text" }],
  ])("reads the fact's value %s", (written, value) => {
    const { countries } = fields(`countries:\n  - code: NO\n    facts:\n      - { label: Gas, value: ${written} }`);
    expect(countries[0]?.facts[0]).toEqual({ label: "Gas", value, span: expect.anything() as unknown });
    expect(countries[0]?.facts[0]?.span).toMatchObject({ line: 9, column: 9 });
  });

  it("reads a stance scale in its own order, with colours by shape where none are given", () => {
    const scale = "stanceScale:\n  yes: { label: Yes, shape: full }\n  no: { label: No, shape: cross, tint: '#A00' }";
    expect(fields(`${scale}\ncountries: [{ code: NO, stance: no }, { code: SE, stance: context }]`)).toMatchObject({
      stanceScale: [
        { key: "yes", label: "Yes", shape: "full", tint: "#1B6E3C" },
        { key: "no", label: "No", shape: "cross", tint: "#A00" },
      ],
      countries: [{ stance: "no" }, { stance: "context" }],
    });
  });

  it("keeps fields without effect out of the model", () => {
    const frontMatter = fields("embargo: 2026-03-12T09:00+05:00\nduplex: true\nmarking: Draft");
    expect(Object.keys(frontMatter).filter((key) => ["embargo", "duplex", "marking"].includes(key))).toEqual([]);
  });

  it("keeps abbreviations in order", () => {
    expect([...fields("abbreviations: { ISKP: Khorasan, EU: Union }").abbreviations]).toEqual([
      ["ISKP", "Khorasan"],
      ["EU", "Union"],
    ]);
  });
});
