import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Block, Document, Inline, TableCell } from "../../src/model/document.js";
import type { PagedDocument } from "../../src/model/page.js";
import type { Span } from "../../src/model/span.js";
import { checkPlacement } from "../../src/verify/check-placement.js";
import { leaf, line, paged, run } from "./paged.js";

function span(at: number): Span {
  return { file: "briefs/a.md", line: at, column: 1 };
}

function text(value: string): Inline {
  return { kind: "text", value, span: span(1) };
}

function paragraph(at: number, ...children: readonly (string | Inline)[]): Block {
  const inlines = children.map((child) => (typeof child === "string" ? text(child) : child));
  return { kind: "paragraph", children: inlines, span: span(at) };
}

function cell(at: number, value: string): TableCell {
  return { children: [text(value)], span: span(at) };
}

function body(...blocks: readonly Block[]): Document {
  return { blocks, footnotes: [] };
}

/** Pages that show each text once, in order. */
function print(...texts: readonly string[]): PagedDocument {
  const leaves = texts.map(leaf);
  return paged([leaves.map((mark) => line([run(mark.text, mark)]))], leaves);
}

function check(document: Document, pages: PagedDocument): readonly Diagnostic[] {
  const sink = createSink();
  checkPlacement([document], pages, "briefs/a.md", sink);
  return sink.diagnostics;
}

describe("checkPlacement", () => {
  it("finds nothing wrong when all text is on the pages", () => {
    expect(check(body(paragraph(3, "One fine day."), paragraph(5, "Two.")), print("One fine day.", "Two."))).toEqual(
      [],
    );
  });

  it("names the block whose text did not reach a page", () => {
    const found = check(
      body(paragraph(3, "One."), paragraph(5, "Two."), paragraph(7, "Three.")),
      print("One.", "Three."),
    );
    expect(found).toMatchObject([{ code: "text-lost", severity: "error", span: { line: 5 } }]);
    expect(found[0]?.message).toContain("“Two.”");
  });

  it("finds that one of two equal paragraphs was lost", () => {
    const twice = body(paragraph(3, "Same."), paragraph(5, "Other."), paragraph(7, "Same."));
    expect(check(twice, print("Same.", "Other.", "Same."))).toEqual([]);
    expect(check(twice, print("Same.", "Other."))).toHaveLength(1);
    expect(check(twice, print("Other.", "Same."))).toHaveLength(1);
  });

  it("does not take a digit of another number for a lost table cell", () => {
    const table: Block = {
      kind: "table",
      align: [undefined, undefined],
      head: [cell(3, "Year"), cell(3, "Seats")],
      rows: [[cell(5, "2021"), cell(5, "2")]],
      attributes: { classes: [], values: new Map() },
      span: span(3),
    };
    expect(check(body(table), print("Year", "Seats", "2021", "2"))).toEqual([]);
    expect(check(body(table), print("Year", "Seats", "2021"))).toMatchObject([{ span: { line: 5 } }]);
  });

  it("finds a paragraph whose end was cut off", () => {
    expect(check(body(paragraph(3, "All of it.")), print("All of"))).toMatchObject([{ code: "text-lost" }]);
  });

  it("finds text although cards and notes stand between, in another order than the brief's", () => {
    const pages = print("Intro.", "Card text.", "Body.", "Note.", "End.");
    const card = body(paragraph(2, "Card text."));
    const notes: Document = {
      blocks: [paragraph(9, "Intro."), paragraph(10, "Body."), paragraph(12, "End.")],
      footnotes: [{ identifier: "1", number: 1, references: 1, children: [paragraph(20, "Note.")], span: span(20) }],
    };
    const sink = createSink();
    checkPlacement([card, notes], pages, "briefs/a.md", sink);
    expect(sink.diagnostics).toEqual([]);
  });

  it("notices that a footnote was lost", () => {
    const document: Document = {
      blocks: [paragraph(3, "Text.")],
      footnotes: [{ identifier: "1", number: 1, references: 1, children: [paragraph(20, "Note.")], span: span(20) }],
    };
    expect(check(document, print("Text."))).toMatchObject([{ span: { line: 20 } }]);
  });

  it("joins the pieces of a paragraph, and leaves room for what is printed between them", () => {
    const strong: Inline = { kind: "strong", children: [text("very")], span: span(3) };
    const call: Inline = { kind: "footnoteReference", identifier: "a", number: 1, occurrence: 1, span: span(3) };
    const pages = print("A ", "very", " good day.", "1", " Then night.");
    expect(check(body(paragraph(3, "A ", strong, " good day.", call, " Then night.")), pages)).toEqual([]);
  });

  it("does not let the beginning of a block take the place of another block that begins like it", () => {
    const short: Inline = { kind: "abbreviation", short: "UN", long: "United Nations", span: span(9) };
    const pages = print("Unity is strength.", "UN", " agencies left.");
    expect(check(body(paragraph(9, short, " agencies left."), paragraph(3, "Unity is strength.")), pages)).toEqual([]);
  });

  it("does not find a part of a block within another block", () => {
    const call: Inline = { kind: "footnoteReference", identifier: "a", number: 1, occurrence: 1, span: span(3) };
    const document = body(paragraph(3, "Alpha", call, " the ", call, "omega."), paragraph(5, "In the end."));
    expect(check(document, print("Alpha", "1", " the ", "1", "omega.", "In the end."))).toEqual([]);
    expect(check(document, print("Alpha", "1", "1", "omega.", "In the end."))).toMatchObject([
      { code: "text-lost", span: { line: 3 } },
    ]);
  });

  it("looks through capitals, soft hyphens, breaks of lines and pages, and accents in two parts", () => {
    const mark = leaf("COOPÉRATION STRASSE");
    const pages = paged([[line([run("COOPÉ -", mark)])], [line([run("RATION STRASSE", mark)])]], [mark]);
    expect(check(body(paragraph(3, "Coope\u0301\u00adration Straße")), pages)).toEqual([]);
  });

  it("does not count running heads and other artifacts as the text", () => {
    const mark = leaf("Other.");
    const head = run("Title.", { kind: "artifact", type: "Pagination", subtype: "Header" });
    expect(check(body(paragraph(3, "Title.")), paged([[line([head, run("Other.", mark)])]], [mark]))).toHaveLength(1);
  });

  it("finds a tag that says more than was drawn", () => {
    const mark = leaf("Two words.");
    const found = check(body(paragraph(4, "Two")), paged([[line([run("Two", mark)])]], [mark]));
    expect(found).toMatchObject([{ code: "text-lost", span: { line: 4 } }]);
  });

  it.each([
    ["left of the page", run("Word", leaf("Word"), -3), 100],
    ["right of the page", run("Word", leaf("Word"), 350, 60), 100],
    ["above the page", run("Word", leaf("Word")), -1],
    ["below the page", run("Word", leaf("Word")), 601],
  ])("finds text %s", (_place, outside, baseline) => {
    const pages = outside.mark.kind === "leaf" ? paged([[line([outside], baseline)]], [outside.mark]) : undefined;
    expect(pages && check(body(paragraph(8, "Word")), pages)).toMatchObject([
      { code: "text-outside-page", span: { line: 8 } },
    ]);
  });

  it("stops after twenty losses", () => {
    const blocks = Array.from({ length: 500 }, (_, index) => paragraph(index + 1, `Lost ${index}.`));
    expect(check(body(...blocks), print("Nothing of it."))).toHaveLength(20);
  });

  it("finds each of twenty thousand sentences", () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `Sentence ${index} a.`);
    const document = body(...words.map((value, index) => paragraph(index + 1, value)));
    expect(check(document, print(...words))).toEqual([]);
  });
});
