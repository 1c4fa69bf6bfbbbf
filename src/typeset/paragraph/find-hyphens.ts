import { findHyphenator } from "../../hyphenation/find-hyphenator.js";
import type { WordItem } from "./inline-item.js";

/** A word of letters with marks of punctuation around it, and perhaps an English ending behind an apostrophe. */
const PLAIN_WORD = /^([^\p{L}\p{N}]*)([\p{L}\p{M}]+)(?:[’'](?:s|t|re|ve|ll|d))?[^\p{L}\p{N}]*$/u;

/** Abbreviations and names with capitals inside are never divided: "UNESCO", "McKinsey". */
const INNER_CAPITAL = /.\p{Lu}/u;

/**
 * Finds where a word may be hyphenated by the rules of its language (`hyphens: auto`).
 *
 * @returns Offsets into the item's text, in ascending order; none for numbers, addresses and abbreviations.
 * @see CSS Text 4, 5.4 (`hyphenate-limit-chars`)
 */
export function findHyphens(item: WordItem): readonly number[] {
  const { hyphens, hyphenateLimitChars, lang } = item.context.style.computed;
  const { text } = item.word;
  if (hyphens !== "auto" || text.length < hyphenateLimitChars.word) return [];
  const match = PLAIN_WORD.exec(text);
  if (match === null) return [];
  const [, lead = "", letters = ""] = match;
  const lower = letters.toLowerCase();
  if (letters.length < hyphenateLimitChars.word || lower.length !== letters.length || INNER_CAPITAL.test(letters)) {
    return [];
  }
  const { before, after } = hyphenateLimitChars;
  return (findHyphenator(lang)?.(lower) ?? [])
    .filter((offset) => offset >= before && letters.length - offset >= after)
    .map((offset) => lead.length + offset);
}
