import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const CSS = ".c { columns: 1; column-fill: auto } span, br { display: inline } .note { float: footnote }";

const lines = (count: number, name: string): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}<br>`).join("");

/** Pages and baselines of the lines that begin with one of these words. */
function place(body: string, css: string, words: readonly string[], announced: readonly string[] = []) {
  const all = readLines(layPages(`<html lang="en"><body>${body}</body></html>`, CSS + css, announced));
  return words.map((word) => {
    const line = all.find(({ text }) => text.replace(/^\d+\. /, "").startsWith(word));
    return line && [line.page, Math.round(line.y)];
  });
}

describe("columns that are lower than a page", () => {
  it("go to the next page with a call whose notes have no room here", () => {
    // 180 pt: 60 of columns, then 124 for a line and three notes of three lines, which are not split.
    const notes = ["k", "m", "n"].map((name) => `<span class="note">${lines(3, name)}</span>`).join("");
    const body = `<div class="c"><p>${lines(4, "x")}</p><p>call${notes}</p></div>`;
    expect(place(body, ".c { height: 60pt }", ["x3", "call", "k0", "n2"], ["box-too-low"])).toEqual([
      [1, 62],
      [2, 20],
      [2, 74],
      [2, 186],
    ]);
  });

  it("leave a page to the notes of an earlier one where these leave them too little", () => {
    // Of 180 pt the note leaves 40 on the second page: not enough for a box that has no lines.
    const body = `<div class="c"><p>call<span class="note">${lines(22, "n")}</span></p><div class="box"></div><p>end</p></div>`;
    const css = ".c { height: 40pt } .box { min-height: 94pt; background-color: #00f }";
    const paged = layPages(`<html lang="en"><body>${body}</body></html>`, CSS + css, ["box-too-low"]);
    const boxes = paged.pages.flatMap(({ items }, index) =>
      items.flatMap((item) => (item.kind === "rect" ? [[index + 1, item.yPt, item.heightPt]] : [])),
    );
    expect(boxes).toEqual([[3, 10, 94]]);
  });

  it("go to the next page with a line that is higher than they are and than the room here", () => {
    const body = `<div class="c">${["a", "b", "c"].map((name) => `<p>${name}</p>`).join("")}</div>`;
    expect(place(body, ".c { height: 30pt } p { line-height: 70pt }", ["a", "b", "c"], ["box-too-low"])).toEqual([
      [1, 48],
      [1, 118],
      [2, 48],
    ]);
  });
});
