import type { Font } from "fontkit";
import type { ShapedGlyph } from "../model/face.js";
import { createContextWatch, readContextRules, type ContextWatch } from "./context-rules.js";
import { parseFeatures, shapeText, type ShapedText } from "./shape-text.js";
import type { TrueType } from "./truetype.js";

/** Characters of Latin text that no shaping engine hides, joins to marks or takes for another script. */
const PLAIN_WORD = /^[!-~\u00A1-\u00AC\u00AE-\u024F\u2010\u2012-\u2015\u2018-\u2022\u2026\u20AC]+$/;
const LETTER = /\p{Script=Latin}/u;

/** What was seen of the characters of one script in words that the engine has shaped. */
interface SeenPairs {
  /** The first of two glyphs, with the kerning to the second. */
  readonly pairs: Map<string, ShapedGlyph>;
  /** The last glyph of a word. */
  readonly lasts: Map<string, ShapedGlyph>;
}

/**
 * Creates a shaper that learns from its engine what pairs of letters look like.
 *
 * The names and figures of a brief are new words made of known pairs, and the engine takes ten times as long for a word
 * as putting it together does. The result is the same: words with a ligature, a mark, or the glyphs of a rule that
 * looks at more than two neighbours are left to the engine, and nothing is learnt from them.
 *
 * @param features - Tags joined by commas, as for `shapeText`.
 */
export function createPairShaper(
  font: Font,
  trueType: TrueType,
  features: string,
  direction?: "ltr",
): (word: string) => ShapedText {
  const watch = watchContexts(font, features);
  const findNominal = memorize((character: string) => font.glyphForCodePoint(character.charCodeAt(0)).id);
  // A rule sees the glyphs as the font maps them, or as another rule has replaced them.
  const isFree = (glyphs: readonly ShapedGlyph[]): boolean =>
    watch !== undefined && !watch.mayApply(glyphs.flatMap(({ id, text }) => [id, findNominal(text)]));
  // Rules may differ by script, and the engine finds it from the letters of the whole word.
  const [letters, figures]: readonly SeenPairs[] = [createSeenPairs(), createSeenPairs()];
  return (word) => {
    const seen = PLAIN_WORD.test(word) ? (LETTER.test(word) ? letters : figures) : undefined;
    const glyphs = seen && compose(word, seen);
    if (glyphs !== undefined && isFree(glyphs)) {
      return { text: word, glyphs, advance: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) };
    }
    const shaped = shapeText(font, trueType, word, features, direction);
    if (seen !== undefined && isSideBySide(shaped) && isFree(shaped.glyphs)) learn(shaped, seen);
    return shaped;
  };
}

/** A damaged table is for the engine to stumble over, and only where a word needs it. */
function watchContexts(font: Font, features: string): ContextWatch | undefined {
  try {
    return createContextWatch(readContextRules(font, Object.keys(parseFeatures(features))));
  } catch {
    return undefined;
  }
}

function memorize<T extends string | number | object>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

function createSeenPairs(): SeenPairs {
  return { pairs: new Map(), lasts: new Map() };
}

/** @returns The word's glyphs; `undefined` if it has a pair that was not seen yet. */
function compose(word: string, { pairs, lasts }: SeenPairs): readonly ShapedGlyph[] | undefined {
  const glyphs: ShapedGlyph[] = [];
  const last = word.length - 1;
  for (let index = 0; index <= last; index++) {
    const glyph = index < last ? pairs.get(word.slice(index, index + 2)) : lasts.get(word.charAt(index));
    if (glyph === undefined) return undefined;
    glyphs.push(glyph);
  }
  return glyphs;
}

/** Whether each character has become a glyph of its own, none of them shifted. */
function isSideBySide({ text, glyphs }: ShapedText): boolean {
  return (
    glyphs.length === text.length &&
    glyphs.every((glyph, index) => glyph.text === text.charAt(index) && glyph.xOffset === 0 && glyph.yOffset === 0)
  );
}

function learn({ text, glyphs }: ShapedText, { pairs, lasts }: SeenPairs): void {
  for (const [index, glyph] of glyphs.entries()) {
    if (index < text.length - 1) pairs.set(text.slice(index, index + 2), glyph);
    else lasts.set(text.charAt(index), glyph);
  }
}
