import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { el, lay, page } from "./styled.js";

describe("elements of HTML", () => {
  const INLINE = "mark, em, small { display: inline } mark { background-color: #fe0 }";
  function backgroundsOf(html: string, css = "") {
    return layPages(html, INLINE + css).pages.flatMap(({ items }) => items.filter((item) => item.kind === "rect"));
  }

  it("paints marked text from the ascent to the descent of its face, behind what it holds too", () => {
    const [rect, more] = backgroundsOf("<p>aa <mark>bb <em>cc</em></mark> dd</p>");
    const [line] = layHtml("<p>aa bb cc dd</p>", "");
    expect(more).toBeUndefined();
    expect(rect!.xPt).toBeGreaterThan(line!.x + 10);
    expect(rect!.xPt + rect!.widthPt).toBeLessThan(line!.right - 10);
    expect(rect!.yPt).toBeLessThan(line!.y - 7);
    expect(rect!.yPt + rect!.heightPt).toBeGreaterThan(line!.y + 2);
    expect(rect).toMatchObject({ color: { r: 1, b: 0 }, mark: { kind: "artifact" } });
  });

  it("goes on on the next line, takes padding in, and leaves other text alone", () => {
    expect(backgroundsOf(`<p><mark>${"words ".repeat(30)}</mark></p>`).length).toBeGreaterThan(2);
    const narrow = backgroundsOf("<p><mark>bb</mark></p>")[0]!.widthPt;
    expect(backgroundsOf("<p><mark>bb</mark></p>", "mark { padding: 0 4pt }")[0]!.widthPt).toBeCloseTo(narrow + 8, 3);
    expect(backgroundsOf("<p>aa <em>bb</em></p>")).toEqual([]);
    expect(backgroundsOf("<p><mark><small>b</small></mark></p>", "small { background-color: #0f0 }")[0]!.color.g).toBe(
      1,
    );
  });

  it("ends a line at <wbr>, without a mark and without losing a letter", () => {
    const word = "alphabravo<wbr>charliedelta<wbr>echofoxtrot<wbr>golfhotelindia";
    const lines = layHtml(`<p>${word} <em>last</em></p>`, "em { display: inline }");
    expect(lines.map(({ text }) => text.trim())).toEqual(["alphabravocharliedeltaechofoxtrot", "golfhotelindia last"]);
  });

  it("doubts structure types that a PDF has not, and takes those that it has", () => {
    const document = page([el("div", {}, ["x"], { "data-tag": "Setc" }), el("div", {}, ["y"], { "data-tag": "TOC" })]);
    expect(() => lay(document)).toThrow(/unknown-structure-type.*Did you mean `Sect`/u);
    const [wrong, right] = lay(document, ["unknown-structure-type"]).tags.children;
    expect([wrong, right].map((tag) => tag?.kind === "element" && tag.type)).toEqual(["P", "TOC"]);
  });
});
