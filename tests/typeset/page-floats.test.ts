import { describe, expect, it } from "vitest";
import type { PlacedText } from "./styled.js";
import { layHtml, layPages } from "./html-pages.js";

// Pages have twelve lines of 14 pt, from 10 to 190 pt.
const CSS = ".t { float: top } .b { float: bottom } .tall { height: 70pt }";

const paragraphs = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, index) => `<p>P${String(from + index)}</p>`).join("");

/** Page and distance from the first baseline that a page has, in lines. */
const place = (lines: readonly PlacedText[], text: string): readonly [number, number] => {
  const line = lines.find((one) => one.text.trim() === text);
  if (line === undefined) throw new Error(`${text} is lost`);
  return [line.page, line.y];
};

const FIRST = layHtml("<p>P1</p>", "")[0]!.y;

describe("page floats", () => {
  it("stand at the top of the page of their anchor, above text that came before them", () => {
    const lines = layHtml(`${paragraphs(3)}<div class=t>Top</div>${paragraphs(2, 4)}`, CSS);
    expect(place(lines, "Top")).toEqual([1, FIRST]);
    expect(
      lines.filter(({ text }) => text.startsWith("P")).map(({ y }) => Math.round((y - FIRST) / 0.14) / 100),
    ).toEqual([1, 2, 3, 4, 5]);
  });

  it("stand at the foot of the page of their anchor", () => {
    const lines = layHtml(`<p>P1</p><div class=b>Foot</div>${paragraphs(11, 2)}`, CSS);
    expect(place(lines, "Foot")).toEqual([1, FIRST + 166]);
    expect(place(lines, "P11")).toEqual([1, FIRST + 140]);
    expect(place(lines, "P12")[0]).toBe(2);
  });

  it("keep their margins from the text", () => {
    const css = `${CSS} .t { margin-bottom: 6pt } .b { margin-top: 8pt }`;
    const lines = layHtml(`<p>P1</p><div class=t>Top</div><div class=b>Foot</div>${paragraphs(11, 2)}`, css);
    expect(place(lines, "P1")).toEqual([1, FIRST + 20]);
    expect(lines.filter(({ page, text }) => page === 1 && text.startsWith("P"))).toHaveLength(9);
  });

  it("stand one below the other in the order of the text, at both edges", () => {
    const floats = "<div class=t>T1</div><div class=b>B1</div><div class=t>T2</div><div class=b>B2</div>";
    const lines = layHtml(`<p>P1</p>${floats}<p>P2</p>`, CSS);
    expect(["T1", "T2", "P1", "P2", "B1", "B2"].map((text) => place(lines, text)[1] - FIRST)).toEqual([
      0, 14, 28, 42, 152, 166,
    ]);
  });

  it("go to the next page where theirs has no room, with all that come after them, and leave no gap", () => {
    const floats = "<div class='t tall'>T1</div><div class=t>T2</div>";
    const lines = layHtml(`${paragraphs(8)}${floats}${paragraphs(8, 9)}`, CSS);
    expect(place(lines, "P12")).toEqual([1, FIRST + 154]);
    expect(place(lines, "T1")).toEqual([2, FIRST]);
    expect(place(lines, "T2")).toEqual([2, FIRST + 70]);
    expect(place(lines, "P13")).toEqual([2, FIRST + 84]);
  });

  it("stand on no page before that of a heading above them", () => {
    const css = `${CSS} h2 { break-after: avoid }`;
    const lines = layHtml(`${paragraphs(11)}<h2>H</h2><div class=t>Top</div><p>P12</p><p>P13</p>`, css);
    expect(place(lines, "H")[0]).toBe(2);
    expect(place(lines, "Top")[0]).toBe(2);
  });

  it("leave room for footnotes, which stand above what floats to the foot", () => {
    const css = `${CSS} .n { float: footnote }`;
    const html = `<p>P1<span class=n>Note</span></p><div class=b>Foot</div>${paragraphs(12, 2)}`;
    const lines = layHtml(html, css);
    const note = lines.find(({ text }) => text.includes("Note"))!;
    expect([note.page, note.y]).toEqual([1, FIRST + 152]);
    expect(place(lines, "Foot")).toEqual([1, FIRST + 166]);
    expect(lines.filter(({ page, text }) => page === 1 && text.startsWith("P"))).toHaveLength(10);
  });

  it("bring their footnotes to their own page", () => {
    const css = `${CSS} .n { float: footnote }`;
    const html = `${paragraphs(11)}<div class=t>Top<span class=n>Note</span></div>${paragraphs(3, 12)}`;
    const lines = layHtml(html, css);
    expect(lines.filter(({ text }) => text.startsWith("Top") || text.includes("Note")).map(({ page }) => page)).toEqual(
      [2, 2],
    );
  });

  it("keep side notes level with their anchors", () => {
    const css = `${CSS} @page { size: 400pt 200pt; @rightnote { width: 80pt; margin-left: 20pt } } .s { float: sidenote }`;
    const lines = layHtml("<p>P1</p><p>P2</p><p class=s>Side</p><div class=t>Top</div><p>P3</p>", css);
    expect(place(lines, "Side")[1]).toBe(place(lines, "P2")[1]);
    expect(place(lines, "P1")[1]).toBe(FIRST + 14);
  });

  it("span columns, on the page of the columns or the next", () => {
    const css = `${CSS} .c { columns: 2; column-gap: 10pt }`;
    const short = layHtml(
      `<div class=c>${paragraphs(2)}<div class=t>Top</div>${paragraphs(2, 3)}</div><p>End</p>`,
      css,
    );
    expect(place(short, "Top")).toEqual([1, FIRST]);
    expect(place(short, "P3")[1]).toBe(FIRST + 14);
    const long = layHtml(`<div class=c>${paragraphs(2)}<div class=t>Top</div>${paragraphs(30, 3)}</div>`, css);
    expect(place(long, "Top")).toEqual([2, FIRST]);
    expect(long).toHaveLength(33);
  });

  it("come out of blocks that must not break, lists and table cells", () => {
    const css = `${CSS} .k { break-inside: avoid } table { display: table } tr { display: table-row } td { display: table-cell }`;
    const kept = layHtml(`${paragraphs(11)}<div class=k><p>K1</p><div class=t>Top</div><p>K2</p></div><p>End</p>`, css);
    expect(place(kept, "Top")).toEqual([2, FIRST]);
    expect(place(kept, "K1")).toEqual([2, FIRST + 14]);
    const cell = layHtml("<table><tr><td><p>C1</p><div class=b>Foot</div></td><td>C2</td></tr></table><p>End</p>", css);
    expect(place(cell, "Foot")).toEqual([1, FIRST + 166]);
    expect(cell).toHaveLength(4);
  });

  it("are split where they are taller than a page, and lose nothing", () => {
    const words = Array.from({ length: 30 }, (_, index) => `<p>W${String(index)}</p>`).join("");
    for (const edge of ["t", "b"]) {
      const lines = layHtml(`<p>P1</p><div class=${edge}>${words}</div><p>P2</p>`, CSS);
      expect(lines.filter(({ text }) => text.startsWith("W"))).toHaveLength(30);
      expect(place(lines, "W0")).toEqual([2, edge === "t" ? FIRST : FIRST + 12]);
      expect(place(lines, "W12")).toEqual([3, edge === "t" ? FIRST : FIRST + 12]);
      expect(Math.max(...lines.map(({ y }) => y))).toBeLessThanOrEqual(190);
      expect(place(lines, "P2")[0]).toBe(1);
    }
  });

  it("end the document below its notes", () => {
    const css = `${CSS} @page { size: 400pt 200pt; @rightnote { width: 40pt; margin-left: 20pt } } .s { float: sidenote }`;
    const note = Array.from({ length: 20 }, (_, index) => `<p>N${String(index)}</p>`).join("");
    const lines = layHtml(`<p>P1</p><div class=s>${note}</div><div class=b>Foot</div>`, css);
    expect(place(lines, "N19")[0]).toBe(2);
    expect(place(lines, "Foot")).toEqual([2, FIRST + 166]);
  });

  it("stand at the edges of pages of other sizes and margins", () => {
    const css = `${CSS} @page :left { margin: 20pt 10pt 20pt 40pt }`;
    const lines = layHtml(`${paragraphs(11)}<div class='t tall'>Top</div>${paragraphs(9, 12)}`, css);
    const top = lines.find(({ text }) => text === "Top")!;
    expect([top.page, top.x, top.y]).toEqual([2, 40, FIRST + 10]);
    expect(place(lines, "P13")[1]).toBe(FIRST + 80);
  });

  it("leave what is positioned by the edges of the page where it is", () => {
    const css = `${CSS} .a { position: absolute; top: 30pt; left: 5pt }`;
    const lines = layHtml("<p>P1</p><div class=a>Fixed</div><div class=t>Top</div><p>P2</p>", css);
    const plain = layHtml("<p>P1</p><div class=a>Fixed</div><p>P2</p>", css);
    expect(place(lines, "Fixed")).toEqual(place(plain, "Fixed"));
  });

  it("come to an end whatever they ask for", () => {
    const many = Array.from(
      { length: 200 },
      (_, index) => `<div class="${index % 2 === 0 ? "t" : "b"} tall">F${String(index)}</div>`,
    );
    const lines = layHtml(`<p>P1</p>${many.join("")}<p>P2</p>`, CSS);
    expect(lines).toHaveLength(202);
    const deep = `${"<div class=t>".repeat(60)}Deep${"</div>".repeat(60)}`;
    expect(layHtml(`<p>P1</p>${deep}<p>P2</p>`, CSS)).toHaveLength(3);
    const odd = `${CSS} .t { margin-top: -400pt } .b { margin-bottom: 900pt }`;
    expect(layHtml("<p>P1</p><div class=t>T</div><div class=b>B</div><p>P2</p>", odd)).toHaveLength(4);
    expect(layPages("<div class=t></div><p>P1</p><div class=b></div>", CSS).pages).toHaveLength(1);
  });

  it.each(["t", "b"])("are split where they are taller than a page, also without a line (.%s)", (name) => {
    const css = `${CSS} .tall { height: 400pt; background-color: #eee }`;
    for (const text of ["", "Text"]) {
      const { pages } = layPages(`<p>P1</p><div class="${name} tall">${text}</div><p>P2</p>`, css);
      const rects = pages.flatMap(({ items }, page) =>
        items.flatMap((item) => (item.kind === "rect" ? [[page + 1, item.yPt, item.heightPt]] : [])),
      );
      expect(rects, text).toEqual([
        [2, 10, 180],
        [3, 10, 180],
        [4, name === "t" ? 10 : 150, 40],
      ]);
    }
  });
});
