import { CallList, findCalls } from "../call-list.js";
import { findBottom } from "../layout-item.js";
import type { LayoutItem, LayoutLine } from "../layout-item.js";
import type { Strip } from "./split-galley.js";

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/**
 * Cuts a strip that no page can take and in which lines stand beside one another at different heights, as in the cells
 * of a row, so that no level cut is free of them: each cell keeps the lines that fit.
 *
 * @param fits - Whether a page can take this height, in pt, with the notes called in it.
 * @param isForced - Whether its first lines stay if not even they fit.
 * @returns Two strips; the strip as it is where it cannot be cut.
 */
export function splitBeside(
  strip: Strip,
  fits: (heightPt: number, calls: readonly string[]) => boolean,
  isForced = false,
): Strip[] {
  const lines = strip.items.filter((item) => item.kind === "line").sort((a, b) => findBottom(a) - findBottom(b));
  const fitting = countFitting(lines, strip, fits);
  const count = fitting > 0 || !isForced ? fitting : countLevel(lines);
  const last = lines[count - 1];
  if (last === undefined || count === lines.length) return [strip];
  const restY = lines.slice(count).reduce((least, { y }) => Math.min(least, y), Infinity);
  const kept = new Set<LayoutItem>(lines.slice(0, count));
  const low = lines.slice(0, count).filter((line) => findBottom(line) > restY);
  const isKept = (item: LayoutItem): boolean =>
    item.kind === "line" ? kept.has(item) : item.y < restY - TOLERANCE_PT || low.some((line) => holds(item, line));
  const head = strip.items.filter(isKept);
  const rest = strip.items.filter((item) => !isKept(item));
  return [
    { ...strip, bottom: findBottom(last), items: head, calls: findCalls(head) },
    { ...strip, top: restY, items: rest, calls: findCalls(rest), forced: undefined },
  ];
}

function countFitting(
  lines: readonly LayoutLine[],
  { top, items }: Strip,
  fits: (heightPt: number, calls: readonly string[]) => boolean,
): number {
  const called = new CallList(items);
  for (const [index, line] of lines.entries()) {
    called.add(line);
    if (!fits(findBottom(line) - top, called.calls)) return index;
  }
  return lines.length;
}

/** Number of lines that end level with the first. */
function countLevel(lines: readonly LayoutLine[]): number {
  const [first] = lines;
  const limitY = first === undefined ? 0 : findBottom(first) + TOLERANCE_PT;
  return lines.filter((line) => findBottom(line) <= limitY).length;
}

function holds(item: LayoutItem, { x, y }: LayoutLine): boolean {
  if (item.kind !== "box" || y < item.y - TOLERANCE_PT || y > findBottom(item)) return false;
  return x >= item.x - TOLERANCE_PT && x <= item.x + item.widthPt;
}
