import { findCalls } from "../call-list.js";
import type { LayoutItem, LayoutLine } from "../layout-item.js";
import { deepen, findNoteRoom } from "../page-record.js";
import type { PageRecord } from "../page-record.js";
import type { PdfmakePage } from "../pdfmake.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Something was placed that ends at the current place: notes the depth reached, and gives the footnotes that it calls to
 * the page.
 *
 * @param opened - Number of the pages that have begun.
 */
export function placeCalls(items: readonly LayoutItem[], writer: PageWriter, opened: number): void {
  deepen(writer.record, writer.context().y);
  if (writer.record !== undefined) writer.box?.fill();
  placeNotes(items, writer, opened);
}

/** Gives the footnotes called in these items, which have their place on the page in work, to it. */
export function placeNotes(items: readonly LayoutItem[], writer: PageWriter, opened: number): void {
  const { record, box, foot, pages } = writer;
  if (record === undefined) return;
  const calls = findCalls(items);
  if (calls.length === 0) return;
  foot.place(calls, record, findNoteRoom(record, box?.heldBelowPt));
  if (foot.hasCarried) reportLate(items, record, writer, pages.pages[record.index]);
  // Where a cell beside this one has been to the next pages already, they have begun without this note.
  for (let index = record.index + 1; foot.hasCarried && index < opened; index++) {
    const next = pages.pages[index]?.record;
    if (next !== undefined) foot.placeCarried(next, next.bottomPt - next.floorY - (box?.reservedPt ?? 0));
  }
}

/**
 * Tells of notes that cannot begin on the page of their call: it stands in the highest line of the page or beside it, and
 * below that there is no room for all their notes.
 */
function reportLate(
  items: readonly LayoutItem[],
  record: PageRecord,
  { foot, box, reportTooTall }: PageWriter,
  page: PdfmakePage | undefined,
): void {
  const line = items.filter(isLine).find(({ text }) => text.calls.some((id) => foot.isLate(id)));
  if (line === undefined || page?.items.some(({ item }) => isLine(item) && item.y < line.y - LEVEL_PT)) return;
  const level = items.filter((item) => isLine(item) && item.y <= line.y + LEVEL_PT);
  const heightPt = foot.findHeightOnce(findCalls(level), record);
  const { source, heightPt: linePt } = line.text;
  const roomPt = findNoteRoom({ ...record, foot: 0, floorY: line.y + linePt }, box?.heldBelowPt);
  if (heightPt > roomPt) reportTooTall({ kind: "notes", source, heightPt, roomPt });
}

/** Heads of tables that come again are no lines of the text. */
function isLine(item: LayoutItem): item is LayoutLine {
  return item.kind === "line" && item.artifact === undefined;
}

/** Lines whose tops differ by less stand beside one another, in pt. */
const LEVEL_PT = 0.5;
