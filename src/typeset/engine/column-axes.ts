import { resolveInsets } from "../lengths.js";
import type { LeafNode, TableCell, TableNode } from "../layout-node.js";
import { findAlignmentPoint } from "../paragraph/alignment-point.js";
import type { AlignmentPoint } from "../paragraph/alignment-point.js";

/** The line through a column that its cells are aligned on: what they need at its left and at its right, in pt. */
export interface ColumnAxis {
  leftPt: number;
  rightPt: number;
  /** Where the axis stands if there is more room: by the first cell. */
  readonly align: "left" | "right" | "center";
}

/**
 * Finds the axes of columns whose cells ask for one. Cells that span columns stand on an axis, but have no part in it.
 *
 * @see CSS Text 4, 6.1.1
 */
export function findAxes(node: TableNode): readonly (ColumnAxis | undefined)[] {
  const axes: (ColumnAxis | undefined)[] = node.tableColumns.map(() => undefined);
  for (const { cells } of node.tableRows) {
    for (const cell of cells) {
      if (cell.node.style.alignCharacter === undefined || cell.colSpan > 1) continue;
      const insets = resolveInsets(cell.node.style, 0);
      for (const { beforePt, afterPt } of listPoints(cell)) {
        const axis = (axes[cell.column] ??= { leftPt: 0, rightPt: 0, align: findAlign(cell) });
        axis.leftPt = Math.max(axis.leftPt, insets.left + beforePt);
        axis.rightPt = Math.max(axis.rightPt, insets.right + afterPt);
      }
    }
  }
  return axes;
}

function findAlign({ node }: TableCell): ColumnAxis["align"] {
  return node.style.textAlign === "justify"
    ? node.style.direction === "rtl"
      ? "right"
      : "left"
    : node.style.textAlign;
}

/** The text of a cell itself; what stands in blocks of its own is aligned by its keyword. */
function listLeaves({ node }: TableCell): readonly LeafNode[] {
  return node.stack.filter((child) => "paragraph" in child);
}

/** Lines as the author ended them. What may go over lines asks for no room beside the axis: it wraps instead. */
function listPoints(cell: TableCell): readonly AlignmentPoint[] {
  const { alignCharacter } = cell.node.style;
  if (alignCharacter === undefined) return [];
  return listLeaves(cell).flatMap(({ paragraph: { items } }) => {
    const points: AlignmentPoint[] = [];
    let start = 0;
    for (let index = 0; index <= items.length; index++) {
      if (index < items.length && items[index]?.kind !== "break") continue;
      const line = items.slice(start, index);
      const wraps = line.some((item, at) => item.kind === "space" && item.breakable && at < line.length - 1);
      if (line.length > 0 && !wraps) points.push(findAlignmentPoint(items, start, index, alignCharacter));
      start = index + 1;
    }
    return points;
  });
}

/** Makes columns as wide as what stands on both sides of their axes. */
export function addAxes(
  needs: readonly { minPt: number; maxPt: number }[],
  axes: readonly (ColumnAxis | undefined)[],
): void {
  axes.forEach((axis, index) => {
    const need = needs[index];
    if (axis === undefined || need === undefined) return;
    need.minPt = Math.max(need.minPt, axis.leftPt + axis.rightPt);
    need.maxPt = Math.max(need.maxPt, need.minPt);
  });
}

/**
 * Tells the cells of a table where the axes of their columns are.
 *
 * @param widths - Of the columns, in pt.
 */
export function placeAxes(node: TableNode, widths: readonly number[]): void {
  const axes = findAxes(node);
  for (const { cells } of node.tableRows) {
    for (const cell of cells) {
      if (cell.node.style.alignCharacter === undefined) continue;
      const column = findAxisColumn(cell);
      const axisPt = column === undefined ? undefined : findAxis(axes[column], widths[column] ?? 0);
      if (axisPt === undefined || column === undefined) continue;
      const before = widths.slice(cell.column, column);
      const startPt = before.reduce((sum, width) => sum + width, 0) + before.length * node.spacing.xPt;
      const insets = resolveInsets(cell.node.style, 0);
      for (const leaf of listLeaves(cell)) leaf.axisPt = startPt + axisPt - insets.left;
    }
  }
}

/** A cell that spans columns stands on the axis of the one that its keyword points to. */
function findAxisColumn(cell: TableCell): number | undefined {
  if (cell.colSpan === 1) return cell.column;
  switch (findAlign(cell)) {
    case "left":
      return cell.column;
    case "right":
      return cell.column + cell.colSpan - 1;
    case "center":
      return undefined;
  }
}

/** @returns Distance of the axis from the left edge of its column; `undefined` where the column is too narrow for it. */
function findAxis(axis: ColumnAxis | undefined, widthPt: number): number | undefined {
  if (axis === undefined) return undefined;
  const freePt = widthPt - axis.leftPt - axis.rightPt;
  if (freePt < -0.01) return undefined;
  return axis.leftPt + { left: 0, center: freePt / 2, right: freePt }[axis.align];
}
