import type { PageStyle } from "../../src/model/page-style.js";
import { findLines, isFloating, leads, LOST_PT, measureHeight, measureNotes } from "./count-break-faults.js";
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
    const fill = measureCover(own) / findHeight(wishes, page);
    if (page === printed.pages.length || fill >= LEAST_FILL) return [];
    if (isEndedByWish(printed.lines, own, lines[page] ?? [], wishes)) return [];
    return [{ kind: "sparse", page, what: `${(fill * 100).toFixed(0)} % of the height` }];
  });
}

/**
 * Whether what comes next must not be broken and would not fit below what stands on the page: then the stylesheet asks
 * for the page to end. Without this every short text before a box as high as a page would be a fault, which only a
 * broken box could avoid, and that would be one as well.
 */
function isEndedByWish(
  lines: readonly PlacedLine[],
  own: readonly PlacedLine[],
  next: readonly PlacedLine[],
  wishes: Wishes,
): boolean {
  const inFlow = next.filter((line) => !isFloating(line, wishes));
  const [first] = inFlow;
  const page = own[0]?.page;
  if (first === undefined || page === undefined) return false;
  const behind = inFlow.findIndex(({ block }) => block === undefined || !leads(block));
  const roomPt = measureRoom(own, wishes.findPage(page), wishes);
  return inFlow.slice(0, behind + 1).some((line) => {
    const needed = line.kind === "picture" ? line.top - line.bottom : measureWish(line, lines, wishes);
    return needed > 0 && first.top - line.top + needed + LOST_PT > roomPt;
  });
}

/** Height below the text of a page and above its notes, in pt. */
function measureRoom(own: readonly PlacedLine[], { heightPt, margin }: PageStyle, wishes: Wishes): number {
  const text = own.filter((line) => !isFloating(line, wishes));
  const notes = own.filter((line) => wishes.footnotes.some(({ from, to }) => from <= line.from && line.from < to));
  const top = Math.max(margin.bottom, ...notes.map((line) => line.top));
  return Math.min(heightPt - margin.top, ...text.map((line) => line.bottom)) - top;
}

/** Height of the largest block that begins with this line and asks not to be broken, in pt; 0 if there is none. */
function measureWish(line: PlacedLine, lines: readonly PlacedLine[], wishes: Wishes): number {
  const beginning = wishes.unbroken.filter(({ from, to }) => line.from <= from && from < line.to && to > from);
  const heights = beginning.map((wish) => {
    const own = findLines(lines, wish);
    return measureHeight(own) + wish.extraPt + measureNotes(lines, wish, wishes);
  });
  return Math.max(0, ...heights);
}

function findHeight(wishes: Wishes, page: number): number {
  const { heightPt, margin } = wishes.findPage(page);
  return heightPt - margin.top - margin.bottom;
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
