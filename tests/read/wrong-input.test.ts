import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { countSteps, MOST_STEPS_OF_FOURFOLD } from "../count-steps.js";

const { readBrief } = await import("../../src/read/read-brief.js");

const encoder = new TextEncoder();

/** Five good fields; a case replaces or adds lines from line 7 on. */
const BASE = ["---", "title: Water", "date: 2026-03-12", "lang: en", "organisation: Institute", "status: draft"];

function read(text: string | Uint8Array) {
  const sink = createSink();
  const brief = readBrief(typeof text === "string" ? encoder.encode(text) : text, "briefs/a.md", sink);
  return { brief, diagnostics: sink.diagnostics };
}

/** The brief with the given lines after its good fields; the first of them is line 7. */
function readFields(lines: string) {
  return read(`${BASE.join("\n")}\n${lines}\n---\n\nBody.\n`);
}

/** A brief whose line 2 to 6 are given in full. */
function readWhole(lines: string) {
  return read(`---\n${lines}\n---\n\nBody.\n`);
}

type Expected = readonly [code: string, line: number, column: number, hint: RegExp];

function expectOnly(
  { diagnostics }: ReturnType<typeof read>,
  [code, line, column, hint]: Expected,
  severity = "error",
) {
  expect(diagnostics.map((found) => `${found.code} ${String(found.span?.line)}:${String(found.span?.column)}`)).toEqual(
    [`${code} ${String(line)}:${String(column)}`],
  );
  expect(diagnostics[0]).toMatchObject({ severity, span: { file: "briefs/a.md" } });
  expect(diagnostics[0]?.hint).toMatch(hint);
  expect(diagnostics[0]?.message).not.toMatch(/\.$|undefined|\[object/u);
}

describe("a file that is no brief", () => {
  it.each<[string, string | Uint8Array, Expected]>([
    ["nothing", "", ["text-empty", 1, 1, /backup/u]],
    ["no frontmatter", "# Water\n", ["front-matter-missing", 1, 1, /---/u]],
    ["a blank first line", "\n---\ntitle: x\n---\n", ["front-matter-missing", 1, 1, /---/u]],
    ["JavaScript", "---js\n{}\n---\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["JavaScript behind a space", "--- js\n{}\n---\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["JavaScript by its long name", "---javascript\n{}\n---\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["JavaScript in capitals", "---JS\n{}\n---\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["JSON", "---json\n{}\n---\n", ["front-matter-language", 1, 4, /YAML/u]],
    ["CoffeeScript", "---coffee\na\n---\n", ["front-matter-language", 1, 4, /YAML/u]],
    ["a name of Object.prototype", "---constructor\na\n---\n", ["front-matter-language", 1, 4, /YAML/u]],
    ["YAML by name", "---yaml\ntitle: x\n---\n", ["front-matter-language", 1, 4, /YAML/u]],
    ["white space behind the dashes", "--- \ntitle: x\n---\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["a no-break space behind the dashes", "---\u00a0\nx\n---\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["four dashes", "----\ntitle: x\n----\n", ["front-matter-language", 1, 4, /three dashes/u]],
    ["no closing line", "---\ntitle: x\n", ["front-matter-unclosed", 1, 1, /three dashes/u]],
    ["only the opening line", "---", ["front-matter-unclosed", 1, 1, /three dashes/u]],
    ["a longer line of dashes inside", "---\ntitle: x\n-----\n---\n", ["front-matter-delimiter", 3, 1, /indent/u]],
    ["dashes and words inside", "---\ntitle: x\n---js\n---\n", ["front-matter-delimiter", 3, 1, /indent/u]],
    ["a list", "---\n- a\n---\n", ["wrong-type", 2, 1, /key: value/u]],
    ["a sentence", "---\njust words\n---\n", ["wrong-type", 2, 1, /key: value/u]],
    ["a NUL", "---\ntitle: a\u0000b and more words\n---\n", ["forbidden-character", 2, 9, /Delete/u]],
    ["bytes that are not UTF-8", Uint8Array.from([45, 45, 45, 10, 97, 10, 0xff]), ["text-encoding", 3, 1, /UTF-8/u]],
    ["more than 1 MiB", "a".repeat(1024 * 1024 + 1), ["text-too-large", 1, 1, /Split/u]],
    ["101 blank lines", `---\ntitle: x${"\n".repeat(102)}---\n`, ["front-matter-too-large", 103, 1, /blank/u]],
    ["half a mebibyte", `---\na: ${"b".repeat(524_288)}\n---\n`, ["front-matter-too-large", 1, 1, /body/u]],
  ])("%s", (_, text, expected) => {
    const result = read(text);
    expect(result.brief).toBeUndefined();
    expectOnly(result, expected);
  });

  it.each<[string, (size: number) => string]>([
    ["blank lines", (size) => "\n".repeat(size)],
    ["lines of blanks", (size) => " \n".repeat(size)],
    ["line separators", (size) => "\u2028".repeat(size)],
    ["dashes", (size) => "---\n".repeat(size)],
    ["keys", (size) => Array.from({ length: size / 25 }, (_, at) => `k${String(at)}: v`).join("\n")],
  ])("takes %s by the thousand in linear time", (_, build) => {
    const count = (size: number): number => countSteps(() => read(`---\n${build(size)}\n---\n`));
    const small = count(100_000);
    expect(count(400_000) / small).toBeLessThan(MOST_STEPS_OF_FOURFOLD);
  });

  it("is told of again when it is read again", () => {
    const broken = "---\ntitle: [\n---\n";
    expect(read(broken).diagnostics).toEqual(read(broken).diagnostics);
    expect(read(broken).diagnostics).toHaveLength(1);
  });
});

describe("a field that is wrong", () => {
  it.each<[string, Expected]>([
    ["titel: x", ["unknown-field", 7, 1, /Did you mean `title`/u]],
    ["keymessages: [x]", ["unknown-field", 7, 1, /Did you mean `keyMessages`/u]],
    ["license: CC-BY-4.0", ["unknown-field", 7, 1, /Did you mean `licence`/u]],
    ["zzzzzzzz: x", ["unknown-field", 7, 1, /The fields are title/u]],
    ["__proto__: x", ["unknown-field", 7, 1, /The fields are/u]],
    ["title: again", ["yaml-duplicate-key", 7, 1, /Keep one/u]],
    ["subtitle: [a, b]", ["wrong-type", 7, 11, /text/u]],
    ["subtitle: {a: b}", ["wrong-type", 7, 11, /text/u]],
    ["subtitle:", ["field-empty", 7, 1, /Delete/u]],
    ['subtitle: ""', ["field-empty", 7, 1, /Delete/u]],
    ["subtitle: ~", ["field-empty", 7, 1, /Delete/u]],
    ["subtitle: Gas: a story", ["yaml-syntax", 7, 11, /quotes/u]],
    ["subtitle: *Gas*", ["yaml-not-allowed", 7, 11, /quotes/u]],
    ["subtitle: !!str Gas", ["yaml-not-allowed", 7, 11, /tag/u]],
    ["updated: 2026-02-30", ["invalid-date", 7, 10, /YYYY-MM-DD/u]],
    ["updated: 12/03/2026", ["invalid-date", 7, 10, /YYYY-MM-DD/u]],
    ["updated: March 2026", ["invalid-date", 7, 10, /YYYY-MM-DD/u]],
    ["updated: 2026-3-1", ["invalid-date", 7, 10, /YYYY-MM-DD/u]],
    ["keywords: a, b", ["wrong-type", 7, 11, /- /u]],
    ["keywords:", ["field-empty", 7, 1, /- /u]],
    ["keywords: [a, [b]]", ["wrong-type", 7, 15, /text/u]],
    ["keyMessages: One.", ["wrong-type", 7, 14, /- /u]],
    ["authors: Ann Bee", ["wrong-type", 7, 10, /- /u]],
    ["authors:\n  - role: Editor", ["field-missing", 8, 5, /name/u]],
    ["authors:\n  - { name: Ann, orcd: x }", ["unknown-field", 8, 18, /Did you mean `orcid`/u]],
    ["authors:\n  - { name: Ann, email: ann.example.org }", ["invalid-value", 8, 25, /@/u]],
    ["authors:\n  - { name: Ann, orcid: 0000-0002-1825-0098 }", ["invalid-identifier", 8, 25, /again/u]],
    [
      "authors:\n  - { name: Ann, orcid: https://orcid.org/0000-0002-1825-0097 }",
      ["invalid-identifier", 8, 25, /Write 0000/u],
    ],
    ["issn: 2049-3631", ["invalid-identifier", 7, 7, /again/u]],
    ["issn: 20493630", ["invalid-identifier", 7, 7, /two groups/u]],
    ["doi: https://doi.org/10.1234/abc", ["invalid-identifier", 7, 6, /Write 10\.1234\/abc/u]],
    ["doi: abc", ["invalid-identifier", 7, 6, /10\.1234/u]],
    ["url: example.org", ["invalid-value", 7, 6, /https/u]],
    ["url: javascript:alert(1)", ["invalid-value", 7, 6, /https/u]],
    ["pages: four", ["wrong-type", 7, 8, /4/u]],
    ["pages: 0", ["wrong-type", 7, 8, /4/u]],
    ['pages: "4"', ["wrong-type", 7, 8, /without quotes/u]],
    ["wordsMax: -5", ["wrong-type", 7, 11, /whole number/u]],
    ["notes: endnote", ["invalid-value", 7, 8, /Did you mean `endnotes`/u]],
    ["paper: a5", ["invalid-value", 7, 8, /a4, letter/u]],
    ["paper: A4", ["invalid-value", 7, 8, /Did you mean `a4`/u]],
    ["cards: left", ["invalid-value", 7, 8, /anchored, start, end/u]],
    ["jel: [energy]", ["invalid-value", 7, 7, /F51/u]],
    ["sdgs: [18]", ["invalid-value", 7, 8, /1 to 17/u]],
    ["abbreviations: [a]", ["wrong-type", 7, 16, /key: value/u]],
    ["abbreviations: {EU: }", ["field-empty", 7, 17, /long form/u]],
    ["recommendations:\n  - to: All", ["field-missing", 8, 5, /Markdown/u]],
    ["keyFigures:\n  - { value: 4, labl: x, label: y }", ["unknown-field", 8, 17, /Did you mean `label`/u]],
    ["stanceScale: { a: { label: A, shape: star } }", ["invalid-value", 7, 38, /full, half/u]],
    ["stanceScale: { a: { label: A, shape: full, tint: green } }", ["invalid-value", 7, 50, /#1B6E3C/u]],
    ["stanceScale: { context: { label: A, shape: full } }", ["invalid-value", 7, 16, /another key/u]],
    ["countries: UZ", ["wrong-type", 7, 12, /- /u]],
    ["countries: { file: a.csv }", ["file-missing", 7, 20, /No files/u]],
    ["countries: { texts: a }", ["field-missing", 7, 12, /row: true/u]],
    ["countries: { fiel: a.csv }", ["unknown-field", 7, 14, /`file`/u]],
    ["countries: [ZZ]", ["unknown-country", 7, 13, /ISO 3166-1/u]],
    ["countries: [uz]", ["unknown-country", 7, 13, /`UZ` \(Uzbekistan\)/u]],
    ["countries: [UK]", ["unknown-country", 7, 13, /`GB`/u]],
    ["countries: [Scotland]", ["unknown-country", 7, 13, /ISO 3166-1/u]],
    ["countries: [Korea]", ["unknown-country", 7, 13, /ISO 3166-1/u]],
    ["countries: [Kazachstan]", ["unknown-country", 7, 13, /`KZ`/u]],
    ["countries: [KZ, KAZ]", ["duplicate-country", 7, 17, /Keep one/u]],
    ["countries:\n  - name: Norway", ["field-missing", 8, 5, /UZ/u]],
    ["countries:\n  - { code: NO, stanse: supports }", ["unknown-field", 8, 17, /Did you mean `stance`/u]],
    ["countries:\n  - { code: NO, stance: suports }", ["unknown-stance", 8, 25, /Did you mean `supports`/u]],
    ["countries:\n  - { code: NO, asOf: 2024-13 }", ["invalid-date", 8, 23, /YYYY/u]],
    ["countries:\n  - { code: NO, facts: 3 }", ["wrong-type", 8, 24, /- /u]],
    [
      "countries:\n  - code: NO\n    facts:\n      - { label: Gas, value: [1], year: 2024, source: s }",
      ["wrong-type", 10, 30, /quotes/u],
    ],
    [
      "countries:\n  - code: NO\n    facts:\n      - { label: Gas, year: 2024, source: s }",
      ["field-missing", 10, 9, /\.\./u],
    ],
    [
      "countries:\n  - code: NO\n    facts:\n      - { value: 1, year: 2024, source: s }",
      ["field-missing", 10, 9, /Population/u],
    ],
    ["matrix: { asof: 2024, issues: [a], rows: { UZ: { a: noData } } }", ["unknown-field", 7, 11, /`asOf`/u]],
    ["matrix: { rows: { UZ: { a: noData } } }", ["field-missing", 7, 9, /issues/u]],
    ["matrix: { issues: [a], rows: {} }", ["field-empty", 7, 24, /UZ/u]],
    ["matrix: { issues: [a, a], rows: { UZ: { a: noData } } }", ["duplicate-issue", 7, 23, /own/u]],
    [
      "matrix: { issues: [trade], rows: { UZ: { trde: noData, trade: noData } } }",
      ["unknown-issue", 7, 42, /`trade`/u],
    ],
    ["matrix: { issues: [a], rows: { uz: { a: noData } } }", ["unknown-country", 7, 32, /`UZ`/u]],
    ["matrix: { issues: [a], rows: { UZ: { a: noData }, UZB: { a: noData } } }", ["duplicate-country", 7, 51, /one/u]],
    ["matrix: { issues: [a], rows: { UZ: { a: suports } } }", ["unknown-stance", 7, 41, /`supports`/u]],
    ["matrix: { issues: [a], rows: { UZ: { a: context } } }", ["unknown-stance", 7, 41, /noData/u]],
    ["matrix: { issues: [a], rows: { UZ: { a: { stance: no } } } }", ["unknown-stance", 7, 51, /steps/u]],
    ["matrix: { issues: [a], rows: { UZ: { a: { word: Kept } } } }", ["field-missing", 7, 41, /supports/u]],
    ["matrix: { issues: [a], rows: { UZ: { a: noData } }, highlight: b }", ["unknown-issue", 7, 64, /a/u]],
    ["matrix: { issues: [a], rows: { UZ: [noData] } }", ["wrong-type", 7, 36, /key: value/u]],
    ["matrix: { issues: [{ id: a }], rows: { UZ: { a: noData } } }", ["field-missing", 7, 20, /head/u]],
    [
      'stanceScale: { a: { label: Yes, shape: full }, b: { label: "yes", shape: open } }',
      ["stance-scale-ambiguous", 7, 60, /word/u],
    ],
    ["embargo: 2026-03-12T09:00", ["invalid-date", 7, 10, /zone/u]],
    ["duplex: yes", ["wrong-type", 7, 9, /true or false/u]],
    ["editions: [paper]", ["invalid-value", 7, 12, /screen/u]],
  ])("%j", (lines, expected) => {
    const { brief, diagnostics } = readFields(lines);
    const errors = diagnostics.filter(({ code }) => code !== "field-without-effect");
    expectOnly({ brief, diagnostics: errors }, expected);
  });

  it.each<[string, Expected]>([
    ["date: 2026-03-12\nlang: en\norganisation: I", ["field-missing", 2, 1, /title/u]],
    ["title: T\nlang: en\norganisation: I", ["field-missing", 2, 1, /YYYY-MM-DD/u]],
    ["title: T\ndate: 2026-03-12\norganisation: I", ["field-missing", 2, 1, /lang: en/u]],
    ["title: T\ndate: 2026-03-12\nlang: en", ["field-missing", 2, 1, /organisation/u]],
    ["title: T\ndate: 2026-03-12\nlang: en\nauthors: []", ["field-missing", 2, 1, /organisation/u]],
    ["title: T\ndate: 2026-03-12\nlang: en_GB\norganisation: I", ["invalid-language", 4, 7, /`en-GB`/u]],
    ["title: T\ndate: 2026-03-12\nlang: english\norganisation: I", ["invalid-language", 4, 7, /en-GB/u]],
    ["title: T\ndate: 2026-03-12\nlang: qq\norganisation: I", ["invalid-language", 4, 7, /en-GB/u]],
    ["title: T\ndate: 2026-03-12\nlang: '!'\norganisation: I", ["invalid-language", 4, 7, /en-GB/u]],
    ["title: T\ndate: 2026-03-12\nlang: EN-gb\norganisation: I", ["invalid-language", 4, 7, /`en-GB`/u]],
    ["title: T\ndate: tomorrow\nlang: en\norganisation: I", ["invalid-date", 3, 7, /YYYY-MM-DD/u]],
    [`title: ${"t".repeat(161)}\ndate: 2026-03-12\nlang: en\norganisation: I`, ["title-too-long", 2, 8, /subtitle/u]],
    [
      "title: T\ndate: 2026\nlang: en\norganisation: I\nstatus: finnal",
      ["invalid-value", 6, 9, /Did you mean `final`/u],
    ],
  ])("required: %j", (lines, expected) => {
    expectOnly(readWhole(lines), expected);
  });

  it.each<[string, Expected]>([
    ["title: Issue #3\ndate: 2026\nlang: en\norganisation: I", ["value-cut-off", 2, 14, /"Issue #3"/u]],
    [`title: ${"t".repeat(81)}\ndate: 2026\nlang: en\norganisation: I`, ["title-long", 2, 8, /shortTitle/u]],
    [
      "title: T\ndate: 2026\nlang: en\norganisation: I\nembargo: 2026-03-12T09:00Z",
      ["field-without-effect", 6, 1, /printed/u],
    ],
    ["title: T\ndate: 2026\nlang: en\norganisation: I\npages: 4", ["field-without-effect", 6, 1, /printed/u]],
    [
      "title: T\ndate: 2026\nlang: en\nauthors: [A, { name: B, photo: b.jpg }]",
      ["field-without-effect", 5, 25, /printed/u],
    ],
    ["title: T\ndate: 2026\nlang: tlh\norganisation: I", ["language-without-data", 4, 7, /name/u]],
    [
      "title: T\ndate: 2026\nlang: en\norganisation: I\ncountries:\n  - { code: NO, facts: [{ label: Gas, value: 1 }] }",
      ["fact-unsourced", 7, 34, /source.*year/u],
    ],
    [
      'title: T\ndate: 2026\nlang: en\norganisation: I\ncountries:\n  - { code: NO, facts: [{ label: Gas, value: 1, year: "2024" }] }',
      ["fact-unsourced", 7, 34, /source/u],
    ],
  ])("warned of: %j", (lines, expected) => {
    expectOnly(readWhole(lines), expected, "warning");
  });
});

describe("a final brief", () => {
  const FINAL = "title: T\ndate: 2026\nlang: en\norganisation: I\nstatus: final\n";

  it("needs a summary, a licence and a contact, all told at its status", () => {
    const { diagnostics } = readWhole(FINAL.trimEnd());
    expect(diagnostics.map(({ code, span }) => [code, span?.line, span?.column])).toEqual([
      ["field-missing", 6, 9],
      ["field-missing", 6, 9],
      ["field-missing", 6, 9],
    ]);
    expect(diagnostics.map(({ message }) => message).join()).toMatch(/keyMessages.*licence.*contact/u);
  });

  it("needs a source and a year on every fact, but not on what is missing", () => {
    const rest = "abstract: A\nlicence: L\ncontact: C\ncountries:\n  - code: NO\n    facts:\n";
    const fact = "      - { label: Gas, value: 1 }";
    expectOnly(readWhole(`${FINAL}${rest}${fact}`), ["fact-unsourced", 13, 18, /needs both/u]);
    expect(readWhole(`${FINAL}${rest}      - { label: Gas, value: .. }`).diagnostics).toEqual([]);
  });
});

describe("many mistakes", () => {
  it("are all told at once, each in its place, and cost only what they stand in", () => {
    const { brief, diagnostics } = readFields(
      [
        "titel: x",
        "updated: 2026-02-30",
        "pages: many",
        "countries:",
        "  - ZZ",
        "  - { code: KZ, stance: suports, facts: [{ label: Gas, value: 1 }] }",
        "  - { code: TJ, colour: red, stance: nowhere }",
        "  - KZ",
        "keywords: [a, b]",
      ].join("\n"),
    );
    expect(
      diagnostics.map(({ code, span }) => `${code} ${String(span?.line)}:${String(span?.column)}`).toSorted(),
    ).toEqual(
      [
        "unknown-field 7:1",
        "field-without-effect 9:1",
        "invalid-date 8:10",
        "wrong-type 9:8",
        "unknown-country 11:5",
        "unknown-stance 12:25",
        "fact-unsourced 12:51",
        "unknown-field 13:17",
        "unknown-stance 13:38",
        "duplicate-country 14:5",
      ].toSorted(),
    );
    expect(brief?.frontMatter).toMatchObject({ title: "Water", keywords: ["a", "b"] });
    expect(brief?.frontMatter.countries.map(({ code, stance }) => [code, stance])).toEqual([
      ["KZ", undefined],
      ["KZ", undefined],
    ]);
  });

  it("leave a brief that later stages can go on with", () => {
    const { brief } = readWhole("title: [a]\ndate: never\nlang: nowhere");
    expect(brief?.frontMatter).toMatchObject({ title: "a", date: "1970-01-01", lang: "en", authors: [] });
  });
});
