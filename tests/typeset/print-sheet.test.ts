import { describe, expect, it } from "vitest";
import { findBoxes, listPageLabels } from "../../src/write/page-boxes.js";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const PAGE = "@page { size: 200pt 100pt; margin: 20pt }";

describe("sheets", () => {
  it("are the page itself where nothing is to be cut off", () => {
    const [page] = layPages("<p>t</p>", PAGE).pages;
    expect(findBoxes(page!)).toEqual({ MediaBox: [0, 0, 200, 100] });
  });

  it("take the bleed, and the background with it", () => {
    const [page] = layPages("<p>t</p>", `${PAGE} @page { bleed: 9pt; background: #f00 }`).pages;
    expect(findBoxes(page!)).toEqual({
      MediaBox: [-9, -9, 209, 109],
      BleedBox: [-9, -9, 209, 109],
      TrimBox: [0, 0, 200, 100],
    });
    expect(page!.items[0]).toMatchObject({ kind: "rect", xPt: -9, yPt: -9, widthPt: 218, heightPt: 118 });
  });

  it("have room for crop marks, which keep clear of the page and of the bleed", () => {
    const [page] = layPages("<p>t</p>", `${PAGE} @page { marks: crop }`).pages;
    expect(findBoxes(page!)["MediaBox"]).toEqual([-18, -18, 218, 118]);
    const rules = page!.items.filter((item) => item.kind === "rule");
    expect(rules).toHaveLength(8);
    expect(rules.map(({ x1Pt, y1Pt }) => [x1Pt, y1Pt])).toContainEqual([-18, 0]);
    for (const { x1Pt, x2Pt, y1Pt, y2Pt } of rules) {
      const outside = [x1Pt, x2Pt].every((x) => x <= -6 || x >= 206) || [y1Pt, y2Pt].every((y) => y <= -6 || y >= 106);
      expect(outside).toBe(true);
    }
  });

  it("have crosses in the middle of the sides", () => {
    const [page] = layPages("<p>t</p>", `${PAGE} @page { marks: crop cross; bleed: 0 }`).pages;
    const rules = page!.items.filter((item) => item.kind === "rule");
    expect(rules).toHaveLength(16);
    expect(rules.map(({ x1Pt, y1Pt, x2Pt, y2Pt }) => [x1Pt, y1Pt, x2Pt, y2Pt])).toContainEqual([94, -9, 106, -9]);
  });

  it("stay within reason whatever the bleed is", () => {
    const [page] = layPages("<p>t</p>", `${PAGE} @page { bleed: 9999pt }`).pages;
    expect(page!.sheet!.bleedPt).toBeCloseTo(141.7, 1);
  });
});

describe("boxes of pages", () => {
  it("set the text in by border and padding, and draw the border at the margin", () => {
    const css = `${PAGE} @page { border: 2pt solid #00f; padding: 5pt 7pt }`;
    const paged = layPages("<p>One</p><p>Two</p><p>Three</p>", css);
    const lines = readLines(paged);
    expect(lines[0]!.x).toBe(29);
    expect(lines[0]!.y - layHtml("<p>One</p>", PAGE)[0]!.y).toBeCloseTo(7, 5);
    expect(lines.map(({ page }) => page)).toEqual([1, 1, 1]);
    const xs = paged.pages[0]!.items.flatMap((item) =>
      item.kind === "rect" ? [item.xPt, item.xPt + item.widthPt] : [],
    );
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([20, 180]);
  });
});

describe("page labels", () => {
  it("are as printed: roman in front, and from 1 again behind", () => {
    const css = `${PAGE} @page { @bottom-right { content: counter(page) } } @page front { @bottom-right { content: counter(page, lower-roman) } } .f { page: front } .s { counter-reset: page } p { break-before: page }`;
    const { pages } = layPages("<div class=f><p>a</p><p>b</p></div><div class=s><p>c</p><p>d</p></div>", css);
    expect(listPageLabels(pages)).toEqual([0, { S: "r" }, 2, { S: "D" }]);
  });

  it("go on from where a counter is set", () => {
    const { pages } = layPages(
      '<p>a</p><p class=b style="counter-set: page 7">b</p>',
      `${PAGE} .b { break-before: page }`,
    );
    expect(listPageLabels(pages)).toEqual([0, { S: "D" }, 1, { S: "D", St: 7 }]);
    expect(listPageLabels(layPages("<p>a</p>", PAGE).pages)).toEqual([0, { S: "D" }]);
  });
});
