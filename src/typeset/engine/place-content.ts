import type { Edges } from "../../model/computed-style.js";
import type { BlockNode, ColumnNeed } from "../layout-node.js";
import { resolveHeights, resolveInsets, resolvePadding } from "../lengths.js";
import { beginItem, endItem, findSides } from "./block-sides.js";
import type { LayoutEvents } from "./layout-events.js";
import { keepNotesBelow } from "./find-reached.js";
import type { LeftOut } from "./leave-out.js";
import { OpenBox, reachHeight } from "./open-box.js";
import { placeChildren } from "./place-children.js";
import type { FlowHost } from "./place-children.js";
import { fitEdges } from "./tall-content.js";
import type { FittedEdges } from "./tall-content.js";

/** What lays out the content of a box, and knows the room that a page has for it. */
export interface ContentHost extends FlowHost {
  readonly events: LayoutEvents;
  /** What takes blocks away where a box has no room; `undefined` if none may be. */
  readonly leftOut: LeftOut | undefined;
  measure(node: BlockNode): ColumnNeed;
  /** Height that the boxes around leave of a page, in pt. */
  findRoom(): number;
}

/** Padding and borders up to this height leave any page room, in pt. */
const LEAST_HIGH_PT = 60;

/** Places the box of a block and what is in it, at the current place. */
export function placeContent(node: BlockNode, host: ContentHost): void {
  const { writer } = host;
  const context = writer.context();
  const availablePt = context.availableWidth;
  const sides = findSides(node, availablePt, (one) => host.measure(one));
  const { node: fitted, insets } = fitInsets(node, resolveInsets(node.style, availablePt), host);
  context.addMargin(sides.leftPt + insets.left, sides.rightPt + insets.right);
  beginItem(node, availablePt, writer);
  const box = OpenBox.open(fitted, insets, writer);
  const from = context.getCurrentPage()?.items.length ?? 0;
  const page = context.page;
  const top = context.y;
  if (node.style.position !== undefined) openContainer(node, host);
  arrangeContent(node, insets, context.availableWidth, host);
  placeChildren(node.stack, host);
  const bottom = context.y;
  const excessPt = box === undefined ? 0 : reachHeight(node, insets, box);
  if (excessPt > 0) host.events.reportTallContent(node.element, excessPt);
  const fragment = box?.close();
  if (box !== undefined) writer.cuts?.keepBox({ from: top - insets.top, to: context.y }, { from: top, to: bottom });
  if (node.style.position !== undefined) host.positioned.close(context.y - node.style.border.bottom.widthPt);
  writer.context().addMargin(-sides.leftPt - insets.left, -sides.rightPt - insets.right);
  if (node.cell) {
    const to = context.getCurrentPage()?.items.length ?? 0;
    const marginBottomPt = endItem(node, availablePt, writer);
    const broken = context.page !== page;
    node.placed = { page: context.page, fragment, from, to, bottomPt: context.y, marginBottomPt, broken };
  }
  if (sides.rightPt < 0 || sides.leftPt < 0) keepNotesBelow(node, writer);
}

/** What of the content depends on the size of its box. */
function arrangeContent(node: BlockNode, insets: Edges<number>, widthPt: number, { leftOut }: ContentHost): void {
  if (node.arrange !== undefined) node.stack.splice(0, Infinity, ...node.arrange(widthPt));
  // The height of a cell is what it is at least.
  if (leftOut === undefined || node.style.display === "table-cell") return;
  leftOut.fit(node, widthPt, resolveHeights(node.style, insets).mostPt);
}

function openContainer({ style }: BlockNode, { writer, positioned }: ContentHost): void {
  const { x, y, availableWidth } = writer.context();
  const { top, right, left } = resolvePadding(style, availableWidth);
  positioned.open(x - left, y - top, availableWidth + left + right);
}

function fitInsets(node: BlockNode, insets: Edges<number>, host: ContentHost): FittedEdges {
  if (insets.top + insets.bottom < LEAST_HIGH_PT) return { node, insets };
  return fitEdges(node, insets, host.findRoom(), (what) => {
    host.events.reportTooTall(what);
  });
}
