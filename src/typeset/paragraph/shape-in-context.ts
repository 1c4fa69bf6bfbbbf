import createBidi from "bidi-js";
import type { Face, ShapedGlyph, ShapedWord } from "../../model/face.js";
import type { InlineContext } from "./inline-item.js";

/** Which neighbours a word joins though they are shaped apart: another style begins there, or the line was broken. */
export interface Joins {
  readonly before: boolean;
  readonly after: boolean;
}

const NO_JOINS: Joins = { before: false, after: false };

/**
 * Shapes text as its place asks: in the direction of its level, brackets mirrored, Arabic letters joined to those beside
 * the text.
 *
 * @remarks A ligature over the end of a stretch, such as lam and alef in two colours, is drawn as its two joined letters.
 */
export function shapeInContext(text: string, face: Face, context: InlineContext, joins = NO_JOINS): ShapedWord {
  if (context.capitals === true) return shapeAsCapitals(text, face, context);
  const { fontFeatures } = context.style.computed;
  if (context.bidi === undefined) return face.shape(text, fontFeatures);
  if (context.bidi.level % 2 === 0) return face.shape(text, fontFeatures, "ltr");
  if (!joins.before && !joins.after && !MIRRORED.test(text)) return face.shape(text, fontFeatures, "rtl");
  const joined = `${joins.before ? JOINER : ""}${mirror(text)}${joins.after ? JOINER : ""}`;
  return restore(text, face.shape(joined, fontFeatures, "rtl"), joins);
}

/** U+200D, zero width joiner: a neighbour that asks letters to join it. */
const JOINER = "\u200D";

/** Brackets, quotation marks and signs that point to a side (BidiMirroring.txt). */
const MIRRORED = /[()<>[\]{}«»‹›\u2045\u2046\u207D\u207E\u208D\u208E\u2190-\u2BFF\u3008-\u301B]/;

const bidi = createBidi();

function mirror(text: string): string {
  return MIRRORED.test(text)
    ? Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join("")
    : text;
}

/** Equal words have to be one object: what is written for a word is kept by it. */
const restored = new WeakMap<ShapedWord, Map<string, ShapedWord>>();

/** Takes the joiners away again, and gives the glyphs of mirrored brackets the text that they stand for. */
function restore(text: string, shaped: ShapedWord, joins: Joins): ShapedWord {
  const known = restored.get(shaped) ?? new Map<string, ShapedWord>();
  restored.set(shaped, known);
  const key = `${joins.before ? "<" : ""}${joins.after ? ">" : ""}${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  // Glyphs stand from left to right: what comes after the text is the first of them.
  const glyphs = shaped.glyphs.slice(joins.after ? 1 : 0, joins.before ? -1 : undefined);
  const made = {
    ...shaped,
    text,
    glyphs,
    advance: glyphs.reduce((sum: number, { advance }: ShapedGlyph) => sum + advance, 0),
  };
  known.set(key, made);
  return made;
}

const capitals = new WeakMap<ShapedWord, Map<string, ShapedWord>>();

/** Draws letters as capitals that read as the letters. */
function shapeAsCapitals(text: string, face: Face, context: InlineContext): ShapedWord {
  const shaped = shapeInContext(text.toUpperCase(), face, { ...context, capitals: false });
  const known = capitals.get(shaped) ?? new Map<string, ShapedWord>();
  capitals.set(shaped, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const letters = Array.from(text);
  // A letter that becomes two capitals, such as ß, leaves the glyphs with the text of the capitals.
  const isPlain = letters.length === shaped.glyphs.length;
  const glyphs = isPlain
    ? shaped.glyphs.map((glyph, index) => ({ ...glyph, text: letters[index] ?? "" }))
    : shaped.glyphs;
  const made = { ...shaped, text, glyphs };
  known.set(text, made);
  return made;
}
