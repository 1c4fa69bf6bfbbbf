import { describe, expect, it } from "vitest";
import type { PlacedText } from "./styled.js";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

// Two columns of 95 pt at x 10 and 115, each of twelve lines of 14 pt.
const CSS = `.c { columns: 2; column-gap: 10pt; column-fill: auto } .t { float: top } .b { float: bottom }
  .t, .b { float-reference: column } .n { float: footnote }`;

const paragraphs = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, index) => `<p>P${String(from + index)}</p>`).join("");
const lay = (html: string, css = "") => layHtml(`<div class=c>${html}</div>`, CSS + css);

/** Page, column and distance from the top in lines. */
const place = (lines: readonly PlacedText[], text: string): readonly number[] => {
  const line = lines.find((one) => one.text.trim() === text);
  if (line === undefined) throw new Error(`${text} is lost`);
  return [line.page, line.x < 115 ? 1 : 2, Math.round(((line.y - FIRST) / 14) * 100) / 100];
};
const FIRST = layHtml("<p>P1</p>", "")[0]!.y;

describe("floats of columns", () => {
  it("stand at the top of the column of their anchor, which the other columns do not feel", () => {
    const lines = lay(`${paragraphs(3)}<div class=t>Top</div>${paragraphs(12, 4)}`);
    expect(place(lines, "Top")).toEqual([1, 1, 0]);
    expect(place(lines, "P1")).toEqual([1, 1, 1]);
    expect(place(lines, "P11")).toEqual([1, 1, 11]);
    expect(place(lines, "P12")).toEqual([1, 2, 0]);
  });

  it("stand at the foot of it, with their margins between them and the text", () => {
    const lines = lay(`${paragraphs(12)}<div class=b>Foot</div>${paragraphs(11, 13)}`, ".b { margin-top: 7pt }");
    expect(place(lines, "P12")).toEqual([1, 1, 11]);
    expect(place(lines, "P13")).toEqual([1, 2, 0]);
    expect(place(lines, "P23")).toEqual([1, 2, 10]);
    expect(place(lines, "Foot")).toEqual([1, 2, 11.5]);
  });

  it("go to the next column where theirs has no room, in their order, and leave no gap", () => {
    const floats = "<div class='t tall'>T1</div><div class=t>T2</div>";
    const lines = lay(`${paragraphs(8)}${floats}${paragraphs(12, 9)}`, ".tall { height: 70pt }");
    expect(place(lines, "P12")).toEqual([1, 1, 11]);
    expect(place(lines, "T1")).toEqual([1, 2, 0]);
    expect(place(lines, "T2")).toEqual([1, 2, 5]);
    expect(place(lines, "P13")).toEqual([1, 2, 6]);
    expect(place(lines, "P18")).toEqual([1, 2, 11]);
    expect(place(lines, "P19")).toEqual([2, 1, 0]);
  });

  it("count when columns are made equal", () => {
    const lines = lay(`<div class=t>Top</div>${paragraphs(7)}`, ".c { column-fill: balance }");
    expect(place(lines, "Top")).toEqual([1, 1, 0]);
    expect(place(lines, "P3")).toEqual([1, 1, 3]);
    expect(place(lines, "P4")).toEqual([1, 2, 0]);
    expect(place(lines, "P7")).toEqual([1, 2, 3]);
  });

  it("are set to the width of a column, and are what they were outside of columns", () => {
    const words = "one two three four five six seven eight nine ten";
    const lines = lay(`<div class=t>${words}</div>${paragraphs(2)}`);
    expect(lines.filter(({ text }) => !text.startsWith("P")).length).toBeGreaterThan(2);
    expect(layHtml(`<p>P1</p><div class=t>Top</div>`, CSS)).toEqual(
      layHtml(`<p>P1</p><div class=t>Top</div>`, ".t { float: top }"),
    );
  });

  it("bring their footnotes to the page", () => {
    const lines = lay(
      `${paragraphs(12)}<div class=t>Top<span class=n>Note</span></div>${paragraphs(11, 13)}`,
      "span { display: inline }",
    );
    expect(lines.find(({ text }) => text.includes("Note"))?.page).toBe(1);
    expect(lines.find(({ text }) => text.startsWith("Top"))?.page).toBe(1);
    expect(new Set(lines.map(({ text }) => text.trim())).size).toBe(25);
  });

  it("keep side notes of the text level with it", () => {
    const css = "@page { @rightnote { width: 40pt } } .s { float: sidenote }";
    const lines = lay(`<div class=t>Top</div>${paragraphs(2)}<div class=s>Side</div>${paragraphs(2, 3)}`, css);
    expect(place(lines, "Side")[2]).toBe(place(lines, "P2")[2]);
  });

  it("leave boxes that go on in the next column below them", () => {
    const html = `<div class=box>${paragraphs(14)}</div><div class=t>Top</div><p>End</p>`;
    const [page] = layPages(`<div class=c>${html}</div>`, `${CSS} .box { background-color: #eee }`).pages;
    const rects = page!.items.flatMap((item) => (item.kind === "rect" ? [[item.xPt, item.yPt, item.heightPt]] : []));
    expect(rects).toEqual([
      [10, 10, 168],
      [115, 24, 28],
    ]);
  });

  it("float to the page and are split where no column has room for them", () => {
    const html = `<div class=c>${paragraphs(4)}<div class=t>${paragraphs(30, 101)}</div>${paragraphs(4, 5)}</div>`;
    const lines = readLines(layPages(html, CSS));
    expect(new Set(lines.map(({ text }) => text)).size).toBe(38);
  });

  it("come to an end at any number and with any height", () => {
    const floats = (count: number) =>
      `<div class=t>T</div><div class=b style="margin-top: -40pt">B</div>`.repeat(count);
    expect(lay(`${floats(1500)}${paragraphs(3)}`)).toHaveLength(3003);
    expect(lay(`<p>A</p><div class=t style="height: 9000pt">T</div>`)).toHaveLength(2);
  });
});
