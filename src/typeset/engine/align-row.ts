import type { LayoutItem } from "../layout-item.js";
import { moveItem } from "../layout-item.js";
import { moveCell } from "./place-moved.js";
import type { BlockNode, PlacedCell } from "../layout-node.js";
import type { PdfmakeContext } from "../pdfmake.js";

type RowAlignment = "start" | "end" | "center" | "stretch" | "baseline" | "table";

/**
 * Finishes a row: every cell's box reaches to the row's end, and content moves to where its alignment wants it; the row
 * grows by what a common baseline asks for. Content that was broken over pages stays where it is.
 */
export function alignRow(cells: readonly BlockNode[], alignment: RowAlignment, context: PdfmakeContext): void {
  const items = context.getCurrentPage()?.items.map(({ item }) => item) ?? [];
  const baseline = findRowBaseline(cells, alignment, items, context.page);
  context.moveDown(findGrowth(cells, alignment, items, baseline, context));
  const bottom = context.y;
  for (const cell of cells) {
    const { placed } = cell;
    if (placed?.page !== context.page) continue;
    const own = findAlignment(cell, alignment);
    if (placed.fragment !== undefined && (own === "stretch" || own === "table"))
      placed.fragment.heightPt = bottom - placed.marginBottomPt - placed.fragment.y;
    if (placed.broken) continue;
    shiftContent(cell, placed, own, items, bottom, baseline);
    const content = items.slice(placed.from, placed.to);
    moveCell(cell, placed.fragment === undefined ? content : [placed.fragment, ...content]);
  }
}

/** How far the lowest cell reaches below the row once all stand on one baseline, in pt. */
function findGrowth(
  cells: readonly BlockNode[],
  alignment: RowAlignment,
  items: readonly LayoutItem[],
  baseline: number,
  context: PdfmakeContext,
): number {
  let lowest = context.y;
  for (const cell of cells) {
    const { placed } = cell;
    if (placed?.page !== context.page || placed.broken || !isOnBaseline(cell, alignment)) continue;
    const first = findFirstBaseline(items.slice(placed.from, placed.to));
    if (first !== undefined) lowest = Math.max(lowest, placed.bottomPt + baseline - first);
  }
  return lowest - context.y;
}

function findAlignment({ style }: BlockNode, alignment: RowAlignment): RowAlignment {
  return alignment === "table" || style.alignSelf === "auto" ? alignment : style.alignSelf;
}

function isOnBaseline(cell: BlockNode, rowAlignment: RowAlignment): boolean {
  const alignment = findAlignment(cell, rowAlignment);
  return alignment === "baseline" || (alignment === "table" && cell.style.verticalAlign === "baseline");
}

function shiftContent(
  cell: BlockNode,
  placed: PlacedCell,
  alignment: RowAlignment,
  items: readonly LayoutItem[],
  bottom: number,
  baseline: number,
): void {
  const freePt = bottom - placed.bottomPt;
  const own = items.slice(placed.from, placed.to);
  const dy = findShift(cell, alignment, freePt, () => {
    const first = findFirstBaseline(own);
    return first === undefined ? 0 : Math.max(baseline - first, 0);
  });
  if (dy <= 0) return;
  // The box of a table cell fills its row; other items move as a whole.
  if (alignment !== "table" && placed.fragment !== undefined) moveItem(placed.fragment, 0, dy);
  for (const item of own) if (item !== placed.fragment) moveItem(item, 0, dy);
}

function findShift(cell: BlockNode, alignment: RowAlignment, freePt: number, toBaseline: () => number): number {
  switch (alignment) {
    case "start":
    case "stretch":
      return 0;
    case "end":
      return freePt;
    case "center":
      return freePt / 2;
    case "baseline":
      return toBaseline();
    case "table":
      return findCellShift(cell.style.verticalAlign, freePt, toBaseline);
  }
}

/** @returns How far the content of a cell moves down in its row, in pt. */
export function findCellShift(
  alignment: BlockNode["style"]["verticalAlign"],
  freePt: number,
  toBaseline: () => number,
): number {
  if (alignment === "middle") return freePt / 2;
  if (alignment === "bottom") return freePt;
  return alignment === "baseline" ? toBaseline() : 0;
}

function findRowBaseline(
  cells: readonly BlockNode[],
  alignment: RowAlignment,
  items: readonly LayoutItem[],
  page: number,
): number {
  if (alignment !== "baseline" && alignment !== "table") return 0;
  let lowest = 0;
  for (const cell of cells) {
    const { placed } = cell;
    if (placed?.page !== page || placed.broken || !isOnBaseline(cell, alignment)) continue;
    lowest = Math.max(lowest, findFirstBaseline(items.slice(placed.from, placed.to)) ?? 0);
  }
  return lowest;
}

/** @returns Where the first line stands. */
export function findFirstBaseline(items: readonly LayoutItem[]): number | undefined {
  const line = items.find((item) => item.kind === "line");
  return line?.kind === "line" ? line.y + line.text.abovePt : undefined;
}
