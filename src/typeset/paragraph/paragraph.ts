import type { SourcePosition } from "../../model/styled.js";
import { resolveLength } from "../lengths.js";
import { findAlignmentPoint } from "./alignment-point.js";
import { chooseLines, isNoWrap } from "./choose-lines.js";
import { findWidth } from "./inline-measures.js";
import type { LineRange } from "./inline-measures.js";
import { measureHangingStart } from "./hang.js";
import type { InlineItem, LineEvent } from "./inline-item.js";
import { findOffset } from "./line-offset.js";
import type { RunStyle } from "./run-style.js";
import { fitPictures } from "./fit-pictures.js";
import type { PictureLimit } from "./fit-pictures.js";
import type { SetLines } from "./split-hyphenated.js";
import { loosenTies, splitWideWords } from "./split-wide-words.js";
import type { MarkerLine, TextLine } from "./text-line.js";
import { SPACE_SHRINK } from "./total-fit.js";

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** A block's inline content, compiled once; lines are made for each width that it is set to. */
export interface Paragraph {
  readonly items: readonly InlineItem[];
  /** The block container's style: alignment, indent and the strut. */
  readonly style: RunStyle;
  readonly events: readonly LineEvent[];
  readonly marker: MarkerLine | undefined;
  readonly source: SourcePosition | undefined;
  /** Where the column of a cell has its axis, from the left edge of the paragraph, in pt (`text-align: "."`). */
  readonly axisPt?: number;
}

/** @returns The lines of a paragraph at the given measure, in pt; an empty paragraph has none. */
export function breakLines(paragraph: Paragraph, measurePt: number, limit?: PictureLimit): readonly TextLine[] {
  const hangPt = measureHangingStart(paragraph.items, paragraph.style);
  const indentPt = resolveLength(paragraph.style.computed.textIndent, measurePt) - hangPt;
  const fitted = fitPictures(paragraph.items, measurePt, limit);
  const { items, ranges, isCut } = chooseFittingLines(paragraph.style, fitted, measurePt, indentPt);
  const set = items === paragraph.items ? paragraph : { ...paragraph, items };
  if (set.axisPt !== undefined) return alignLines(set, set.axisPt, ranges, measurePt, indentPt);
  return ranges.map((range, index) => {
    const line = composeLine(set, range, measurePt, index === 0 ? indentPt : 0, index === 0);
    const cut = isCut ? findCut(items, range) : undefined;
    return cut === undefined ? line : { ...line, cut };
  });
}

/**
 * @param line - The first line that another measure has to set anew.
 * @param index - Its number in the paragraph, from 0.
 * @returns The rest of the paragraph, without what belongs to its first line only.
 */
export function continueParagraph(paragraph: Paragraph, line: TextLine | undefined, index: number): Paragraph {
  if (line === undefined || index === 0) return paragraph;
  const { style } = paragraph;
  return {
    ...paragraph,
    items: line.items.slice(line.start),
    style: { ...style, computed: { ...style.computed, textIndent: 0 } },
    events: [],
    marker: undefined,
  };
}

/** Cells of a column stand on its axis, unless their text goes over lines or has no room there (CSS Text 4, 6.1.1). */
function alignLines(
  paragraph: Paragraph,
  axisPt: number,
  ranges: readonly LineRange[],
  measurePt: number,
  indentPt: number,
): readonly TextLine[] {
  const { items, style } = paragraph;
  const { alignCharacter } = style.computed;
  const isWhole = ranges.every(({ closed }) => closed);
  return ranges.map((range, index) => {
    const line = composeLine(paragraph, range, measurePt, index === 0 ? indentPt : 0, index === 0);
    if (!isWhole || alignCharacter === undefined) return line;
    const offsetPt = axisPt - findAlignmentPoint(items, range.start, range.end, alignCharacter).beforePt;
    const fits = offsetPt > -TOLERANCE_PT && offsetPt + line.widthPt < measurePt + TOLERANCE_PT;
    return fits ? { ...line, offsetPt } : line;
  });
}

/** Where a line comes out too wide, words that are tied may part, and then words that are too wide are cut. */
function chooseFittingLines(
  style: RunStyle,
  items: readonly InlineItem[],
  measurePt: number,
  indentPt: number,
): SetLines & { readonly isCut: boolean } {
  const set = chooseLines(style, items, measurePt, indentPt);
  if (isNoWrap(style) || !isTooWide(set, style, measurePt)) return { ...set, isCut: false };
  const loose = chooseLines(style, loosenTies(items), measurePt, indentPt);
  if (!isTooWide(loose, style, measurePt)) return { ...loose, isCut: false };
  const cut = chooseLines(style, splitWideWords(loosenTies(items), measurePt), measurePt, indentPt);
  return { ...cut, isCut: true };
}

/** @returns The word that was cut and begins in the line; `overflow-wrap` may say that none needs to be spoken of. */
function findCut(items: readonly InlineItem[], range: LineRange): string | undefined {
  for (let i = range.start; i < range.end; i++) {
    const item = items[i];
    if (item?.kind !== "word" || item.cutFrom === undefined) continue;
    if (item.context.style.computed.overflowWrap === "normal") return item.cutFrom;
  }
  return undefined;
}

/** A justified line may be wider than its measure until its spaces shrink. */
function isTooWide({ items, ranges }: SetLines, { computed }: RunStyle, measurePt: number): boolean {
  return ranges.some((range) => {
    const excessPt = range.widthPt - (range.allowPt ?? 0) - measurePt - TOLERANCE_PT;
    if (excessPt <= 0 || computed.textAlign !== "justify") return excessPt > 0;
    return excessPt > measureSpaces(items, range).widthPt * SPACE_SHRINK;
  });
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
  const linePt = measurePt - indentPt;
  // A mark that may hang does so only as far as it must.
  const widthPt = Math.max(range.widthPt - (range.allowPt ?? 0), Math.min(range.widthPt, linePt));
  const freePt = linePt - widthPt;
  const leads = extent.leaders > 0 && freePt > 0;
  const stretchPt = align === "justify" && !leads ? findStretch(items, range, freePt) : 0;
  return {
    items,
    start: range.start,
    end: range.end,
    // Spaces that shrink make the line as narrow as its measure.
    widthPt: stretchPt < 0 ? Math.min(widthPt, linePt) : widthPt,
    measurePt,
    heightPt: extent.abovePt + extent.belowPt,
    abovePt: extent.abovePt,
    offsetPt: findOffset(style.computed.direction, align, indentPt, leads ? 0 : freePt, stretchPt !== 0),
    align,
    stretchPt,
    leaderPt: leads ? freePt / extent.leaders : 0,
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
): { abovePt: number; belowPt: number; leaders: number } {
  let { abovePt, belowPt } = strut;
  let leaders = 0;
  let seen: RunStyle | undefined = strut;
  for (let i = range.start; i < range.end; i++) {
    const item = items[i];
    if (item === undefined) continue;
    if (item.kind === "leader") leaders++;
    if (item.kind === "picture") {
      abovePt = Math.max(abovePt, item.abovePt + item.marginTopPt);
      belowPt = Math.max(belowPt, item.heightPt - item.abovePt + item.marginBottomPt);
    } else if (item.context.style !== seen) {
      seen = item.context.style;
      abovePt = Math.max(abovePt, seen.abovePt);
      belowPt = Math.max(belowPt, seen.belowPt);
    }
  }
  return { abovePt, belowPt, leaders };
}

/** @returns What is added to each space, in pt: negative where they shrink, which the last line may have to as well. */
function findStretch(items: readonly InlineItem[], range: LineRange, freePt: number): number {
  if (freePt === 0 || (freePt > 0 && range.closed)) return 0;
  const { count, widthPt } = measureSpaces(items, range);
  return count === 0 ? 0 : Math.max(freePt, -widthPt * SPACE_SHRINK) / count;
}

/** Spaces within a line; the one at its end does not count. */
function measureSpaces(items: readonly InlineItem[], range: LineRange): { count: number; widthPt: number } {
  let count = 0;
  let widthPt = 0;
  for (let i = range.start; i < range.end - 1; i++) {
    const item = items[i];
    if (item?.kind !== "space") continue;
    count++;
    widthPt += item.widthPt;
  }
  return { count, widthPt };
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
  const noWrap = isNoWrap(paragraph.style);
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
