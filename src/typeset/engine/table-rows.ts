import type { Galley } from "../galley.js";
import { moveItem } from "../layout-item.js";
import type { LayoutItem } from "../layout-item.js";
import type { BlockNode, TableCell, TableNode, TableRow } from "../layout-node.js";
import { resolveHeights } from "../lengths.js";
import type { RowRequest, RowResult } from "../pdfmake.js";
import { alignRow, findCellShift, findFirstBaseline } from "./align-row.js";
import { moveCell } from "./place-moved.js";
import type { PageWriter } from "./page-writer.js";

/** What lays out the cells of a table. */
export interface CellHost {
  readonly writer: PageWriter;
  detach(node: BlockNode, widthPt: number): Galley;
  detachRows(place: () => void, widthPt: number): Galley;
  processRow(request: RowRequest): RowResult;
}

/** Rows that were laid out apart, and where each ends, in pt. */
export interface TableRows {
  readonly galley: Galley;
  readonly bottoms: readonly number[];
}

/** Where the columns of a table stand, in pt. */
export interface ColumnPlaces {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly tableWidthPt: number;
}

/** @returns Rows `from` to `end`, which share cells or stand alone, without the distances above and below them. */
export function layOutRows(
  node: TableNode,
  from: number,
  end: number,
  places: ColumnPlaces,
  host: CellHost,
): TableRows {
  const rows = node.tableRows.slice(from, end);
  const shares = rows.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1));
  if (shares) return layOutSharedRows(node, rows, places, host);
  const bottoms: number[] = [];
  const galley = host.detachRows(() => {
    rows.forEach((row, index) => {
      if (index > 0) host.writer.context().moveDown(node.spacing.yPt);
      placeRow(row, places, host);
      bottoms.push(host.writer.context().y);
    });
  }, places.tableWidthPt);
  return { galley, bottoms };
}

function placeRow(row: TableRow, places: ColumnPlaces, host: CellHost): void {
  const cells = row.cells.map((cell) => Object.assign(cell.node, { _calcWidth: findCellWidth(cell, places) }));
  let x = 0;
  const gaps = row.cells.map((cell) => {
    const left = places.lefts[cell.column] ?? x;
    const gap = left - x;
    x = left + findCellWidth(cell, places);
    return gap;
  });
  const { y } = host.writer.context();
  host.processRow({ marginX: [0, 0], cells, widths: cells, gaps });
  const context = host.writer.context();
  context.moveDown(Math.max(y + findRowHeight(row) - context.y, 0));
  alignRow(cells, "table", context);
}

/** A row's height is the least that it has (CSS 2.2, 17.5.3). */
function findRowHeight({ style }: TableRow): number {
  return resolveHeights({ ...style, minHeight: 0, maxHeight: "none" }, NO_INSETS).leastPt;
}

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };

function findCellWidth({ column, colSpan }: TableCell, { lefts, widths }: ColumnPlaces): number {
  const last = column + colSpan - 1;
  return (lefts[last] ?? 0) + (widths[last] ?? 0) - (lefts[column] ?? 0);
}

/** A cell that was laid out apart. */
interface LaidCell {
  readonly cell: TableCell;
  /** First row, from that of the group. */
  readonly row: number;
  readonly galley: Galley;
  /** Distance of the first baseline from the top, where the cell is aligned on it. */
  readonly baseline: number | undefined;
}

/** Rows with cells that span several: all cells are laid out, then the rows are made high enough for them. */
function layOutSharedRows(node: TableNode, rows: readonly TableRow[], places: ColumnPlaces, host: CellHost): TableRows {
  const laid = rows.flatMap(({ cells }, row) => cells.map((cell) => layOutCell(cell, row, places, host)));
  const baselines = rows.map((_, row) =>
    laid.reduce((most, one) => (one.row === row ? Math.max(most, one.baseline ?? 0) : most), 0),
  );
  const heights = sizeRows(node, rows, laid, baselines);
  const tops: number[] = [];
  let y = 0;
  for (const height of heights) {
    tops.push(y);
    y += height + node.spacing.yPt;
  }
  const bottoms = tops.map((top, row) => top + (heights[row] ?? 0));
  const items = laid.flatMap((one) => {
    const top = tops[one.row] ?? 0;
    const bottom = bottoms[one.row + one.cell.rowSpan - 1] ?? top;
    return settleCell(one, places.lefts[one.cell.column] ?? 0, top, bottom - top, baselines[one.row] ?? 0);
  });
  return { galley: { items, heightPt: bottoms.at(-1) ?? 0 }, bottoms };
}

function layOutCell(cell: TableCell, row: number, places: ColumnPlaces, host: CellHost): LaidCell {
  const galley = host.detach(cell.node, findCellWidth(cell, places));
  const onBaseline = cell.node.style.verticalAlign === "baseline";
  return { cell, row, galley, baseline: onBaseline ? findFirstBaseline(galley.items) : undefined };
}

function sizeRows(
  node: TableNode,
  rows: readonly TableRow[],
  laid: readonly LaidCell[],
  baselines: readonly number[],
): readonly number[] {
  const heights = rows.map(findRowHeight);
  for (const { cell, row, galley, baseline } of [...laid].sort((a, b) => a.cell.rowSpan - b.cell.rowSpan)) {
    const spanned = heights.slice(row, row + cell.rowSpan);
    const havePt = spanned.reduce((sum, height) => sum + height, 0);
    const dropPt = baseline === undefined ? 0 : (baselines[row] ?? 0) - baseline;
    const missingPt = galley.heightPt + dropPt - havePt - node.spacing.yPt * (cell.rowSpan - 1);
    if (missingPt <= 0) continue;
    spanned.forEach((height, index) => {
      heights[row + index] = height + missingPt * (havePt > 0 ? height / havePt : 1 / spanned.length);
    });
  }
  return heights;
}

function settleCell(
  one: LaidCell,
  x: number,
  top: number,
  heightPt: number,
  rowBaseline: number,
): readonly LayoutItem[] {
  const { cell, galley, baseline } = one;
  const { placed, style } = cell.node;
  const dy = findCellShift(style.verticalAlign, heightPt - galley.heightPt, () =>
    baseline === undefined ? 0 : rowBaseline - baseline,
  );
  if (placed?.fragment !== undefined) placed.fragment.heightPt = heightPt;
  for (const item of galley.items) moveItem(item, x, top + (item === placed?.fragment ? 0 : dy));
  moveCell(cell.node, galley.items);
  return galley.items;
}
