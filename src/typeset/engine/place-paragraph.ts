import { findExcess } from "../paragraph/line-offset.js";
import { breakLines, continueParagraph } from "../paragraph/paragraph.js";
import type { Paragraph } from "../paragraph/paragraph.js";
import type { LayoutEvents } from "./brief-layout.js";
import { countFittingLines } from "./fitting-lines.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Places the lines of a paragraph over as many pages as they need; where a page has another measure, the rest is
 * broken anew.
 *
 * @param maxHeightPt - What pictures are made to fit, in pt.
 */
export function placeParagraph(
  paragraph: Paragraph,
  writer: PageWriter,
  maxHeightPt: number,
  events: LayoutEvents,
): void {
  let measurePt = writer.context().availableWidth;
  let rest = paragraph;
  let lines = breakLines(rest, measurePt, maxHeightPt);
  let from = 0;
  while (from < lines.length) {
    const count = countFittingLines(lines, from, writer, paragraph.style.computed);
    const placed = count === lines.length ? lines : lines.slice(from, from + count);
    for (const line of placed) {
      const excessPt = findExcess(line, paragraph.style.computed.direction);
      if (excessPt > 0.5) events.reportOverflow(line, excessPt);
      if (line.cut !== undefined) events.reportCut(line, line.cut);
    }
    if (placed.length > 0) writer.placeLines(placed);
    from += count;
    if (from === lines.length) break;
    writer.moveToNextPage();
    if (writer.context().availableWidth === measurePt) continue;
    measurePt = writer.context().availableWidth;
    // A page may take no line at all, so what is left is counted from the last page that had another measure.
    rest = continueParagraph(rest, lines[from], from);
    lines = breakLines(rest, measurePt, maxHeightPt);
    from = 0;
  }
  const { orphans, widows } = paragraph.style.computed;
  writer.cuts?.keepLines(lines, writer.context().y, orphans, widows);
}
