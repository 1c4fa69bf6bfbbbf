import { describe, expect, it } from "vitest";
import type { Outline, PageItem, PagedDocument, ShapeItem } from "../../src/model/page.js";
import type { Border, ComputedStyle } from "../../src/model/computed-style.js";
import { el, lay, NO_BORDER, p, page, readLines } from "./styled.js";

const RED = { r: 1, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 1 };
const edge = (widthPt: number, style: Border["style"] = "solid", color = RED): Border => ({ widthPt, style, color });
const all = <T>(value: T) => ({ top: value, right: value, bottom: value, left: value });
const radius = (x: (ComputedStyle["margin"]["top"] & object) | number, y = x) => {
  const corner = { x, y };
  return { topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner };
};
const words = (count: number): string => Array.from({ length: count }, (_, index) => `w${String(index)}`).join(" ");

const itemsOf = (paged: PagedDocument, index = 0): readonly PageItem[] => paged.pages[index]!.items;
const shapesOf = (paged: PagedDocument, index = 0): readonly ShapeItem[] =>
  itemsOf(paged, index).filter((item) => item.kind === "shape");

/** Left, top, right and bottom of an outline, to a tenth. */
function extent(outline: Outline): readonly number[] {
  const points = outline.flatMap((segment) => (segment.op === "Z" ? [] : [segment]));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(
    (value) => Math.round(value * 10) / 10,
  );
}

const curves = (outline: Outline): number => outline.filter(({ op }) => op === "C").length;

/** A box of 200 by 14 pt at (10, 10). */
const box = (style: Partial<ComputedStyle>) => lay(page([el("div", style, ["Inside"])]));

describe("round corners", () => {
  it("shape the background", () => {
    const [shape] = shapesOf(box({ backgroundColor: RED, borderRadius: radius(5) }));
    expect(extent(shape!.outline)).toEqual([10, 10, 210, 24]);
    expect(curves(shape!.outline)).toBe(4);
    expect(shape!.outline[0]).toEqual({ op: "M", x: 15, y: 10 });
  });

  it("are made smaller together where they would overlap", () => {
    const [shape] = shapesOf(box({ backgroundColor: RED, borderRadius: radius(999) }));
    // 14 pt high: two radii share the height, so the box ends in half circles.
    expect(shape!.outline[0]).toEqual({ op: "M", x: 17, y: 10 });
  });

  it("take percentages of the width and of the height", () => {
    const [shape] = shapesOf(box({ backgroundColor: RED, borderRadius: radius({ percent: 50 }) }));
    expect(shape!.outline[0]).toEqual({ op: "M", x: 110, y: 10 });
  });

  it("make a border a ring, whose inner curve is narrower by the border", () => {
    const [ring, ...rest] = shapesOf(box({ border: all(edge(2)), borderRadius: radius(6) }));
    expect(rest).toEqual([]);
    const starts = ring!.outline.filter(({ op }) => op === "M");
    expect(starts).toEqual([
      { op: "M", x: 16, y: 10 },
      { op: "M", x: 16, y: 12 },
    ]);
    expect(curves(ring!.outline)).toBe(8);
  });

  it("leave a border without corners inside where it is thicker than the radius", () => {
    const [ring] = shapesOf(box({ border: all(edge(4)), borderRadius: radius(3) }));
    expect(curves(ring!.outline)).toBe(4);
  });

  it("keep the background from shining through at the edge of a border", () => {
    const [fill] = shapesOf(box({ backgroundColor: BLUE, border: all(edge(2)), borderRadius: radius(6) }));
    expect(extent(fill!.outline)).toEqual([11, 11, 209, 27]);
  });

  it.each([Number.MAX_VALUE, 1e-9, 0, { percent: 1e9 }])("survive a radius of %j", (value) => {
    const text = JSON.stringify(box({ border: all(edge(1)), borderRadius: radius(value) }).pages[0]!.items);
    expect(text).not.toContain("null");
  });
});

describe("borders", () => {
  it("stay plain rectangles where sides are alike", () => {
    const items = itemsOf(box({ border: all(edge(2)) }));
    expect(items.filter(({ kind }) => kind === "rect")).toHaveLength(4);
    expect(items.filter(({ kind }) => kind === "shape")).toHaveLength(0);
  });

  it("meet on the diagonal of the corner where sides differ", () => {
    const border = { top: edge(2), right: NO_BORDER, bottom: NO_BORDER, left: edge(4, "solid", BLUE) };
    const [top, left] = shapesOf(box({ border }));
    expect(top!.outline.slice(0, 4)).toEqual([
      { op: "M", x: 10, y: 10 },
      { op: "L", x: 210, y: 10 },
      { op: "L", x: 210, y: 12 },
      { op: "L", x: 14, y: 12 },
    ]);
    expect(left!.outline.slice(0, 4)).toEqual([
      { op: "M", x: 10, y: 10 },
      { op: "L", x: 10, y: 26 },
      { op: "L", x: 14, y: 26 },
      { op: "L", x: 14, y: 12 },
    ]);
  });

  it("do not cut what has no neighbour", () => {
    const border = { top: edge(2), right: NO_BORDER, bottom: edge(3, "solid", BLUE), left: NO_BORDER };
    const rects = itemsOf(box({ border })).filter((item) => item.kind === "rect");
    expect(rects.map(({ xPt, yPt, widthPt, heightPt }) => [xPt, yPt, widthPt, heightPt])).toEqual([
      [10, 10, 200, 2],
      [10, 26, 200, 3],
    ]);
  });

  it("draw double lines as two rings, a third of the width each", () => {
    const [outer, inner] = shapesOf(box({ border: all(edge(3, "double")) }));
    const starts = (shape: ShapeItem) => shape.outline.filter(({ op }) => op === "M");
    expect(starts(outer!)).toEqual([
      { op: "M", x: 10, y: 10 },
      { op: "M", x: 11, y: 11 },
    ]);
    expect(starts(inner!)).toEqual([
      { op: "M", x: 12, y: 12 },
      { op: "M", x: 13, y: 13 },
    ]);
  });

  it("clip dashes to their own side where the next one has another colour", () => {
    const border = { top: edge(2, "dashed"), right: NO_BORDER, bottom: NO_BORDER, left: edge(2, "solid", BLUE) };
    const rule = itemsOf(box({ border })).find((item) => item.kind === "rule");
    expect(rule?.kind === "rule" ? rule.clip?.map(extent) : undefined).toEqual([[10, 10, 210, 12]]);
  });

  it("survive borders that are wider than their box", () => {
    const border = { top: edge(1e6), right: edge(1e6, "dotted", BLUE), bottom: edge(1e6, "double"), left: edge(1e-9) };
    const paged = lay(page([el("div", { border, borderRadius: radius(3) }, ["x"])]), [
      "line-overflow",
      "content-too-tall",
    ]);
    expect(
      JSON.stringify(paged.pages.flatMap(({ items }) => items.filter(({ kind }) => kind !== "line"))),
    ).not.toContain("null");
  });

  it("are artifacts, all of them", () => {
    for (const style of ["solid", "double", "dashed", "dotted"] as const) {
      const border = { ...all(edge(2, style)), left: edge(4, style, BLUE) };
      const painted = itemsOf(box({ border, backgroundColor: BLUE, borderRadius: radius(3) })).filter(
        (item) => item.kind !== "line",
      );
      expect(painted.length).toBeGreaterThan(3);
      expect(painted.every((item) => item.mark.kind === "artifact")).toBe(true);
    }
  });
});

describe("a box that goes over pages", () => {
  const long = (boxDecorationBreak: ComputedStyle["boxDecorationBreak"], children = [p(words(150))]) =>
    el(
      "div",
      { boxDecorationBreak, border: all(edge(2)), padding: all(6), backgroundColor: BLUE, borderRadius: radius(5) },
      children,
    );

  it("is cut open by `slice`: no border, corner or padding at the break", () => {
    const paged = lay(page([long("slice")]));
    const [first, last] = [shapesOf(paged)[0]!, shapesOf(paged, paged.pages.length - 1)[0]!];
    expect(curves(first.outline)).toBe(2);
    expect(curves(last.outline)).toBe(2);
    const lines = readLines(paged);
    const top = lines.find((line) => line.page === 2)!;
    const own = readLines(lay(page([p("x")])))[0]!;
    expect(top.y).toBe(own.y);
    // The last line of the page ends where the fragment does.
    const before = lines.findLast((line) => line.page === 1)!;
    expect(extent(first.outline)[3]! - before.y).toBeCloseTo(14 - (own.y - 10), 1);
  });

  it("is closed by `clone` on each page, with padding", () => {
    const paged = lay(page([long("clone")]));
    expect(paged.pages.length).toBeGreaterThan(1);
    const lines = readLines(paged);
    const own = readLines(lay(page([p("x")])))[0]!;
    paged.pages.forEach((_, index) => {
      const [fill, ring] = shapesOf(paged, index);
      expect(curves(fill!.outline)).toBe(4);
      expect(curves(ring!.outline)).toBe(8);
      const here = lines.filter((line) => line.page === index + 1);
      expect(here[0]!.y).toBe(own.y + 8);
      expect(extent(ring!.outline)[3]! - here.at(-1)!.y).toBeCloseTo(14 - (own.y - 10) + 8, 1);
    });
    expect(lines.map((line) => line.text.trim()).join(" ")).toBe(words(150));
  });

  it("keeps its place and width, however deep the line at the break stands in it", () => {
    const list = el("ul", { padding: { top: 0, right: 0, bottom: 0, left: 30 } }, [long("clone")]);
    const paged = lay(page([long("clone", [list])]));
    expect(paged.pages.length).toBeGreaterThan(2);
    const outer = paged.pages.map((_, index) => extent(shapesOf(paged, index)[0]!.outline));
    expect(new Set(outer.map(([left, , right]) => `${String(left)} ${String(right)}`))).toEqual(new Set(["11 209"]));
    paged.pages.forEach((_, index) => {
      const [around, , within] = shapesOf(paged, index);
      expect(extent(within!.outline)[3]!).toBeLessThan(extent(around!.outline)[3]! - 5);
    });
  });

  it("holds its height over pages", () => {
    const tall = el("div", { height: 250, backgroundColor: BLUE }, ["x"]);
    const paged = lay(page([p("before"), tall, p("after")]));
    const heights = paged.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "rect" ? [item.heightPt] : [])),
    );
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(250, 1);
    expect(readLines(paged).at(-1)).toMatchObject({ page: 2, text: "after" });
  });

  it("does not fill a book with a height that is a slip", () => {
    expect(lay(page([el("div", { height: 1e6 }, ["x"])])).pages.length).toBeLessThan(60);
  });
});
