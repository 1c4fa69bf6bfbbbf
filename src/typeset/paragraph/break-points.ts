import { findHyphenWidth, findWidth, mayBreak, skipSpaces } from "./inline-measures.js";
import { measureHangingEnd, type HangEnds, type HangingEnd } from "./hang.js";
import type { InlineItem, WordItem } from "./inline-item.js";
import { shapeInContext } from "./shape-in-context.js";

/** A place where a line may end. Widths count from the start of the paragraph, as if it stood on one line. */
export interface BreakPoint {
  /** Items that stand before it, exclusive; the space at which the line ends is in. */
  readonly end: number;
  /** Characters of the last item that stay on the line; 0 if the item is not split. */
  readonly offset: number;
  /** First item of the next line. */
  readonly next: number;
  /** Where the ink of the line ends, without a visible hyphen and what hangs over the edge, in pt. */
  readonly inkPt: number;
  /** What hangs over the edge; `undefined` for most. */
  readonly hang: HangingEnd | undefined;
  /** What the line ends with; `undefined` for a space. */
  readonly division: Division | undefined;
  /** Where the next line begins, in pt. */
  readonly startPt: number;
  /** Width of the spaces up to the end of the ink, and up to the next line: they stretch and shrink. */
  readonly spacesPt: number;
  readonly startSpacesPt: number;
  /** A forced break, or the end of the paragraph: the line need not be full. */
  readonly closed: boolean;
}

/** A break within a word. */
export interface Division {
  /** Width of the visible hyphen, in pt; 0 for none. */
  readonly hyphenPt: number;
  /** What it costs (TeX's penalty). */
  readonly penalty: number;
}

/** @returns Offsets at which a word may be hyphenated, in ascending order. */
export type FindHyphens = (item: WordItem) => readonly number[];

/** A hyphen of ours costs twice as much as TeX's, one that the author wrote less, and a name should stay whole. */
const HYPHEN_PENALTY = 100;
const NAME_PENALTY = 500;
const WRITTEN_HYPHEN_PENALTY = 20;

/** An address is divided only where a line would be half empty otherwise. */
const ADDRESS_PENALTY = 400;
const ENDS_IN_DASH = /[-\u2010\u2013\u2014]$/u;

/** What the collection has come to. */
interface Cursor {
  readonly items: readonly InlineItem[];
  readonly hang: HangEnds | undefined;
  readonly points: BreakPoint[];
  widthPt: number;
  inkPt: number;
  spacesPt: number;
  /** Spaces before the end of the ink. */
  inkSpacesPt: number;
}

/**
 * Lists all places where lines may end, in order; the last is the end of the paragraph.
 *
 * @param findHyphens - Where words may be hyphenated; `undefined` to keep them whole.
 * @param hang - What may hang over the edge at line ends.
 */
export function collectBreakPoints(
  items: readonly InlineItem[],
  findHyphens: FindHyphens | undefined,
  hang: HangEnds | undefined,
): readonly BreakPoint[] {
  const first = skipSpaces(items, 0);
  const cursor: Cursor = { items, hang, points: [], widthPt: 0, inkPt: 0, spacesPt: 0, inkSpacesPt: 0 };
  for (let index = first; index < items.length; index++) {
    const item = items[index];
    if (item !== undefined) addItem(cursor, item, index, findHyphens);
  }
  if (items.at(-1)?.kind !== "break") addPoint(cursor, items.length, undefined, true);
  return cursor.points;
}

function addItem(cursor: Cursor, item: InlineItem, index: number, findHyphens: FindHyphens | undefined): void {
  const { items } = cursor;
  if (item.kind === "break") {
    addPoint(cursor, index + 1, undefined, true);
    return;
  }
  if (item.kind === "space") {
    const before = items[index - 1];
    const follows = before?.kind === "space" && before.breakable;
    if (item.breakable && !follows) addSpacePoint(cursor, index);
    cursor.widthPt += item.widthPt;
    cursor.spacesPt += item.widthPt;
    return;
  }
  if (item.kind === "word" && findHyphens !== undefined && mayBreak(item) && standsAlone(items, index))
    addHyphens(cursor, item, index, findHyphens);
  cursor.widthPt += findWidth(item);
  cursor.inkPt = cursor.widthPt;
  cursor.inkSpacesPt = cursor.spacesPt;
  if (!mayBreak(item)) return;
  if (item.kind === "picture") addPoint(cursor, index + 1, undefined, false);
  else if (item.kind === "word" && item.breakable === "after")
    addPoint(cursor, index + 1, ENDS_IN_DASH.test(item.word.text) ? WRITTEN_HYPHEN : ADDRESS_MARK, false);
  else if (item.kind === "word" && item.breakable === "hyphen")
    addPoint(cursor, index + 1, { penalty: HYPHEN_PENALTY, hyphenPt: findHyphenWidth(item) }, false);
}

const WRITTEN_HYPHEN: Division = { hyphenPt: 0, penalty: WRITTEN_HYPHEN_PENALTY };
const ADDRESS_MARK: Division = { hyphenPt: 0, penalty: ADDRESS_PENALTY };

/** @returns Whether a word is no part of a compound or an address, of which other parts stand beside it. */
export function standsAlone(items: readonly InlineItem[], index: number): boolean {
  const next = items[index + 1];
  // The number of a note is no part of the word.
  return items[index - 1]?.kind !== "word" && (next?.kind !== "word" || next.call !== undefined);
}

/** The line ends before the space; the next begins behind it, and behind all others. */
function addSpacePoint(cursor: Cursor, index: number): void {
  const { items, inkPt, inkSpacesPt } = cursor;
  const next = skipSpaces(items, index);
  // Spaces at the end of a paragraph are no place for another line.
  if (next >= items.length) return;
  let spacePt = 0;
  for (let space = index; space < next; space++) {
    const item = items[space];
    if (item !== undefined) spacePt += findWidth(item);
  }
  const hang = findHang(cursor, index + 1);
  cursor.points.push({
    end: index + 1,
    offset: 0,
    next,
    inkPt: hang === undefined ? inkPt : inkPt - hang.hangPt,
    hang,
    division: undefined,
    startPt: cursor.widthPt + spacePt,
    spacesPt: inkSpacesPt,
    startSpacesPt: cursor.spacesPt + spacePt,
    closed: false,
  });
}

function addHyphens(cursor: Cursor, item: WordItem, index: number, findHyphens: FindHyphens): void {
  const offsets = findHyphens(item);
  if (offsets.length === 0) return;
  const { spacesPt } = cursor;
  const penalty = /^\P{L}*\p{Lu}/u.test(item.word.text) ? NAME_PENALTY : HYPHEN_PENALTY;
  const division: Division = { hyphenPt: findHyphenWidth(item), penalty };
  for (const offset of offsets) {
    const inkPt = cursor.widthPt + measureHead(item, offset);
    cursor.points.push({
      end: index + 1,
      offset,
      next: index,
      inkPt,
      // Only whole words have a mark at their end.
      hang: undefined,
      division,
      startPt: inkPt,
      spacesPt,
      startSpacesPt: spacesPt,
      closed: false,
    });
  }
}

/** @returns Width of the first characters of a word, in pt, as they stand in the whole word. */
function measureHead(item: WordItem, offset: number): number {
  const { sizePt, computed } = item.context.style;
  let length = 0;
  let advance = 0;
  let count = 0;
  for (const glyph of item.word.glyphs) {
    if (length >= offset) break;
    length += glyph.text.length;
    advance += glyph.advance;
    count++;
  }
  // The place is within a ligature, so the head has to be looked up as it will be drawn.
  if (length !== offset) {
    const head = shapeInContext(item.word.text.slice(0, offset), item.face, item.context);
    [advance, count] = [head.advance, head.glyphs.length];
  }
  return (advance * sizePt) / 1000 + count * computed.letterSpacing;
}

/** A break behind an item; `closed` where the line must end. */
function addPoint(cursor: Cursor, end: number, division: Division | undefined, closed: boolean): void {
  const hang = findHang(cursor, end);
  cursor.points.push({
    end,
    offset: 0,
    next: closed ? end : skipSpaces(cursor.items, end),
    inkPt: hang === undefined ? cursor.inkPt : cursor.inkPt - hang.hangPt,
    hang,
    division,
    startPt: cursor.widthPt,
    spacesPt: cursor.inkSpacesPt,
    startSpacesPt: cursor.spacesPt,
    closed,
  });
}

function findHang({ items, hang }: Cursor, end: number): HangingEnd | undefined {
  if (hang === undefined) return undefined;
  let last = end - 1;
  while (items[last]?.kind === "space" || items[last]?.kind === "break") last--;
  return measureHangingEnd(items[last], end === items.length, hang);
}
