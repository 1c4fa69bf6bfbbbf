import type { Font, Glyph } from "fontkit";
import type { ShapedGlyph, TextDirection } from "../model/face.js";
import type { TrueType } from "./truetype.js";

/** Glyphs of a text, in visual order. */
export interface ShapedText {
  readonly text: string;
  readonly glyphs: readonly ShapedGlyph[];
  /** Sum of the advances in thousandths of an em. */
  readonly advance: number;
}

/** Letters of scripts that run from right to left. Digits of these scripts run from left to right. */
const RIGHT_TO_LEFT_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const DIGITS_ONLY = /^[\p{Nd}\p{P}\p{S}]+$/u;

/** Characters that fontkit hides behind a space of no width, e.g. U+200C, which Persian needs in extracted text. */
const DEFAULT_IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Makes the glyphs of a font independent of what was shaped before.
 *
 * fontkit keeps one object per glyph with the characters of its first use, so a no-break space reads as a space, or a
 * hyphen is hidden as a soft one, if the other came first. Here each use gets its own object.
 */
export function forgetGlyphTexts(font: Font, trueType: TrueType): void {
  const original = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []): Glyph => ({
    id,
    codePoints,
    advanceWidth: trueType.widths[id] ?? 0,
    isMark: codePoints.length > 0 && codePoints.every((codePoint) => /^\p{M}$/u.test(String.fromCodePoint(codePoint))),
    get cbox() {
      return original(id, []).cbox;
    },
  });
}

/**
 * Shapes a word with kerning, ligatures and the features asked for.
 *
 * @param features - Tags joined by commas, e.g. "lnum,tnum"; a leading "-" turns one off, e.g. "-liga".
 * @param direction - By default that of the word's script.
 */
export function shapeText(
  font: Font,
  trueType: TrueType,
  word: string,
  features: string,
  direction?: TextDirection,
): ShapedText {
  const chosen = direction ?? (DIGITS_ONLY.test(word) ? "ltr" : undefined);
  const run = font.layout(word, parseFeatures(features), undefined, undefined, chosen);
  const scale = 1000 / trueType.unitsPerEm;
  const isRtl = direction === undefined ? RIGHT_TO_LEFT_LETTER.test(word) : direction === "rtl";
  const texts = glyphTexts(run.glyphs, word, isRtl);
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index];
    return {
      id: glyph.id,
      text: isRtl ? reverse(texts[index] ?? "") : (texts[index] ?? ""),
      advance: (position?.xAdvance ?? 0) * scale,
      xOffset: (position?.xOffset ?? 0) * scale,
      yOffset: (position?.yOffset ?? 0) * scale,
      width: (trueType.widths[glyph.id] ?? 0) * scale,
    };
  });
  return { text: word, glyphs, advance: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) };
}

/** Readers turn text from right to left around character by character, the letters of a ligature too. */
function reverse(text: string): string {
  return text.length < 2 ? text : Array.from(text).reverse().join("");
}

/** @returns OpenType features that are switched on or off. */
export function parseFeatures(features: string): Record<string, boolean> {
  const result: Record<string, boolean> = {};
  for (const feature of features.split(",")) {
    if (feature.startsWith("-")) result[feature.slice(1)] = false;
    else if (feature !== "") result[feature] = true;
  }
  return result;
}

/** The characters of each glyph, with hidden ones put back: they come as a space of which the word has none. */
function glyphTexts(glyphs: readonly Glyph[], word: string, isRtl: boolean): readonly string[] {
  const texts = glyphs.map((glyph) => String.fromCodePoint(...glyph.codePoints));
  const hidden = texts.filter((text) => text === " ").length;
  if (hidden === 0 || word.includes(" ")) return texts;
  const ignorable = [...word.matchAll(DEFAULT_IGNORABLE)].map((match) => match[0]);
  if (isRtl) ignorable.reverse();
  // A ligature may have swallowed one; then nobody can say which.
  if (ignorable.length !== hidden) return texts.map((text) => (text === " " ? "" : text));
  let next = 0;
  return texts.map((text) => (text === " " ? (ignorable[next++] ?? "") : text));
}
