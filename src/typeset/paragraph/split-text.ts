/** A piece of text between break opportunities. `space` stands for one or more collapsed spaces. */
export type TextToken =
  | { readonly kind: "word"; readonly text: string; readonly breakable: "no" | "after" | "hyphen" }
  | { readonly kind: "space"; readonly text: string }
  | { readonly kind: "break" };

/**
 * Places within a word where a line may end (a small part of UAX 14): behind hyphens and dashes between letters or
 * behind a letter, behind a slash in an address, at U+200B and, with a visible hyphen, at U+00AD.
 */
const INNER_BREAK =
  /(?<=\p{L}[-\u2010]|[\p{L}\p{N}][\u2013\u2014](?!\p{N})|[\p{L}\p{N}]\/|\u200B|\u00AD)(?=[\p{L}\p{N}\u2018\u201C])/gu;

/** An address of the web or of a mailbox. */
const ADDRESS = /:\/\/|^\P{L}*www\.|^[^@]+@[^@]+\.\p{L}|\p{L}\.\p{L}{2,}\//u;

/**
 * An address breaks behind its slashes and before its other marks, so that no reader takes a mark at the end of a line
 * for one of the sentence.
 */
const ADDRESS_BREAK = /(?<=[^/:]\/|:\/\/)(?=[^/])|(?<=[\p{L}\p{N}/])(?=[.\-_?=&#%~@+]\p{L}|[-_?=&#%~@+]\p{N})/gu;

const SPACE: TextToken = { kind: "space", text: " " };

/** @returns Words and spaces of text in which white space collapses (`white-space: normal | nowrap`). */
export function splitCollapsing(text: string): readonly TextToken[] {
  const tokens: TextToken[] = [];
  let index = 0;
  while (index < text.length) {
    const start = index;
    while (index < text.length && isWhiteSpace(text.charCodeAt(index))) index++;
    if (index > start) tokens.push(SPACE);
    const from = index;
    while (index < text.length && !isWhiteSpace(text.charCodeAt(index))) index++;
    if (index > from) addWord(text.slice(from, index), tokens);
  }
  return tokens;
}

/** Space, tab, line feed, carriage return, form feed: what CSS collapses. */
function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

/** @returns Words, single spaces and forced breaks of preformatted text; a tab goes to the next multiple of four. */
export function splitPreserving(text: string): readonly TextToken[] {
  const tokens: TextToken[] = [];
  text.split("\n").forEach((line, index) => {
    if (index > 0) tokens.push({ kind: "break" });
    for (const part of expandTabs(line).split(/( )/)) {
      if (part === " ") tokens.push({ kind: "space", text: " " });
      else if (part !== "") tokens.push({ kind: "word", text: part, breakable: "no" });
    }
  });
  return tokens;
}

function expandTabs(line: string): string {
  let text = "";
  for (const character of line.replace(/\r/g, "")) {
    text += character === "\t" ? " ".repeat(4 - (text.length % 4)) : character;
  }
  return text;
}

function addWord(text: string, tokens: TextToken[]): void {
  if (!/[-\u2010\u2013\u2014/@\u200B\u00AD]/.test(text)) {
    tokens.push({ kind: "word", text, breakable: "no" });
    return;
  }
  const parts = text.split(ADDRESS.test(text) ? ADDRESS_BREAK : INNER_BREAK);
  for (const [index, part] of parts.entries()) tokens.push(createPart(part, index === parts.length - 1));
}

function createPart(part: string, last: boolean): TextToken {
  const text = part.replace(/[\u200B\u00AD]/g, "");
  if (last) return { kind: "word", text, breakable: "no" };
  return { kind: "word", text, breakable: part.endsWith("\u00AD") ? "hyphen" : "after" };
}
