import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november".split(" ");
const words = (count: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[index % WORDS.length]).join(" ");

/** Text of all lines of a page, from 1. */
const textOn = (lines: ReturnType<typeof layHtml>, page: number): string =>
  lines
    .filter((line) => line.page === page)
    .map((line) => line.text.trim())
    .join("|");

const SIZES = ({ pages }: ReturnType<typeof layPages>): readonly (readonly number[])[] =>
  pages.map(({ widthPt, heightPt }) => [Math.round(widthPt), Math.round(heightPt)]);

describe("named pages", () => {
  it("turns the page where the name changes, and gives each its size and margins", () => {
    const paged = layPages(
      "<section class=c><p>Cover</p></section><section><p>Text</p></section><section class=w><p>Wide</p></section>",
      "@page cover { size: 100pt 300pt; margin: 20pt } @page wide { size: 400pt 150pt } .c { page: cover } .w { page: wide }",
    );
    expect(SIZES(paged)).toEqual([
      [100, 300],
      [220, 200],
      [400, 150],
    ]);
    expect(readLines(paged).map(({ page, x, text }) => [page, x, text])).toEqual([
      [1, 20, "Cover"],
      [2, 10, "Text"],
      [3, 10, "Wide"],
    ]);
  });

  it("does not turn between siblings of one name, and takes the name of what comes first in a block", () => {
    const lines = layHtml(
      "<div><p class=c>One</p><p class=c>Two</p></div><div><div><p class=c>Three</p></div><p>Four</p></div>",
      "@page cover { margin: 20pt } .c { page: cover }",
    );
    expect([1, 2].map((page) => textOn(lines, page))).toEqual(["One|Two|Three", "Four"]);
  });

  it("opens a box that begins with a named block on the page of that name", () => {
    const paged = layPages(
      "<p>One</p><div class=b><p class=c>Two</p></div>",
      "@page cover { margin: 20pt } .c { page: cover } .b { background: #f00; padding: 3pt }",
    );
    const boxes = paged.pages.map(({ items }) => items.filter(({ kind }) => kind === "rect").length);
    expect(boxes).toEqual([0, 1]);
  });

  it("holds `:first` of a name for the first page of each run, and of no name for the document's", () => {
    const css =
      "@page c:first { margin-top: 50pt } @page :first { margin-top: 30pt } .c { page: c } p { break-before: page }";
    const lines = layHtml("<p>1</p><p class=c>2</p><p class=c>3</p><p>4</p><p class=c>5</p>", css);
    const tops = lines.map(({ y }) => Math.round(y - lines[2]!.y + 10));
    expect(tops).toEqual([30, 50, 10, 10, 50]);
  });

  it("counts pages with `:nth()`, in the document and among those of a name", () => {
    const css =
      "@page :nth(3n) { margin-left: 30pt } @page :nth(2 of c) { margin-left: 40pt } p { break-before: page } .c { page: c }";
    const lines = layHtml("<p>1</p><p>2</p><p>3</p><p class=c>4</p><p class=c>5</p><p class=c>6</p>", css);
    expect(lines.map(({ x }) => x)).toEqual([10, 10, 30, 10, 40, 30]);
  });

  it("mirrors margins on left and right pages", () => {
    const css = "@page :right { margin: 10pt 20pt 10pt 60pt } @page :left { margin: 10pt 60pt 10pt 20pt }";
    const lines = layHtml(`<p>${words(300)}</p>`, css);
    for (const line of lines) expect(line.x).toBe(line.page % 2 === 1 ? 60 : 20);
    expect(lines.map(({ text }) => text.trim()).join(" ")).toBe(words(300));
  });

  it("breaks text anew where it goes on at another measure", () => {
    const css = "@page { size: 400pt 100pt } @page :first { size: 150pt 100pt } p { text-indent: 15pt }";
    const lines = layHtml(`<p>${words(80)}</p>`, css);
    const first = lines.filter(({ page }) => page === 1);
    const second = lines.filter(({ page }) => page === 2);
    expect(first[0]!.x).toBe(25);
    expect(first.every(({ right }) => right <= 140.1)).toBe(true);
    expect(second[0]!.x).toBe(10);
    expect(second[0]!.right).toBeGreaterThan(300);
    expect(second.every(({ right }) => right <= 390.1)).toBe(true);
    expect(lines.map(({ text }) => text.trim()).join(" ")).toBe(words(80));
  });

  it("draws a box to the measure of each page", () => {
    const css =
      "@page { size: 400pt 100pt } @page :first { size: 150pt 100pt } div { background: #f00; padding: 5pt; margin: 0 7pt }";
    const { pages } = layPages(`<div><p>${words(80)}</p></div>`, css);
    const boxes = pages.map(({ items }) => items.find((item) => item.kind === "rect"));
    expect(boxes[0]).toMatchObject({ xPt: 17, widthPt: 116 });
    expect(boxes[1]).toMatchObject({ xPt: 17, widthPt: 366 });
  });

  it("sets blocks that must not break, and notes, to the measure of the page that takes them", () => {
    const css =
      "@page { size: 400pt 120pt } @page :first { size: 150pt 120pt } .k { break-inside: avoid } .f { float: footnote }";
    const html = `<p>${words(18)}</p><p class=k>${words(20)}</p><p>see<a href="#n">1</a></p><p class=f id=n>${words(20)}</p>`;
    const lines = layHtml(html, `${css} a { display: inline }`);
    const second = lines.filter(({ page }) => page === 2);
    expect(second[0]!.right).toBeGreaterThan(300);
    expect(second.at(-1)!.right).toBeLessThanOrEqual(390.1);
    expect(second.filter(({ right }) => right > 300).length).toBeGreaterThan(1);
  });

  it("sets headings that go along to the next page to its measure", () => {
    const css = `@page { size: 400pt 100pt } @page :first { size: 150pt 100pt } h2, h3 { break-after: avoid; margin-top: 4pt }
      h3 { margin-left: 20pt } section { margin-left: 10pt }`;
    const html = `<p>${"x<br>".repeat(3)}</p><h2>${words(9)}</h2><section><h3>${words(6)}</h3><p>${words(40)}</p></section>`;
    const second = layHtml(html, `${css} br { display: inline }`).filter(({ page }) => page === 2);
    // Two lines of the heading are one on the wide page.
    expect(second.slice(0, 3).map(({ x }) => x)).toEqual([10, 40, 20]);
    expect(second[0]!.right).toBeGreaterThan(140);
    expect(second.slice(0, 3).map(({ y }) => y - second[0]!.y)).toEqual([0, 18, 32]);
    expect(Math.max(...second.map(({ right }) => right))).toBeLessThanOrEqual(390.1);
  });

  it("sets the rows of a table, and what stands behind it, to the measure of their page", () => {
    const rows = Array.from({ length: 8 }, () => `<tr><td>${words(6)}</td></tr>`).join("");
    const css =
      "@page { size: 400pt 100pt } @page :first { size: 150pt 100pt } table { display: table } tbody { display: table-row-group } tr { display: table-row } td { display: table-cell }";
    const lines = layHtml(`<table><tbody>${rows}</tbody></table><p>${words(30)}</p>`, css);
    const behind = lines.slice(-3);
    expect(lines.filter(({ page }) => page === 1).every(({ right }) => right <= 140.1)).toBe(true);
    expect(lines.find(({ page }) => page === 2)!.right).toBeGreaterThan(150);
    expect(Math.max(...behind.map(({ right }) => right))).toBeGreaterThan(300);
  });
});

describe("breaks to a page", () => {
  const P = "@page :blank { @bottom-left { content: 'blank' } } @page { @top-left { content: 'head' } }";

  it.each([
    ["left", [1, 2]],
    ["right", [1, 3]],
    ["recto", [1, 3]],
    ["verso", [1, 2]],
    ["page", [1, 2]],
  ])("goes to a page that is %s", (value, expected) => {
    const lines = layHtml("<p>One</p><p class=b>Two</p>", `.b { break-before: ${value} }`);
    expect(lines.map(({ page }) => page)).toEqual(expected);
    const after = layHtml("<p class=b>One</p><p>Two</p>", `.b { break-after: ${value} }`);
    expect(after.map(({ page }) => page)).toEqual(expected);
  });

  it("gives a blank page only the furniture that is styled for it", () => {
    const paged = layPages("<p>One</p><p class=b>Two</p>", `${P} .b { break-before: right }`);
    const lines = readLines(paged);
    expect(paged.pages).toHaveLength(3);
    expect([1, 2, 3].map((page) => textOn(lines, page))).toEqual(["One|head", "blank", "Two|head"]);
  });

  it("begins a document on a left page without a blank one", () => {
    const css = "@page :left { margin-left: 50pt } .b { break-before: left }";
    expect(layHtml("<p class=b>One</p>", css).map(({ page, x }) => [page, x])).toEqual([[1, 50]]);
  });

  it("makes recto the left page in text from right to left", () => {
    const css = "html { direction: rtl } .b { break-before: recto }";
    expect(layHtml("<p>One</p><p class=b>Two</p>", css).map(({ page }) => page)).toEqual([1, 3]);
    const left = layHtml("<p>One</p><p class=b>Two</p>", css.replace("recto", "left"));
    expect(left.map(({ page }) => page)).toEqual([1, 3]);
  });

  it("joins breaks at one place, and ends no document in an empty page", () => {
    const css = ".a { break-after: page } .b { break-before: right } h1 { break-before: page }";
    const paged = layPages("<p class=a>One</p><div class=b><h1>Two</h1></div><p class=a>Three</p>", css);
    expect(readLines(paged).map(({ page }) => page)).toEqual([1, 3, 3]);
    expect(paged.pages).toHaveLength(3);
  });

  it("keeps the margin behind a forced break and cuts it off at others", () => {
    const lines = layHtml("<p>One</p><p class=b>Two</p>", ".b { break-before: page; margin-top: 25pt }");
    expect(lines[1]!.y - lines[0]!.y).toBeCloseTo(25, 1);
  });

  it("loses nothing within cells and blocks that must not break", () => {
    const html = "<div class=k><p>One</p><p class=b>Two</p><p>Three</p></div>";
    const lines = layHtml(html, ".k { break-inside: avoid } .b { break-before: right; break-after: page }");
    expect(lines.map(({ text }) => text)).toEqual(["One", "Two", "Three"]);
  });

  it("puts notes that wait on the page that a break would have left blank", () => {
    const css = ".f { float: footnote } a { display: inline } .b { break-before: right }";
    const html = `<p>See<a href="#n">1</a></p><p class=f id=n>${words(120)}</p><p class=b>Two</p>`;
    const lines = layHtml(html, css);
    expect(lines.filter(({ page }) => page === 2).length).toBeGreaterThan(1);
    expect(lines.find(({ text }) => text === "Two")!.page).toBe(3);
  });

  it("comes to an end however small or many the pages are", () => {
    const tiny = "@page { size: 10mm; margin: 40pt } @page :nth(0n+0) { margin: 0 } .f { float: footnote }";
    const note = `<p>See<a href="#n">1</a></p><p class=f id=n>${words(9)}</p>`;
    const narrow = layPages(note, `${tiny} p { font-size: 1pt; line-height: 1pt }`, [
      "line-overflow",
      "word-cut",
      "footnote-late",
    ]);
    expect(narrow.pages.length).toBeLessThan(60);
    const deep = "<div class=x>".repeat(150) + "deep" + "</div>".repeat(150);
    expect(layPages(deep, ".x { break-before: left; break-after: right; page: y }").pages).toHaveLength(1);
  });
});
