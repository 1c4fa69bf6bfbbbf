import { describe, expect, it } from "vitest";
import type { TagElement } from "../../src/model/tag-tree.js";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

// The box has room for three lines.
const CSS = `.box { height: 42pt } .d1 { -briefpress-drop: 1 } .d2 { -briefpress-drop: 2 } span { display: inline }
  .n { float: footnote }`;
const LEFT = ["block-left-out"];

const textsOf = (html: string, css = "", announced = LEFT): readonly string[] =>
  readLines(layPages(html, CSS + css, announced)).map(({ text }) => text.trim());

const leavesOf = ({ type, children }: TagElement): string =>
  `${type}(${children.map((child) => (child.kind === "element" ? leavesOf(child) : child.text.trim())).join(" ")})`;
const tagsOf = (html: string, css = ""): string => leavesOf(layPages(html, CSS + css, LEFT).tags);

const box = (...classes: readonly string[]): string =>
  `<div class=box>${classes.map((name, index) => `<p class="${name}">${"ABCDEFG"[index]!}</p>`).join("")}</div><p>End</p>`;

describe("-briefpress-drop", () => {
  it("leaves nothing out of a box that has room", () => {
    expect(layHtml(box("", "d1", "d2"), CSS)).toEqual(layHtml(box("", "", ""), CSS));
  });

  it("leaves out the highest number first, and of equal ones the last", () => {
    expect(textsOf(box("d2", "d1", "d1", "", ""))).toEqual(["B", "D", "E", "End"]);
    expect(textsOf(box("d1", "d1", "d2", ""))).toEqual(["A", "B", "D", "End"]);
    expect(textsOf(box("d1", "d1", "d1", "", ""))).toEqual(["A", "D", "E", "End"]);
  });

  it("reports each block with its number, and closes the gap", () => {
    const html = box("", "d1", "", "");
    expect(() => layHtml(html, CSS)).toThrow(
      "`<p>` is left out, since its box has no room for it (`-briefpress-drop: 1`)",
    );
    const placed = readLines(layPages(html, CSS, LEFT)).map(({ y }) => y);
    expect(placed).toEqual(layHtml(box("", "", ""), CSS).map(({ y }) => y));
  });

  it("counts margins between blocks, and the last one", () => {
    expect(textsOf(box("", "", "d1"), "p { margin-bottom: 1pt }")).toEqual(["A", "B", "End"]);
  });

  it("leaves all of them out of a box that has no room even so, which is told", () => {
    expect(textsOf(box("", "", "", "", "d1"), "", [...LEFT, "box-too-low"])).toEqual(["A", "B", "C", "D", "End"]);
  });

  it("reaches into what stands in the box", () => {
    const html = `<div class=box><p>A</p><section><p>B</p><p class=d1>C</p><ul><li class=d2>D</li></ul></section></div>`;
    expect(textsOf(html)).toEqual(["A", "B", "C"]);
    const rows = `<div class=box><div style="display: grid; grid-template-columns: 1fr 1fr"><div><p>A</p><p>B</p><p>C</p>
      <p class=d1>D</p></div><div><p>E</p></div></div></div>`;
    expect(textsOf(rows)).toEqual(["A", "B", "C", "E"]);
  });

  it("holds for max-height, for boxes between two edges, and in notes beside the text", () => {
    expect(textsOf(box("", "", "", "d1"), ".box { height: auto; max-height: 42pt }")).toEqual(["A", "B", "C", "End"]);
    const css =
      "body { position: relative; height: 100pt } .box { position: absolute; top: 0; bottom: 58pt; height: auto }";
    expect(textsOf(box("", "", "", "d1"), css)).toEqual(["End", "A", "B", "C"]);
    const side = "@page { @rightnote { width: 60pt } } .box { float: sidenote }";
    expect(textsOf(box("", "", "", "d1"), side)).toEqual(["A", "B", "C", "End"]);
  });

  it("leaves boxes of no height of their own alone", () => {
    expect(() => layHtml(box("", "", "", "d1"), `${CSS} .box { height: auto }`)).toThrow(
      "outside of a box with a height",
    );
    const grid = `<div class=box style="display: grid"><p class=d1>A</p></div>`;
    expect(() => layHtml(grid, CSS)).toThrow("on an item of a grid or a flex row");
    expect(() => layHtml("<p>A <span class=d1>B</span></p>", CSS)).toThrow(
      "`-briefpress-drop` has no effect on `<span>`",
    );
  });

  it("takes what is left out, and the notes that only it calls, out of the tags", () => {
    const html = `<div class=box><p>A</p><p>B</p><p>C</p><section class=d1><h2>D</h2><p>E<span class=n>N</span></p></section></div>`;
    expect(tagsOf(html)).toBe("Document(P(A) P(B) P(C))");
    const bare = `<div class=box><p>A</p><p>B</p><p>C</p><div class=d1>D</div>E</div>`;
    expect(tagsOf(bare, ".box { height: 56pt }")).toBe("Document(P(A) P(B) P(C) P(E))");
  });

  it("decides once, also where the box goes to the next page or is laid out in a row", () => {
    const css = ".box { break-inside: avoid } .g { display: grid; grid-template-columns: 1fr 1fr }";
    const filler = "<p>P</p>".repeat(11);
    const texts = textsOf(`${filler}<div class=g>${box("", "", "d1", "")}</div>${box("", "d2", "", "")}`, css);
    expect(texts.slice(11).sort()).toEqual(["A", "A", "B", "C", "D", "D", "End", "End"].sort());
  });

  it("finds its blocks in a few tries however many there are", () => {
    const html = `<div class=box>${"<p class=d1>x</p>".repeat(3000)}</div>`;
    expect(textsOf(html)).toEqual(["x", "x", "x"]);
  });
});
