import type { Fault } from "./count-faults.js";
import type { PlacedLine, PrintedDocument } from "./read-document.js";
import type { Wishes } from "./read-wishes.js";

/** A page with less than this share of its height in use looks like a mistake. */
const LEAST_FILL = 0.1;

/** Pages that hold nothing, or nearly nothing and are not the last. */
export function countPageFaults(printed: PrintedDocument, wishes: Wishes): readonly Fault[] {
  const lines = printed.pages.map((): PlacedLine[] => []);
  for (const line of printed.lines) lines[line.page - 1]?.push(line);
  return lines.flatMap((own, index): Fault[] => {
    const page = index + 1;
    if (own.length === 0) return [{ kind: "empty", page, what: "nothing stands here" }];
    if (page === printed.pages.length) return [];
    const { heightPt, margin } = wishes.findPage(page);
    const fill = measureCover(own) / (heightPt - margin.top - margin.bottom);
    return fill < LEAST_FILL ? [{ kind: "sparse", page, what: `${(fill * 100).toFixed(0)} % of the height` }] : [];
  });
}

/** Height that lines cover together, the room between the lines of a paragraph included, in pt. */
function measureCover(lines: readonly PlacedLine[]): number {
  const sorted = [...lines].sort((a, b) => b.top - a.top);
  let covered = 0;
  let reached = Infinity;
  for (const line of sorted) {
    // Half a line above and below belongs to it.
    const spread = (line.top - line.bottom) * 0.3;
    const top = Math.min(line.top + spread, reached);
    const bottom = line.bottom - spread;
    if (bottom < top) covered += top - bottom;
    reached = Math.min(reached, bottom);
  }
  return covered;
}
