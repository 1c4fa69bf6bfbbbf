import { findWidth } from "./inline-measures.js";
import type { InlineItem, WordItem } from "./inline-item.js";
import { orderLine } from "./order-line.js";

/** Where a line stands on the axis of its column, in pt. */
export interface AlignmentPoint {
  /** From the left edge of the line's content to the middle of the character. */
  readonly beforePt: number;
  /** From there to its right edge. */
  readonly afterPt: number;
}

/** A place in a line: before a character of an item, or behind all of it (`length` 0). */
interface Place {
  readonly index: number;
  readonly from: number;
  readonly length: number;
}

/**
 * Finds the point of a line that its column is aligned on: the middle of the character where it first stands. Where it
 * does not, it counts as if it stood behind the number, so that the marks of notes and other signs hang out; behind all
 * of a text that does not end in a number.
 *
 * @param end - Exclusive.
 * @see CSS Text 4, 6.1.1 (character-based alignment), which puts a character that is missing behind all of the text
 */
export function findAlignmentPoint(
  items: readonly InlineItem[],
  start: number,
  end: number,
  character: string,
): AlignmentPoint {
  const last = items[end - 1]?.kind === "space" ? end - 1 : end;
  const found = findCharacter(items, start, last, character);
  const place = found ?? findNumberEnd(items, start, last);
  const order = orderLine(items, start, last) ?? Array.from({ length: last - start }, (_, index) => start + index);
  const widthPt = order.reduce((sum, index) => sum + measure(items[index]), 0);
  const missingPt = found === undefined ? measureCharacter(items[place?.index ?? start], character) / 2 : 0;
  const rtl = (items[start]?.context.bidi?.base ?? 0) % 2 === 1;
  const beforePt =
    place === undefined
      ? rtl
        ? -missingPt
        : widthPt + missingPt
      : measureBefore(items, order, place.index) + findInWord(items[place.index], place) + missingPt;
  return { beforePt, afterPt: widthPt - beforePt };
}

function measure(item: InlineItem | undefined): number {
  return item === undefined ? 0 : findWidth(item);
}

function measureBefore(items: readonly InlineItem[], order: readonly number[], index: number): number {
  let widthPt = 0;
  for (const other of order) {
    if (other === index) break;
    widthPt += measure(items[other]);
  }
  return widthPt;
}

function measureCharacter(item: InlineItem | undefined, character: string): number {
  if (item === undefined) return 0;
  const { style } = item.context;
  return (style.faces[0].shape(character, style.computed.fontFeatures).advance * style.sizePt) / 1000;
}

function findCharacter(items: readonly InlineItem[], start: number, end: number, character: string): Place | undefined {
  for (let index = start; index < end; index++) {
    const item = items[index];
    const from = item?.kind === "word" ? item.word.text.indexOf(character) : -1;
    if (from >= 0) return { index, from, length: character.length };
  }
  return undefined;
}

/** @returns Where the number ends that the line ends with, but for signs and raised marks; `undefined` if it does not. */
function findNumberEnd(items: readonly InlineItem[], start: number, end: number): Place | undefined {
  for (let index = end - 1; index >= start; index--) {
    const item = items[index];
    if (item?.kind === "picture" || item?.kind === "page-number") return undefined;
    if (item?.kind !== "word" || isMark(item)) continue;
    const { text } = item.word;
    const digits = /\p{N}[^\p{L}\p{N}]*$/u.exec(text);
    if (digits !== null) return { index, from: digits.index + (/^\p{N}/u.exec(digits[0])?.[0].length ?? 1), length: 0 };
    if (/[\p{L}\p{N}]/u.test(text)) return undefined;
  }
  return undefined;
}

function isMark({ call, context }: WordItem): boolean {
  return call !== undefined || context.style.risePt > 0;
}

/** @returns Distance of the place from the left edge of its item, in pt. */
function findInWord(item: InlineItem | undefined, { from, length }: Place): number {
  if (item?.kind !== "word") return 0;
  const { computed, sizePt } = item.context.style;
  const rtl = (item.context.bidi?.level ?? 0) % 2 === 1;
  const glyphs = rtl ? [...item.word.glyphs].reverse() : item.word.glyphs;
  let position = 0;
  let beforePt = 0;
  let withinPt = 0;
  for (const glyph of glyphs) {
    const widthPt = (glyph.advance * sizePt) / 1000 + computed.letterSpacing;
    if (position < from) beforePt += widthPt;
    else if (position < from + length) withinPt += widthPt;
    position += glyph.text.length;
  }
  const middlePt = beforePt + withinPt / 2;
  return rtl ? item.widthPt - middlePt : middlePt;
}
