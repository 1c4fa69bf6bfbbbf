import type { BreakPoint } from "./break-points.js";
import type { HangingEnd } from "./hang.js";
import { findWidth } from "./inline-measures.js";
import type { LineRange } from "./inline-measures.js";
import type { InlineItem, WordItem } from "./inline-item.js";
import { measureWord } from "./measure-word.js";
import { shapeInContext } from "./shape-in-context.js";

/** Items with the lines that they make. */
export interface SetLines {
  readonly items: readonly InlineItem[];
  readonly ranges: readonly LineRange[];
}

/**
 * Turns chosen breaks into lines. Words that a break divides become two items, shaped apart as they are drawn.
 *
 * @param start - First item of the first line.
 * @param ends - Where the lines end, in order.
 */
export function applyBreaks(items: readonly InlineItem[], start: number, ends: readonly BreakPoint[]): SetLines {
  const divides = ends.some(({ offset }) => offset > 0);
  const { pieces, indexOf } = divides ? divideWords(items, ends) : { pieces: items, indexOf: (index: number) => index };
  let from = indexOf(start);
  let seen = 0;
  const ranges = ends.map((point, line) => {
    // The pieces of a word follow one another; `seen` counts those that earlier lines have taken.
    const isSame = line > 0 && ends[line - 1]?.offset !== 0 && ends[line - 1]?.end === point.end;
    seen = point.offset === 0 ? 0 : isSame ? seen + 1 : 1;
    const end = point.offset === 0 ? indexOf(point.end) : indexOf(point.end - 1) + seen;
    const range = createRange(pieces, from, end, point);
    from = point.offset === 0 ? indexOf(point.next) : end;
    return range;
  });
  return { items: pieces, ranges };
}

function createRange(items: readonly InlineItem[], start: number, end: number, point: BreakPoint): LineRange {
  let widthPt = 0;
  let inkPt = 0;
  for (let index = start; index < end; index++) {
    const item = items[index];
    if (item === undefined) continue;
    widthPt += findWidth(item);
    if (item.kind !== "space") inkPt = widthPt;
  }
  const { hangPt, allowPt } = point.hang ?? NO_HANG;
  const hyphenPt = point.division?.hyphenPt ?? 0;
  return {
    start,
    end,
    widthPt: inkPt - hangPt + hyphenPt,
    allowPt,
    hyphenated: hyphenPt > 0,
    closed: point.closed,
  };
}

const NO_HANG: HangingEnd = { hangPt: 0, allowPt: 0 };

/** @returns The items with divided words, and where each old item now begins. */
function divideWords(
  items: readonly InlineItem[],
  ends: readonly BreakPoint[],
): { pieces: readonly InlineItem[]; indexOf: (index: number) => number } {
  const offsets = new Map<number, number[]>();
  for (const { offset, end } of ends) {
    if (offset > 0) offsets.set(end - 1, [...(offsets.get(end - 1) ?? []), offset]);
  }
  const pieces: InlineItem[] = [];
  const starts: number[] = [];
  items.forEach((item, index) => {
    starts.push(pieces.length);
    const cuts = offsets.get(index);
    if (cuts === undefined || item.kind !== "word") pieces.push(item);
    else pieces.push(...divideWord(item, cuts));
  });
  return { pieces, indexOf: (index) => starts[index] ?? pieces.length };
}

function divideWord(item: WordItem, cuts: readonly number[]): readonly WordItem[] {
  const { text } = item.word;
  const { style } = item.context;
  return [...cuts, text.length].map((cut, index) => {
    const word = shapeInContext(text.slice(cuts[index - 1] ?? 0, cut), item.face, item.context);
    const isLast = cut === text.length;
    return {
      ...item,
      word,
      widthPt: measureWord(word, style),
      breakable: isLast ? item.breakable : "hyphen",
      call: index === 0 ? item.call : undefined,
    };
  });
}
