const SPACE = /^\s$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;

/** How a mark stands to the words around it: left-flanking is before a word, right-flanking behind one. */
export interface Flanking {
  readonly left: boolean;
  readonly right: boolean;
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
  readonly punctuationBefore: boolean;
  readonly punctuationAfter: boolean;
}

/**
 * Judges the neighbours of a mark, for emphasis as well as for quotes.
 *
 * @param before - The character before the mark, "\n" at the beginning.
 * @param after - The character behind it, "\n" at the end.
 * @see CommonMark 0.31.2, 6.2 (flanking)
 */
export function judgeFlanking(before: string, after: string): Flanking {
  const [spaceBefore, spaceAfter] = [SPACE.test(before), SPACE.test(after)];
  const [punctuationBefore, punctuationAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const left = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
  const right = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
  return { left, right, spaceBefore, spaceAfter, punctuationBefore, punctuationAfter };
}

/** The whole character before an offset, "\n" at the beginning of the text. */
export function characterBefore(text: string, offset: number): string {
  if (offset === 0) return "\n";
  const pair = text.slice(Math.max(0, offset - 2), offset);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : text.charAt(offset - 1);
}

/** The whole character at an offset, "\n" at the end of the text. */
export function characterAt(text: string, offset: number): string {
  const codePoint = text.codePointAt(offset);
  return codePoint === undefined ? "\n" : String.fromCodePoint(codePoint);
}
