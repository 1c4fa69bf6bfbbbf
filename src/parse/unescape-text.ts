import { decodeHTMLStrict } from "entities/decode";

/** `&amp;`, `&#38;` or `&#x26;`, with the bounds of CommonMark; sticky. */
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});/y;

/** The ASCII punctuation that a backslash may take the meaning from. */
export const ESCAPABLE = /[!-/:-@[-`{-~]/;

/** A character reference and what it stands for. */
export interface CharacterReference {
  /** e.g. "&amp;" */
  readonly raw: string;
  /** e.g. "&" */
  readonly value: string;
}

/**
 * Reads a character reference.
 *
 * @returns `undefined` if none begins at the offset; a name that HTML does not know is no reference.
 * @see CommonMark 0.31.2, 2.5
 */
export function readCharacterReference(text: string, offset: number): CharacterReference | undefined {
  REFERENCE.lastIndex = offset;
  const match = REFERENCE.exec(text);
  if (match === null) return undefined;
  const [raw, decimal, hexadecimal] = match;
  if (decimal !== undefined) return { raw, value: decodeCodePoint(Number.parseInt(decimal, 10)) };
  if (hexadecimal !== undefined) return { raw, value: decodeCodePoint(Number.parseInt(hexadecimal, 16)) };
  const value = decodeHTMLStrict(raw);
  return value === raw ? undefined : { raw, value };
}

/** Decodes the escapes and character references of a link destination, title, info string or attribute, once. */
export function unescapeText(raw: string): string {
  if (!raw.includes("\\") && !raw.includes("&")) return raw;
  let decoded = "";
  let offset = 0;
  while (offset < raw.length) {
    const character = raw.charAt(offset);
    const next = raw.charAt(offset + 1);
    const reference = character === "&" ? readCharacterReference(raw, offset) : undefined;
    if (character === "\\" && ESCAPABLE.test(next)) {
      decoded += next;
      offset += 2;
    } else {
      decoded += reference?.value ?? character;
      offset += reference?.raw.length ?? 1;
    }
  }
  return decoded;
}

function decodeCodePoint(codePoint: number): string {
  const forbidden = codePoint === 0 || codePoint > 0x10_ff_ff || (codePoint >= 0xd8_00 && codePoint <= 0xdf_ff);
  return forbidden ? "\uFFFD" : String.fromCodePoint(codePoint);
}
