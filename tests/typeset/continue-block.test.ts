import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const words = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);

/** The words of notes, without the numbers of their marks. */
const read = (lines: readonly { readonly text: string }[]): readonly string[] =>
  lines.flatMap(({ text }) => text.trim().split(" ")).filter((word) => /^(?:n\d+|start|end)$/u.test(word));

/** Pages of 200 pt of text, then of 100. */
const CSS = `@page { size: 120pt 200pt } @page :first { size: 220pt 200pt } p, li { orphans: 1; widows: 1 }
  .n { float: footnote } .s { float: rightnote } span, a { display: inline } table { display: table }
  tr { display: table-row } td { display: table-cell; padding: 0 } .b { padding: 6pt 4pt; background-color: #00f }`;

describe("a note that goes on where pages have another measure", () => {
  const note = words(120, "n").join(" ");

  it("is set anew from its first line there on, with its boxes", () => {
    const html = `<p>Text<a href="#f" role="doc-noteref">1</a></p><aside class=n role="doc-footnote" id=f><p>start</p><div class=b><p>${note}</p></div><p>end</p></aside>`;
    const paged = layPages(html, CSS);
    const lines = readLines(paged);
    expect(read(lines)).toEqual(["start", ...words(120, "n"), "end"]);
    for (const line of lines) expect(line.right).toBeLessThanOrEqual(line.page === 1 ? 210 : 110);
    const onFirst = lines.filter(({ page }) => page === 1);
    const onSecond = lines.filter(({ page }) => page === 2);
    expect([onFirst.at(-1)!.text.trim().split(" ").length, onSecond[0]!.text.trim().split(" ").length]).toEqual([8, 4]);
    const boxes = paged.pages.map(({ items }) => items.flatMap((item) => (item.kind === "rect" ? [item.widthPt] : [])));
    expect(boxes.slice(0, 2)).toEqual([[200], [100]]);
    // The box goes on without its upper padding.
    const box = paged.pages[1]!.items.find(({ kind }) => kind === "rect");
    expect(onSecond[0]!.y - (box as { yPt: number }).yPt).toBeCloseTo(10.1, 1);
  });

  it("waits for the next page in its measure if it has not begun", () => {
    const html = `<p>One<span class=n>${note}</span><span class=n>${words(9, "m").join(" ")}</span></p>`;
    const lines = readLines(layPages(html, CSS, ["footnote-late"]));
    const last = lines.filter(({ text }) => /m\d/u.test(text));
    expect(last.map(({ page }) => page > 1)).not.toContain(false);
    expect(Math.max(...last.map(({ right }) => right))).toBeLessThanOrEqual(110);
    expect(last.flatMap(({ text }) => text.match(/m\d/gu) ?? [])).toEqual(words(9, "m"));
  });

  it("is set anew beside the text, too", () => {
    const css = `${CSS} @page { size: 320pt 200pt; @rightnote { width: 60pt; margin-left: 10pt } }
      @page :first { size: 320pt 200pt; @rightnote { width: 120pt; margin-left: 10pt } }`;
    const lines = readLines(layPages(`<p>One</p><aside class=s><p>${note}</p></aside>`, css)).slice(1);
    expect(read(lines)).toEqual(words(120, "n"));
    for (const { page, x, right } of lines) {
      expect(x).toBe(page === 1 ? 190 : 250);
      expect(right).toBeLessThanOrEqual(310.1);
    }
  });

  it("keeps its measure within a table, and loses nothing", () => {
    const cell = `<td>${note}</td>`;
    const html = `<p>Text<a href="#f" role="doc-noteref">1</a></p><aside class=n role="doc-footnote" id=f><table><tr>${cell}</tr></table></aside>`;
    expect(read(readLines(layPages(html, CSS)))).toEqual(words(120, "n"));
  });
});
