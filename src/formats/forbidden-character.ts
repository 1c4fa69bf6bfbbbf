/** A character that no text may hold, by its offset in UTF-16 code units. */
export interface ForbiddenCharacter {
  readonly offset: number;
  /** e.g. "U+0000 (a control character)" */
  readonly name: string;
}

/**
 * C0 and C1 controls but tab and line ends, U+FEFF inside the text, lone surrogates, and noncharacters. None can be
 * printed, and each has its use in attacks: NUL cuts file names, lone surrogates cannot be written as UTF-8.
 */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufeff]|\p{Cs}|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/u;

/** Finds the first forbidden character of a text; `undefined` if there is none. */
export function findForbiddenCharacter(text: string): ForbiddenCharacter | undefined {
  const match = FORBIDDEN.exec(text);
  if (match === null) return undefined;
  const code = match[0].codePointAt(0) ?? 0;
  return { offset: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, "0")} (${describeKind(code)})` };
}

function describeKind(code: number): string {
  if (code < 0xa0) return "a control character";
  if (code === 0xfeff) return "a byte order mark inside the text";
  return code >= 0xd800 && code <= 0xdfff ? "half of a character" : "not a character";
}
