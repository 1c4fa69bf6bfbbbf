import { describe, expect, it } from "vitest";
import { findTableNeed, sizeTableColumns } from "../../src/typeset/engine/table-widths.js";
import type { LengthOrAuto } from "../../src/model/computed-style.js";

const columns = (...wanted: readonly LengthOrAuto[]) => wanted.map((one) => ({ wanted: one }));
const needs = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([minPt, maxPt]) => ({ minPt, maxPt }));
const percent = (value: number) => ({ percent: value });

describe("widths of columns", () => {
  it.each([
    // Each between its longest word and its one line: 40 + 60 are given, 100 are left of 100 + 300 that are wanted.
    [
      "shares what is left by what each wants",
      columns("auto", "auto"),
      [
        [40, 140],
        [60, 360],
      ],
      200,
      [65, 135],
    ],
    [
      "fills the table in proportion to the content",
      columns("auto", "auto"),
      [
        [10, 50],
        [10, 100],
      ],
      300,
      [100, 200],
    ],
    [
      "keeps a length and gives the rest to the others",
      columns(50, "auto"),
      [
        [10, 20],
        [10, 100],
      ],
      200,
      [50, 150],
    ],
    [
      "keeps a word that is wider than its length",
      columns(50, "auto"),
      [
        [80, 90],
        [10, 20],
      ],
      200,
      [80, 120],
    ],
    [
      "takes shares of the table",
      columns(percent(25), "auto"),
      [
        [10, 20],
        [10, 20],
      ],
      200,
      [50, 150],
    ],
    // Shares 25 and 75 of 200 are 50 and 150, but the word of the first takes 80; 20 + 80 are least, 120 are left.
    [
      "cuts shares where a word needs more",
      columns(percent(25), percent(75)),
      [
        [80, 90],
        [20, 90],
      ],
      200,
      [80, 120],
    ],
    [
      "lets shares be no more than the table",
      columns(percent(80), percent(80)),
      [
        [0, 9],
        [0, 9],
      ],
      100,
      [80, 20],
    ],
    [
      "stretches lengths if there is nothing else",
      columns(50, 150),
      [
        [10, 20],
        [10, 20],
      ],
      400,
      [100, 300],
    ],
    [
      "stretches lengths before shares",
      columns(50, percent(50)),
      [
        [10, 20],
        [10, 20],
      ],
      200,
      [100, 100],
    ],
    [
      "cuts the widest where not even words have room",
      columns("auto", "auto"),
      [
        [30, 30],
        [90, 90],
      ],
      100,
      [30, 70],
    ],
    // 10 + 100 are least; the length would be 150 with 20 for the other: of 130 the length gets what is left.
    [
      "gives way with lengths before words",
      columns(150, "auto"),
      [
        [10, 20],
        [20, 200],
      ],
      130,
      [110, 20],
    ],
  ] as const)("%s", (_, wanted, pairs, availablePt, expected) => {
    const sizes = sizeTableColumns(wanted, needs(...pairs), availablePt, false);
    expect(sizes.map((size) => Math.round(size * 100) / 100)).toEqual(expected);
  });

  it("shares the rest evenly in a fixed table, whatever stands in it", () => {
    expect(sizeTableColumns(columns(40, "auto", "auto"), needs([90, 90], [5, 5], [99, 99]), 240, true)).toEqual([
      40, 100, 100,
    ]);
  });

  it("asks for what content, lengths and shares need", () => {
    expect(findTableNeed(columns("auto", 80), needs([10, 50], [20, 200]))).toEqual({ minPt: 90, maxPt: 130 });
    // A quarter has room for 30 only in a table of 120, three quarters for 60 in one of 80.
    expect(findTableNeed(columns(percent(25), "auto"), needs([10, 30], [20, 60])).maxPt).toBe(120);
  });

  it("survives what no table has", () => {
    for (const width of [0, -50, 1e6]) {
      const sizes = sizeTableColumns(columns("auto", percent(100), 5), needs([1, 2], [0, 0], [3, 9]), width, false);
      for (const size of sizes) expect(Number.isFinite(size) && size >= 0, String(width)).toBe(true);
    }
    expect(sizeTableColumns(columns("auto", "auto"), needs([0, 0], [0, 0]), 100, false)).toEqual([50, 50]);
  });
});
