import { findCalls } from "../call-list.js";
import type { Galley } from "../galley.js";
import type { Layer } from "../layers.js";
import { findBottom } from "../layout-item.js";
import type { LayoutItem } from "../layout-item.js";
import type { CutRecord, ForcedBreak, Interval, RepeatedHead } from "./cut-record.js";

/** A part of a galley that no column break goes through. */
export interface Strip {
  readonly top: number;
  readonly bottom: number;
  /** Items that begin in it, in the order of painting. */
  readonly items: LayoutItem[];
  /** Ids of the footnotes called in it. */
  readonly calls: readonly string[];
  /** Set if a column or page must begin with it. */
  readonly forced: ForcedBreak["kind"] | undefined;
  /** What comes again above it, if a column begins with it. */
  readonly head: RepeatedHead | undefined;
}

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** Cuts a galley at every place where a column may end, in one sweep from the top. */
export function splitGalley(galley: Galley, cuts: CutRecord): Strip[] {
  const solids = [...findLineIntervals(galley.items), ...cuts.solids];
  const tied = merge([...solids, ...cuts.ties, ...findPositioned(galley.items)]);
  const joined = joinIntervals(tied, cuts);
  const strips = fillStrips(fitToSolids(joined, merge(solids)), galley.items, cuts.forced);
  return cuts.heads.length === 0 ? strips : strips.map((strip) => ({ ...strip, head: findHead(strip, cuts.heads) }));
}

/** Heads of tables in one another are not noted, so at most one holds. */
function findHead({ top }: Strip, heads: readonly RepeatedHead[]): RepeatedHead | undefined {
  const index = findLast(heads, ({ from }) => from <= top + TOLERANCE_PT);
  const head = heads[index];
  return head !== undefined && top < head.to - TOLERANCE_PT ? head : undefined;
}

/** Cuts a strip between its lines, for one that no page can take; a strip of one line comes back as it is. */
export function splitStrip(strip: Strip): Strip[] {
  const intervals = keepEnds(merge(findLineIntervals(strip.items)));
  const [first, ...others] = intervals;
  if (first === undefined || others.length === 0) return [strip];
  const last = others.at(-1) ?? first;
  const parts = intervals.map((interval) => ({
    from: interval === first ? strip.top : interval.from,
    to: interval === last ? strip.bottom : interval.to,
  }));
  const [head, ...rest] = fillStrips(parts, strip.items, []);
  if (head === undefined) return [strip];
  return [{ ...head, forced: strip.forced, head: strip.head }, ...rest.map((part) => ({ ...part, head: strip.head }))];
}

/** Leaves no single line at the beginning or the end. */
function keepEnds(lines: readonly Interval[]): readonly Interval[] {
  const [first, second] = lines;
  const [last, before] = [lines.at(-1), lines.at(-2)];
  if (lines.length < 4 || !first || !second || !last || !before) return lines;
  return [{ from: first.from, to: second.to }, ...lines.slice(2, -2), { from: before.from, to: last.to }];
}

function findLineIntervals(items: readonly LayoutItem[]): readonly Interval[] {
  return items.flatMap((item) => (item.kind === "line" ? [{ from: item.y, to: findBottom(item) }] : []));
}

/** Positioned blocks, which may reach out of the row or the box that they hang on: they are in one piece. */
function findPositioned(items: readonly LayoutItem[]): readonly Interval[] {
  const blocks = new Map<Layer, Interval>();
  for (const item of items) {
    if (item.layer === undefined) continue;
    const { from, to } = blocks.get(item.layer) ?? { from: item.y, to: item.y };
    blocks.set(item.layer, { from: Math.min(from, item.y), to: Math.max(to, findBottom(item)) });
  }
  return [...blocks.values()];
}

/** Unites intervals that overlap; those that only touch stay apart. */
function merge(intervals: readonly Interval[]): readonly Interval[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from < last.to - TOLERANCE_PT) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

function joinIntervals(intervals: readonly Interval[], cuts: CutRecord): readonly Interval[] {
  const closed = new Set<number>();
  for (const y of cuts.joinsAfter) {
    const index = findLast(intervals, ({ to }) => to <= y + TOLERANCE_PT);
    if (isAt(intervals[index]?.to, y)) closed.add(index);
  }
  for (const y of cuts.joinsBefore) {
    const index = findLast(intervals, ({ from }) => from <= y + TOLERANCE_PT);
    if (isAt(intervals[index]?.from, y)) closed.add(index - 1);
  }
  const joined: { from: number; to: number }[] = [];
  intervals.forEach(({ from, to }, index) => {
    const last = joined.at(-1);
    if (last !== undefined && closed.has(index - 1)) last.to = to;
    else joined.push({ from, to });
  });
  return joined;
}

function isAt(value: number | undefined, y: number): boolean {
  return value !== undefined && Math.abs(value - y) <= TOLERANCE_PT;
}

/** Index of the last one for which `test` holds, where it holds for all before; -1 for none. */
function findLast<T>(values: readonly T[], test: (value: T) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle];
    if (value !== undefined && test(value)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Cuts off the margins that ties reach into: a column begins with something that can be seen. */
function fitToSolids(intervals: readonly Interval[], solids: readonly Interval[]): readonly Interval[] {
  const fitted: Interval[] = [];
  let next = 0;
  for (const interval of intervals) {
    let from: number | undefined;
    let to = interval.from;
    for (; next < solids.length; next++) {
      const solid = solids[next];
      if (solid === undefined || solid.from >= interval.to - TOLERANCE_PT) break;
      from ??= solid.from;
      to = Math.max(to, solid.to);
    }
    if (from !== undefined) fitted.push({ from, to });
  }
  return fitted;
}

function fillStrips(
  intervals: readonly Interval[],
  items: readonly LayoutItem[],
  forced: readonly ForcedBreak[],
): Strip[] {
  const held: LayoutItem[][] = intervals.map(() => []);
  for (const item of items) {
    const index = findLast(intervals, ({ from }) => from <= item.y + TOLERANCE_PT);
    held[Math.max(index, 0)]?.push(item);
  }
  const breaks = findBreaks(intervals, forced);
  return intervals.map(({ from, to }, index) => {
    const own = held[index] ?? [];
    return {
      // Boxes that begin above the first line, which stand at the margins of what is in them, begin the columns.
      top: index === 0 ? findTop(own, from) : from,
      bottom: to,
      items: own,
      calls: findCalls(own),
      forced: breaks.get(index),
      head: undefined,
    };
  });
}

function findTop(items: readonly LayoutItem[], from: number): number {
  return items.reduce((top, item) => (item.kind === "box" ? Math.min(top, item.y) : top), from);
}

function findBreaks(
  intervals: readonly Interval[],
  forced: readonly ForcedBreak[],
): ReadonlyMap<number, ForcedBreak["kind"]> {
  const breaks = new Map<number, ForcedBreak["kind"]>();
  for (const { y, kind } of forced) {
    const index = findLast(intervals, ({ from }) => from < y - TOLERANCE_PT) + 1;
    if (kind === "page" || !breaks.has(index)) breaks.set(index, kind);
  }
  return breaks;
}
