import type { BlockNode, ColumnNeed, TableCell, TableNode } from "../layout-node.js";
import { addAxes, findAxes } from "./column-axes.js";

/** @returns A block's own widths in pt, edges included. */
type MeasureCell = (node: BlockNode) => ColumnNeed;

/**
 * Finds what each column needs: first by the cells that stand in it alone, then by those that span it (CSS 2.2, 17.5.2.2,
 * steps 1 to 3).
 */
export function measureTableColumns(node: TableNode, measure: MeasureCell): readonly ColumnNeed[] {
  if (node.isFixed && !node.isAligned) return node.tableColumns.map(() => ({ minPt: 0, maxPt: 0 }));
  const needs = node.tableColumns.map(() => ({ minPt: 0, maxPt: 0 }));
  const spanning: TableCell[] = [];
  const unseen = node.unseen === undefined ? [] : [{ cells: node.unseen }];
  for (const { cells } of [...node.tableRows, ...unseen]) {
    for (const cell of cells) {
      if (cell.colSpan > 1) {
        spanning.push(cell);
        continue;
      }
      const need = needs[cell.column];
      if (need === undefined) continue;
      const { minPt, maxPt } = measure(cell.node);
      need.minPt = Math.max(need.minPt, minPt);
      need.maxPt = Math.max(need.maxPt, maxPt);
    }
  }
  if (node.isAligned) addAxes(needs, findAxes(node));
  for (const cell of spanning.sort((a, b) => a.colSpan - b.colSpan))
    widenSpanned(node, needs, cell, measure(cell.node));
  return needs;
}

interface OpenNeed {
  minPt: number;
  maxPt: number;
}

/** What a spanning cell needs more than its columns have goes to them evenly, to those without a width of their own first. */
function widenSpanned(node: TableNode, needs: readonly OpenNeed[], cell: TableCell, need: ColumnNeed): void {
  const end = cell.column + cell.colSpan;
  const spanned = needs.slice(cell.column, end);
  const open = spanned.filter((_, index) => node.tableColumns[cell.column + index]?.wanted === "auto");
  const widened = open.length > 0 ? open : spanned;
  const gapsPt = node.spacing.xPt * (cell.colSpan - 1);
  const { width } = cell.node.style;
  const ownPt = typeof width === "number" ? width : 0;
  const minPt = Math.max(need.minPt, ownPt) - gapsPt - spanned.reduce((sum, column) => sum + column.minPt, 0);
  const maxPt = Math.max(need.maxPt, ownPt) - gapsPt - spanned.reduce((sum, column) => sum + column.maxPt, 0);
  for (const column of widened) {
    if (minPt > 0) column.minPt += minPt / widened.length;
    if (maxPt > 0) column.maxPt += maxPt / widened.length;
    column.maxPt = Math.max(column.maxPt, column.minPt);
  }
}
