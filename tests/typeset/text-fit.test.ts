import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../src/model/page.js";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

// Lines are 200 pt wide.
const CSS = "h1 { font-size: 20pt; line-height: 24pt; -briefpress-fit: 20pt 15pt 10pt / 2 } b { display: inline }";
const title = (count: number): string => `<h1 id=t>${"Border rivers ".repeat(count)}</h1><p>Text</p>`;
const sizesOf = (paged: PagedDocument): readonly number[] => [
  ...new Set(
    paged.pages
      .flatMap(({ items }) => items.flatMap((item) => (item.kind === "line" ? item.runs : [])))
      .map(({ sizePt }) => sizePt),
  ),
];

describe("-briefpress-fit", () => {
  it("leaves a title that fits in the first of its sizes", () => {
    const lines = layHtml(title(2), CSS);
    expect(lines).toEqual(layHtml(title(2), "h1 { font-size: 20pt; line-height: 24pt }"));
    expect(lines).toHaveLength(3);
  });

  it("steps down to the size in which the text takes so many lines, with its leading", () => {
    expect(layHtml(title(4), CSS)).toEqual(layHtml(title(4), "h1 { font-size: 15pt; line-height: 18pt }"));
    expect(layHtml(title(6), CSS)).toEqual(layHtml(title(6), "h1 { font-size: 10pt; line-height: 12pt }"));
  });

  it("takes the last size where none fits, and says so once", () => {
    const paged = layPages(title(9), CSS, ["text-does-not-fit"]);
    expect(sizesOf(paged)).toEqual([10]);
    expect(readLines(paged)).toHaveLength(4);
    expect(() => layHtml(title(9), CSS)).toThrow("takes 3 lines at 10 pt, and is to fit 2");
  });

  it("steps down before it cuts a word", () => {
    const long = `<h1>${"Wasserkraftwerk".repeat(1)}sgesellschaft</h1>`;
    expect(sizesOf(layPages(long, CSS))).toEqual([15]);
  });

  it("sizes what is in the text with it, and measures sizes in em by its own", () => {
    const html = `<h1>${"Border <b>rivers</b> ".repeat(4)}</h1>`;
    const css =
      "h1 { font-size: 20pt; line-height: 1.2; -briefpress-fit: 1em 0.75em / 2 } b { font-size: 0.8em; display: inline }";
    expect(sizesOf(layPages(html, css))).toEqual([15, 12]);
  });

  it("holds in cells, and where a block goes to the next page", () => {
    const css = `${CSS} .g { display: grid; grid-template-columns: 100pt 100pt } h1 { break-inside: avoid }`;
    const place = (text: string, above: number, html: string) => {
      const lines = layHtml("<p>P</p>".repeat(above) + html, css);
      const { page, y } = lines.find((line) => line.text === text)!;
      return [page, Math.round(y - lines[0]!.y)];
    };
    const cells = `<div class=g><div>${title(2)}</div><p>Side</p></div>`;
    expect(place("Text", 3, cells)).toEqual([1, 3 * 14 + 2 * 18]);
    expect(place("Side", 3, cells)).toEqual([1, 3 * 14]);
    expect(place("Text", 11, title(4))).toEqual([2, 2 * 18]);
  });

  it("keeps ids, bookmarks and notes of the text", () => {
    const css = `${CSS} h1 { bookmark-level: 1 } .n { float: footnote } .n::footnote-call { content: "*" }`;
    const html = `<h1 id=t>${"Border rivers ".repeat(4)}<span class=n>Note</span></h1>`;
    const paged = layPages(html, css);
    expect(paged.outline).toHaveLength(1);
    expect(paged.destinations.has("t")).toBe(true);
    expect(readLines(paged).filter(({ text }) => text.includes("Note"))).toHaveLength(1);
  });

  it.each([
    "<div class=f><p>A</p></div>",
    "<p><b class=f>A</b></p>",
    "<div class=f style='display: grid'><p>A</p></div>",
  ])("is said to do nothing on %s", (html) => {
    const css = "b { display: inline } .f { -briefpress-fit: 9pt / 1 }";
    expect(() => layHtml(html, css)).toThrow("`-briefpress-fit` has no effect on");
    expect(readLines(layPages(html, css, ["style-without-effect"])).map(({ text }) => text)).toEqual(["A"]);
  });

  it("takes sizes beyond all measure", () => {
    const css = "h1 { -briefpress-fit: 1e9pt 9000pt 0pt / 1 }";
    expect(readLines(layPages("<h1>Title</h1>", css, ["text-does-not-fit", "content-too-tall"]))).toHaveLength(1);
  });
});
