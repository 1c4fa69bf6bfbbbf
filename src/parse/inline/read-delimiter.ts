import { characterAt, characterBefore, judgeFlanking } from "../flanking.js";
import type { DelimiterItem } from "./inline-item.js";

/**
 * Reads a run of `*`, `_` or `~`.
 *
 * @param start - Where the run begins.
 * @param isFirst - Whether the text to be read begins here, whatever stands before it.
 * @returns A delimiter that may open or close something, or the run as text that can do neither.
 * @see CommonMark 0.31.2, 6.2
 */
export function readDelimiter(
  text: string,
  start: number,
  isFirst: boolean,
): DelimiterItem | { readonly kind: "text"; readonly value: string } {
  const character = text.charAt(start);
  let end = start + 1;
  while (text.charAt(end) === character) end++;
  const length = end - start;
  const before = isFirst ? "\n" : characterBefore(text, start);
  const { canOpen, canClose } = judgeDelimiter(character, before, characterAt(text, end));
  if (!(canOpen || canClose) || (character === "~" && length > 2))
    return { kind: "text", value: text.slice(start, end) };
  return {
    kind: "delimiter",
    character,
    start,
    length,
    canOpen,
    canClose,
    rest: length,
    closes: 0,
    opens: [],
    previous: undefined,
    next: undefined,
  };
}

/** An underscore within a word is none of emphasis. */
function judgeDelimiter(
  character: string,
  before: string,
  after: string,
): { readonly canOpen: boolean; readonly canClose: boolean } {
  const { left, right, punctuationBefore, punctuationAfter } = judgeFlanking(before, after);
  if (character !== "_") return { canOpen: left, canClose: right };
  return { canOpen: left && (!right || punctuationBefore), canClose: right && (!left || punctuationAfter) };
}
