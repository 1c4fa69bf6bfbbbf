import { moveItem } from "../layout-item.js";
import type { PdfmakePage } from "../pdfmake.js";

/** Moves what stands on pages with another left margin than the first one to its place. */
export function shiftPages(pages: readonly PdfmakePage[]): void {
  for (const { items, record } of pages) {
    if (record === undefined || record.shiftPt === 0) continue;
    for (const { item } of items) moveItem(item, record.shiftPt, 0);
  }
}
