import { describe, expect, it } from "vitest";
import { countSteps, MOST_STEPS_OF_FOURFOLD } from "../count-steps.js";

const { parseText } = await import("./parse-text.js");

const SIZE = 100_000;

/** Just below what a paragraph may have, so that each of them is really read. */
const PARAGRAPH = 19_000;

function fill(piece: string, size = SIZE): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

function paragraphs(piece: string, size = SIZE): string {
  return fill(`${fill(piece, PARAGRAPH)}\n\n`, size);
}

const OPTIONS = { smart: true, abbreviations: new Map([["UN", "United Nations"]]) };

/** Codes of the diagnostics of a text, which takes at most so many steps more than one of a quarter of its size. */
function parseLinear(build: (size: number) => string, size = SIZE): readonly string[] {
  let codes: readonly string[] = [];
  const count = (text: string): number =>
    countSteps(() => {
      codes = [...new Set(parseText(text, OPTIONS).diagnostics.map(({ code }) => code))];
    });
  const small = count(build(size / 4));
  expect(count(build(size)) / small).toBeLessThan(MOST_STEPS_OF_FOURFOLD);
  return codes;
}

const INLINE_PIECES = [
  "a**b",
  "*a ",
  "*a **b ",
  "*a_ ",
  "*a* ",
  "_a ",
  "***a",
  "~~a ",
  "~",
  "[",
  "![",
  "[a](",
  "![[]()",
  "[a][",
  "[[a]",
  "[^a",
  "[a](<",
  '[a]("',
  "[a](b '",
  '[a]{x="',
  "](",
  "<a@",
  "<a ",
  "<a x='",
  "<!--",
  "<?",
  "<![CDATA[",
  "<!A",
  "&amp;",
  "&",
  "a@b.",
  "a.",
  "`",
  "``a`",
  "http://a",
  "http://a.b)",
  "www._",
  "mailto:",
  "\\",
  "'a\"",
  '"',
  "--",
  "...a",
  "é*",
  "😀*",
  "UN ",
  "(",
  "{",
];

describe("hostile paragraphs", () => {
  for (const piece of INLINE_PIECES) {
    it(`takes a row of ${JSON.stringify(piece)} in linear time`, () => {
      // Behind a word, or the piece would be a fence or a block of comment.
      parseLinear((size) => `x ${fill(piece, size)}`, PARAGRAPH);
      parseLinear((size) => paragraphs(piece, size), PARAGRAPH * 4);
      const { diagnostics } = parseText(`x ${fill(piece)}`, OPTIONS);
      expect(diagnostics.map(({ code }) => code)).toContain("text-run-too-long");
    });
  }

  it("keeps the text of a paragraph that is over the limit", () => {
    const { document } = parseText(`before\n\n${fill("*a* ", 30_000)}\n\n*after*`);
    expect(document.blocks).toHaveLength(3);
    const [, long] = document.blocks;
    const [text] = long?.kind === "paragraph" ? long.children : [];
    expect(text?.kind === "text" ? text.value : "").toBe(fill("*a* ", 30_000).trim());
  });

  it("reports markup that is nested too deep, and keeps its text", () => {
    const deep: readonly string[] = [
      "*a **b ".repeat(200) + "b** a*".repeat(200),
      "[".repeat(1000) + "a" + "]{.a}".repeat(1000),
    ];
    for (const text of deep) {
      const { reports, outline } = parseText(text);
      expect(reports).toEqual(["error nesting-too-deep 1:1"]);
      expect(outline).toBe(`p: ${text}`);
    }
    expect(parseText("[".repeat(49) + "a" + "]{.a}".repeat(49)).reports).toEqual([]);
  });

  it("nests images without limit, since only their words are kept", () => {
    parseLinear((size) => `${"![".repeat(size / 10)}a${"](b)".repeat(size / 10)}`, PARAGRAPH);
  });
});

const indented = (depth: number): string =>
  Array.from({ length: depth }, (_, index) => `${"  ".repeat(index)}- a\n`).join("");

/** Name, text of about this size, and the code that must be reported, if any must. */
const BLOCKS: readonly (readonly [string, (size: number) => string, string?])[] = [
  ["quotes in one line", (size) => `${">".repeat(size / 20)}a`, "nesting-too-deep"],
  ["spaced quotes in one line", (size) => `${fill("> ", size)}a`, "nesting-too-deep"],
  ["list items in one line", (size) => `${fill("- ", size)}a`, "nesting-too-deep"],
  ["stars in one line", (size) => `${fill("* ", size)}a`, "nesting-too-deep"],
  ["numbers in one line", (size) => `${fill("1. ", size)}a`, "nesting-too-deep"],
  ["quotes and items in one line", (size) => `${fill("> - ", size)}a`, "nesting-too-deep"],
  ["lists nested by indentation", (size) => indented(Math.sqrt(size)), "nesting-too-deep"],
  ["many lists that are too deep", (size) => fill(indented(60), size), "nesting-too-deep"],
  [
    "lists nested over two lines",
    (size) => fill(`${"- ".repeat(30)}a\n${"  ".repeat(30)}${"- ".repeat(30)}b\n\n`, size),
    "nesting-too-deep",
  ],
  ["lists nested to the limit", (size) => fill(indented(50), size)],
  ["quotes nested to the limit", (size) => fill(`${"> ".repeat(49)}a\n\n`, size)],
  ["lazy lines behind an item", (size) => `- a\n${fill("b\n", size)}`, "text-run-too-long"],
  ["lazy lines behind many items", (size) => fill(`- a\n${"b\n".repeat(990)}\n`, size)],
  ["lazy rows behind an item", (size) => fill(`- a\n|-|-|\n${"b|\n".repeat(990)}\n`, size)],
  ["lazy lines behind a quote", (size) => `> a\n${fill("b\n", size)}`, "text-run-too-long"],
  ["quotes that stop and go on", (size) => fill("> a\nb\n", size)],
  ["quoted lists that stop and go on", (size) => fill("> - a\nb\n", size), "markup-too-intricate"],
  ["quoted quotes that stop and go on", (size) => fill("> > a\nb\n", size)],
  ["lines of an item", (size) => `- a\n\n${fill("  b\n", size)}`, "text-run-too-long"],
  ["paragraphs of an item", (size) => `- a\n\n${fill("  b\n\n", size)}`],
  ["items", (size) => fill("- a\n", size)],
  ["loose items", (size) => fill("- a\n\n", size)],
  ["empty items", (size) => fill("-\n\n", size)],
  ["rows of 45 items", (size) => fill(`a\n${"- ".repeat(45)}x\n`, size), "nesting-too-deep"],
  ["rows of 10 items", (size) => fill(`a\n${"- ".repeat(10)}x\n`, size)],
  ["blank lines", (size) => fill("\n", size)],
  ["blanks", (size) => `${fill(" ", size)}a`],
  ["tabs", (size) => fill("\t", size)],
  ["fences", (size) => fill("```\n", size)],
  ["fences in items", (size) => fill("- ```\n", size)],
  ["definitions", (size) => fill("[a]: b\n", size), "text-run-too-long"],
  ["broken definitions", (size) => fill('[a]: "\n', size), "text-run-too-long"],
  ["definitions apart", (size) => fill("[a]: b\n\n", size)],
  ["declarations", (size) => fill("<!\n\n", size)],
  ["comments", (size) => fill("<!--\n\n", size)],
  ["hashes", (size) => fill("#", size)],
  ["headings", (size) => fill("## a\n\n", size)],
  ["hyphens", (size) => fill("-", size)],
  ["setext lines", (size) => fill("a\n=\n", size), "text-run-too-long"],
  ["a table of many columns", (size) => `${fill("|a", size)}\n${fill("|-", size)}\n`, "table-too-large"],
  [
    "a table of 100 columns and many rows",
    (size) => `${fill("|a", 200)}\n${fill("|-", 200)}\n${fill("a\n", size)}`,
    "table-too-large",
  ],
  ["a table of too many rows", (size) => `|a|b|\n|-|-|\n${fill("|1|2|\n", size)}`, "table-too-large"],
  ["a table of many rows", (size) => `|a|b|\n|-|-|\n${fill("|1|2|\n", size * 0.3)}`],
  ["tables", (size) => fill("|a|b|\n|-|-|\n|1|2|\n\n", size)],
  ["containers", (size) => fill(":::box\n:::\n", size)],
  ["nested containers", (size) => fill(":::box\n", size), "nesting-too-deep"],
  ["closing colons", (size) => fill(":::\n", size), "block-close-stray"],
  ["colons", (size) => fill(":::", size)],
  ["attributes of a heading", (size) => `## ${fill("{", size)}`],
  ["braces in attributes", (size) => fill('## a {x="{}{}{}{}{}{}{}{}{}"}\n', size)],
  ["a footnote defined again and again", (size) => fill("[^a]: b\n", size), "footnote-duplicate"],
  ["lazy lines of a footnote", (size) => `[^a]: b\n${fill("c\n", size)}`, "text-run-too-long"],
  ["footnotes", (size) => numbered(size / 25, (id) => `[^${id}]\n\n[^${id}]: x\n`)],
  ["undefined footnotes", (size) => numbered(size / 25, (id) => `[^u${id}]\n\n[^d${id}]: x\n`), "footnote-undefined"],
  [
    "links to nowhere",
    (size) => numbered(size / 40, (id) => `## h${id}\n\n[a](#nowhere${id})\n`),
    "link-target-missing",
  ],
  ["null characters", (size) => fill("\0", size)],
  ["carriage returns", (size) => fill("a\r", size), "text-run-too-long"],
  ["lone surrogates", (size) => paragraphs("\uD800 *\uDC00* [x](https://\uD800) ", size)],
];

const numbered = (count: number, write: (id: string) => string): string =>
  Array.from({ length: count }, (_, id) => write(String(id).padStart(5, "0"))).join("\n");

describe("hostile blocks", () => {
  for (const [name, build, code] of BLOCKS) {
    it(`takes ${name} in linear time`, () => {
      const codes = parseLinear(build);
      if (code !== undefined) expect(codes).toContain(code);
    });
  }

  it("goes on behind what was too deep", () => {
    const { outline, reports } = parseText(`${indented(60)}\n## After\n\n- b`);
    expect(reports).toHaveLength(1);
    expect(outline).toContain("h2#after: After\nul\n  li\n    p: b");
  });

  it("survives what makes marked itself throw", () => {
    const { outline, reports } = parseText("## A\n\n* =\n  >2)\n~\n\nafter");
    expect(reports).toEqual(["error markup-too-intricate 3:1"]);
    expect(outline).toBe("h2#a: A\np: * =   >2) ~\np: after");
  });

  it("takes long thematic breaks, code and tables for what they are", () => {
    expect(parseText(`${"- ".repeat(200)}\n\n> ${"* ".repeat(200)}`)).toMatchObject({
      outline: "hr\nquote\n  hr",
      reports: [],
    });
    expect(parseText(`\`\`\`\n${"x".repeat(80)}\n`.padEnd(30_000, "y\n")).reports).toEqual([]);
    expect(parseText(`|a|b|\n|-|-|\n${"|1|2|\n".repeat(2_000)}`).reports).toEqual([]);
  });
});

describe("time", () => {
  const families: readonly (readonly [string, (size: number) => string])[] = [
    ["prose", (size) => fill('A [link](https://a.org), *emphasis* and `code` in "text" about UN.\n\n', size)],
    ["lists", (size) => fill("- a\n  - b\n\n", size)],
    ["emphasis", (size) => paragraphs("*a **b** c* ", size)],
    ["brackets", (size) => paragraphs("[a][b] [c](https://d.org) ", size)],
    ["quotes", (size) => fill("> a\n> - b\n\n", size)],
    ["tables", (size) => fill("|a|b|\n|-|-|\n|1|2|\n\n", size)],
  ];
  for (const [name, build] of families) {
    it(`is linear in the size of ${name}`, () => {
      expect(parseLinear(build, 160_000)).toEqual(expect.any(Array));
    });
  }
});
