import { describe, expect, it } from "vitest";
import { computed, problemsOf, styleHtml } from "./style-html.js";

const square = { x: 0, y: 0 };
const round = (x: number, y = x) => ({ x, y });

describe("border-radius", () => {
  it.each([
    ["4pt", [4, 4, 4, 4]],
    ["4pt 2pt", [4, 2, 4, 2]],
    ["4pt 2pt 1pt", [4, 2, 1, 2]],
    ["4pt 3pt 2pt 1pt", [4, 3, 2, 1]],
  ])("gives %s to the corners", (text, [topLeft, topRight, bottomRight, bottomLeft]) => {
    expect(computed(`border-radius: ${text}`).borderRadius).toEqual({
      topLeft: round(topLeft!),
      topRight: round(topRight!),
      bottomRight: round(bottomRight!),
      bottomLeft: round(bottomLeft!),
    });
  });

  it("takes the vertical half axes behind a slash, and both in a longhand", () => {
    const radii = computed("border-radius: 4pt 2pt / 1pt; border-bottom-left-radius: 10% 3pt").borderRadius;
    expect(radii?.topLeft).toEqual(round(4, 1));
    expect(radii?.topRight).toEqual(round(2, 1));
    expect(radii?.bottomLeft).toEqual({ x: { percent: 10 }, y: 3 });
  });

  it("is nothing where every corner is square", () => {
    expect(computed("border-radius: 0").borderRadius).toBeUndefined();
    expect(computed("border-radius: 0 / 4pt").borderRadius).toBeUndefined();
    expect(computed("border-radius: 4pt; border-radius: initial").borderRadius).toBeUndefined();
    expect(computed("border-radius: 4pt 0 0 0").borderRadius?.topRight).toEqual(square);
  });

  it.each(["-1pt", "1pt 2pt 3pt 4pt 5pt", "1pt / ", "1pt / 2pt / 3pt", "red", "calc(1 * )"])("refuses %s", (text) => {
    expect(
      problemsOf(`p { border-radius: ${text} }`).every((problem) => /^(?:unknown-value|style-syntax)/u.test(problem)),
    ).toBe(true);
    expect(problemsOf(`p { border-radius: ${text} }`)).not.toEqual([]);
  });
});

describe("borders", () => {
  it("knows double lines", () => {
    expect(computed("border: 3pt double red").border.top).toMatchObject({ widthPt: 3, style: "double" });
    expect(computed("border: 3pt solid; border-left-style: double").border.left.style).toBe("double");
  });

  it("says which styles there are", () => {
    const { diagnostics } = styleHtml("<p>t</p>", "p { border: 1pt groove red }");
    expect(diagnostics.map(({ hint }) => hint)).toEqual([expect.stringContaining("`double`")]);
  });
});

describe("box-decoration-break", () => {
  it("is slice, and not inherited", () => {
    expect(computed("").boxDecorationBreak).toBe("slice");
    expect(computed("box-decoration-break: clone").boxDecorationBreak).toBe("clone");
    const { document } = styleHtml("<div><p>t</p></div>", "div { box-decoration-break: clone }");
    expect(JSON.stringify(document.root)).toContain('"tag":"p"');
    expect(JSON.stringify(document.root).match(/"boxDecorationBreak":"clone"/gu)).toHaveLength(1);
  });
});
