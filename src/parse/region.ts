import type { Span } from "../model/span.js";

/** One line of Markdown with the place where it begins in the author's file. */
export interface SourceLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * A piece of Markdown whose every line knows where it stands in the author's file, whatever was stripped from it on
 * the way: quote marks, a list's indentation, the `:::` around it.
 */
export interface Region {
  readonly file: string;
  readonly text: string;
  /** Offset in `text` at which each line begins, ascending, e.g. [0, 12, 30]; a part of a line may have one as well. */
  readonly starts: readonly number[];
  /** Line and column in the file for each of `starts`. */
  readonly places: readonly Place[];
}

/** Offsets in a region's text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly line: number;
  /** Below 1 where spaces were added that the file does not have. */
  readonly column: number;
}

/** Joins lines to a region. */
export function createRegion(file: string, lines: readonly SourceLine[]): Region {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  return { file, text: lines.map((line) => line.text).join("\n"), starts, places: lines };
}

/**
 * Finds the place of an offset in the author's file.
 *
 * @param offset - Offset in the region's text, in UTF-16 code units.
 * @param length - Length of what stands there, if it is known and stays on its line.
 */
export function spanAt(region: Region, offset: number, length?: number): Span {
  const { line, column } = placeAt(region, offset);
  return { file: region.file, line, column: Math.max(1, column), ...(length === undefined ? {} : { length }) };
}

/** Finds the place of a block: its first mark or word, behind the spaces that may stand before it. */
export function blockSpanAt(region: Region, offset: number): Span {
  let start = offset;
  while (region.text.charAt(start) === " " || region.text.charAt(start) === "\t") start++;
  return spanAt(region, start);
}

/**
 * Derives the region of a text that was cut out of another one with something stripped from its lines.
 *
 * @param outer - Where the text comes from.
 * @param offset - Offset in `outer` at which `raw` begins.
 * @param raw - The text with what was stripped, e.g. "> a\n> b".
 * @param inner - The text without it, e.g. "a\nb". Its lines stand for those of `raw`, one for one.
 * @returns A region of `inner`. Lines are exact; columns are exact where a line of `inner` is found in that of `raw`.
 */
export function deriveRegion(outer: Region, offset: number, raw: string, inner: string): Region {
  const rawLines = raw.split("\n");
  const starts: number[] = [];
  const places: Place[] = [];
  let rawOffset = offset;
  let length = 0;
  for (const [index, line] of inner.split("\n").entries()) {
    const rawLine = rawLines[index];
    const { line: number, column } = placeAt(outer, rawOffset);
    starts.push(length);
    places.push({ line: number, column: column + (rawLine === undefined ? 0 : strippedWidth(rawLine, line)) });
    length += line.length + 1;
    if (rawLine !== undefined && index < rawLines.length - 1) rawOffset += rawLine.length + 1;
  }
  return { file: outer.file, text: inner, starts, places };
}

/**
 * A tab that was turned into spaces hides the line in its raw form, and marked indents a lazy `===` by itself; then
 * the line's first word is looked for, and the width may be negative.
 */
function strippedWidth(raw: string, line: string): number {
  if (raw.endsWith(line)) return raw.length - line.length;
  const indent = line.length - line.trimStart().length;
  const word = /\S+/.exec(line)?.[0] ?? "";
  return Math.max(0, raw.indexOf(word)) - indent;
}

function placeAt(region: Region, offset: number): Place {
  const index = lineIndexAt(region, offset);
  const place = region.places[index] ?? { line: 1, column: 1 };
  return { line: place.line, column: place.column + Math.max(0, offset - (region.starts[index] ?? 0)) };
}

function lineIndexAt(region: Region, offset: number): number {
  let low = 0;
  let high = region.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((region.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
