import type { ShapedWord } from "../../model/face.js";
import { standsAlone } from "./break-points.js";
import type { InlineItem, WordItem } from "./inline-item.js";
import { measureWord } from "./measure-word.js";

/**
 * Cuts words that are wider than the measure into pieces that fit, so that an endless word or address runs on over
 * lines instead of over the edge. The pieces carry no hyphen: what is printed can still be copied and typed.
 */
export function splitWideWords(items: readonly InlineItem[], measurePt: number): readonly InlineItem[] {
  return items.flatMap<InlineItem>((item, index) =>
    item.kind === "word" && item.widthPt > measurePt ? splitWord(item, measurePt, standsAlone(items, index)) : [item],
  );
}

/** Lets words part that had better stay together, where no line has room for both. */
export function loosenTies(items: readonly InlineItem[]): readonly InlineItem[] {
  return items.some((item) => item.kind === "space" && item.tied)
    ? items.map((item) => (item.kind === "space" && item.tied ? { ...item, breakable: true } : item))
    : items;
}

/** @param isWord - It is a word, of which the author should hear; addresses are often too wide. */
function splitWord(item: WordItem, measurePt: number, isWord: boolean): readonly WordItem[] {
  const pieces: WordItem[] = [];
  let text = "";
  let widthPt = 0;
  for (const character of item.word.text) {
    const advancePt = measureWord(shapeLike(item, character), item.context.style);
    if (text !== "" && widthPt + advancePt > measurePt) {
      pieces.push(createPiece(item, text, "after"));
      text = "";
      widthPt = 0;
    }
    text += character;
    widthPt += advancePt;
  }
  pieces.push(createPiece(item, text, item.breakable));
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  return [{ ...first, call: item.call, ...(isWord && rest.length > 0 ? { cutFrom: item.word.text } : {}) }, ...rest];
}

function createPiece(item: WordItem, text: string, breakable: WordItem["breakable"]): WordItem {
  const { context, face } = item;
  const word = shapeLike(item, text);
  return { kind: "word", context, face, word, widthPt: measureWord(word, context.style), breakable, call: undefined };
}

function shapeLike(item: WordItem, text: string): ShapedWord {
  return item.face.shape(text, item.context.style.computed.fontFeatures);
}
