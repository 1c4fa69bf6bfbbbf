import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { Outline, PageItem } from "../../src/model/page.js";
import type { Color } from "../../src/model/picture.js";
import { checkContrast } from "../../src/verify/check-contrast.js";
import { findContrast } from "../../src/formats/contrast-ratio.js";
import { leaf, line, paged, run } from "./paged.js";

const BRIEF = {
  path: "briefs/a.md",
  text: "---\ntitle: x\n---\n\nFirst\n\nHere are **Some words** of it.\n",
  bodyOffset: 0,
  bodyLine: 1,
};
const WHITE = { r: 1, g: 1, b: 1 };
const BLACK = { r: 0, g: 0, b: 0 };
const gray = (value: number): Color => ({ r: value / 255, g: value / 255, b: value / 255 });
const LAYOUT = { kind: "artifact", type: "Layout" } as const;

/** A field that covers the whole page. */
const field = (color: Color, opacity = 1): PageItem => ({
  kind: "rect",
  xPt: 0,
  yPt: 0,
  widthPt: 600,
  heightPt: 800,
  color,
  opacity,
  mark: LAYOUT,
});

function check(items: (mark: ReturnType<typeof leaf>) => readonly PageItem[], text = "Some words") {
  const mark = leaf(text);
  const sink = createSink();
  const pairs = checkContrast(paged([items(mark)], [mark]), BRIEF, sink);
  return { pairs, said: sink.diagnostics };
}

describe("the contrast of two colours", () => {
  it.each([
    [BLACK, WHITE, 21],
    [WHITE, WHITE, 1],
    [gray(0x76), WHITE, 4.54],
    [gray(0x77), WHITE, 4.48],
    [{ r: 1, g: 0, b: 0 }, WHITE, 4],
  ])("is that of WCAG", (a, b, ratio) => {
    expect(findContrast(a, b)).toBeCloseTo(ratio, 2);
    expect(findContrast(b, a)).toBe(findContrast(a, b));
  });
});

describe("checkContrast", () => {
  it("takes paper for white and says nothing of text that is dark enough", () => {
    const { pairs, said } = check((mark) => [line([{ ...run("Some words", mark), color: gray(0x76) }])]);
    expect(said).toEqual([]);
    expect(pairs).toMatchObject([{ background: WHITE, required: 4.5, sample: "Some words", page: 1 }]);
  });

  it("names text that is too faint, rounding its ratio down", () => {
    const { said } = check((mark) => [line([{ ...run("Some words", mark), color: gray(0x77) }])]);
    expect(said).toMatchObject([{ code: "low-contrast", severity: "warning", span: { line: 7, column: 12 } }]);
    expect(said[0]?.message).toBe(
      '"Some words" on page 1 is #777777 on #ffffff: a contrast of 4.4 to 1, where 4.5 is the least',
    );
  });

  it("asks less of large text, and most of a pair that is large and small", () => {
    const faint = { color: gray(0x90) };
    const large = check((mark) => [line([{ ...run("Large", mark), ...faint, sizePt: 18 }])]);
    expect(large.said).toEqual([]);
    const both = check((mark) => [
      line([{ ...run("Large", mark), ...faint, sizePt: 18 }]),
      line([{ ...run("small", mark), ...faint }]),
    ]);
    expect(both.pairs).toMatchObject([{ required: 4.5, sample: "small" }]);
    expect(both.said).toHaveLength(1);
  });

  it("sees what was painted before the text, the last first, and not what comes later", () => {
    const { pairs } = check((mark) => [
      field(BLACK),
      field(gray(0x33)),
      line([{ ...run("White", mark), color: WHITE }]),
      field(WHITE),
    ]);
    expect(pairs).toMatchObject([{ background: gray(0x33) }]);
  });

  it("mixes what is not opaque", () => {
    const { pairs } = check((mark) => [field(BLACK, 0.5), line([{ ...run("x", mark), color: BLACK, opacity: 0.5 }])]);
    expect(pairs[0]?.background?.r).toBeCloseTo(0.5);
    expect(pairs[0]?.text.r).toBeCloseTo(0.25);
  });

  it("looks through the hole of a ring and beside a shape, and knows a gradient's colour at the text", () => {
    const box = (left: number, right: number) =>
      [
        { op: "M", x: left, y: 0 },
        { op: "L", x: right, y: 0 },
        { op: "L", x: right, y: 800 },
        { op: "L", x: left, y: 800 },
        { op: "Z" },
      ] as const;
    const shape = (outline: Outline) =>
      ({
        kind: "shape",
        outline,
        clip: [],
        paint: { kind: "fill", color: BLACK },
        mark: LAYOUT,
      }) as const;
    const ring = check((mark) => [shape([...box(0, 600), ...box(1, 599)]), line([run("x", mark)])]);
    expect(ring.pairs).toMatchObject([{ background: WHITE }]);
    const gradient = {
      kind: "gradient",
      from: { xPt: 0, yPt: 0 },
      to: { xPt: 0, yPt: 1 },
      stops: [
        { offset: 0, color: WHITE },
        { offset: 1, color: BLACK },
      ],
    } as const;
    const faded = check((mark) => [{ ...shape(box(0, 600)), paint: gradient }, line([run("x", mark)])]);
    expect(faded.pairs).toMatchObject([{ background: BLACK, ratio: 1 }]);
  });

  it("says that it cannot tell over a picture", () => {
    const { pairs, said } = check((mark) => [
      {
        kind: "picture",
        xPt: 0,
        yPt: 0,
        widthPt: 600,
        heightPt: 800,
        picture: {
          kind: "svg",
          key: "a",
          widthPt: 1,
          heightPt: 1,
          viewBox: [0, 0, 1, 1],
          fit: { kind: "stretch" },
          nodes: [],
        },
        color: BLACK,
        mark: LAYOUT,
      },
      line([run("x", mark)]),
    ]);
    expect(said).toEqual([]);
    expect(pairs).toMatchObject([{ background: undefined, ratio: undefined }]);
  });
});
