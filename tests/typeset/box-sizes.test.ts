import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { PagedDocument, PictureItem } from "../../src/model/page.js";
import type { ComputedStyle } from "../../src/model/computed-style.js";
import type { StyledElement } from "../../src/model/styled.js";
import { parseSvg } from "../../src/picture/parse-svg.js";
import { typeset } from "../../src/typeset/typeset.js";
import { el, fonts, lay, NO_BORDER, p, page, readLines } from "./styled.js";

const RED = { r: 1, g: 0, b: 0 };
const all = <T>(value: T) => ({ top: value, right: value, bottom: value, left: value });

/** 30 by 15 pt. */
const picture = parseSvg(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" width="40" height="20"><rect width="4" height="2"/></svg>',
  "drawing",
  createSink(),
)!;

function layPictures(blocks: readonly StyledElement[]): PagedDocument {
  const file = { path: "briefs/test.md", text: "", bodyOffset: 0, bodyLine: 1 };
  const sink = createSink();
  const paged = typeset(
    page(blocks),
    { fonts: fonts(), findPicture: () => picture, findBackground: () => undefined, file },
    sink,
  );
  expect(sink.diagnostics).toEqual([]);
  return paged;
}

/** The one picture of a paragraph in a column of 200 pt. */
function place(style: Partial<ComputedStyle>): PictureItem {
  const paged = layPictures([el("p", {}, [el("img", { display: "inline", ...style }, [])])]);
  return paged.pages[0]!.items.find((item) => item.kind === "picture")!;
}

const sizeOf = (style: Partial<ComputedStyle>) => {
  const { widthPt, heightPt } = place(style);
  return [widthPt, heightPt].map((value) => Math.round(value * 100) / 100);
};

describe("pictures", () => {
  it.each([
    [{}, [30, 15]],
    [{ maxWidth: 20 }, [20, 10]],
    [{ maxHeight: 5 }, [10, 5]],
    [{ minWidth: 60 }, [60, 30]],
    [{ minHeight: 30 }, [60, 30]],
    [{ minWidth: 60, maxWidth: 20 }, [60, 30]],
    [{ maxWidth: { percent: 5 } }, [10, 5]],
    [{ width: { percent: 50 } }, [100, 50]],
    [{ width: { percent: 50 }, maxWidth: 40 }, [40, 20]],
    [{ width: 100, height: 20 }, [100, 20]],
    [{ width: 100, maxHeight: 20 }, [100, 20]],
    [{ width: { percent: 100 }, height: 40 }, [200, 40]],
    [{ width: 400 }, [200, 100]],
    [{ width: 400, height: 40, objectFit: "cover" }, [200, 40]],
    [{ width: 0 }, [0, 0]],
  ] as const)("with %j are sized %j", (style, size) => {
    expect(sizeOf(style)).toEqual(size);
  });

  it("have their margins within their line, the lower one on the baseline", () => {
    const bare = place({});
    const spaced = place({ margin: { ...all(0), top: 4, bottom: 6 } });
    // The line is as high as picture and margins, and what hangs below the baseline.
    expect(spaced.yPt - bare.yPt).toBeCloseTo(4, 6);
    const below = (style: Partial<ComputedStyle>) =>
      readLines(layPictures([el("p", {}, [el("img", { display: "inline", ...style }, []), "text"]), p("next")]));
    const [first, next] = below({ margin: { ...all(0), top: 4, bottom: 6 } });
    expect(next!.y - first!.y).toBeCloseTo(below({})[1]!.y - below({})[0]!.y, 6);
    expect(first!.y - below({})[0]!.y).toBeCloseTo(10, 6);
  });

  it("are no narrower than `min-width`, wherever they stand", () => {
    const [rect] = lay(page([el("div", { minWidth: 205, backgroundColor: RED }, ["x"])])).pages[0]!.items.filter(
      (item) => item.kind === "rect",
    );
    expect(rect!.widthPt).toBe(205);
  });

  it.each([
    ["fill", undefined],
    ["contain", [40, 20]],
    ["cover", [80, 40]],
    ["none", [30, 15]],
    ["scale-down", [30, 15]],
  ] as const)("fit a box of 40 by 40 pt by `%s`", (objectFit, size) => {
    const { drawn, clip, ...box } = place({ width: 40, height: 40, objectFit });
    expect(drawn && [drawn.widthPt, drawn.heightPt]).toEqual(size);
    if (drawn !== undefined) expect(drawn.xPt + drawn.widthPt / 2).toBeCloseTo(box.xPt + 20, 6);
    expect(clip !== undefined).toBe(objectFit === "cover");
  });

  it("are cut by round corners", () => {
    const corner = { x: 4, y: 4 };
    const radii = { topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner };
    expect(place({ borderRadius: radii }).clip?.filter(({ op }) => op === "C")).toHaveLength(4);
  });

  it("that are blocks have their margin and their share of the column once", () => {
    const paged = layPictures([el("img", { margin: all(10), width: { percent: 50 } }, [])]);
    const item = paged.pages[0]!.items.find((one) => one.kind === "picture");
    expect(item).toMatchObject({ xPt: 20, widthPt: 100, heightPt: 50 });
  });
});

describe("box-sizing", () => {
  const border = all({ ...NO_BORDER, widthPt: 1, style: "solid" as const });
  const box = (style: Partial<ComputedStyle>) =>
    el("div", { padding: all(9), backgroundColor: RED, border, ...style }, ["x"]);
  const sizes = (paged: PagedDocument) =>
    paged.pages[0]!.items.flatMap((item) =>
      item.kind === "rect" && item.color === RED ? [[item.widthPt, item.heightPt]] : [],
    );

  it("takes widths and heights for those of the content or of the border box", () => {
    expect(sizes(lay(page([box({ width: 100, height: 50 })])))).toEqual([[120, 70]]);
    expect(sizes(lay(page([box({ width: 100, height: 50, boxSizing: "border-box" })])))).toEqual([[100, 50]]);
    expect(sizes(lay(page([box({ maxWidth: 100, boxSizing: "border-box" })])))[0]![0]).toBe(100);
    expect(sizes(lay(page([box({ minHeight: 50, boxSizing: "border-box" })])))[0]![1]).toBe(50);
  });

  it("never makes a box smaller than its padding", () => {
    expect(sizes(lay(page([box({ width: 0, boxSizing: "border-box" })]), ["line-overflow"]))[0]![0]).toBe(20);
  });

  it("holds in flex rows", () => {
    const row = (boxSizing: ComputedStyle["boxSizing"]) =>
      el("div", { display: "flex" }, [box({ width: 60, boxSizing }), el("div", {}, ["second"])]);
    expect(readLines(lay(page([row("content-box")])))[1]!.x).toBe(90);
    expect(readLines(lay(page([row("border-box")])))[1]!.x).toBe(70);
  });
});

describe("heights", () => {
  const heightOf = (style: Partial<ComputedStyle>, announced: readonly string[] = []) =>
    lay(page([el("div", { backgroundColor: RED, ...style }, [p("one"), p("two")])]), announced).pages[0]!.items.flatMap(
      (item) => (item.kind === "rect" ? [item.heightPt] : []),
    )[0];

  it.each([
    [{ height: 60 }, 60],
    [{ height: 60, maxHeight: 40 }, 40],
    [{ height: 60, maxHeight: 40, minHeight: 50 }, 50],
    [{ maxHeight: 100 }, 28],
    [{ height: { percent: 50 }, maxHeight: { percent: 1 } }, 28],
  ])("%j make the box %d pt high", (style, heightPt) => {
    expect(heightOf(style)).toBeCloseTo(heightPt, 6);
  });

  it("that are less than the content leave it its room, and say so", () => {
    expect(heightOf({ height: 10 }, ["box-too-low"])).toBeCloseTo(28, 6);
    expect(heightOf({ maxHeight: 10 }, ["box-too-low"])).toBeCloseTo(28, 6);
    expect(() => heightOf({ maxHeight: 10 })).toThrow("box-too-low");
  });
});
