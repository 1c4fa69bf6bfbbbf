import type { MultiColumn } from "../../model/computed-style.js";
import type { Strip } from "./split-galley.js";

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** How exactly columns are balanced, in pt. */
const BALANCE_PT = 0.05;

/** Which strips stand in which column. */
export interface ColumnFill {
  /** Index behind the last strip of each column. */
  readonly ends: readonly number[];
  /** Height of the tallest column, in pt. */
  readonly heightPt: number;
  /** Whether nothing is left for a further column, or a page break follows. */
  readonly complete: boolean;
}

/** Number and width of the columns that a block holds, in pt. */
export interface ColumnGrid {
  readonly count: number;
  readonly widthPt: number;
  readonly gapPt: number;
}

/**
 * Finds how many columns fit and how wide they are. No column is narrower than `leastPt`, whatever is asked for.
 *
 * @see CSS Multi-column Layout 1, 3.4
 */
export function sizeColumns(
  { count, widthPt }: MultiColumn,
  availablePt: number,
  gapPt: number,
  leastPt: number,
): ColumnGrid {
  const byWidth = widthPt === "auto" ? Infinity : Math.floor((availablePt + gapPt) / Math.max(widthPt + gapPt, 1));
  const asked = Math.min(count === "auto" ? Infinity : count, byWidth);
  const most = Math.floor((availablePt + gapPt) / Math.max(leastPt + gapPt, 1));
  const used = Math.max(1, Math.min(asked, most));
  return { count: used, widthPt: (availablePt - gapPt * (used - 1)) / used, gapPt };
}

/** Fills columns of one height, one after the other. */
export function fillColumns(strips: readonly Strip[], from: number, heightPt: number, count: number): ColumnFill {
  const ends: number[] = [];
  let index = from;
  let tallest = 0;
  while (ends.length < count) {
    const start = strips[index];
    if (start === undefined) break;
    const headPt = start.head?.heightPt ?? 0;
    const end = findColumnEnd(strips, index, start.top + heightPt - headPt + TOLERANCE_PT);
    const last = strips[end - 1];
    if (end === index || last === undefined) break;
    tallest = Math.max(tallest, last.bottom - start.top + headPt);
    ends.push(end);
    index = end;
    if (strips[end]?.forced === "page") break;
  }
  const next = strips[index];
  return { ends, heightPt: tallest, complete: ends.length > 0 && (next === undefined || next.forced === "page") };
}

function findColumnEnd(strips: readonly Strip[], from: number, limitY: number): number {
  let end = from;
  for (; end < strips.length; end++) {
    const strip = strips[end];
    if (strip === undefined || strip.bottom > limitY || (end > from && strip.forced !== undefined)) break;
  }
  return end;
}

/** Finds the least height at which the columns still hold what they hold at `fill`. */
export function balanceColumns(strips: readonly Strip[], from: number, fill: ColumnFill, count: number): ColumnFill {
  const end = fill.ends.at(-1);
  let best = fill;
  let low = 0;
  let high = fill.heightPt;
  while (high - low > BALANCE_PT) {
    const middle = (low + high) / 2;
    const tried = fillColumns(strips, from, middle, count);
    if (tried.complete && tried.ends.at(-1) === end) {
      best = tried;
      high = Math.min(middle, tried.heightPt);
    } else low = middle;
  }
  return best;
}
