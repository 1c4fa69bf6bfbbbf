import { describe, expect, it } from "vitest";
import { expandText } from "../../src/compose/rows/expand-text.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseMarkdown } from "../../src/parse/parse-markdown.js";
import type { Block, Inline } from "../../src/model/document.js";

const CELLS = {
  name: "Uzbekistan",
  code: "UZ",
  gdp: "1234567.5",
  "gdp.year": "2024",
  "GDP per head": "7",
  empty: "",
  list: "a; b|c",
  day: "2024-02-19",
};

function expand(text: string, cells: Readonly<Record<string, string>> = CELLS, isMarkdown = true) {
  const sink = createSink();
  const scope = {
    cells: new Map(Object.entries(cells)),
    lang: "de",
    decimal: "point" as const,
    nameCountry: (code: string) => (code === "UZ" ? "Usbekistan" : code),
  };
  const place = (offset: number, length: number) => ({ file: "s.md", line: 1, column: offset + 1, length });
  const expanded = expandText(text, { scope, place, isMarkdown, sink, rowSink: sink });
  return {
    ...expanded,
    diagnostics: sink.diagnostics.map(({ code, span }) => `${code} ${String(span?.column)}`),
    hints: sink.diagnostics.map(({ hint }) => hint),
  };
}

function clean(text: string, cells?: Readonly<Record<string, string>>, isMarkdown?: boolean): string {
  const { text: expanded, diagnostics } = expand(text, cells, isMarkdown);
  expect(diagnostics).toEqual([]);
  return expanded;
}

/** The text that Markdown prints, its markup shown as `<kind>`. */
function printed(markdown: string): string {
  const sink = createSink();
  const source = { path: "s.md", text: markdown, bodyOffset: 0, bodyLine: 1 };
  const document = parseMarkdown(source, { lang: "en", abbreviations: new Map(), smart: false }, sink);
  expect(sink.diagnostics).toEqual([]);
  return document.blocks.map(showBlock).join("|");
}

function showBlock(block: Block): string {
  return block.kind === "paragraph" ? block.children.map(showInline).join("") : `<${block.kind}>`;
}

function showInline(inline: Inline): string {
  return inline.kind === "text" ? inline.value : `<${inline.kind}>`;
}

describe("the expressions of a series", () => {
  it.each<[string, string]>([
    ["no expression, { } and {#id .class}", "no expression, { } and {#id .class}"],
    ["{{name}} and {{ name }}", "Uzbekistan and Uzbekistan"],
    ["{{gdp.year}} {{[GDP per head]}}", "2024 7"],
    ["{{empty}}.", "."],
    ["\\{{name}}", "{{name}}"],
    ["{{! a comment }}x{{!-- {{name}} --}}", "x"],
    ["{{#if name}}a{{else}}b{{/if}}{{#if empty}}c{{else}}d{{/if}}", "ad"],
    ["{{#unless empty}}a{{/unless}}", "a"],
    ['{{#if (eq code "UZ")}}a{{else if (eq code "KZ")}}b{{/if}}', "a"],
    ['{{#if (and name (not empty))}}a{{/if}}{{#if (or empty (eq name "x"))}}b{{/if}}', "a"],
    ["{{#each (split list)}}{{@index}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}", "0a, 1b, 2c"],
    [
      "{{#each (split list) as |item at|}}{{at}}{{item}}{{../name}}{{name}} {{/each}}",
      "0aUzbekistanUzbekistan 1bUzbekistanUzbekistan 2cUzbekistanUzbekistan ",
    ],
    ["{{#each (split empty)}}x{{else}}none{{/each}}", "none"],
    ["{{#each this}}{{#if @first}}{{@key}}={{this}}{{/if}}{{/each}}", "name=Uzbekistan"],
    ['{{number gdp}}, {{number gdp "USD"}}, {{number name}}', "1\\.234.567,5, 1\\.234.567,5 USD, Uzbekistan"],
    ["{{date day}} {{country code}}", "19\\. Februar 2024 Usbekistan"],
    ["a\n{{#if name}}\nb\n{{/if}}\nc", "a\nb\nc"],
  ])("make of %j", (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it.each<[string, string, RegExp]>([
    ["Go {{nmae}}", "row-column-unknown 6", /`name`.*columns are/u],
    ["{{#if nmae}}x{{/if}}", "row-column-unknown 7", /`name`/u],
    ["{{constructor}}", "row-column-unknown 3", /columns/u],
    ["{{__proto__.polluted}}", "row-column-unknown 3", /columns/u],
    ["{{name.length}}", "row-column-unknown 3", /columns/u],
    ["{{{name}}}", "row-expression 1", /two braces/u],
    ["{{&name}}", "row-expression 1", /two braces/u],
    ["{{> partial}}", "row-expression 1", /columns/u],
    ["{{lookup name 1}}", "row-expression 1", /helpers are/u],
    ["{{log name}}", "row-expression 1", /helpers are/u],
    ["{{numbr gdp}}", "row-expression 1", /`number`/u],
    ["{{#with name}}x{{/with}}", "row-expression 1", /#if column/u],
    ["{{#if name code}}x{{/if}}", "row-expression 1", /#if column/u],
    ["{{eq name}}", "row-expression 1", /2 to 2/u],
    ["{{@root.name}}", "row-expression 3", /@index/u],
    ["a {{#if name}}x", "template-syntax 1", /closed/u],
    ["a\n{{#if name}}x{{/unless}}", "template-syntax 6", /`\{\{\/if\}\}`/u],
    ["{{name", "template-syntax 1", /closed/u],
  ])("refuse %j", (text, expected, hint) => {
    const { diagnostics, hints } = expand(text);
    expect(diagnostics).toEqual([expected]);
    expect(hints[0]).toMatch(hint);
  });

  it("are bounded", () => {
    const deep = `${"{{#if name}}".repeat(60)}x${"{{/if}}".repeat(60)}`;
    expect(expand(deep).diagnostics).toEqual([expect.stringMatching(/^row-expression /u)]);
    const cells = { list: "a;".repeat(200) };
    const loops = "{{#each (split list)}}{{#each (split list)}}{{#each (split list)}}x{{/each}}{{/each}}{{/each}}";
    expect(expand(loops, cells).diagnostics).toEqual([expect.stringMatching(/^row-too-large /u)]);
  });

  it("say where each piece is from", () => {
    const { text, pieces } = expand("ab{{name}}cd\n{{#if code}}\nef{{code}}\n{{/if}}\nend");
    const shown = pieces.map(({ at, from, verbatim }, index) => [
      text.slice(at, pieces[index + 1]?.at),
      from,
      verbatim,
    ]);
    expect(shown).toEqual([
      ["ab", 0, true],
      ["Uzbekistan", 2, false],
      ["cd\n", 10, true],
      ["ef", 26, true],
      ["UZ", 28, false],
      ["\n", 36, true],
      ["end", 45, true],
    ]);
  });
});

const HOSTILE = [
  "{{name}}",
  "{{{name}}} {{#if x}}",
  "*not* _emphasis_ **strong** ~~gone~~",
  "<script>alert(1)</script>",
  "<!-- comment -->",
  "::: box",
  ":::country UZ",
  "# Heading",
  "- item",
  "+ item",
  "* item",
  "1. item",
  "12) item",
  "> quote",
  "---",
  "===",
  "| a | b |",
  "`code` ``more``",
  "```js",
  "[link](https://e.org) ![picture](x.png) [^1] [a]: b",
  "https://e.org www.e.org a@b.org <https://e.org>",
  "&amp; &#65; &copy;",
  "back\\slash \\* \\",
  "{#id .class key=value}",
  "$1 $& $$",
  "a -- b --- c ... d",
  "key: value # comment",
  "'single' \"double\"",
  "!@#$%^&*()_+-=[]{}|;':\",./<>?",
  "- [ ] task",
  "Term\n: definition",
  "    indented",
  "a  \nb",
  "2024-02-19, 3.2–4.1 %, (x) [y]",
];

describe("a cell", () => {
  it.each(HOSTILE)("prints as it is: %j", (cell) => {
    const flat = cell.replace(/\s*\n\s*/gu, " ").trim();
    for (const [before, after] of [
      ["", ""],
      ["Text ", " text."],
      ["**", "** x"],
      ["Line\n", "\nline"],
    ] as const) {
      const markdown = clean(`${before}{{cell}}${after}`, { cell });
      const shown = printed(markdown).replace(/<(?:softBreak|lineBreak|break)>/gu, "\n");
      if (before === "**") expect(shown).toContain("<strong>");
      else expect(shown.replace(/\s+/gu, " ")).toBe(`${before}${flat}${after}`.replace(/\s+/gu, " "));
    }
    expect(clean("{{cell}}", { cell }, false)).toBe(cell.replace(/\s*\n\s*/gu, " "));
  });

  it("stands in a table, a heading and a list without breaking them", () => {
    for (const cell of HOSTILE) {
      expect(printed(clean("| a | b |\n| - | - |\n| {{cell}} | x |", { cell }))).toBe("<table>");
      expect(printed(clean("## A {{cell}}", { cell }))).toBe("<heading>");
      expect(printed(clean("- x {{cell}}\n- y", { cell }))).toBe("<list>");
    }
  });

  it("is encoded in addresses, escaped in attributes, and plain in code", () => {
    const cell = 'a "b" (c)';
    expect(clean("[x](https://e.org/{{cell}})", { cell })).toBe("[x](https://e.org/a%20%22b%22%20%28c%29)");
    expect(clean('[x](https://e.org "{{cell}}")', { cell })).toBe('[x](https://e.org "a \\"b\\" \\(c\\)")');
    expect(clean(":::box{title={{cell}} }", { cell })).toBe(':::box{title="a \\"b\\" \\(c\\)" }');
    expect(clean(':::box{title="{{cell}}"}', { cell })).toBe(':::box{title="a \\"b\\" \\(c\\)"}');
    expect(clean("`x {{cell}}`", { cell: "a_b 1.5" })).toBe("`x a_b 1.5`");
    expect(clean(":::country {{code}}")).toBe(":::country UZ");
    expect(clean("## {{name}} {#{{code}} }")).toBe("## Uzbekistan {#UZ }");
  });

  it("that would end code, or is no name where one is needed, is reported", () => {
    expect(expand("x `a {{cell}}`", { cell: "`" }).diagnostics).toEqual(["row-cell-unsafe 6"]);
    expect(expand("```chart\ntype: {{cell}}\n```", { cell: "a: b" }).diagnostics).toEqual(["row-cell-unsafe 16"]);
    expect(expand(":::country {{cell}}", { cell: "U Z" }).diagnostics).toEqual(["row-cell-unsafe 12"]);
  });
});
