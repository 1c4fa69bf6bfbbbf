import type { Face, ShapedWord } from "../../model/face.js";
import type { InlineContext, InlineItem, WordItem } from "./inline-item.js";
import type { InlineWalk } from "./inline-walk.js";
import { measureWord } from "./measure-word.js";

/** Appends a word, in as many parts as it needs faces. */
export function addWord(
  text: string,
  breakable: WordItem["breakable"],
  context: InlineContext,
  walk: InlineWalk,
): void {
  const { items } = walk.content;
  for (const part of splitByFace(text, context, walk)) {
    const last = part.end === text.length;
    tieNumber(items, part.word.text);
    kernSpace(items, part.word.text, part.face, context);
    const call = walk.call.id;
    walk.call.id = undefined;
    items.push({
      kind: "word",
      context,
      face: part.face,
      word: part.word,
      widthPt: measureWord(part.word, context.style),
      breakable: last ? breakable : "no",
      ...(call === undefined ? {} : { call }),
    });
  }
  walk.content.endsInSpace = false;
}

/** A day stays with its month, a small number with what it counts: "29 December", "5 states". */
function tieNumber(items: InlineItem[], text: string): void {
  const space = items.at(-1);
  const before = items.at(-2);
  if (space?.kind !== "space" || before?.kind !== "word") return;
  if (/^\d{1,2}$/u.test(before.word.text) && /^\p{L}/u.test(text))
    items[items.length - 1] = { ...space, breakable: false };
}

/** Some faces kern over the space: the space before a word gets what its neighbours ask for. */
function kernSpace(items: InlineItem[], text: string, face: Face, context: InlineContext): void {
  const space = items.at(-1);
  const before = items.at(-2);
  if (space?.kind !== "space" || before?.kind !== "word" || before.face !== face || space.face !== face) return;
  const kern = face.kernOverSpace(before.word.text.slice(-1), text.slice(0, 1));
  if (kern !== 0) items[items.length - 1] = { ...space, widthPt: space.widthPt + (kern * context.style.sizePt) / 1000 };
}

interface FacePart {
  readonly word: ShapedWord;
  readonly face: Face;
  readonly end: number;
}

/** Splits a word where its characters need another face of the family list; nearly always it does not. */
function splitByFace(text: string, context: InlineContext, walk: InlineWalk): readonly FacePart[] {
  const { faces, computed } = context.style;
  const [primary] = faces;
  const word = primary.shape(text, computed.fontFeatures);
  if (word.glyphs.every((glyph) => glyph.id !== 0)) return [{ word, face: primary, end: text.length }];
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
    word: part.face.shape(part.text, computed.fontFeatures),
    face: part.face,
    end: part.end,
  }));
}

function findFaceFor(character: string, context: InlineContext, walk: InlineWalk): Face {
  const codePoint = character.codePointAt(0) ?? 0;
  const face = context.style.faces.find((candidate) => candidate.hasCharacter(codePoint));
  if (face !== undefined) return face;
  walk.environment.reportMissingGlyph(character, walk.source);
  return context.style.faces[0];
}
