import { findOverhead } from "../foot-area.js";
import { placeGalley } from "../galley.js";
import type { PdfmakePage } from "../pdfmake.js";
import type { PageItem } from "../../model/page.js";
import { drawEdge } from "./draw-edge.js";

/** Puts a page's notes into the room held for them, and returns the rule above them. */
export function placeNotes(page: PdfmakePage): readonly PageItem[] {
  const { record } = page;
  if (record === undefined || record.notes.length === 0) return [];
  const { footnoteArea } = record.style;
  const { leftPt: left, widthPt: width } = record;
  const notesPt = record.notes.reduce((sum, note) => sum + note.galley.heightPt, 0);
  const top = record.bottomPt - record.wholeFoot - notesPt - findOverhead(record);
  let y = top + findOverhead(record);
  for (const note of record.notes) {
    for (const item of placeGalley(note.galley, left, y)) page.items.push({ type: item.kind, item });
    y += note.galley.heightPt;
  }
  const length = footnoteArea.borderLengthPt === "auto" ? width : Math.min(footnoteArea.borderLengthPt, width);
  return drawEdge(footnoteArea.border, left, top + footnoteArea.marginTopPt, length, footnoteArea.border.widthPt);
}
