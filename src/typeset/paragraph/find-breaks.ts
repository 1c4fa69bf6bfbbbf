import type { InlineItem } from "./inline-item.js";

/** A line as a range of items; `end` is exclusive and includes the space at which the line ends. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
  /** Width without the space at the end and what hangs over the edge, the visible hyphen included. */
  readonly widthPt: number;
  readonly hyphenated: boolean;
  /** Punctuation at the end that hangs over the edge where the line is too wide otherwise, in pt. */
  readonly allowPt?: number;
  /** The last line, or one that a forced break ends. */
  readonly closed: boolean;
}

interface Candidate {
  readonly end: number;
  readonly widthPt: number;
  readonly hyphenated: boolean;
}

/** Room for rounding: a line of exactly the measure fits. */
const TOLERANCE_PT = 0.001;

/**
 * Breaks a paragraph greedily: each line takes what fits. Linear in the number of items: after a break the search
 * goes on behind it, and what stood between is at most one line.
 *
 * @param firstPt - Measure of the first line, indent taken off.
 * @param otherPt - Measure of the other lines.
 */
export function findBreaks(items: readonly InlineItem[], firstPt: number, otherPt: number): readonly LineRange[] {
  const lines: LineRange[] = [];
  let start = skipSpaces(items, 0);
  while (start < items.length) {
    const line = fillLine(items, start, lines.length === 0 ? firstPt : otherPt);
    lines.push(line);
    start = line.closed ? line.end : skipSpaces(items, line.end);
  }
  return lines;
}

function fillLine(items: readonly InlineItem[], start: number, measurePt: number): LineRange {
  let widthPt = 0;
  let inkPt = 0;
  let last: Candidate | undefined;
  for (let i = start; i < items.length; i++) {
    const item = items[i];
    if (item === undefined) break;
    if (item.kind === "break") return { start, end: i + 1, widthPt: inkPt, hyphenated: false, closed: true };
    widthPt += findWidth(item);
    if (item.kind === "space") {
      if (item.breakable) last = { end: i + 1, widthPt: inkPt, hyphenated: false };
      continue;
    }
    inkPt = widthPt;
    if (inkPt > measurePt + TOLERANCE_PT && last !== undefined) return { start, ...last, closed: false };
    last = findBreakBehind(items, i, inkPt, measurePt) ?? last;
  }
  return { start, end: items.length, widthPt: inkPt, hyphenated: false, closed: true };
}

function findBreakBehind(
  items: readonly InlineItem[],
  index: number,
  inkPt: number,
  measurePt: number,
): Candidate | undefined {
  const item = items[index];
  if (item?.kind === "picture" && mayBreak(item)) return { end: index + 1, widthPt: inkPt, hyphenated: false };
  if (item?.kind !== "word" || item.breakable === "no" || !mayBreak(item)) return undefined;
  if (item.breakable === "after") return { end: index + 1, widthPt: inkPt, hyphenated: false };
  const widthPt = inkPt + findHyphenWidth(item);
  return widthPt > measurePt + TOLERANCE_PT ? undefined : { end: index + 1, widthPt, hyphenated: true };
}

/** @returns Whether a line may end at the item by its `white-space`. */
export function mayBreak(item: InlineItem): boolean {
  const { whiteSpace } = item.context.style.computed;
  return whiteSpace !== "nowrap" && whiteSpace !== "pre";
}

/** @returns Width of a hyphen in the face and size of the item, in pt. */
export function findHyphenWidth(item: Extract<InlineItem, { kind: "word" }>): number {
  return (item.face.shape("-", "").advance * item.context.style.sizePt) / 1000;
}

/** @returns The width that an item takes in a line, in pt. */
export function findWidth(item: InlineItem): number {
  switch (item.kind) {
    case "word":
    case "space":
    case "page-number":
    case "leader":
    case "kern":
      return item.widthPt;
    case "picture":
      return item.outerWidthPt;
    case "break":
      return 0;
  }
}

/** @returns The first item from `from` on that is no collapsible space. */
export function skipSpaces(items: readonly InlineItem[], from: number): number {
  let i = from;
  while (items[i]?.kind === "space" && isCollapsible(items[i])) i++;
  return i;
}

function isCollapsible(item: InlineItem | undefined): boolean {
  return item?.kind === "space" && item.breakable && item.context.style.computed.whiteSpace !== "pre-wrap";
}
