import { describe, expect, it } from "vitest";
import { parseText } from "./parse-text.js";

const SIZE = 200_000;
const LIMIT_MS = 2_000;

function fill(piece: string, size = SIZE): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

/** Paragraphs just short of the limit, so that each of them is really read. */
function paragraphs(piece: string, size = SIZE): string {
  return fill(`${fill(piece, 19_000)}\n\n`, size);
}

/** Processor time, since other tests run at the same time. */
function measure(text: string): { readonly ms: number; readonly codes: readonly string[] } {
  const before = process.cpuUsage();
  const { diagnostics } = parseText(text, { smart: true, abbreviations: new Map([["UN", "United Nations"]]) });
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, codes: [...new Set(diagnostics.map(({ code }) => code))] };
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
    it(`ends quickly on a row of ${JSON.stringify(piece)}`, () => {
      // Behind a word, or the piece would be a fence or a block of comment.
      const whole = measure(`x ${fill(piece)}`);
      expect(whole.ms).toBeLessThan(LIMIT_MS);
      expect(whole.codes).toContain("text-run-too-long");
      expect(measure(paragraphs(piece)).ms).toBeLessThan(LIMIT_MS);
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
    expect(measure(fill("![".repeat(2000) + "a" + "](b)".repeat(2000) + "\n\n")).ms).toBeLessThan(LIMIT_MS);
  });
});

const indented = (depth: number): string =>
  Array.from({ length: depth }, (_, index) => `${"  ".repeat(index)}- a\n`).join("");

/** Name, text, and the code that must be reported, if any must. */
const BLOCKS: readonly (readonly [string, string, string?])[] = [
  ["quotes in one line", ">".repeat(5000) + "a", "nesting-too-deep"],
  ["spaced quotes in one line", fill("> ") + "a", "nesting-too-deep"],
  ["list items in one line", fill("- ") + "a", "nesting-too-deep"],
  ["stars in one line", fill("* ") + "a", "nesting-too-deep"],
  ["numbers in one line", fill("1. ") + "a", "nesting-too-deep"],
  ["quotes and items in one line", fill("> - ") + "a", "nesting-too-deep"],
  ["lists nested by indentation", indented(600), "nesting-too-deep"],
  ["many lists that are too deep", indented(60).repeat(55), "nesting-too-deep"],
  [
    "lists nested over two lines",
    fill(`${"- ".repeat(30)}a\n${"  ".repeat(30)}${"- ".repeat(30)}b\n\n`),
    "nesting-too-deep",
  ],
  ["lists nested to the limit", indented(50).repeat(75)],
  ["quotes nested to the limit", fill(`${"> ".repeat(49)}a\n\n`)],
  ["lazy lines behind an item", `- a\n${fill("b\n")}`, "text-run-too-long"],
  ["lazy lines behind many items", fill(`- a\n${"b\n".repeat(990)}\n`)],
  ["lazy rows behind an item", fill(`- a\n|-|-|\n${"b|\n".repeat(990)}\n`)],
  ["lazy lines behind a quote", `> a\n${fill("b\n")}`, "text-run-too-long"],
  ["quotes that stop and go on", fill("> a\nb\n")],
  ["quoted lists that stop and go on", fill("> - a\nb\n"), "markup-too-intricate"],
  ["quoted quotes that stop and go on", fill("> > a\nb\n")],
  ["lines of an item", `- a\n\n${fill("  b\n")}`, "text-run-too-long"],
  ["paragraphs of an item", `- a\n\n${fill("  b\n\n")}`],
  ["items", fill("- a\n")],
  ["loose items", fill("- a\n\n")],
  ["empty items", fill("-\n\n")],
  ["rows of 45 items", fill(`a\n${"- ".repeat(45)}x\n`), "nesting-too-deep"],
  ["rows of 10 items", fill(`a\n${"- ".repeat(10)}x\n`)],
  ["blank lines", fill("\n")],
  ["blanks", fill(" ") + "a"],
  ["tabs", fill("\t")],
  ["fences", fill("```\n")],
  ["fences in items", fill("- ```\n")],
  ["definitions", fill("[a]: b\n"), "text-run-too-long"],
  ["broken definitions", fill('[a]: "\n'), "text-run-too-long"],
  ["definitions apart", fill("[a]: b\n\n")],
  ["declarations", fill("<!\n\n")],
  ["comments", fill("<!--\n\n")],
  ["hashes", fill("#")],
  ["headings", fill("## a\n\n")],
  ["hyphens", fill("-")],
  ["setext lines", fill("a\n=\n"), "text-run-too-long"],
  ["a table of 100,000 columns", `${fill("|a")}\n${fill("|-")}\n`, "table-too-large"],
  [
    "a table of 100 columns and 100,000 rows",
    `${fill("|a", 200)}\n${fill("|-", 200)}\n${fill("a\n")}`,
    "table-too-large",
  ],
  ["a table of 20,000 rows", `|a|b|\n|-|-|\n${fill("|1|2|\n")}`, "table-too-large"],
  ["a table of 5,000 rows", `|a|b|\n|-|-|\n${fill("|1|2|\n", 30_000)}`],
  ["tables", fill("|a|b|\n|-|-|\n|1|2|\n\n")],
  ["containers", fill(":::box\n:::\n")],
  ["nested containers", fill(":::box\n"), "nesting-too-deep"],
  ["closing colons", fill(":::\n"), "block-close-stray"],
  ["colons", fill(":::")],
  ["attributes of a heading", `## ${fill("{")}`],
  ["braces in attributes", fill('## a {x="{}{}{}{}{}{}{}{}{}"}\n')],
  ["a footnote defined again and again", fill("[^a]: b\n"), "footnote-duplicate"],
  ["lazy lines of a footnote", `[^a]: b\n${fill("c\n")}`, "text-run-too-long"],
  ["footnotes", Array.from({ length: 8000 }, (_, id) => `[^${id}]\n\n[^${id}]: x\n`).join("\n")],
  [
    "undefined footnotes",
    Array.from({ length: 8000 }, (_, id) => `[^u${id}]\n\n[^d${id}]: x\n`).join("\n"),
    "footnote-undefined",
  ],
  [
    "links to nowhere",
    Array.from({ length: 5000 }, (_, id) => `## h${id}\n\n[a](#nowhere${id})\n`).join("\n"),
    "link-target-missing",
  ],
  ["null characters", fill("\0")],
  ["carriage returns", fill("a\r"), "text-run-too-long"],
  ["lone surrogates", paragraphs("\uD800 *\uDC00* [x](https://\uD800) ")],
];

describe("hostile blocks", () => {
  for (const [name, text, code] of BLOCKS) {
    it(`ends quickly on ${name}`, () => {
      const { ms, codes } = measure(text);
      expect(ms).toBeLessThan(LIMIT_MS);
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
      measure(build(40_000));
      const small = Math.min(...[1, 2, 3].map(() => measure(build(40_000)).ms));
      const large = Math.min(...[1, 2].map(() => measure(build(400_000)).ms));
      // Ten times the text: quadratic work would take a hundred times as long.
      expect(large / Math.max(small, 1)).toBeLessThan(35);
    });
  }
});
