import type { ComputedStyle, SourcePosition } from "../../model/styled.js";
import { resolveLength } from "../lengths.js";
import { findBreaks, findWidth } from "./find-breaks.js";
import type { LineRange } from "./find-breaks.js";
import type { InlineItem, LineEvent } from "./inline-item.js";
import type { RunStyle } from "./run-style.js";
import { fitPictures } from "./fit-pictures.js";
import { splitWideWords } from "./split-wide-words.js";
import type { MarkerLine, TextLine } from "./text-line.js";

/** A block's inline content, compiled once; lines are made for each width that it is set to. */
export interface Paragraph {
  readonly items: readonly InlineItem[];
  /** The block container's style: alignment, indent and the strut. */
  readonly style: RunStyle;
  readonly events: readonly LineEvent[];
  readonly marker: MarkerLine | undefined;
  readonly source: SourcePosition | undefined;
}

/** @returns The lines of a paragraph at the given measure, in pt; an empty paragraph has none. */
export function breakLines(paragraph: Paragraph, measurePt: number, maxHeightPt = Infinity): readonly TextLine[] {
  const { computed } = paragraph.style;
  const indentPt = resolveLength(computed.textIndent, measurePt);
  let items = fitPictures(paragraph.items, measurePt, maxHeightPt);
  let ranges = chooseBreaks(paragraph.style, items, measurePt, indentPt);
  if (ranges.some((range) => range.widthPt > measurePt) && !isNoWrap(paragraph.style.computed)) {
    items = splitWideWords(items, measurePt);
    ranges = chooseBreaks(paragraph.style, items, measurePt, indentPt);
  }
  const set = items === paragraph.items ? paragraph : { ...paragraph, items };
  return ranges.map((range, index) => composeLine(set, range, measurePt, index === 0 ? indentPt : 0, index === 0));
}

function chooseBreaks(
  style: RunStyle,
  items: readonly InlineItem[],
  measurePt: number,
  indentPt: number,
): readonly LineRange[] {
  if (isNoWrap(style.computed)) return findBreaks(items, Infinity, Infinity);
  const ranges = findBreaks(items, measurePt - indentPt, measurePt);
  if (style.computed.textWrap !== "balance" || ranges.length < 2 || ranges.length > 6) return ranges;
  return balance(items, ranges, measurePt, indentPt);
}

function isNoWrap(style: ComputedStyle): boolean {
  return style.whiteSpace === "nowrap" || style.whiteSpace === "pre" || style.textWrap === "nowrap";
}

/** Finds the narrowest measure that needs no further line, to a tenth of a point: lines come out of even length. */
function balance(
  items: readonly InlineItem[],
  ranges: readonly LineRange[],
  measurePt: number,
  indentPt: number,
): readonly LineRange[] {
  let low = measurePt / 2;
  let high = measurePt;
  let best = ranges;
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    const tried = findBreaks(items, middle - indentPt, middle);
    const fits = tried.length <= ranges.length && tried.every((range) => range.widthPt <= middle + 0.01);
    if (fits) [high, best] = [middle, tried];
    else low = middle;
  }
  return best;
}

function composeLine(
  paragraph: Paragraph,
  range: LineRange,
  measurePt: number,
  indentPt: number,
  first: boolean,
): TextLine {
  const { items, style } = paragraph;
  const extent = findExtent(items, range, style);
  const align = style.computed.textAlign;
  const freePt = measurePt - indentPt - range.widthPt;
  const shares = align === "justify" && !range.closed && freePt > 0 ? countSpaces(items, range) : 0;
  return {
    items,
    start: range.start,
    end: range.end,
    widthPt: range.widthPt,
    measurePt,
    heightPt: extent.abovePt + extent.belowPt,
    abovePt: extent.abovePt,
    offsetPt: indentPt + (align === "right" ? freePt : align === "center" ? freePt / 2 : 0),
    align,
    stretchPt: shares > 0 ? freePt / shares : 0,
    hyphenated: range.hyphenated,
    calls: findCalls(items, range),
    events: first ? paragraph.events : [],
    marker: first ? paragraph.marker : undefined,
    source: paragraph.source,
  };
}

/** The line box reaches from the highest to the lowest inline box in it, the strut included (CSS 2.2, 10.8). */
function findExtent(
  items: readonly InlineItem[],
  range: LineRange,
  strut: RunStyle,
): { abovePt: number; belowPt: number } {
  let { abovePt, belowPt } = strut;
  let seen: RunStyle | undefined = strut;
  for (let i = range.start; i < range.end; i++) {
    const item = items[i];
    if (item === undefined) continue;
    if (item.kind === "picture") {
      abovePt = Math.max(abovePt, item.abovePt);
      belowPt = Math.max(belowPt, item.heightPt - item.abovePt);
    } else if (item.context.style !== seen) {
      seen = item.context.style;
      abovePt = Math.max(abovePt, seen.abovePt);
      belowPt = Math.max(belowPt, seen.belowPt);
    }
  }
  return { abovePt, belowPt };
}

function countSpaces(items: readonly InlineItem[], range: LineRange): number {
  let count = 0;
  for (let i = range.start; i < range.end - 1; i++) if (items[i]?.kind === "space") count++;
  return count;
}

function findCalls(items: readonly InlineItem[], range: LineRange): readonly string[] {
  const calls: string[] = [];
  for (let i = range.start; i < range.end; i++) {
    const item = items[i];
    if (item?.kind === "word" && item.call !== undefined) calls.push(item.call);
  }
  return calls;
}

/** Widths for the sizing of columns, in pt: the widest unbreakable part, and all on one line. */
export interface IntrinsicWidths {
  readonly minPt: number;
  readonly maxPt: number;
}

/** Measures a paragraph without setting it. */
export function measureParagraph(paragraph: Paragraph): IntrinsicWidths {
  const noWrap = isNoWrap(paragraph.style.computed);
  let minPt = 0;
  let maxPt = 0;
  let part = 0;
  let line = 0;
  for (const item of paragraph.items) {
    const width = findWidth(item);
    line += width;
    const open = (item.kind === "space" && item.breakable) || item.kind === "break";
    part = open ? 0 : part + width;
    minPt = Math.max(minPt, part);
    maxPt = Math.max(maxPt, line);
    if (item.kind === "break") line = 0;
    if (item.kind === "word" && item.breakable === "after") part = 0;
  }
  return { minPt: noWrap ? maxPt : minPt, maxPt };
}
