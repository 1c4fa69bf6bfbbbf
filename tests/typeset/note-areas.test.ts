import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const CSS =
  "@page { size: 400pt 200pt; @leftnote { width: 60pt; margin-right: 10pt } @rightnote { width: 80pt; margin-left: 20pt } } .l { float: leftnote } .r { float: rightnote } .s { float: sidenote }";

describe("note areas", () => {
  it("sets notes at both sides of the text, level with their paragraph", () => {
    const lines = layHtml("<p>One</p><p>Two</p><p class=l>Left</p><p class=r>Right</p>", CSS);
    const [, two, left, right] = lines;
    expect([two!.x, left!.x, right!.x]).toEqual([80, 10, 310]);
    expect([left!.y, right!.y]).toEqual([two!.y, two!.y]);
  });

  it("sets a side note at the right where there are two areas, and at the left where there is one", () => {
    expect(layHtml("<p>One</p><p class=s>Note</p>", CSS)[1]!.x).toBe(310);
    const left = `${CSS} @page { @rightnote { display: none } }`;
    expect(layHtml("<p>One</p><p class=s>Note</p>", left)[1]!.x).toBe(10);
  });

  it("sets a note in the text of a page that has no area for it", () => {
    const css = `${CSS} @page wide { @leftnote { display: none } @rightnote { display: none } } .w { page: wide }`;
    const lines = layHtml("<div class=w><p>One</p><p class=r>Note</p></div><p>Two</p><p class=r>Other</p>", css);
    expect(lines.map(({ page, x, text }) => [page, x, text])).toEqual([
      [1, 10, "One"],
      [1, 10, "Note"],
      [2, 80, "Two"],
      [2, 310, "Other"],
    ]);
  });

  it("carries a note past pages without an area, set to the width of the one that takes it", () => {
    const css = `${CSS} @page :nth(2) { @rightnote { display: none } } @page :nth(3) { @rightnote { width: 120pt } }`;
    const note = Array.from({ length: 20 }, () => "word").join(" ");
    const html = `<p>One</p><p class=r>${note} ${note}</p><p class=r>${note} ${note}</p>`;
    const lines = layHtml(html, css).filter(({ text }) => text.startsWith("word"));
    expect(new Set(lines.map(({ page }) => page))).toEqual(new Set([1, 3]));
    expect(lines.filter(({ page }) => page === 3).every(({ x }) => x === 270)).toBe(true);
    expect(lines.flatMap(({ text }) => text.trim().split(" "))).toHaveLength(80);
  });

  it("gives up on pages that never have an area, and loses nothing", () => {
    const css = `${CSS} @page { @rightnote { display: none } } @page :first { @rightnote { display: block } }`;
    const note = Array.from({ length: 60 }, () => "word").join(" ");
    const lines = readLines(
      layPages(`<p>One</p><p class=r>${note}</p><p class=r>${note}</p>`, css, ["content-too-tall"]),
    );
    expect(lines.flatMap(({ text }) => text.trim().split(" ")).filter((text) => text === "word")).toHaveLength(120);
  });
});
