import { describe, expect, it } from "vitest";
import { estimateColumnPt, estimateTextPt } from "../../src/compose/estimate-text-width.js";
import { splitColumns } from "../../src/compose/split-columns.js";

describe("splitColumns", () => {
  it.each<[readonly number[], number, readonly (readonly number[])[]]>([
    [[10, 10, 10], 30, [[0, 1, 2]]],
    [
      [10, 10, 10, 10],
      30,
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      [10, 10, 10, 10, 10],
      40,
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    [[50, 10, 10], 30, [[0], [1, 2]]],
    [[10, 10, 25, 10, 10], 30, [[0, 1], [2], [3, 4]]],
    [[], 30, []],
  ])("puts %j into parts of %d pt", (needs, room, expected) => {
    expect(splitColumns(needs, room)).toEqual(expected);
  });

  it("never loses a column, whatever the widths", () => {
    const hostile = [0, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 3, 3, 3];
    for (const room of [-1, 0, 5, Number.NaN, 1e12]) {
      expect(splitColumns(hostile, room).flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });
});

describe("estimates", () => {
  it("are about what a semibold sans serif needs", () => {
    expect(estimateTextPt("Turkmenistan", 9)).toBeGreaterThan(50);
    expect(estimateTextPt("Turkmenistan", 9)).toBeLessThan(70);
  });

  it("divide no word", () => {
    expect(estimateColumnPt("Economic reintegration", 10, 9)).toBeCloseTo(estimateTextPt("reintegration", 9), 5);
    expect(estimateColumnPt("", 2, 9)).toBe(0);
  });
});
