import type { Font } from "fontkit";
import type { ShapedGlyph, ShapedWord } from "../model/face.js";
import { createContextWatch, readContextRules, type ContextWatch } from "./context-rules.js";
import { parseFeatures, shapeWord } from "./shape-word.js";
import type { TrueType } from "./truetype.js";

/** Characters of Latin text that no shaping engine hides, joins to marks or takes for another script. */
const PLAIN_WORD = /^[!-~\u00A1-\u00AC\u00AE-\u024F\u2010\u2012-\u2015\u2018-\u2022\u2026\u20AC]+$/;
const LETTER = /\p{Script=Latin}/u;

/** Stands for characters that are not a glyph each, side by side: only the engine knows what they look like. */
const FOR_ENGINE = "for-engine";
type Looks = ShapedGlyph | typeof FOR_ENGINE;

/**
 * Shapes plain words from what their pairs of letters look like, which the engine has to be asked only once.
 *
 * The names and figures of a brief are new words made of known pairs, and the engine takes ten times as long for a word as
 * this does. The result is the same: words with a ligature, a mark, or the glyphs of a rule that looks at more
 * than two neighbours are left to the engine.
 *
 * @returns A function that gives `undefined` for words which need the engine.
 */
export function createPairShaper(
  font: Font,
  trueType: TrueType,
  features: string,
): (word: string) => ShapedWord | undefined {
  const watch = watchContexts(font, features);
  if (watch === undefined) return () => undefined;
  const nominal = new Map<string, number>();
  const findNominal = (character: string): number =>
    remember(nominal, character, () => font.glyphForCodePoint(character.charCodeAt(0)).id);
  const shape = (text: string, script: string | undefined): ShapedWord =>
    shapeWord(font, trueType, text, features, script);
  // Rules may differ by script, and the engine finds it from the letters of the whole word.
  const letters = createPairs((text) => shape(text, "latn"));
  const figures = createPairs((text) => shape(text, undefined));
  return (word) => {
    if (!PLAIN_WORD.test(word)) return undefined;
    const glyphs = (LETTER.test(word) ? letters : figures)(word);
    if (glyphs === undefined) return undefined;
    // A rule sees the glyphs as the font maps them, or as another rule has replaced them.
    if (watch.mayApply(glyphs.flatMap(({ id, text }) => [id, findNominal(text)]))) return undefined;
    return { text: word, glyphs, advance: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) };
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

function createPairs(shape: (text: string) => ShapedWord): (word: string) => readonly ShapedGlyph[] | undefined {
  const singles = new Map<string, Looks>();
  /** The first of two glyphs, with the kerning to the second. */
  const pairs = new Map<string, Looks>();
  const findSingle = (character: string): Looks =>
    remember(singles, character, () => {
      const [glyph, ...others] = shape(character).glyphs;
      return glyph !== undefined && others.length === 0 && isUpright(glyph) ? glyph : FOR_ENGINE;
    });
  const findPair = (pair: string): Looks =>
    remember(pairs, pair, () => {
      const [first, second] = shape(pair).glyphs;
      const [left, right] = [findSingle(pair.charAt(0)), findSingle(pair.charAt(1))];
      if (first === undefined || second === undefined || left === FOR_ENGINE || right === FOR_ENGINE) return FOR_ENGINE;
      const isPlain = first.id === left.id && isUpright(first) && isSame(second, right);
      return isPlain ? first : FOR_ENGINE;
    });
  return (word) => {
    const glyphs: ShapedGlyph[] = [];
    const last = word.length - 1;
    for (let index = 0; index <= last; index++) {
      const looks = index < last ? findPair(word.slice(index, index + 2)) : findSingle(word.charAt(index));
      if (looks === FOR_ENGINE) return undefined;
      glyphs.push(looks);
    }
    return glyphs;
  };
}

function remember<T extends string | number | object>(table: Map<string, T>, key: string, make: () => T): T {
  const found = table.get(key);
  if (found !== undefined) return found;
  const made = make();
  table.set(key, made);
  return made;
}

function isUpright(glyph: ShapedGlyph): boolean {
  return glyph.xOffset === 0 && glyph.yOffset === 0;
}

function isSame(one: ShapedGlyph, other: ShapedGlyph): boolean {
  return one.id === other.id && one.advance === other.advance && isUpright(one);
}
