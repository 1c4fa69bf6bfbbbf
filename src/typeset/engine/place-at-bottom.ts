import type { Galley } from "../galley.js";
import { resolveAuto } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";
import { raiseSideNotes } from "../side-area.js";
import type { PageWriter } from "./page-writer.js";

/** Places a block that floats to the foot of the page; on the next page if this one has no room for it. */
export function placeAtBottom(node: BlockNode, galley: Galley, writer: PageWriter): void {
  const gapPt = resolveAuto(node.style.margin.top, 0) ?? 0;
  const takenPt = galley.heightPt + gapPt;
  for (let tries = 0; tries < 2; tries++) {
    if (writer.record === undefined || hasFootRoom(takenPt, node, writer)) break;
    writer.moveToNextPage();
  }
  const context = writer.context();
  const record = context.getCurrentPage()?.record;
  if (record === undefined) {
    writer.placeBlock(galley);
    return;
  }
  record.wholeFoot += takenPt;
  record.foot += takenPt;
  const y = record.bottomPt - record.wholeFoot + gapPt;
  for (const item of galley.items) {
    item.x += context.x;
    item.y += y;
    context.getCurrentPage()?.items.push({ type: item.kind, item });
  }
}

function hasFootRoom(heightPt: number, node: BlockNode, writer: PageWriter): boolean {
  const { record } = writer;
  if (record === undefined) return true;
  if (writer.findRoom([]) < heightPt) return false;
  const limitY = record.bottomPt - record.wholeFoot - heightPt;
  return findReached(node).every((side) => {
    const state = record.sides[side];
    return state.bottomY <= limitY + 0.01 || raiseSideNotes(state, limitY);
  });
}

/** @returns The sides at which a block's negative margins take it into the note area beside the text. */
export function findReached({ style }: BlockNode): readonly ("left" | "right")[] {
  return SIDES.filter((side) => (resolveAuto(style.margin[side], 0) ?? 0) < 0);
}

const SIDES = ["left", "right"] as const;
