import { cutBelowLines, cutGalley, findCutHeight, findGalleyCalls } from "../galley.js";
import type { Galley } from "../galley.js";
import { canPlace } from "./best-room.js";
import type { PageWriter } from "./page-writer.js";
import { reportCut } from "./tall-content.js";

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** Places a block that was laid out apart; it is cut only if it is taller than a page. */
export function placeInParts(galley: Galley, writer: PageWriter): void {
  let rest: Galley = galley;
  for (;;) {
    const calls = findGalleyCalls(rest);
    const room = writer.findRoom(calls);
    if (rest.heightPt <= room + TOLERANCE_PT) break;
    if (!writer.isAtTop) {
      writer.moveToNextPage();
      continue;
    }
    const cutPt = findCutHeight(rest, (heightPt, some) => heightPt <= writer.findRoom(some) + TOLERANCE_PT);
    // What notes of earlier pages leave of this one is too little; the next page has more.
    const isNarrow = writer.isNarrowed && (cutPt === 0 || canPlace(rest.heightPt, calls, writer));
    if (isNarrow || (cutPt === 0 && !writer.isEmpty)) {
      writer.moveToNextPage();
      continue;
    }
    const { head, rest: remainder } = cutBelowLines(rest, room) ?? cutGalley(rest, Math.max(cutPt, 1));
    if (remainder.items.length === 0) {
      // What has no room is a margin below the last box, which is cut off.
      rest = head;
      break;
    }
    reportCut(rest, writer.record, writer.reportTooTall);
    writer.placeWhole(head);
    rest = remainder;
    writer.moveToNextPage();
  }
  writer.placeWhole(rest);
}
