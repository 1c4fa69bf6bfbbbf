import type { SideArea } from "../side-area.js";
import type { PageWriter } from "./page-writer.js";

/** Pages that are tried before notes are put into the text: one of each side and kind may have no area. */
const MOST_IDLE_PAGES = 4;

/** Turns pages until every note that waits has its place; what no page takes stands in the text. */
export function finishNotes(writer: PageWriter, side: SideArea): void {
  writer.tail.release();
  let idle = 0;
  while (writer.record !== undefined && writer.waitingPt > 0 && idle < MOST_IDLE_PAGES) {
    const before = writer.waitingPt;
    writer.moveToNextPage();
    idle = writer.waitingPt < before ? 0 : idle + 1;
  }
  if (writer.record === undefined || writer.waitingPt === 0) return;
  for (const { galley } of [...writer.foot.takeCarried(), ...side.takeWaiting()]) writer.placeBlock(galley);
}
