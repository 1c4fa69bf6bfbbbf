import type { Face, ShapedWord } from "../../model/face.js";
import { joinsNext } from "./arabic-joining.js";
import type { InlineContext, InlineItem, WordItem } from "./inline-item.js";
import type { InlineWalk } from "./inline-walk.js";
import { measureWord } from "./measure-word.js";
import { shapeInContext } from "./shape-in-context.js";
import { composeSmallCaps, needsSmallCaps } from "./small-caps.js";
import { splitByFace } from "./split-by-face.js";
import { areTied } from "./tie-words.js";

/** Appends a word, in as many parts as it needs faces; nearly always it needs one. */
export function addWord(
  text: string,
  breakable: WordItem["breakable"],
  context: InlineContext,
  walk: InlineWalk,
): void {
  const { faces } = context.style;
  const [face] = faces;
  const word = shapeInContext(text, face, context);
  if (word.complete) addInFace(word, text, face, breakable, context, walk);
  else addInFaces(text, breakable, context, walk);
  walk.content.endsInSpace = false;
}

/** Apart from the usual way, so that a word of one face costs no closure. */
function addInFaces(text: string, breakable: WordItem["breakable"], context: InlineContext, walk: InlineWalk): void {
  const parts = splitByFace(text, context, (character) => {
    walk.environment.reportMissingGlyph(character, walk.source);
  });
  addEach(parts, breakable, ({ text: own, face }, breaks) => {
    addInFace(shapeInContext(own, face, context), own, face, breaks, context, walk);
  });
}

/** Adds the parts of a word; a line may end behind the last one only. */
function addEach<Part>(
  parts: readonly Part[],
  breakable: WordItem["breakable"],
  add: (part: Part, breakable: WordItem["breakable"]) => void,
): void {
  parts.forEach((part, index) => {
    add(part, index === parts.length - 1 ? breakable : "no");
  });
}

/** Appends text that one face can draw; small capitals that it lacks are made of larger ones. */
function addInFace(
  word: ShapedWord,
  text: string,
  face: Face,
  breakable: WordItem["breakable"],
  context: InlineContext,
  walk: InlineWalk,
): void {
  if (needsSmallCaps(context, face)) addSmallCaps(text, face, breakable, context, walk);
  else addPart(word, face, breakable, context, walk);
}

function addSmallCaps(
  text: string,
  face: Face,
  breakable: WordItem["breakable"],
  context: InlineContext,
  walk: InlineWalk,
): void {
  addEach(composeSmallCaps(text, face, context), breakable, (part, breaks) => {
    addPart(part.word, face, breaks, part.context, walk);
  });
}

function addPart(
  word: ShapedWord,
  face: Face,
  breakable: WordItem["breakable"],
  context: InlineContext,
  walk: InlineWalk,
): void {
  const { items } = walk.content;
  const space = items.at(-1);
  const before = items.at(-2);
  if (space?.kind === "space" && before?.kind === "word") {
    if (space.breakable && areTied(before.word.text, word.text, context.style.computed.lang)) {
      space.breakable = false;
      space.tied = true;
    }
    // The space gets what both of its neighbours ask for.
    if (before.face === face && space.face === face)
      space.widthPt += ((before.word.kernAfter + word.kernBefore) * context.style.sizePt) / 1000;
  }
  const joined = context.bidi === undefined ? word : joinToPrevious(word, face, context, items);
  const widthPt = measureWord(joined, context.style);
  items.push({ kind: "word", context, face, word: joined, widthPt, breakable, call: walk.call.id });
  walk.call.id = undefined;
}

/** Where a word goes on in another style, its letters still join; both sides are shaped anew. */
function joinToPrevious(word: ShapedWord, face: Face, context: InlineContext, items: InlineItem[]): ShapedWord {
  const previous = items.at(-1);
  if (previous?.kind !== "word" || !joinsNext(previous.word.text, word.text)) return word;
  const first = items.at(-2);
  const joins = { before: first?.kind === "word" && joinsNext(first.word.text, previous.word.text), after: true };
  const again = shapeInContext(previous.word.text, previous.face, previous.context, joins);
  items[items.length - 1] = { ...previous, word: again, widthPt: measureWord(again, previous.context.style) };
  return shapeInContext(word.text, face, context, { before: true, after: false });
}
