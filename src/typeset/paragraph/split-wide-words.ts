import { joinsNext } from "./arabic-joining.js";
import { standsAlone } from "./break-points.js";
import type { InlineItem, WordItem } from "./inline-item.js";
import { measureWord } from "./measure-word.js";
import { shapeInContext } from "./shape-in-context.js";

/**
 * Cuts words that are wider than the measure into pieces that fit, so that an endless word or address runs on over
 * lines instead of over the edge. The pieces carry no hyphen: what is printed can still be copied and typed.
 *
 * What stands behind a word without a space, such as the number of a note, has to fit on the line of the last piece.
 */
export function splitWideWords(items: readonly InlineItem[], measurePt: number): readonly InlineItem[] {
  const tails = measureTails(items);
  return items.flatMap<InlineItem>((item, index) => {
    const tailPt = tails[index] ?? 0;
    if (item.kind !== "word" || item.widthPt + tailPt <= measurePt) return [item];
    return splitWord(item, Math.max(measurePt - tailPt, measurePt / 2), standsAlone(items, index));
  });
}

/** @returns For each item the width of what cannot be parted from its end, in pt. */
function measureTails(items: readonly InlineItem[]): readonly number[] {
  const tails = new Array<number>(items.length).fill(0);
  for (let index = items.length - 2; index >= 0; index--) {
    const item = items[index];
    const next = items[index + 1];
    const holds = item?.kind === "kern" || (item?.kind === "word" && item.breakable === "no");
    if (holds && (next?.kind === "word" || next?.kind === "kern"))
      tails[index] = next.widthPt + (tails[index + 1] ?? 0);
  }
  return tails;
}

/** Lets words part that had better stay together, where no line has room for both. */
export function loosenTies(items: readonly InlineItem[]): readonly InlineItem[] {
  return items.some((item) => item.kind === "space" && item.tied)
    ? items.map((item) => (item.kind === "space" && item.tied ? { ...item, breakable: true } : item))
    : items;
}

/** A letter with its marks, or a character that stands alone. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/** @param isWord - It is a word, of which the author should hear; addresses are often too wide. */
function splitWord(item: WordItem, measurePt: number, isWord: boolean): readonly WordItem[] {
  const pieces: WordItem[] = [];
  let text = "";
  let widthPt = 0;
  let before = "";
  for (const [cluster] of item.word.text.matchAll(CLUSTER)) {
    const advancePt = measureWord(shapeInContext(cluster, item.face, item.context), item.context.style);
    if (text !== "" && widthPt + advancePt > measurePt) {
      pieces.push(createPiece(item, text, "after", before, cluster));
      before = text;
      text = "";
      widthPt = 0;
    }
    text += cluster;
    widthPt += advancePt;
  }
  pieces.push(createPiece(item, text, item.breakable, before, ""));
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  return [{ ...first, call: item.call, ...(isWord && rest.length > 0 ? { cutFrom: item.word.text } : {}) }, ...rest];
}

/** @param before - Text that the piece is cut from at its start; `after` likewise at its end. Letters go on joining. */
function createPiece(
  item: WordItem,
  text: string,
  breakable: WordItem["breakable"],
  before: string,
  after: string,
): WordItem {
  const { context, face } = item;
  const joins = { before: joinsNext(before, text), after: joinsNext(text, after) };
  const word = shapeInContext(text, face, context, joins);
  return { kind: "word", context, face, word, widthPt: measureWord(word, context.style), breakable, call: undefined };
}
