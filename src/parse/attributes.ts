import type { Attributes } from "../model/document.js";
import { unescapeText } from "./unescape-text.js";

/** Attributes of a node that was given none. */
export const NO_ATTRIBUTES: Attributes = { classes: [], values: new Map() };

/** Longest `{...}` that is read; a caption has room in it. */
const MAX_LENGTH = 5_000;

const NAME = "[A-Za-z][A-Za-z0-9_:-]*";
const ITEM = new RegExp(
  `\\s*(?:#(${NAME})|\\.(${NAME})|(${NAME})=(?:"((?:\\\\.|[^"\\\\])*)"|'((?:\\\\.|[^'\\\\])*)'|([^\\s"'{}]+)))(?=[\\s}])`,
  "sy",
);
const END = /\s*\}/y;

/**
 * Reads `{#id .class key=value key="v w"}`. Quoted values may hold escapes and character references.
 *
 * @param text - Text that may hold attributes.
 * @param offset - Where the brace stands.
 * @returns The attributes and the offset behind the closing brace; `undefined` if it is not a list of attributes,
 *   is empty, or holds a bare word. The last of two equal keys counts.
 */
export function readAttributes(
  text: string,
  offset: number,
): { readonly attributes: Attributes; readonly end: number } | undefined {
  if (text.charAt(offset) !== "{") return undefined;
  let id: string | undefined;
  const classes: string[] = [];
  const values = new Map<string, string>();
  let position = offset + 1;
  for (;;) {
    ITEM.lastIndex = position;
    const match = ITEM.exec(text);
    if (match === null || match[0].length > MAX_LENGTH) break;
    position = ITEM.lastIndex;
    const [, newId, className, key] = match;
    if (newId !== undefined) id = newId;
    if (className !== undefined) classes.push(className);
    if (key !== undefined) values.set(key, unescapeText(match[4] ?? match[5] ?? match[6] ?? ""));
  }
  END.lastIndex = position;
  if (position === offset + 1 || !END.test(text)) return undefined;
  return { attributes: { ...(id === undefined ? {} : { id }), classes, values }, end: END.lastIndex };
}

/** How many braces from the end of a line are tried: a quoted value may hold some itself. */
const MAX_BRACES = 8;

/**
 * Finds attributes at the end of a line, e.g. behind a heading.
 *
 * @returns The attributes and the text before them without its trailing spaces; `undefined` if there are none.
 */
export function findTrailingAttributes(
  line: string,
): { readonly attributes: Attributes; readonly before: string } | undefined {
  const end = line.trimEnd().length;
  if (line.charAt(end - 1) !== "}") return undefined;
  let brace = line.lastIndexOf("{");
  for (let tries = 0; tries < MAX_BRACES && brace >= 0 && end - brace <= MAX_LENGTH; tries++) {
    const found = line.charAt(brace - 1) === "\\" ? undefined : readAttributes(line, brace);
    if (found?.end === end) return { attributes: found.attributes, before: line.slice(0, brace).trimEnd() };
    brace = brace === 0 ? -1 : line.lastIndexOf("{", brace - 1);
  }
  return undefined;
}

/** Tells whether a line ends in something that was surely meant as attributes, but cannot be read as such. */
export function looksLikeAttributes(line: string): boolean {
  const brace = line.lastIndexOf("{");
  return brace >= 0 && line.trimEnd().endsWith("}") && /^\{\s*(?:[#.][^\s}]|[A-Za-z-]+\s*=)/u.test(line.slice(brace));
}
