import type { InlineItem } from "./inline-item.js";

/**
 * Orders the items of a line from left to right (UAX 9, rules L1 and L2, over items instead of characters).
 *
 * @param end - Exclusive.
 * @returns Indexes into `items`; `undefined` if the logical order is that of the page.
 */
export function orderLine(items: readonly InlineItem[], start: number, end: number): readonly number[] | undefined {
  const levels = findLevels(items, start, end);
  if (levels === undefined) return undefined;
  let highest = 0;
  let lowestOdd = Infinity;
  for (const level of levels) {
    highest = Math.max(highest, level);
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level);
  }
  const order = levels.map((_, index) => start + index);
  for (let level = highest; level >= lowestOdd; level--)
    reverseRuns(order, level, (index) => levels[index - start] ?? 0);
  return order;
}

/** Levels of the items, white space at the line's end at the level of the paragraph. */
function findLevels(items: readonly InlineItem[], start: number, end: number): number[] | undefined {
  if (items[start]?.context.bidi === undefined) return undefined;
  const levels: number[] = [];
  for (let index = start; index < end; index++) levels.push(items[index]?.context.bidi?.level ?? 0);
  for (let index = end - 1; index >= start; index--) {
    const item = items[index];
    if (item?.kind !== "space" && item?.kind !== "break") break;
    levels[index - start] = item.context.bidi?.base ?? 0;
  }
  return levels;
}

/** Reverses each run of items that stand side by side at this level or above. */
function reverseRuns(order: number[], level: number, levelOf: (index: number) => number): void {
  let from = 0;
  while (from < order.length) {
    if (levelOf(order[from] ?? 0) < level) {
      from++;
      continue;
    }
    let to = from;
    while (to < order.length && levelOf(order[to] ?? 0) >= level) to++;
    for (let low = from, high = to - 1; low < high; low++, high--) {
      [order[low], order[high]] = [order[high] ?? 0, order[low] ?? 0];
    }
    from = to;
  }
}
