/**
 * Widths of characters in em, for a humanist sans serif of normal width, about those of Source Sans 3. Whoever splits a table by them needs no font: what comes out too wide for its column is wrapped there.
 */
const NARROW = /[\s.,:;'’‘|!()[\]ijltfrI\-–‐]/u;
const WIDE = /[mwMW%@—–ЖМФШЩЮжмфшщюыЫ…&]/u;
const CAPITAL = /\p{Lu}/u;
const FULL_WIDTH = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/u;
const MARK = /\p{M}|\p{Cf}/u;

/** @returns About how wide a text is on one line, in pt; rather too much than too little. */
export function estimateTextPt(text: string, sizePt: number): number {
  let em = 0;
  for (const character of text) em += estimateEm(character);
  return em * sizePt;
}

function estimateEm(character: string): number {
  if (FULL_WIDTH.test(character)) return 1;
  if (MARK.test(character)) return 0;
  if (WIDE.test(character)) return 0.8;
  if (NARROW.test(character)) return 0.28;
  return CAPITAL.test(character) ? 0.59 : 0.5;
}

/**
 * @param lines - How many lines the text may take.
 * @returns About the least width for it, in pt: no word is divided.
 */
export function estimateColumnPt(text: string, lines: number, sizePt: number): number {
  const longest = text
    .split(/[\s\u00AD\u2010-]+/u)
    .reduce((most, word) => Math.max(most, estimateTextPt(word, sizePt)), 0);
  // Lines end where words do, so each is a part of a word short on the average.
  const share = lines === 1 ? 1 : 1.15 / lines;
  return Math.max(longest, estimateTextPt(text, sizePt) * share);
}
