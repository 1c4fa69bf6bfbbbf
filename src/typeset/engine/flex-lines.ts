import type { FlexFactors } from "../../model/computed-style.js";
import { resolveAuto, resolveInsets, resolveLength } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";
import type { ColumnNeed } from "../layout-node.js";

/** An item of a flex row with the width that it begins with, in pt. */
export interface FlexItem {
  readonly cell: BlockNode;
  readonly factors: FlexFactors;
  readonly basePt: number;
  readonly minPt: number;
  readonly maxPt: number;
}

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** @returns An item with its base size: `flex-basis`, else `width`, else what its content takes on one line. */
export function createFlexItem(
  cell: BlockNode,
  availablePt: number,
  measure: (cell: BlockNode) => ColumnNeed,
): FlexItem {
  const { flex, width, minWidth, maxWidth, boxSizing, margin } = cell.style;
  const wanted = flex.basis === "auto" ? width : flex.basis;
  const { minPt, maxPt } = measure(cell);
  const insets = resolveInsets(cell.style, availablePt);
  const marginsPt = (resolveAuto(margin.left, availablePt) ?? 0) + (resolveAuto(margin.right, availablePt) ?? 0);
  const besidePt = marginsPt + (boxSizing === "content-box" ? insets.left + insets.right : 0);
  const basePt = wanted === "auto" || wanted === "content" ? maxPt : resolveLength(wanted, availablePt) + besidePt;
  const mostPt = maxWidth === "none" ? Infinity : resolveLength(maxWidth, availablePt) + besidePt;
  const askedPt = minWidth === 0 ? 0 : resolveLength(minWidth, availablePt) + besidePt;
  const leastPt = Math.min(Math.max(Math.min(minPt, mostPt), askedPt), availablePt);
  return { cell, factors: flex, basePt: Math.max(basePt, 0), minPt: leastPt, maxPt: Math.max(mostPt, leastPt) };
}

/** Parts items into lines (`flex-wrap: wrap`): a line takes what fits, and one item at least. */
export function wrapItems(items: readonly FlexItem[], availablePt: number, gapPt: number): readonly FlexItem[][] {
  const lines: FlexItem[][] = [];
  let line: FlexItem[] = [];
  let used = 0;
  for (const item of items) {
    const size = Math.max(item.basePt, item.minPt);
    if (line.length > 0 && used + gapPt + size > availablePt + TOLERANCE_PT) {
      lines.push(line);
      line = [];
    }
    used = line.length === 0 ? size : used + gapPt + size;
    line.push(item);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/**
 * Sizes the items of one line: they grow into room that is left and shrink where it is missing, none below what its
 * content needs.
 *
 * @param roomPt - Width of the row without its gaps.
 * @see CSS Flexible Box Layout 1, 9.7
 */
export function sizeItems(items: readonly FlexItem[], roomPt: number): readonly number[] {
  const clamp = ({ minPt, maxPt }: FlexItem, size: number): number => Math.min(Math.max(size, minPt), maxPt);
  const basesPt = items.reduce((sum, item) => sum + clamp(item, item.basePt), 0);
  const grows = basesPt < roomPt;
  const sizes = items.map(({ basePt }) => basePt);
  const frozen = items.map(({ factors }) => (grows ? factors.grow : factors.shrink) === 0);
  // Each round freezes an item or ends.
  for (let round = 0; round <= items.length; round++) {
    distribute(items, sizes, frozen, roomPt, grows);
    const clamped = items.map((item, index) => clamp(item, sizes[index] ?? 0));
    const excess = clamped.map((size, index) => size - (sizes[index] ?? 0));
    const total = excess.reduce((sum, one) => sum + one, 0);
    const violated = excess.map((one) => Math.abs(one) > TOLERANCE_PT && (total === 0 || one > 0 === total > 0));
    if (!violated.includes(true)) return clamped;
    violated.forEach((held, index) => {
      if (!held) return;
      sizes[index] = clamped[index] ?? 0;
      frozen[index] = true;
    });
  }
  return sizes;
}

/** Gives the free space, or takes what is missing, by the factors of the items that are not frozen. */
function distribute(
  items: readonly FlexItem[],
  sizes: number[],
  frozen: readonly boolean[],
  roomPt: number,
  grows: boolean,
): void {
  let freePt = roomPt;
  let factors = 0;
  let weights = 0;
  items.forEach((item, index) => {
    freePt -= frozen[index] === true ? (sizes[index] ?? 0) : item.basePt;
    if (frozen[index] === true) return;
    factors += grows ? item.factors.grow : item.factors.shrink;
    weights += weigh(item, grows);
  });
  // Factors that add up to less than one leave a part of the space (9.7, 4b).
  const shared = freePt * Math.min(factors, 1);
  if (weights === 0 || shared > 0 !== grows) return;
  items.forEach((item, index) => {
    if (frozen[index] !== true) sizes[index] = item.basePt + (shared * weigh(item, grows)) / weights;
  });
}

function weigh({ factors, basePt }: FlexItem, grows: boolean): number {
  return grows ? factors.grow : factors.shrink * basePt;
}
