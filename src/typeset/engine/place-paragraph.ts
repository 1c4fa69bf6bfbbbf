import { findExcess } from "../paragraph/line-offset.js";
import type { PictureLimit } from "../paragraph/fit-pictures.js";
import { breakLines, continueParagraph } from "../paragraph/paragraph.js";
import type { Paragraph } from "../paragraph/paragraph.js";
import type { LayoutEvents } from "./layout-events.js";
import { countFittingLines } from "./fitting-lines.js";
import type { PageWriter } from "./page-writer.js";
import { limitLines } from "./tall-content.js";
import type { ReportTooTall } from "./tall-content.js";

/** Heights in pt. */
interface HeightLimits {
  /** What a page has room for. */
  readonly roomPt: number;
  /** What pictures are wished to be at most, so that a block fits. */
  readonly tallestPt: number;
}

/**
 * Places the lines of a paragraph over as many pages as they need; where a page has another measure, the rest is
 * broken anew.
 *
 * @param limits - What pictures and lines are made to fit.
 */
export function placeParagraph(
  paragraph: Paragraph,
  writer: PageWriter,
  limits: HeightLimits,
  events: LayoutEvents,
): void {
  let measurePt = writer.context().availableWidth;
  let rest = paragraph;
  const { roomPt, tallestPt } = limits;
  const report: ReportTooTall = (what) => {
    events.reportTooTall(what);
  };
  const limit: PictureLimit = {
    mostPt: Math.min(roomPt, tallestPt),
    onShrink: (heightPt) => {
      if (heightPt > roomPt) report({ kind: "picture", source: paragraph.source, heightPt, roomPt });
    },
  };
  let lines = limitLines(breakLines(rest, measurePt, limit), roomPt, report);
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
    lines = limitLines(breakLines(rest, measurePt, limit), roomPt, report);
    from = 0;
  }
  const { orphans, widows } = paragraph.style.computed;
  writer.cuts?.keepLines(lines, writer.context().y, orphans, widows);
}
