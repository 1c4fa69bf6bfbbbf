import { resolveAuto } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";
import type { PageWriter } from "./page-writer.js";

/** @returns The sides at which a block's negative margins take it into the note area beside the text. */
export function findReached({ style }: BlockNode): readonly ("left" | "right")[] {
  return SIDES.filter((side) => (resolveAuto(style.margin[side], 0) ?? 0) < 0);
}

/**
 * A block that reaches into the note area begins below the side notes that stand there already, or on the next page.
 *
 * @param heightPt - What has to fit below them.
 * @param calls - Footnotes that it calls.
 */
export function clearSideNotes(node: BlockNode, heightPt: number, calls: readonly string[], writer: PageWriter): void {
  const { record } = writer;
  if (record === undefined) return;
  const freeY = findReached(node).reduce((y, side) => {
    const { notes, y: endY } = record.sides[side];
    return notes.length === 0 ? y : Math.max(y, endY);
  }, 0);
  const byPt = freeY - writer.context().y - writer.gap.size;
  if (byPt <= 0) return;
  if (heightPt + byPt <= writer.findRoom(calls)) writer.gap.widen(byPt);
  else writer.moveToNextPage();
}

const SIDES = ["left", "right"] as const;

/** A block that reaches into the note area keeps the side notes below it. */
export function keepNotesBelow(node: BlockNode, writer: PageWriter): void {
  const { record } = writer;
  if (record === undefined) return;
  const { y } = writer.context();
  for (const side of findReached(node)) {
    const state = record.sides[side];
    state.y = Math.max(state.y, y);
    state.bottomY = Math.max(state.bottomY, y);
  }
}
