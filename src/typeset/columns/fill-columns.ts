import type { MultiColumn } from "../../model/computed-style.js";
import { ColumnFloats, isWaiting } from "./column-floats.js";
import type { ColumnFloat, FloatQueue } from "./column-floats.js";
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
  /** What floats in each column, in order. */
  readonly floats: readonly (readonly ColumnFloat[])[];
  readonly left: FloatQueue;
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

/** Fills columns of one height, one after the other; each float stands in the column of its anchor, or in the next with room. */
export function fillColumns(
  strips: readonly Strip[],
  from: number,
  heightPt: number,
  count: number,
  floats: FloatQueue,
): ColumnFill {
  const ends: number[] = [];
  const floating: (readonly ColumnFloat[])[] = [];
  let left = floats;
  let index = from;
  let tallest = 0;
  while (ends.length < count) {
    const column = fillColumn(strips, index, heightPt, left);
    if (column.end === index && column.floats.length === 0) break;
    tallest = Math.max(tallest, column.heightPt);
    ends.push(column.end);
    floating.push(column.floats);
    index = column.end;
    left = column.left;
    if (strips[index]?.forced === "page") break;
  }
  const next = strips[index];
  const isDone = !isWaiting(left) && (next === undefined || next.forced === "page");
  return { ends, heightPt: tallest, complete: ends.length > 0 && isDone, floats: floating, left };
}

interface FilledColumn {
  readonly end: number;
  readonly heightPt: number;
  readonly floats: readonly ColumnFloat[];
  readonly left: FloatQueue;
}

function fillColumn(strips: readonly Strip[], from: number, heightPt: number, queue: FloatQueue): FilledColumn {
  const limitPt = heightPt + TOLERANCE_PT;
  const start = strips[from];
  const headPt = start?.head?.heightPt ?? 0;
  const taken = new ColumnFloats(queue);
  taken.place(limitPt);
  let usedPt = 0;
  let end = from;
  for (; start !== undefined && end < strips.length; end++) {
    const strip = strips[end];
    if (strip === undefined || (end > from && strip.forced !== undefined)) break;
    const reachedPt = strip.bottom - start.top + headPt;
    if (reachedPt + taken.heightPt > limitPt) break;
    usedPt = reachedPt;
    taken.call(strips[end + 1]?.top ?? Infinity);
    taken.place(limitPt - usedPt);
  }
  return { end, heightPt: usedPt + taken.heightPt, floats: taken.floats, left: taken.left };
}

/** Finds the least height at which the columns still hold what they hold at `fill`. */
export function balanceColumns(
  strips: readonly Strip[],
  from: number,
  fill: ColumnFill,
  count: number,
  floats: FloatQueue,
): ColumnFill {
  const end = fill.ends.at(-1);
  let best = fill;
  let low = 0;
  let high = fill.heightPt;
  while (high - low > BALANCE_PT) {
    const middle = (low + high) / 2;
    const tried = fillColumns(strips, from, middle, count, floats);
    if (tried.complete && tried.ends.at(-1) === end) {
      best = tried;
      high = Math.min(middle, tried.heightPt);
    } else low = middle;
  }
  return best;
}
