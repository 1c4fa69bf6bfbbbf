import type { BreakValue } from "../../model/computed-style.js";
import type { BlockNode } from "../layout-node.js";
import { resolveAuto } from "../lengths.js";
import { keepNotesBelow } from "./find-reached.js";
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
  if (isMoved(style)) placeMoved(node, host.detach(node, writer.context().availableWidth), writer);
  // Within a detached block there are no pages, so nothing breaks.
  else if (style.breakInside !== "avoid" || writer.record === undefined) placeContent(node, host);
  // Layout leaves its marks on nodes, so a second try takes new ones.
  else if (placeUnbroken(node, host)) keepNotesBelow(node, writer);
  else placeContent(node.rebuild(), host);
  if (style.breakInside === "avoid" || isMoved(style)) writer.cuts?.ties.push({ from, to: writer.context().y });
  writer.gap.add(resolveAuto(style.margin.bottom, writer.context().availableWidth) ?? 0);
  forceCut(style.breakAfter, writer);
  host.turns?.after(style.breakAfter);
}

/** What is laid out apart has no pages, but may become columns. */
function forceCut(value: BreakValue, writer: PageWriter): void {
  const { cuts } = writer;
  if (cuts === undefined || value === "auto" || value === "avoid") return;
  cuts.forced.push({ y: writer.context().y, kind: value === "column" ? "column" : "page" });
}
