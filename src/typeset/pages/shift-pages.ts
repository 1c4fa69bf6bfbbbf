import { moveItem } from "../layout-item.js";
import type { PdfmakePage } from "../pdfmake.js";

/** Makes room for what floats to the top of pages: all else on them moves down, notes beside the text as well. */
export function lowerPages(pages: readonly PdfmakePage[]): void {
  for (const { items, record } of pages) {
    if (record === undefined || record.head === 0) continue;
    const fixed = new Set([...record.floats.top, ...record.floats.bottom]);
    for (const { item } of items) if (!fixed.has(item)) moveItem(item, 0, record.head);
  }
}

/** Moves what stands on pages with another left margin than the first one to its place. */
export function shiftPages(pages: readonly PdfmakePage[]): void {
  for (const { items, record } of pages) {
    if (record === undefined || record.shiftPt === 0) continue;
    for (const { item } of items) moveItem(item, record.shiftPt, 0);
  }
}
