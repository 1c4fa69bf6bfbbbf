import { deepen, findNoteRoom } from "../page-record.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Something was placed that ends at the current place: notes the depth reached, and gives the footnotes that it calls to
 * the page.
 *
 * @param opened - Number of the pages that have begun.
 */
export function placeCalls(calls: readonly string[], writer: PageWriter, opened: number): void {
  const { record, box, foot } = writer;
  if (record === undefined) return;
  deepen(record, writer.context().y);
  box?.fill();
  if (calls.length === 0) return;
  foot.place(calls, record, findNoteRoom(record, box?.heldBelowPt));
  // Where a cell beside this one has been to the next pages already, they have begun without this note.
  for (let index = record.index + 1; foot.hasCarried && index < opened; index++) {
    const next = writer.pages.pages[index]?.record;
    if (next !== undefined) foot.placeCarried(next, next.bottomPt - next.floorY - (box?.reservedPt ?? 0));
  }
}
