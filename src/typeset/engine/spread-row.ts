import type { BlockNode, RowNode, ColumnNeed } from "../layout-node.js";
import { sizeTracks } from "./column-widths.js";

/** Cells with their widths, and the distance before each, in pt. */
export interface SpreadRow {
  readonly cells: readonly (BlockNode & { _calcWidth: number })[];
  readonly gaps: readonly number[];
}

/**
 * Gives each cell of a row its width, and the distances before the cells.
 *
 * @param needs - By track.
 */
export function spreadRow(node: RowNode, needs: readonly ColumnNeed[], gapPt: number, availablePt: number): SpreadRow {
  return turnRow(spreadFromStart(node, needs, gapPt, availablePt), node.style.direction, availablePt);
}

/**
 * Where text runs from right to left, so do the cells. They stay in the order of reading, so that their notes do: each
 * stands at a negative distance from the one before.
 */
export function turnRow(
  { cells, gaps }: SpreadRow,
  direction: RowNode["style"]["direction"],
  availablePt: number,
): SpreadRow {
  if (direction === "ltr") return { cells, gaps };
  return {
    cells,
    gaps: cells.map((cell, index) => {
      const gap = gaps[index] ?? 0;
      const before = cells[index - 1];
      if (before === undefined) return availablePt - gap - cell._calcWidth;
      return -(before._calcWidth + gap + cell._calcWidth);
    }),
  };
}

function spreadFromStart(node: RowNode, needs: readonly ColumnNeed[], gapPt: number, availablePt: number): SpreadRow {
  const { justifyContent } = node.style;
  const gapsPt = gapPt * (node.tracks.length - 1);
  const sizes = sizeTracks(node.tracks, needs, availablePt, gapsPt, justifyContent === "normal");
  let next = 0;
  const cells = node.columns.map((cell, index) => {
    const span = node.spans[index] ?? 1;
    const taken = sizes.slice(next, next + span);
    next += span;
    return Object.assign(cell, { _calcWidth: taken.reduce((sum, size) => sum + size, 0) + gapPt * (taken.length - 1) });
  });
  const freePt = availablePt - sizes.reduce((sum, size) => sum + size, 0) - gapsPt;
  return { cells, gaps: justifyCells(justifyContent, cells.length, gapPt, Math.max(freePt, 0)) };
}

/** @returns The distance before each cell of a row that leaves `freePt` free. */
export function justifyCells(
  justify: RowNode["style"]["justifyContent"],
  count: number,
  gapPt: number,
  freePt: number,
): readonly number[] {
  const gaps = Array.from({ length: count }, (_, index) => (index === 0 ? 0 : gapPt));
  switch (justify) {
    case "normal":
    case "start":
      return gaps;
    case "end":
      return gaps.map((gap, index) => (index === 0 ? freePt : gap));
    case "center":
      return gaps.map((gap, index) => (index === 0 ? freePt / 2 : gap));
    case "space-between":
      return gaps.map((gap, index) => (index === 0 || count < 2 ? gap : gap + freePt / (count - 1)));
  }
}
