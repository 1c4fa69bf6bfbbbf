import type { Face, ShapedWord } from "../../model/face.js";
import type { InlineContext, WordItem } from "./inline-item.js";
import type { InlineWalk } from "./inline-walk.js";
import { measureWord } from "./measure-word.js";
import { areTied } from "./tie-words.js";

/** Appends a word, in as many parts as it needs faces; nearly always it needs one. */
export function addWord(
  text: string,
  breakable: WordItem["breakable"],
  context: InlineContext,
  walk: InlineWalk,
): void {
  const { faces, computed } = context.style;
  const [face] = faces;
  const word = face.shape(text, computed.fontFeatures);
  if (word.complete) addPart(word, face, breakable, context, walk);
  else
    for (const part of splitByFace(text, context, walk))
      addPart(part.word, part.face, part.end === text.length ? breakable : "no", context, walk);
  walk.content.endsInSpace = false;
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
  const widthPt = measureWord(word, context.style);
  items.push({ kind: "word", context, face, word, widthPt, breakable, call: walk.call.id });
  walk.call.id = undefined;
}

interface FacePart {
  readonly word: ShapedWord;
  readonly face: Face;
  readonly end: number;
}

/** Splits a word where its characters need another face of the family list. */
function splitByFace(text: string, context: InlineContext, walk: InlineWalk): readonly FacePart[] {
  const { fontFeatures } = context.style.computed;
  const parts: { text: string; face: Face; end: number }[] = [];
  let end = 0;
  for (const character of text) {
    end += character.length;
    const face = findFaceFor(character, context, walk);
    const previous = parts.at(-1);
    if (previous?.face === face) parts[parts.length - 1] = { text: previous.text + character, face, end };
    else parts.push({ text: character, face, end });
  }
  return parts.map((part) => ({
    word: part.face.shape(part.text, fontFeatures),
    face: part.face,
    end: part.end,
  }));
}

function findFaceFor(character: string, context: InlineContext, walk: InlineWalk): Face {
  const codePoint = character.codePointAt(0) ?? 0;
  const has = (candidate: Face): boolean => candidate.hasCharacter(codePoint);
  const face = context.style.faces.find(has) ?? context.style.findOtherFaces().find(has);
  if (face !== undefined) return face;
  walk.environment.reportMissingGlyph(character, walk.source);
  return context.style.faces[0];
}
