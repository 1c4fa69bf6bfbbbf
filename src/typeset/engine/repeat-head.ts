import { copyAsArtifact } from "../copy-as-artifact.js";
import type { Galley } from "../galley.js";
import { moveItem } from "../layout-item.js";
import type { PdfmakeContext, PdfmakeFragment } from "../pdfmake.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Has the head of a table come again on each page, until `popFromRepeatables`.
 *
 * @param layOut - Gives the head for another measure; nothing for the one it was made for.
 */
export function repeatHead(writer: PageWriter, head: Galley, layOut: (measurePt: number) => Galley | undefined): void {
  const items = head.items.map((item) => ({ type: item.kind, item: copyAsArtifact(item) }));
  const { x } = writer.context();
  writer.pushToRepeatables({ items, xOffset: x, height: head.heightPt, insertedOnPages: [], layOut });
}

/** @returns A copy of a head at the current place, set anew where the page has another measure. */
export function copyHead(fragment: PdfmakeFragment, { availableWidth, y }: PdfmakeContext): Galley {
  const anew = fragment.layOut?.(availableWidth);
  const items = anew?.items ?? fragment.items.map(({ item }) => item);
  const copies = items.map(copyAsArtifact);
  for (const copy of copies) moveItem(copy, fragment.xOffset, y);
  return { items: copies, heightPt: anew?.heightPt ?? fragment.height };
}
