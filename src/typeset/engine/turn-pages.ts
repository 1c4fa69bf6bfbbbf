import { findGalleyCalls } from "../galley.js";
import type { Galley } from "../galley.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Turns pages by force, so that what follows stands at the top of a page of this name.
 *
 * @param side - Where it has to be a left or a right page; one that is left empty for it is blank.
 */
export function turnTo(writer: PageWriter, side: "left" | "right" | undefined, name: string): void {
  const { record, pages } = writer;
  if (record === undefined) return;
  writer.tail.release();
  writer.gap.clear();
  let used = !writer.isFresh || record.notes.length > 0 || (pages.getCurrentPage()?.items.length ?? 0) > 0;
  if (side !== undefined && pages.findSide(record.index + (used ? 1 : 0)) !== side) {
    writer.openPage({ name: record.kind.name, blank: writer.waitingPt === 0 }, used);
    used = true;
  }
  writer.openPage({ name, blank: false }, used);
}

/**
 * Turns the page if a galley that will be placed in one piece has to go to the next and text has another measure there.
 *
 * @returns Whether the galley has to be set anew.
 */
export function turnForMeasure(writer: PageWriter, galley: Galley): boolean {
  const { record, pages } = writer;
  if (record === undefined || pages.snapshots.length > 0 || writer.isAtTop) return false;
  if (pages.findNextWidth() === record.widthPt) return false;
  if (galley.heightPt <= writer.findRoom(findGalleyCalls(galley))) return false;
  writer.moveToNextPage();
  return true;
}
