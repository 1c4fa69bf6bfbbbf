import { describe, expect, it } from "vitest";
import { layHtml } from "./html-pages.js";

/** Left edge of the one line and the width that is left for it, by text set to the right in a second block. */
function place(css: string): { readonly left: number; readonly right: number } {
  const html = '<div class="box"><p>x</p><p class="end">x</p></div>';
  const [first, last] = layHtml(html, `.end { text-align: right } .box { ${css} }`);
  return { left: first!.x, right: last!.right };
}

describe("lengths calculated from percentages and points", () => {
  it.each([
    ["width: calc(100% - 50pt)", 10, 160],
    ["width: calc((100% - 50pt) / 2)", 10, 85],
    ["width: calc(2 * (25% + 10pt) - 1em)", 10, 120],
    ["width: min(50%, 40pt)", 10, 50],
    ["width: max(50%, 40pt)", 10, 110],
    ["width: clamp(30pt, 10%, 80pt)", 10, 40],
    ["width: calc(-1 * max(-50%, -40pt))", 10, 50],
    ["width: calc(min(50%, 40pt) + 10pt)", 10, 60],
    ["max-width: calc(25% + 10pt)", 10, 70],
    ["width: 20pt; min-width: calc(10% + 10pt)", 10, 40],
    ["margin-left: calc(50% - 30pt)", 80, 210],
    ["margin-left: calc(-10% + 5pt)", -5, 210],
    ["padding: 0 calc(10% + 1pt)", 31, 189],
    ["padding-left: calc(10% - 60pt)", 10, 210],
    ["text-indent: calc(10% + 4pt)", 34, 210],
  ])("%s", (css, left, right) => {
    expect(place(css)).toEqual({ left, right });
  });

  it("sizes tracks and gaps", () => {
    const lines = layHtml(
      "<div class='g'><p>a</p><p>b</p><p>c</p></div>",
      ".g { display: grid; grid-template-columns: calc(50% - 20pt) min(30pt, 50%) 1fr }",
    );
    expect(lines.map(({ x }) => x)).toEqual([10, 90, 120]);
    const spaced = layHtml(
      "<div class='g'><p>a</p><p>b</p></div>",
      ".g { display: grid; grid-template-columns: 30pt 1fr; gap: calc(5% + 2pt) }",
    );
    expect(spaced.map(({ x }) => x)).toEqual([10, 10 + 30 + 12]);
  });

  it("takes values that cannot be used as nothing", () => {
    expect(place("width: calc(1e300% * 1e200 + 10pt)")).toEqual({ left: 10, right: 20 });
    expect(place(`margin-left: ${"calc(1pt + ".repeat(50)}1%${")".repeat(50)}`).left).toBe(62);
  });
});
