import type { Font } from "fontkit";
import type { Face, ShapedWord, TextDirection } from "../model/face.js";
import { createPairShaper } from "./shape-by-pairs.js";
import { shapeText, type ShapedText } from "./shape-text.js";
import type { TrueType } from "./truetype.js";

/** Words that a face remembers; a batch of thousands of briefs would fill the memory otherwise. */
const MOST_WORDS = 20_000;

/** Creates a face's shaper: each word is shaped once for each set of features. */
export function createShaper(font: Font, trueType: TrueType): Face["shape"] {
  const kerning = createSpaceKerning(font, trueType);
  const shapers = new Map<string, (word: string) => ShapedWord>();
  return (word, features, direction) => {
    const key = direction === undefined ? features : `${features} ${direction}`;
    let shape = shapers.get(key);
    if (shape === undefined) {
      shape = createWordCache(
        createWordShaper(font, trueType, features, direction),
        direction === "rtl" || features.includes("-kern") ? NO_KERNING : kerning,
      );
      shapers.set(key, shape);
    }
    return shape(word);
  };
}

/** Words from right to left are left to the engine: their letters join, so pairs say nothing. */
function createWordShaper(
  font: Font,
  trueType: TrueType,
  features: string,
  direction: TextDirection | undefined,
): (word: string) => ShapedText {
  if (direction === "rtl") return (word) => shapeText(font, trueType, word, features, direction);
  return createPairShaper(font, trueType, features, direction);
}

function createWordCache(shape: (word: string) => ShapedText, kerning: SpaceKerning): (word: string) => ShapedWord {
  const words = new Map<string, ShapedWord>();
  return (word) => {
    const found = words.get(word);
    if (found !== undefined) return found;
    const text = shape(word);
    const complete = text.glyphs.every((glyph) => glyph.id !== 0);
    const [kernBefore, kernAfter] = [kerning.before(word), kerning.after(word)];
    const shaped: ShapedWord = { kind: "word", ...text, complete, kernBefore, kernAfter };
    if (words.size >= MOST_WORDS) words.clear();
    words.set(word, shaped);
    return shaped;
  };
}

/**
 * Some faces kern over the space, e.g. Source Serif 4 in "V a". The two pairs are looked up apart, so that the tables
 * stay as small as the alphabet.
 */
interface SpaceKerning {
  before(word: string): number;
  after(word: string): number;
}

/** Kerning over the space is not looked for in scripts that run from right to left. */
const NO_KERNING: SpaceKerning = { before: () => 0, after: () => 0 };

function createSpaceKerning(font: Font, trueType: TrueType): SpaceKerning {
  const known = new Map<string, number>();
  const advanceOf = (text: string): number => shapeText(font, trueType, text, "").advance;
  const measure = (pair: string): number => {
    let kern = known.get(pair);
    if (kern === undefined) {
      kern = advanceOf(pair) - Array.from(pair, advanceOf).reduce((sum, advance) => sum + advance, 0);
      known.set(pair, kern);
    }
    return kern;
  };
  return {
    before: (word) => (word === "" ? 0 : measure(` ${String.fromCodePoint(word.codePointAt(0) ?? 0)}`)),
    after: (word) => (word === "" ? 0 : measure(`${lastCharacter(word)} `)),
  };
}

function lastCharacter(text: string): string {
  const code = text.charCodeAt(text.length - 1);
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
  return text.slice(isLowSurrogate ? -2 : -1);
}
