import type { Face } from "../../model/face.js";
import type { InlineContext } from "./inline-item.js";

/** Part of a word that one face can draw. */
export interface FacePart {
  readonly text: string;
  readonly face: Face;
}

/** A base with its marks, variation selectors and joiners, and what a joiner ties to it: one picture for the reader. */
const CLUSTER = /\P{M}(?:\p{M}|\u200D|\p{Emoji_Modifier}|(?<=\u200D)\p{Extended_Pictographic})*|\p{M}+/gu;

/** Characters that have no shape of their own, so that no face is asked for them. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Splits a word where its characters need another face of the family list. A base stays with its marks: the first face
 * that has all of them is taken, else the first that has the base.
 *
 * @param reportMissing - Called for each character that no face has.
 */
export function splitByFace(
  text: string,
  context: InlineContext,
  reportMissing: (character: string) => void,
): readonly FacePart[] {
  const parts: FacePart[] = [];
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const previous = parts.at(-1);
    const face = findFaceFor(cluster, context, previous?.face, reportMissing);
    if (previous?.face === face) parts[parts.length - 1] = { text: previous.text + cluster, face };
    else parts.push({ text: cluster, face });
  }
  return parts;
}

function findFaceFor(
  cluster: string,
  context: InlineContext,
  previous: Face | undefined,
  reportMissing: (character: string) => void,
): Face {
  const shaped = Array.from(cluster).filter((character) => !SHAPELESS.test(character));
  const [base] = shaped;
  const { faces } = context.style;
  if (base === undefined) return previous ?? faces[0];
  const has = (face: Face, character: string): boolean => face.hasCharacter(character.codePointAt(0) ?? 0);
  const hasAll = (face: Face): boolean => shaped.every((character) => has(face, character));
  const listed = faces.find(hasAll) ?? faces.find((face) => has(face, base));
  const face = listed ?? findOther(context, hasAll, (candidate) => has(candidate, base));
  for (const character of shaped) if (face === undefined || !has(face, character)) reportMissing(character);
  return face ?? faces[0];
}

/** Faces beyond the list are asked last: most of them are never opened. */
function findOther(
  context: InlineContext,
  hasAll: (face: Face) => boolean,
  hasBase: (face: Face) => boolean,
): Face | undefined {
  const others = context.style.findOtherFaces();
  return others.find(hasAll) ?? others.find(hasBase);
}
