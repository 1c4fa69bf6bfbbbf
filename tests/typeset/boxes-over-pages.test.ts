import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const lines = (count: number, name: string): string =>
  Array.from({ length: count }, (_, index) => `<p>${name}${index}</p>`).join("");

function read(body: string, css: string) {
  const paged = layPages(`<html lang="en"><body>${body}</body></html>`, `.box { background-color: #eee } ${css}`);
  const boxes = paged.pages.flatMap(({ items }, page) =>
    items.flatMap((item) => (item.kind === "rect" ? [[page + 1, item.yPt, item.heightPt]] : [])),
  );
  const placeOf = (text: string): readonly number[] => {
    const line = readLines(paged).find((one) => one.text.startsWith(text));
    return line === undefined ? [] : [line.page, Math.round(line.y)];
  };
  return { boxes, placeOf };
}

describe("a box on pages that end in it", () => {
  it("is around headings that went to a page of their own", () => {
    const html = `${lines(10, "x")}<div class="box"><h2>Head</h2><p class="high">High</p></div>`;
    const css = ".box { padding: 4pt } h2 { break-after: avoid } .high { line-height: 165pt }";
    const { boxes, placeOf } = read(html, css);
    expect([placeOf("Head"), placeOf("High")[0]]).toEqual([[2, 24], 3]);
    expect(boxes).toEqual([
      [2, 10, 18],
      [3, 10, 169],
    ]);
  });

  it("keeps the cells of a row below its upper edge, also those behind the one that turned the page", () => {
    const cells = `<div class="late"><p>a0<br>a1<br>a2<br>a3<br>a4</p></div><div><p>b0<br>b1<br>b2<br>b3<br>b4<br>b5</p></div>`;
    const css = `br { display: inline } p { orphans: 1; widows: 1 } .box { padding: 5pt } .row { display: flex }
      .row div { flex: 1 } .late { padding-top: 6pt } .late p { orphans: 3 }`;
    const { placeOf } = read(`${lines(10, "x")}<div class="box"><div class="row">${cells}</div></div>`, css);
    expect(placeOf("b0")).toEqual([1, 165]);
    expect(placeOf("a0")).toEqual([2, 31]);
    expect(placeOf("b2")).toEqual([2, 25]);
  });

  it("begins where the columns do, though the margin of what is in it comes first", () => {
    const css = ".columns { columns: 2; column-fill: auto } .box p { margin-top: 5pt }";
    const { boxes, placeOf } = read(
      `${lines(12, "x")}<div class="columns"><div class="box"><p>one</p></div></div>`,
      css,
    );
    expect(boxes).toEqual([[2, 10, 19]]);
    expect(placeOf("one")).toEqual([2, 25]);
  });
});
