import { describe, expect, it } from "vitest";
import type { PageItem, RuleItem, ShapeItem } from "../../src/model/page.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { readSyntax } from "../inspect/read-syntax.js";
import { inspectPdf } from "../inspect/pdf.js";
import { BLACK, INFO, page, paged, tag } from "./paged.js";

const MARK = { kind: "artifact", type: "Layout" } as const;
const RED = { r: 1, g: 0, b: 0 };

/** The operators of each thing painted, one text each. */
function paint(items: readonly PageItem[]): readonly string[] {
  const pdf = inspectPdf(writePdf(paged([page(items)], tag("Document", [])), INFO));
  expect(pdf.faults).toEqual([]);
  return pdf.contents[0]!.painted.map(({ operators }) => operators);
}

const square: ShapeItem["outline"] = [
  { op: "M", x: 10, y: 10 },
  { op: "L", x: 30, y: 10 },
  { op: "L", x: 30, y: 20 },
  { op: "L", x: 10, y: 20 },
  { op: "Z" },
];
const fill: ShapeItem = { kind: "shape", outline: square, clip: [], paint: { kind: "fill", color: RED }, mark: MARK };
const rule = (style: RuleItem["style"], lengthPt: number, thicknessPt = 1): RuleItem => ({
  kind: "rule",
  x1Pt: 10,
  y1Pt: 50,
  x2Pt: 10 + lengthPt,
  y2Pt: 50,
  thicknessPt,
  color: BLACK,
  style,
  mark: MARK,
});

describe("shapes", () => {
  it("are filled by the even-odd rule, with y upwards", () => {
    expect(paint([fill])).toEqual([expect.stringMatching(/10 90 m 30 90 l 30 80 l 10 80 l h f\*$/u)]);
  });

  it("are clipped within a state of their own", () => {
    const [clipped, next] = paint([{ ...fill, clip: [square] }, fill]);
    expect(clipped).toMatch(/10 80 l h W\* n .*f\*$/u);
    expect(next).toMatch(/f\*$/u);
    expect(next).not.toContain("W*");
  });
});

const area = { xPt: 10, yPt: 10, widthPt: 20, heightPt: 10 };
const gradient = {
  kind: "gradient",
  from: { xPt: 10, yPt: 10 },
  to: { xPt: 10, yPt: 20 },
  stops: [
    { offset: 0, color: RED },
    { offset: 0.5, color: BLACK },
    { offset: 0.5, color: RED },
    { offset: 1, color: BLACK },
  ],
} as const;

function writeText(items: readonly PageItem[]): string {
  return readSyntax(writePdf(paged([page(items)], tag("Document", [])), INFO));
}

describe("gradients", () => {
  it("are painted within their outline, along a line of length 1 that is turned to its place", () => {
    expect(paint([{ ...fill, paint: gradient }])).toEqual([
      "10 90 m 30 90 l 30 80 l 10 80 l h W* n 0 -10 10 0 10 90 cm S1 sh",
    ]);
  });

  it("are one object for equal colours, with hard edges between functions", () => {
    const text = writeText([
      { ...fill, paint: gradient },
      { ...fill, paint: { ...gradient, to: { xPt: 50, yPt: 50 } } },
    ]);
    expect(text.match(/\/ShadingType 2/gu)).toHaveLength(1);
    expect(text).toMatch(/\/Bounds \[0\.5\]/u);
    expect(text.match(/\/FunctionType 2/gu)).toHaveLength(2);
  });

  it("are a pattern where they are repeated", () => {
    const tiles = { kind: "tiles", tile: area, image: gradient } as const;
    expect(paint([{ ...fill, paint: tiles }])[0]).toMatch(/^Pattern cs .*f\*$/u);
    expect(writeText([{ ...fill, paint: tiles }])).toMatch(/\/PatternType 1[^]*\/Matrix \[1 0 0 1 10 80\]/u);
  });
});

describe("opacity", () => {
  it("is set where it changes, and named by the page", () => {
    const faded = { ...fill, opacity: 0.5 };
    const [first, second, third, fourth] = paint([fill, faded, faded, fill]);
    expect(first).not.toContain("gs");
    expect(second).toMatch(/G1 gs/u);
    expect(third).not.toContain("gs");
    expect(fourth).toMatch(/G2 gs/u);
    expect(writeText([faded])).toMatch(/\/ca 0\.5[^]*\/S \/Transparency/u);
    expect(writeText([fill])).not.toContain("Transparency");
  });
});

describe("dashes and dots", () => {
  const dashesOf = (item: PageItem): readonly number[] =>
    (/\[([^\]]*)\]/u.exec(paint([item])[0]!)?.[1] ?? "").split(" ").map(Number);

  it.each([100, 101, 37.5, 9.1])("begin and end a line of %d pt with a whole dash", (lengthPt) => {
    const [dash = 0, gap = 0] = dashesOf(rule("dashed", lengthPt));
    expect(dash).toBe(3);
    const gaps = (lengthPt - dash) / (dash + gap);
    expect(gaps).toBeCloseTo(Math.round(gaps), 2);
  });

  it.each([100, 101, 37.5, 9.1])("begin and end a line of %d pt with a whole dot", (lengthPt) => {
    const [dash, step = 0] = dashesOf(rule("dotted", lengthPt));
    expect(dash).toBe(0);
    expect((lengthPt - 1) / step).toBeCloseTo(Math.round((lengthPt - 1) / step), 2);
    expect(paint([rule("dotted", lengthPt)])[0]).toContain(`10.5 50 m ${String(9.5 + lengthPt)} 50 l`);
  });

  it("are a plain line where there is no room for two dashes", () => {
    expect(paint([rule("dashed", 4)])[0]).toContain("[]");
  });

  it.each([0, 0.001, 1e6])("survive a length of %d", (lengthPt) => {
    expect(paint([rule("dotted", lengthPt)])[0]).not.toMatch(/NaN|Infinity|-/u);
    expect(paint([rule("dashed", lengthPt)])[0]).not.toMatch(/NaN|Infinity|-/u);
  });

  it("go round a closed curve a whole number of times", () => {
    const stroke = { kind: "stroke", color: RED, thicknessPt: 1, style: "dashed" } as const;
    const [dash = 0, gap = 0] = dashesOf({ ...fill, paint: stroke });
    expect(dash).toBe(gap);
    expect(60 / (dash + gap)).toBeCloseTo(Math.round(60 / (dash + gap)), 3);
  });
});
