import type { BreakValue } from "../../model/computed-style.js";
import type { BlockNode } from "../layout-node.js";
import { resolveAuto } from "../lengths.js";
import { clearSideNotes, findReached, keepNotesBelow } from "./find-reached.js";
import type { PageWriter } from "./page-writer.js";
import { placeContent } from "./place-content.js";
import type { ContentHost } from "./place-content.js";
import { isMoved, placeMoved } from "./place-moved.js";
import { placeUnbroken } from "./place-unbroken.js";
import type { UnbrokenHost } from "./place-unbroken.js";

/** Places a block of the flow with its margins and breaks; notes go where they are called. */
export function placeInFlow(node: BlockNode, host: ContentHost & UnbrokenHost): void {
  const { writer } = host;
  const { style } = node;
  switch (style.float) {
    case "footnote":
      return;
    case "sidenote":
    case "leftnote":
    case "rightnote":
      if (host.notes.hasArea(node)) {
        host.notes.hold(node);
        return;
      }
      break;
    case "top":
    case "bottom":
    case "none":
      break;
  }
  writer.gap.add(resolveAuto(style.margin.top, writer.context().availableWidth) ?? 0);
  forceCut(style.breakBefore, writer);
  const from = writer.context().y + writer.gap.size;
  const reaches = writer.record !== undefined && findReached(node).length > 0;
  if (reaches) writer.holdSideNotes();
  if (isMoved(style)) placeMoved(node, host.detach(node, writer.context().availableWidth), writer);
  else placeStill(node, host);
  if (reaches) {
    keepNotesBelow(node, writer);
    writer.releaseSideNotes();
  }
  if (style.breakInside === "avoid" || isMoved(style)) writer.cuts?.ties.push({ from, to: writer.context().y });
  writer.gap.add(resolveAuto(style.margin.bottom, writer.context().availableWidth) ?? 0);
  forceCut(style.breakAfter, writer);
  host.turns?.after(style.breakAfter);
}

function placeStill(node: BlockNode, host: ContentHost & UnbrokenHost): void {
  const { writer } = host;
  // Within a detached block there are no pages, so nothing breaks. Layout leaves its marks on nodes, so a second try takes new ones.
  const isTried = node.style.breakInside === "avoid" && writer.record !== undefined;
  if (isTried && placeUnbroken(node, host)) return;
  clearSideNotes(node, LEAST_START_PT, [], writer);
  placeContent(isTried ? node.rebuild() : node, host);
}

/** What of a block that may break has to fit below the side notes, in pt: a title, the heads and a row of a table. */
const LEAST_START_PT = 100;

/** What is laid out apart has no pages, but may become columns. */
function forceCut(value: BreakValue, writer: PageWriter): void {
  const { cuts } = writer;
  if (cuts === undefined || value === "auto" || value === "avoid") return;
  cuts.forced.push({ y: writer.context().y, kind: value === "column" ? "column" : "page" });
}
