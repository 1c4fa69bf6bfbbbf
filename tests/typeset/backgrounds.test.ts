import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { BackgroundImage, LinearGradient } from "../../src/model/decoration.js";
import type { PagedDocument, ShapeItem, ShapePaint } from "../../src/model/page.js";
import type { Color } from "../../src/model/picture.js";
import type { ComputedStyle } from "../../src/model/computed-style.js";
import { parseSvg } from "../../src/picture/parse-svg.js";
import { checkPlacement } from "../../src/verify/check-placement.js";
import { parseText } from "../parse/parse-text.js";
import { el, lay, NO_BORDER, p, page } from "./styled.js";

const RED = { r: 1, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 1 };
const all = <T>(value: T) => ({ top: value, right: value, bottom: value, left: value });
const words = (count: number): string => Array.from({ length: count }, (_, index) => `w${String(index)}`).join(" ");

const gradient = (
  direction: LinearGradient<Color>["direction"],
  stops: LinearGradient<Color>["stops"] = [
    { color: RED, position: undefined },
    { color: BLUE, position: undefined },
  ],
): LinearGradient<Color> => ({ kind: "gradient", direction, stops });

const image = (source: BackgroundImage["source"], rest: Partial<BackgroundImage> = {}): BackgroundImage => ({
  source,
  size: { width: "auto", height: "auto" },
  position: { x: { percent: 0 }, y: { percent: 0 } },
  repeats: true,
  ...rest,
});

/** 30 by 15 pt. */
const drawing = parseSvg(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" width="40" height="20"><rect width="4" height="2"/></svg>',
  "drawing",
  createSink(),
)!;
const file = { kind: "picture", path: "project:a.svg", span: undefined } as const;

const shapesOf = (paged: PagedDocument, index = 0): readonly ShapeItem[] =>
  paged.pages[index]!.items.filter((item) => item.kind === "shape");

/** A box of 200 by 40 pt at (10, 10). */
function paintOf(backgroundImage: BackgroundImage, style: Partial<ComputedStyle> = {}): ShapePaint {
  const paged = lay(page([el("div", { height: 40, backgroundImage, ...style }, ["x"])]), [], () => drawing);
  return shapesOf(paged)[0]!.paint;
}

function lineOf(direction: LinearGradient<Color>["direction"]) {
  const paint = paintOf(image(gradient(direction)));
  if (paint.kind !== "gradient") throw new Error(paint.kind);
  return [paint.from.xPt, paint.from.yPt, paint.to.xPt, paint.to.yPt].map((value) => Math.round(value * 10) / 10);
}

describe("gradients", () => {
  it.each([
    [0, [110, 50, 110, 10]],
    [90, [10, 30, 210, 30]],
    [180, [110, 10, 110, 50]],
    [-90, [210, 30, 10, 30]],
    // 45 degrees: (200 + 40) / sqrt(2) long, so 60 pt to each side of the middle.
    [45, [50, 90, 170, -30]],
  ])("run at %d degrees through the middle of the box", (degrees, line) => {
    expect(lineOf({ kind: "angle", degrees })).toEqual(line);
  });

  it("run to a corner so that the other two have the colour of the middle", () => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = lineOf({ kind: "corner", x: 1, y: 1 });
    // The line is square to the diagonal from bottom left to top right.
    expect((x2 - x1) * 200 + (y2 - y1) * -40).toBeCloseTo(0, -1);
    expect(x2).toBeGreaterThan(x1);
  });

  const offsets = (positions: readonly (number | undefined)[]) => {
    const stops = positions.map((position, index) => ({ color: index % 2 === 0 ? RED : BLUE, position }));
    const paint = paintOf(image(gradient({ kind: "angle", degrees: 90 }, stops)));
    if (paint.kind !== "gradient") throw new Error(paint.kind);
    return {
      x: [paint.from.xPt, paint.to.xPt],
      offsets: paint.stops.map(({ offset }) => Math.round(offset * 1000) / 1000),
    };
  };

  it("spread stops without a place evenly between their neighbours", () => {
    expect(offsets([undefined, 100, undefined, undefined, undefined]).offsets).toEqual([0, 0.5, 0.667, 0.833, 1]);
  });

  it("let no stop stand before the one before it", () => {
    expect(offsets([0, 100, 50, 200]).offsets).toEqual([0, 0.5, 0.5, 1]);
  });

  it("begin and end where their first and last stop are", () => {
    expect(offsets([-100, 400])).toEqual({ x: [-90, 410], offsets: [0, 1] });
  });

  it("go on beyond a hard edge in its second colour", () => {
    const { offsets: places, x } = offsets([0, 100, 100]);
    expect(x).toEqual([10, 111]);
    expect(places.length).toBe(4);
    expect(offsets([50, 50]).x).toEqual([59, 61]);
  });

  it("run on over the pages of a sliced box, and begin anew on each of a cloned one", () => {
    const box = (boxDecorationBreak: ComputedStyle["boxDecorationBreak"]) =>
      lay(
        page([
          el("div", { boxDecorationBreak, backgroundImage: image(gradient({ kind: "angle", degrees: 180 })) }, [
            p(words(300)),
          ]),
        ]),
      );
    const ends = (paged: PagedDocument) =>
      paged.pages.map((_, index) => {
        const { paint } = shapesOf(paged, index)[0]!;
        return paint.kind === "gradient" ? [paint.from.yPt, paint.to.yPt].map(Math.round) : [];
      });
    const sliced = ends(
      lay(page([el("div", { backgroundImage: image(gradient({ kind: "angle", degrees: 180 })) }, [p(words(300))])])),
    );
    expect(sliced.length).toBeGreaterThan(2);
    const [whole] = sliced.map(([from = 0, to = 0]) => to - from);
    expect(sliced.every(([from = 0, to = 0]) => to - from === whole)).toBe(true);
    expect(sliced[1]![0]).toBeLessThan(0);
    expect(ends(box("clone")).every(([from = 0]) => from === 10)).toBe(true);
  });
});

describe("pictures in the background", () => {
  it("are repeated in their own size from the corner of the padding box", () => {
    const border = all({ ...NO_BORDER, widthPt: 2, style: "dashed" as const });
    expect(paintOf(image(file), { border })).toMatchObject({
      kind: "tiles",
      tile: { xPt: 12, yPt: 12, widthPt: 30, heightPt: 15 },
    });
  });

  it.each([
    ["cover", { xPt: 10, yPt: 10, widthPt: 200, heightPt: 100 }],
    ["contain", { xPt: 10, yPt: 10, widthPt: 80, heightPt: 40 }],
    [
      { width: 60, height: "auto" },
      { xPt: 10, yPt: 10, widthPt: 60, heightPt: 30 },
    ],
    [
      { width: "auto", height: 20 },
      { xPt: 10, yPt: 10, widthPt: 40, heightPt: 20 },
    ],
    [
      { width: { percent: 50 }, height: { percent: 100 } },
      { xPt: 10, yPt: 10, widthPt: 100, heightPt: 40 },
    ],
  ] as const)("are sized %j", (size, area) => {
    expect(paintOf(image(file, { size, repeats: false }))).toMatchObject({ kind: "picture", area });
  });

  it("stand where they should, once", () => {
    const position = { x: { percent: 100 }, y: { percent: 50 } };
    const paged = lay(
      page([el("div", { height: 40, backgroundImage: image(file, { position, repeats: false }) }, ["x"])]),
      [],
      () => drawing,
    );
    const [shape] = shapesOf(paged);
    expect(shape!.paint).toMatchObject({ kind: "picture", area: { xPt: 180, yPt: 22.5, widthPt: 30, heightPt: 15 } });
    expect(shape!.clip).toHaveLength(1);
    expect(shape!.mark).toEqual({ kind: "artifact", type: "Layout" });
  });

  it("paint nothing where they are missing or too small to see, and are asked for once", () => {
    const asked: string[] = [];
    const box = (size: BackgroundImage["size"]) => el("div", { backgroundImage: image(file, { size }) }, ["x"]);
    const tiny = { width: 1e-6, height: "auto" } as const;
    expect(shapesOf(lay(page([box("cover"), box("cover")]), [], ({ path }) => (asked.push(path), undefined)))).toEqual(
      [],
    );
    expect(asked).toEqual(["project:a.svg"]);
    expect(shapesOf(lay(page([box(tiny)]), [], () => drawing))).toEqual([]);
  });
});

describe("opacity", () => {
  it("is that of everything in the box, the borders in one piece", () => {
    const border = all({ widthPt: 2, style: "solid" as const, color: RED });
    const paged = lay(
      page([el("div", { opacity: 0.5, border, backgroundColor: BLUE }, [p("x", { opacity: 0.5 })]), p("y")]),
    );
    const { items } = paged.pages[0]!;
    expect(items.map(({ kind }) => kind)).toEqual(["rect", "shape", "line", "line"]);
    expect(items.map((item) => (item.kind === "line" ? item.runs[0]!.opacity : item.opacity))).toEqual([
      0.5,
      0.5,
      0.5,
      undefined,
    ]);
  });

  it("of 0 does not hide a text from the check that nothing is lost", () => {
    const sink = createSink();
    checkPlacement([parseText("Seen").document], lay(page([p("Seen", { opacity: 0 })])), "briefs/test.md", sink);
    expect(sink.diagnostics.map(({ code }) => code)).toContain("text-lost");
  });
});
