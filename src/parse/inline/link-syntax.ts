import { unescapeText, ESCAPABLE } from "../unescape-text.js";
import type { TextRange } from "../region.js";

/** `(destination "title")` behind a link's text. */
export interface LinkTail {
  /** Decoded. */
  readonly destination: string;
  /** Decoded; `undefined` without one. */
  readonly title: string | undefined;
  /** Offsets of the title's text between its quotes. */
  readonly titleRange: TextRange | undefined;
  /** Offset behind the closing parenthesis. */
  readonly end: number;
}

/** Depth of parentheses in a destination without angle brackets; CommonMark asks for at least three. */
const MAX_PARENTHESES = 32;

const BLANKS = /[ \t]*(?:\n[ \t]*)?/y;
const ANGLED = /<((?:\\.|[^\n<>\\])*)>/y;
const TITLES: ReadonlyMap<string, RegExp> = new Map([
  ['"', /"((?:\\[^]|[^"\\])*)"/y],
  ["'", /'((?:\\[^]|[^'\\])*)'/y],
  ["(", /\(((?:\\[^]|[^()\\])*)\)/y],
]);

/**
 * Reads what stands between the parentheses of `[text](destination "title")`.
 *
 * @param offset - Where the opening parenthesis stands.
 * @returns `undefined` if it is no such thing.
 * @see CommonMark 0.31.2, 6.3
 */
export function readLinkTail(text: string, offset: number): LinkTail | undefined {
  const start = skipBlanks(text, offset + 1);
  const destination = readDestination(text, start);
  if (destination === undefined) return undefined;
  const gapEnd = skipBlanks(text, destination.end);
  const title = gapEnd > destination.end ? readTitle(text, gapEnd) : undefined;
  const end = title === undefined ? gapEnd : skipBlanks(text, title.end);
  if (text.charAt(end) !== ")") return undefined;
  const titleRange = title === undefined ? undefined : { start: gapEnd + 1, end: title.end - 1 };
  return {
    destination: unescapeText(destination.raw),
    title: title && unescapeText(title.raw),
    titleRange,
    end: end + 1,
  };
}

interface Piece {
  readonly raw: string;
  readonly end: number;
}

function readTitle(text: string, offset: number): Piece | undefined {
  const pattern = TITLES.get(text.charAt(offset));
  return pattern === undefined ? undefined : readPattern(pattern, text, offset);
}

function readDestination(text: string, offset: number): Piece | undefined {
  if (text.charAt(offset) === "<") return readPattern(ANGLED, text, offset);
  let depth = 0;
  let position = offset;
  for (; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === "\\" && ESCAPABLE.test(text.charAt(position + 1))) position++;
    else if (character === "(") {
      if (++depth > MAX_PARENTHESES) return undefined;
    } else if (character === ")") {
      if (--depth < 0) break;
    } else if (character <= " " || character === "\u007F") break;
  }
  return depth > 0 ? undefined : { raw: text.slice(offset, position), end: position };
}

function readPattern(pattern: RegExp, text: string, offset: number): Piece | undefined {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match === null ? undefined : { raw: match[1] ?? "", end: pattern.lastIndex };
}

function skipBlanks(text: string, offset: number): number {
  BLANKS.lastIndex = offset;
  BLANKS.exec(text);
  return BLANKS.lastIndex;
}
