import { resolveAuto, resolveInsets, resolveSideMargins } from "../lengths.js";
import type { SideMargins } from "../lengths.js";
import type { BlockNode, ColumnNeed } from "../layout-node.js";
import { deepen } from "../page-record.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Finds where a block stands in the width that it has. Cells of tables have no margins; items of rows have theirs within
 * their cell.
 *
 * @param measure - Asked for tables that have no width.
 */
export function findSides(node: BlockNode, availablePt: number, measure: (node: BlockNode) => ColumnNeed): SideMargins {
  if (!node.cell || node.item === "grid") return resolveSideMargins(fitTable(node, availablePt, measure), availablePt);
  if (node.item === undefined) return { leftPt: 0, rightPt: 0 };
  const { left, right } = node.style.margin;
  return { leftPt: resolveAuto(left, availablePt) ?? 0, rightPt: resolveAuto(right, availablePt) ?? 0 };
}

/** A table without a width is as wide as its content asks for (CSS 2.2, 17.5.2.2). */
function fitTable(node: BlockNode, availablePt: number, measure: (node: BlockNode) => ColumnNeed): BlockNode["style"] {
  const { style } = node;
  if (style.display !== "table" || style.width !== "auto") return style;
  const { maxPt } = measure(node);
  if (maxPt >= availablePt) return style;
  const insets = resolveInsets(style, 0);
  const outerPt = insets.left + insets.right;
  const marginsPt = (resolveAuto(style.margin.left, 0) ?? 0) + (resolveAuto(style.margin.right, 0) ?? 0);
  return { ...style, width: maxPt - marginsPt - (style.boxSizing === "border-box" ? 0 : outerPt) };
}

/** Moves down by the margin above an item of a row. */
export function beginItem({ item, style }: BlockNode, availablePt: number, writer: PageWriter): void {
  if (item !== undefined) writer.context().moveDown(resolveAuto(style.margin.top, availablePt) ?? 0);
}

/** @returns The margin below an item that it moved down by, as far as the page has room for it, in pt. */
export function endItem({ item, style }: BlockNode, availablePt: number, writer: PageWriter): number {
  if (item === undefined) return 0;
  const marginPt = Math.min(resolveAuto(style.margin.bottom, availablePt) ?? 0, Math.max(writer.findRoom([]), 0));
  writer.context().moveDown(marginPt);
  // What is beside it may be stretched down to there.
  deepen(writer.record, writer.context().y);
  return marginPt;
}
