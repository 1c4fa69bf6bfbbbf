import { createFragment, createFrame, isPainted } from "../box.js";
import type { BoxFragment } from "../box.js";
import { findNoteMeasure, findOverhead } from "../foot-area.js";
import { placeGalley } from "../galley.js";
import type { Frame } from "../layout-node.js";
import type { PageRecord } from "../page-record.js";
import type { PdfmakePage } from "../pdfmake.js";
import type { PageItem } from "../../model/page.js";
import type { FootnoteArea, FootnoteBox } from "../../model/page-style.js";
import { drawEdge } from "./draw-edge.js";

/** Puts a page's notes into the room held for them, on their background, and returns the rule above them. */
export function placeNotes(page: PdfmakePage): readonly PageItem[] {
  const { record } = page;
  if (record === undefined || record.notes.length === 0) return [];
  const { footnoteArea } = record.style;
  const { marginTopPt, paddingTopPt, border, box } = footnoteArea;
  const notesPt = record.notes.reduce((sum, note) => sum + note.galley.heightPt, 0);
  const top = record.bottomPt - record.wholeFoot - notesPt - findOverhead(record) + marginTopPt;
  let y = top + border.widthPt + paddingTopPt;
  const fragment = box && createBox(record, box, footnoteArea, top, y + notesPt);
  if (fragment !== undefined && isPainted(fragment.frame)) page.items.push({ type: "box", item: fragment });
  const left = record.leftPt + findNoteMeasure(record).offsetPt;
  for (const note of record.notes) {
    for (const item of placeGalley(note.galley, left, y)) page.items.push({ type: item.kind, item });
    y += note.galley.heightPt;
  }
  return drawRule(footnoteArea, fragment?.x ?? record.leftPt, top, fragment?.widthPt ?? record.widthPt);
}

function createBox(
  record: PageRecord,
  { style, margin, insets }: FootnoteBox,
  area: FootnoteArea,
  top: number,
  notesBottom: number,
): BoxFragment {
  const frame = createFrame(style);
  const shown: Frame = { ...frame, border: { ...frame.border, ...(isShort(area) ? { top: NO_BORDER } : {}) } };
  const widthPt = record.widthPt - margin.left - margin.right;
  const fragment = createFragment(shown, record.leftPt + margin.left, top, widthPt, undefined);
  fragment.heightPt = notesBottom + insets.bottom - top;
  fragment.last = true;
  return fragment;
}

const NO_BORDER = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } } as const;

/** A rule of its own length is no side of a box. */
function isShort({ borderLengthPt }: FootnoteArea): boolean {
  return borderLengthPt !== "auto";
}

function drawRule(
  { border, borderLengthPt, box }: FootnoteArea,
  x: number,
  y: number,
  widthPt: number,
): readonly PageItem[] {
  if (borderLengthPt === "auto") return box === undefined ? drawEdge(border, x, y, widthPt, border.widthPt) : [];
  return drawEdge(border, x, y, Math.min(borderLengthPt, widthPt), border.widthPt);
}
