import { describe, expect, it } from "vitest";
import { INFO, paged, page, leaf, line, run, tag, face } from "./paged.js";
import { writePdf } from "../../src/write/write-pdf.js";
import type { TextRun } from "../../src/model/page.js";
import type { TagLeaf } from "../../src/model/tag-tree.js";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";

const persian = face("Vazirmatn");

function word(text: string, mark: TagLeaf, xPt: number): TextRun {
  const shaped = persian.shape(text, "", "rtl");
  const widthPt = (shaped.advance * 10) / 1000;
  return run([shaped], mark, { face: persian, xPt, widthPt, reversed: true });
}

function write(runs: readonly TextRun[], mark: TagLeaf): InspectedPdf {
  const pdf = inspectPdf(writePdf(paged([page([line(runs)])], tag("Document", [tag("P", [mark])])), INFO));
  expect(pdf.faults).toEqual([]);
  return pdf;
}

describe("text from right to left", () => {
  it("is drawn from left to right, whatever the order of its words", () => {
    const mark = leaf("سلام دنیا");
    const items = write([word("سلام", mark, 100), word("دنیا", mark, 60)], mark).items;
    expect(items.map(({ x }) => x)).toEqual([60, 100]);
    expect(items.map(({ text }) => Array.from(text).reverse().join(""))).toEqual(["دنیا", "سلام"]);
  });

  it("keeps leaves in the order of reading", () => {
    const [first, second] = [leaf("سلام"), leaf("دنیا")];
    const runs = [word("سلام", first, 100), word("دنیا", second, 60)];
    const pdf = inspectPdf(writePdf(paged([page([line(runs)])], tag("Document", [tag("P", [first, second])])), INFO));
    expect(pdf.items.map(({ x }) => x)).toEqual([100, 60]);
  });

  it("keeps the joiner of no width in what is copied", () => {
    const mark = leaf("می‌رود");
    const [item] = write([word("می‌رود", mark, 50)], mark).items;
    expect(Array.from(item!.text).reverse().join("")).toBe("می‌رود");
  });

  it("says how a word reads whose glyphs do not spell it", () => {
    const mark = leaf("سلام");
    const shaped = persian.shape("سلام", "", "rtl");
    const dotless = { ...shaped, glyphs: shaped.glyphs.map((glyph) => ({ ...glyph, text: "" })) };
    const drawn = { ...word("سلام", mark, 50), pieces: [dotless] };
    const bytes = writePdf(paged([page([line([drawn])])], tag("Document", [tag("P", [mark])])), INFO);
    const pdf = inspectPdf(bytes);
    expect(pdf.faults).toEqual([]);
    expect(pdf.tagTree).toContain('ActualText="سلام"');
  });
});
