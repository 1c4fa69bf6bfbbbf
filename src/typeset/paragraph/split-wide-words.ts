import type { InlineItem, WordItem } from "./inline-item.js";

/**
 * Cuts words that are wider than the measure into pieces that fit, so that an endless word or address runs on over
 * lines instead of over the edge. The pieces carry no hyphen: what is printed can still be copied and typed.
 */
export function splitWideWords(items: readonly InlineItem[], measurePt: number): readonly InlineItem[] {
  return items.flatMap<InlineItem>((item) =>
    item.kind === "word" && item.widthPt > measurePt ? splitWord(item, measurePt) : [item],
  );
}

function splitWord(item: WordItem, measurePt: number): readonly WordItem[] {
  const pieces: WordItem[] = [];
  let text = "";
  let widthPt = 0;
  for (const character of item.word.text) {
    const advancePt = measureText(item, character);
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
  return first === undefined || item.call === undefined ? pieces : [{ ...first, call: item.call }, ...rest];
}

function createPiece(item: WordItem, text: string, breakable: WordItem["breakable"]): WordItem {
  const word = item.face.shape(text, item.context.style.computed.fontFeatures);
  return {
    kind: "word",
    context: item.context,
    face: item.face,
    word,
    widthPt: measureText(item, text),
    breakable,
  };
}

function measureText(item: WordItem, text: string): number {
  const { sizePt, computed } = item.context.style;
  const word = item.face.shape(text, computed.fontFeatures);
  return (word.advance * sizePt) / 1000 + word.glyphs.length * computed.letterSpacing;
}
