import { findGalleyCalls } from "../galley.js";
import type { Galley } from "../galley.js";
import type { BlockNode } from "../layout-node.js";
import { clearSideNotes } from "./find-reached.js";
import { canPlace, findBestRoom } from "./best-room.js";
import type { PageWriter } from "./page-writer.js";
import { turnForMeasure } from "./turn-pages.js";
import { reportCut } from "./tall-content.js";

/** What lays the block out. */
export interface UnbrokenHost {
  readonly writer: PageWriter;
  detach(node: BlockNode, widthPt: number): Galley;
  detachSmaller(node: BlockNode, widthPt: number, tallestPt: number): Galley;
  /** @returns What takes back what was taken out of the flow since. */
  mark(): () => void;
}

/**
 * Places a block that asks not to be broken in one piece, if a page can take it with the headings above it.
 *
 * @returns Whether it was placed; if not, the block has to be built anew, since layout leaves its marks on nodes.
 */
export function placeUnbroken(node: BlockNode, host: UnbrokenHost): boolean {
  const { writer } = host;
  if (writer.record === undefined) return false;
  const forget = host.mark();
  let galley = host.detach(node, writer.context().availableWidth);
  if (turnForMeasure(writer, galley)) {
    forget();
    galley = host.detach(node.rebuild(), writer.context().availableWidth);
  }
  if (!fits(galley, writer)) {
    forget();
    const excessPt = galley.heightPt - findBestRoom(findGalleyCalls(galley), writer);
    const smaller = detachSmaller(node, galley, excessPt, writer.context().availableWidth, host);
    if (smaller === undefined) {
      reportCut(galley, writer.record, writer.reportTooTall);
      return false;
    }
    if (!fits(smaller, writer)) {
      forget();
      return false;
    }
    galley = smaller;
  }
  clearSideNotes(node, galley.heightPt, findGalleyCalls(galley), writer);
  writer.placeBlock(galley);
  writer.gap.add(galley.marginBottomPt ?? 0);
  return true;
}

function fits(galley: Galley, writer: PageWriter): boolean {
  return canPlace(galley.heightPt, findGalleyCalls(galley), writer);
}

/** A picture is made smaller by no more than this share so that its caption and the headings above stay with it. */
const MOST_SMALLER = 0.5;

/**
 * A picture that fills a page of its own leaves no room for its caption: it is made smaller by what is missing.
 *
 * @returns `undefined` if that is too much.
 */
export function detachSmaller(
  node: BlockNode,
  galley: Galley,
  excessPt: number,
  widthPt: number,
  host: Pick<UnbrokenHost, "detachSmaller">,
): Galley | undefined {
  const tallestPt = findTallestPicture(galley);
  if (excessPt > tallestPt * MOST_SMALLER) return undefined;
  return host.detachSmaller(node.rebuild(), widthPt, tallestPt - excessPt);
}

/** Height of the tallest picture, in pt; 0 if there is none. */
function findTallestPicture({ items }: Galley): number {
  let tallestPt = 0;
  for (const item of items) {
    if (item.kind !== "line") continue;
    const { text } = item;
    for (let index = text.start; index < text.end; index++) {
      const inline = text.items[index];
      if (inline?.kind === "picture") tallestPt = Math.max(tallestPt, inline.heightPt);
    }
  }
  return tallestPt;
}
