import type { BreakValue } from "../../model/computed-style.js";
import { findGalleyCalls } from "../galley.js";
import type { Galley } from "../galley.js";
import { toForced } from "./forced-turn.js";
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
 * Breaks between two rows that stand below one another, if one of these values asks for it.
 *
 * @param after - Of what stands above.
 * @param before - Of what stands below, which has the first word.
 */
export function turnBetween(
  after: readonly BreakValue[],
  before: readonly BreakValue[],
  rtl: boolean,
  writer: PageWriter,
): void {
  const values = [...before, ...after];
  const forced = values.map((value) => toForced(value, rtl)).find((found) => found !== undefined);
  if (forced !== undefined || values.includes("column"))
    writer.cuts?.forced.push({ y: writer.context().y, kind: forced === undefined ? "column" : "page" });
  if (forced === undefined || writer.record === undefined) return;
  // The cells beside have no other page.
  if (writer.context().snapshots.length > 0) writer.moveToNextPage();
  else turnTo(writer, forced.side, writer.record.kind.name);
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
