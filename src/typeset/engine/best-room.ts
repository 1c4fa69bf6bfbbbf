import type { PageWriter } from "./page-writer.js";

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/**
 * Whether content of this height that calls these notes has room on this page or on the next, if that holds nothing
 * else but the headings right above the content.
 */
export function canPlace(heightPt: number, calls: readonly string[], writer: PageWriter): boolean {
  return heightPt <= findBestRoom(calls, writer) + TOLERANCE_PT;
}

/** @returns The most that content which calls these notes can find on this page or on the next, in pt. */
export function findBestRoom(calls: readonly string[], writer: PageWriter): number {
  const { record, tail, box } = writer;
  const herePt = writer.findRoom(calls);
  if (record === undefined || (writer.isAtTop && !writer.isNarrowed)) return herePt;
  const headingsPt = tail.findHeight(writer.context());
  const abovePt = headingsPt === 0 ? 0 : headingsPt + writer.gap.size;
  const nextPt = writer.findPageHeight(1) - abovePt - (box?.reservedPt ?? 0);
  return Math.max(herePt, nextPt - writer.foot.findHeightAlone(calls, record));
}
