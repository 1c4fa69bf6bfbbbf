import { describe, expect, it } from "vitest";
import type { TagElement } from "../../src/model/tag-tree.js";
import { layHtml, layPages } from "./html-pages.js";

const CSS = `span, a, b { display: inline } .h { visibility: hidden } .v { visibility: visible } .n { float: footnote }
  table { display: table; width: 100%; border-collapse: collapse } thead { display: table-header-group }
  tbody { display: table-row-group } tr { display: table-row } td, th { display: table-cell }
  col { display: table-column } .c { visibility: collapse }`;

const lay = (html: string, css = "") => layHtml(html, CSS + css);
const at = (html: string, css = "") => lay(html, css).map(({ text, x, y }) => [text, x, y]);

/** Types of the tags and the text of their leaves, e.g. "Document(P(a))". */
const outline = ({ type, children }: TagElement): string =>
  `${type}(${children.map((child) => (child.kind === "element" ? outline(child) : child.text.trim())).join(" ")})`;
const tagsOf = (html: string, css = "") => outline(layPages(html, CSS + css).tags);

describe("visibility: hidden", () => {
  it("keeps the room of a block, and neither paints nor reads it", () => {
    const box = ".box { padding: 5pt; border: 1pt solid; background-color: #eee; text-decoration: underline }";
    const html = (name: string) => `<p>A</p><div class="box ${name}"><p>B</p></div><p>C</p>`;
    const [a, , c] = at(html(""), box);
    expect(at(html("h"), box)).toEqual([a, c]);
    expect(layPages(html("h"), CSS + box).pages[0]!.items.map(({ kind }) => kind)).toEqual(["line", "line"]);
    expect(tagsOf(html("h"), box)).toBe("Document(P(A) P(C))");
  });

  it("leaves a gap in a line of text", () => {
    const [line] = lay("<p>one <b class=h>two</b> three</p>");
    const [whole] = lay("<p>one <b>two</b> three</p>");
    expect(line!.text).toBe("one  three");
    expect([line!.x, line!.right]).toEqual([whole!.x, whole!.right]);
    expect(tagsOf("<p>one <b class=h>two</b> three</p>")).toBe("Document(P(one  three))");
  });

  it("does not hold for what is visible in it", () => {
    const html = "<div class=h><p>A</p><p class=v>B</p></div>";
    expect(at(html)).toEqual(at("<p>A</p><p>B</p>").slice(1));
    expect(tagsOf(html)).toBe("Document(P(B))");
  });

  it("leaves cells in their places, empty", () => {
    const html = "<table><tr><td>A</td><td class=h>B</td></tr><tr class=h><td>C</td><td class=v>D</td></tr></table>";
    expect(lay(html).map(({ text }) => text)).toEqual(["A", "D"]);
    expect(tagsOf(html)).toBe("Document(Table(TR(TD(A) TD()) TR(TD() TD(D))))");
  });

  it("hides links, pictures and the rules of columns", () => {
    const svg = '<svg width="9" height="9" aria-label="x"><rect width="9" height="9"/></svg>';
    const html = `<div class="h cols"><p><a href="#x">link</a> ${svg}</p><p>B</p></div><p id=x>X</p>`;
    const [page] = layPages(html, `${CSS} .cols { columns: 2; column-rule: 1pt solid }`).pages;
    expect(page!.links).toEqual([]);
    expect(page!.items.map(({ kind }) => kind)).toEqual(["line"]);
  });

  it("makes no bookmark", () => {
    const html = "<h1 class=h>A</h1><h1>B</h1>";
    expect(layPages(html, `${CSS} h1 { bookmark-level: 1 }`).outline.map(({ title }) => title)).toEqual(["B"]);
  });

  it("leaves no room for rows that collapse, but for their words in the columns", () => {
    const row = (name: string) => `<tr class=${name}><td>A</td><td>wide wide wide</td></tr>`;
    const html = (name: string) => `<table>${row(name)}<tr><td>B</td><td>C</td></tr></table><p>D</p>`;
    const css = "table { width: auto }";
    const [, , b, c, d] = lay(html(""), css);
    const found = lay(html("c"), css);
    expect(found.map(({ text }) => text)).toEqual(["B", "C", "D"]);
    expect(found.map(({ x, y }) => [x, y])).toEqual([b, c, d].map((line) => [line!.x, line!.y - 14]));
    expect(tagsOf(html("c"))).toBe("Document(Table(TR(TD(B) TD(C))) P(D))");
  });

  it("has cells span fewer rows where some collapse", () => {
    const html = `<table><tr><td rowspan=3>A</td><td>1</td></tr><tr class=c><td>2</td></tr><tr><td>3</td></tr>
      <tr><td>B</td><td>4</td></tr></table>`;
    const lines = lay(html, "table { table-layout: fixed }");
    expect(lines.map(({ text, x, y }) => [text, x, Math.round(y / 14)])).toEqual([
      ["A", 10, 1],
      ["1", 110, 1],
      ["3", 110, 2],
      ["B", 10, 3],
      ["4", 110, 3],
    ]);
    const { tags } = layPages(html, CSS);
    expect(JSON.stringify(tags)).toContain('"rowSpan":2');
  });

  it("is hidden on what is no row, and said to do nothing on columns", () => {
    expect(lay("<p class=c>A</p><p>B</p>").map(({ text }) => text)).toEqual(["B"]);
    const html = "<table><col class=c><tr><td>A</td></tr></table>";
    expect(layPages(html, CSS, ["style-without-effect"]).pages).toHaveLength(1);
    expect(() => lay(html)).toThrow("visibility: collapse");
  });

  it("takes rows of a table that collapses as a whole for none", () => {
    expect(at("<table><tr class=c><td>A</td></tr></table><p>B</p>")).toEqual(at("<p>B</p>"));
  });
});
