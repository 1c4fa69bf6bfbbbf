import { describe, expect, it } from "vitest";
import type { LineDecoration } from "../../src/model/page.js";
import { addDecorations, drawStretch } from "../../src/write/decoration-content.js";
import type { DecorationStretch } from "../../src/write/decoration-content.js";
import { BLACK, leaf, run } from "./paged.js";

const LINE: LineDecoration = { line: "underline", color: BLACK, style: "solid", thicknessPt: 1, offsetPt: -2 };

function draw(style: LineDecoration["style"], widthPt: number): readonly string[] {
  return drawStretch({ decoration: { ...LINE, style }, opacity: undefined, fromPt: 10, toPt: 10 + widthPt }, 50);
}

describe("decorations", () => {
  it("go on over runs that meet, and end where there is a gap", () => {
    const mark = leaf();
    const stretches: DecorationStretch[] = [];
    const place = (xPt: number, widthPt: number, decoration: LineDecoration) =>
      addDecorations(run("a", mark, { xPt, widthPt, decorations: [decoration] }), stretches);
    place(10, 20, LINE);
    place(30, 5, { ...LINE });
    place(40, 5, LINE);
    place(45, 5, { ...LINE, thicknessPt: 2 });
    expect(stretches.map(({ fromPt, toPt }) => [fromPt, toPt])).toEqual([
      [10, 35],
      [40, 45],
      [45, 50],
    ]);
  });

  it("are one bar, two bars, or bars that begin and end with the text", () => {
    expect(draw("solid", 30)).toEqual(["10 49.5 30 1 re f"]);
    expect(draw("double", 30)).toEqual(["10 50.5 30 1 re f", "10 48.5 30 1 re f"]);
    const dots = draw("dotted", 30);
    expect(dots).toHaveLength(15);
    const [x = 0, , width = 0] = dots.at(-1)!.split(" ").map(Number);
    expect(x + width).toBeCloseTo(40, 1);
  });

  it("do not fill the file, however thin they are", () => {
    expect(
      drawStretch(
        { decoration: { ...LINE, style: "dotted", thicknessPt: 1e-9 }, opacity: undefined, fromPt: 0, toPt: 500 },
        0,
      ).length,
    ).toBeLessThan(2000);
  });
});
