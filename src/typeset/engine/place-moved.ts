import type { ComputedStyle } from "../../model/computed-style.js";
import type { Galley } from "../galley.js";
import { moveItem } from "../layout-item.js";
import type { LayoutItem } from "../layout-item.js";
import { resolveAuto } from "../lengths.js";
import { stack } from "../layers.js";
import type { BlockNode } from "../layout-node.js";
import type { PageWriter } from "./page-writer.js";

/** @returns Whether a block in the flow is painted away from its place, or above or below its neighbours. */
export function isMoved({ position }: ComputedStyle): boolean {
  if (position?.scheme !== "relative") return false;
  const { inset, zIndex } = position;
  return zIndex !== "auto" || [inset.top, inset.right, inset.bottom, inset.left].some((edge) => edge !== "auto");
}

/**
 * Places a block with `position: relative`: it takes its place in the flow, and is painted away from it. A block that
 * is taller than a page is cut between lines.
 *
 * @see CSS 2.2, 9.4.3
 */
export function placeMoved(node: BlockNode, galley: Galley, writer: PageWriter): void {
  moveAway(node, galley.items, writer.context().availableWidth);
  writer.placeBlock(galley);
  writer.gap.add(galley.marginBottomPt ?? 0);
}

/** Paints a cell of a table or an item of a row away from its place, once the row has its height. */
export function moveCell(node: BlockNode, items: readonly LayoutItem[]): void {
  if (isMoved(node.style)) moveAway(node, items, node._calcWidth ?? 0);
}

function moveAway({ style: { position }, frame }: BlockNode, items: readonly LayoutItem[], basisPt: number): void {
  if (position === undefined) return;
  const { inset } = position;
  const dx = resolveAuto(inset.left, basisPt) ?? -(resolveAuto(inset.right, basisPt) ?? 0);
  const dy = resolveAuto(inset.top, 0) ?? -(resolveAuto(inset.bottom, 0) ?? 0);
  for (const item of items) {
    moveItem(item, dx, dy);
  }
  stack(items, position, frame);
}
