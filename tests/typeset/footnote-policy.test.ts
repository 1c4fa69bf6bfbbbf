import { describe, expect, it } from "vitest";
import { layHtml } from "./html-pages.js";

/** `count` lines of a paragraph. */
const lines = (name: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${name}${String(at + 1)}`).join("<br>");

/** Six lines, then six of which the fourth calls a note: 12 lines and a bit fit on a page. */
const lay = (policy: string, noteLines = 6, before = 6): ReturnType<typeof layHtml> =>
  layHtml(
    `<p>${lines("a", before)}</p><p>${lines("b", 3)}<br>call<a href="#n">*</a><br>${lines("c", 2)}</p><p class=f id=n>${lines("n", noteLines)}</p>`,
    `br, a { display: inline } .f { float: footnote; ${policy} } @page { @footnote { margin-top: 0 } }`,
  );

/** Page and baseline of the line that begins with this word. */
function find(placed: ReturnType<typeof layHtml>, word: string): { readonly page: number; readonly y: number } {
  const line = placed.find(({ text }) => text.trim().endsWith(word) || text.trim().startsWith(word));
  if (line === undefined) throw new Error(`No line ${word}`);
  return { page: line.page, y: line.y };
}

describe("footnote-policy", () => {
  it("is auto: the note begins below its call and goes on overleaf", () => {
    const placed = lay("");
    const pages = ["a1", "b1", "call", "n1", "n6"].map((word) => find(placed, word).page);
    expect(pages).toEqual([1, 1, 1, 1, 2]);
    expect(lay("footnote-policy: auto")).toEqual(placed);
  });

  it("moves the line with the call to the page that takes the whole note", () => {
    const placed = lay("footnote-policy: line");
    const pages = ["b1", "b3", "call", "c1", "n1", "n6"].map((word) => find(placed, word).page);
    expect(pages).toEqual([1, 1, 2, 2, 2, 2]);
    expect(find(placed, "call").y).toBe(find(placed, "a1").y);
    // The last line of the note ends at the foot of the page.
    expect(find(placed, "n6").y - find(placed, "n1").y).toBeCloseTo(70, 5);
  });

  it("moves the paragraph with the call", () => {
    const placed = lay("footnote-policy: block");
    const pages = ["a6", "b1", "call", "c2", "n1", "n6"].map((word) => find(placed, word).page);
    expect(pages).toEqual([1, 2, 2, 2, 2, 2]);
    expect(find(placed, "b1").y).toBe(find(placed, "a1").y);
    expect(find(placed, "call").y - find(placed, "b1").y).toBeCloseTo(42, 5);
  });

  it("leaves a paragraph whose note has room where it is", () => {
    const placed = lay("footnote-policy: block", 4, 1);
    expect(new Set(placed.map(({ page }) => page))).toEqual(new Set([1]));
  });

  it.each(["line", "block"])("splits a note that no page can take whole (%s), and loses nothing", (policy) => {
    const placed = lay(`footnote-policy: ${policy}`, 40);
    expect(placed.filter(({ text }) => /n\d+$/u.test(text.trim()))).toHaveLength(40);
    expect(find(placed, "call").page).toBe(find(placed, "n1").page);
  });

  it("moves a paragraph once at most: at the head of a page the line moves", () => {
    const placed = lay("footnote-policy: block", 6, 12);
    expect([find(placed, "b1").page, find(placed, "call").page, find(placed, "n6").page]).toEqual([2, 2, 2]);
    const long = layHtml(
      `<p>${lines("b", 9)}<br>call<a href="#n">*</a><br>${lines("c", 3)}</p><p class=f id=n>${lines("n", 6)}</p>`,
      "br, a { display: inline } .f { float: footnote; footnote-policy: block }",
    );
    expect([find(long, "b1").page, find(long, "call").page, find(long, "n6").page]).toEqual([1, 2, 2]);
  });

  it.each([
    ["columns", ".w { columns: 2; column-gap: 10pt; column-fill: auto }", "<div class=w>", "</div>"],
    ["a grid", ".w { display: grid }", "<div class=w><div>", "</div></div>"],
    ["a flex row", ".w { display: flex }", "<div class=w><div>", "</div></div>"],
    [
      "a cell",
      ".w { display: table } .w tr { display: table-row } .w td { display: table-cell }",
      "<table class=w><tr><td>",
      "</td></tr></table>",
    ],
  ])("holds in %s: the note is whole on the page of its call", (_, css, open, close) => {
    for (const policy of ["line", "block"]) {
      const html = `${open}<p>${lines("a", 6)}</p><p>${lines("b", 3)}<br>call<a href="#n">*</a></p>${close}
        <p class=f id=n>${lines("n", 7)}</p>`;
      const placed = layHtml(
        html,
        `br, a { display: inline } .f { float: footnote; footnote-policy: ${policy} } p { orphans: 1; widows: 1 }
        @page { @footnote { margin-top: 0 } } ${css}`,
      );
      const { page } = find(placed, "call");
      expect(placed.filter(({ text }) => /n\d+$/u.test(text.trim())).map((line) => line.page)).toEqual(
        Array(7).fill(page),
      );
    }
  });
});
