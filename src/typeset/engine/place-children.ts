import type { Galley } from "../galley.js";
import type { BlockNode, LayoutNode } from "../layout-node.js";
import type { StartRecord } from "./block-starts.js";
import type { PageFloats } from "./page-floats.js";
import type { PageTurns } from "./page-turns.js";
import type { PageWriter } from "./page-writer.js";
import { joinToColumn } from "./place-columns.js";
import type { PositionedBlocks } from "./positioned-blocks.js";
import { isAbsolute, isPageFloat, isSideNote } from "./process-node.js";
import type { SideNotes } from "./side-notes.js";

/** What lays out the blocks of a flow, and takes those that have no place in it. */
export interface FlowHost {
  readonly writer: PageWriter;
  readonly notes: SideNotes;
  readonly floats: PageFloats;
  readonly positioned: PositionedBlocks;
  readonly turns: PageTurns | undefined;
  detach(node: BlockNode, widthPt: number): Galley;
  processNode(node: LayoutNode): void;
}

/** Places the blocks of a flow one below the other; headings are kept with what follows them. */
export function placeChildren(children: readonly LayoutNode[], host: FlowHost): void {
  const { writer } = host;
  let anchor: StartRecord | undefined;
  let headings: StartRecord | undefined;
  for (const [index, child] of children.entries()) {
    if (takeOut(child, anchor, host)) continue;
    if (host.floats.heldCount > 0) host.floats.settle();
    host.turns?.before(child);
    const start = writer.awaitStart();
    joinToColumn(child, writer);
    const keeps = "stack" in child && writer.record !== undefined && keepsNext(child, children[index + 1]);
    if (keeps) writer.beginKeep((widthPt) => host.detach(child.rebuild(), widthPt));
    const from = writer.context().y;
    host.processNode(child);
    if (keeps) writer.tail.end(writer.context());
    if ("stack" in child && child.style.breakAfter === "avoid") writer.cuts?.keepHeading(from, writer.context().y);
    anchor = headings ?? start;
    headings = keeps ? anchor : undefined;
    host.notes.placeDetached(anchor);
  }
}

/** @returns Whether the block has no place in the flow. */
function takeOut(child: LayoutNode, anchor: StartRecord | undefined, host: FlowHost): boolean {
  if (isAbsolute(child)) host.positioned.hold(child);
  else if (isSideNote(child) && host.notes.hasArea(child)) host.notes.add(child, anchor);
  else if (isPageFloat(child) && host.floats.isOpen) host.notes.add(child, anchor);
  else return false;
  return true;
}

/** A block stays with the next where either asks for it; for the one below, only a block of text that has no others in it. */
function keepsNext(node: BlockNode, next: LayoutNode | undefined): boolean {
  if (node.style.breakAfter === "avoid") return true;
  // A caption above stays with its table.
  if (node.style.display === "table-caption") return next !== undefined;
  const isAsked = next !== undefined && "stack" in next && next.style.breakBefore === "avoid";
  return isAsked && node.stack.every((child) => "paragraph" in child);
}
