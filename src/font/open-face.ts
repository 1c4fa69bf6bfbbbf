import { create, type Font } from "fontkit";
import type { Face, ShapedWord } from "../model/face.js";
import type { FontFaceRule } from "../model/styled.js";
import { forgetGlyphTexts, shapeWord } from "./shape-word.js";
import { createPairShaper } from "./shape-by-pairs.js";
import { isSfntProblem } from "./sfnt.js";
import { subsetTrueType } from "./subset-truetype.js";
import { glyphTop, readTrueType, type TrueType } from "./truetype.js";

/** Why a file cannot serve as a face. */
export interface FaceProblem {
  readonly kind: "format" | "damaged" | "embedding";
  readonly why: string;
}

/** A face that can be drawn, or the reason why there is none. */
export type OpenedFace =
  | { readonly kind: "face"; readonly face: Face; readonly variable: boolean }
  | { readonly kind: "problem"; readonly problem: FaceProblem };

/** OS/2 `fsType` bits that forbid what we do, with the words for them. */
const EMBEDDING_BITS: readonly (readonly [number, string])[] = [
  [0x0002, "its licence bits (OS/2 fsType) forbid embedding"],
  [0x0100, "its licence bits (OS/2 fsType) forbid embedding a subset"],
  [0x0200, "its licence bits (OS/2 fsType) allow bitmaps only"],
];

/** Words that a face remembers; a batch of thousands of briefs would fill the memory otherwise. */
const MOST_WORDS = 20_000;

/**
 * A font is whole if one of these has an outline: a letter of each script that briefs are written in. fontkit's list of
 * all characters is not asked: a damaged cmap can claim four thousand million of them.
 */
const PROBE_TEXT = "AaОаΩωאبپहকก中あ한ა0";

/**
 * Opens and checks a font file.
 *
 * @param rule - Family, weight and style that the face is declared as; the file's own are not asked.
 * @remarks Never throws: what the font engine throws on a broken file becomes a problem.
 */
export function openFace(bytes: Uint8Array, rule: FontFaceRule): OpenedFace {
  const trueType = readTrueType(bytes);
  if (isSfntProblem(trueType)) return problem(trueType.kind, trueType.why);
  const forbidden = EMBEDDING_BITS.find(([bit]) => (trueType.embedding & bit) !== 0);
  if (forbidden !== undefined) return problem("embedding", forbidden[1]);
  try {
    const font = create(bytes);
    forgetGlyphTexts(font, trueType);
    if (!hasOutlines(font, trueType)) return problem("damaged", "its characters have no outlines");
    // Decodes the positioning tables, so that a file which breaks the engine is found here.
    shapeWord(font, trueType, "Office, AVATAR 1/2", "");
    return { kind: "face", face: createFace(font, trueType, rule), variable: trueType.variable };
  } catch (error) {
    return problem("damaged", `the font engine cannot read it (${error instanceof Error ? error.message : "unknown"})`);
  }
}

function problem(kind: FaceProblem["kind"], why: string): OpenedFace {
  return { kind: "problem", problem: { kind, why } };
}

function hasOutlines(font: Font, trueType: TrueType): boolean {
  return Array.from(PROBE_TEXT).some((character) => {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0).id;
    return glyph !== 0 && glyphTop(trueType, glyph) !== undefined;
  });
}

function createFace(font: Font, trueType: TrueType, rule: FontFaceRule): Face {
  const scale = 1000 / trueType.unitsPerEm;
  const heightOf = (character: string): number =>
    glyphTop(trueType, font.glyphForCodePoint(character.codePointAt(0) ?? 0).id) ?? 0;
  const [left, bottom, right, top] = trueType.boundingBox;
  const shape = createShaper(font, trueType);
  const spaceWidth = (trueType.widths[font.glyphForCodePoint(0x20).id] ?? 0) * scale;
  return {
    postscriptName: cleanPostscriptName(font.postscriptName ?? rule.family),
    family: rule.family,
    weight: rule.weight,
    style: rule.style,
    ascent: trueType.ascent * scale,
    descent: trueType.descent * scale,
    lineGap: trueType.lineGap * scale,
    capHeight: (trueType.capHeight ?? heightOf("H")) * scale,
    xHeight: (trueType.xHeight ?? heightOf("x")) * scale,
    underlinePosition: trueType.underlinePosition * scale,
    underlineThickness: trueType.underlineThickness * scale,
    italicAngle: trueType.italicAngle,
    boundingBox: [left * scale, bottom * scale, right * scale, top * scale],
    fixedPitch: trueType.fixedPitch,
    serif: trueType.serif,
    unitsPerEm: trueType.unitsPerEm,
    glyphCount: trueType.glyphCount,
    spaceWidth,
    hasCharacter: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shape,
    kernOverSpace: createSpaceKerning(shape, spaceWidth),
    subset: (glyphIds) => subsetTrueType(trueType, glyphIds),
  };
}

/** Names are printed in the PDF: only characters that no reader stumbles over, at most 63 of them. */
function cleanPostscriptName(name: string): string {
  const clean = name.replace(/[^A-Za-z0-9._-]/gu, "").slice(0, 63);
  return clean === "" ? "Font" : clean;
}

function createShaper(font: Font, trueType: TrueType): Face["shape"] {
  const shapers = new Map<string, (word: string) => ShapedWord>();
  return (word, features) => {
    let shape = shapers.get(features);
    if (shape === undefined) {
      shape = createWordCache(font, trueType, features);
      shapers.set(features, shape);
    }
    return shape(word);
  };
}

function createWordCache(font: Font, trueType: TrueType, features: string): (word: string) => ShapedWord {
  const words = new Map<string, ShapedWord>();
  const shape = createPairShaper(font, trueType, features);
  return (word) => {
    const found = words.get(word);
    if (found !== undefined) return found;
    const shaped = shape(word);
    if (words.size >= MOST_WORDS) words.clear();
    words.set(word, shaped);
    return shaped;
  };
}

/**
 * Some faces kern over the space, e.g. Source Serif 4 in "V a". The two pairs are looked up apart, so that the tables
 * stay as small as the alphabet.
 */
function createSpaceKerning(shape: Face["shape"], spaceWidth: number): Face["kernOverSpace"] {
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const measure = (table: Map<string, number>, character: string, pair: string): number => {
    let kern = table.get(character);
    if (kern === undefined) {
      kern = shape(pair, "").advance - shape(character, "").advance - spaceWidth;
      table.set(character, kern);
    }
    return kern;
  };
  return (previous, next) => {
    const last = lastCharacter(previous);
    const first = String.fromCodePoint(next.codePointAt(0) ?? 0x20);
    return measure(before, last, `${last} `) + measure(after, first, ` ${first}`);
  };
}

function lastCharacter(text: string): string {
  const code = text.charCodeAt(text.length - 1);
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
  return text === "" ? " " : text.slice(isLowSurrogate ? -2 : -1);
}
