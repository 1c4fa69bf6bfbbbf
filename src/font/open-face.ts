import { create, type Font } from "fontkit";
import type { Face } from "../model/face.js";
import type { FontFaceRule } from "../model/styled.js";
import { forgetGlyphTexts, shapeText } from "./shape-text.js";
import { isSfntProblem } from "./sfnt.js";
import { createShaper } from "./shaper.js";
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
    shapeText(font, trueType, "Office, AVATAR 1/2", "");
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
    hasFeature: (tag) => hasFeature(font, tag),
    shape: createShaper(font, trueType),
    subset: (glyphIds) => subsetTrueType(trueType, glyphIds),
  };
}

/** A damaged table has no features. */
function hasFeature(font: Font, tag: string): boolean {
  try {
    return font.GSUB?.featureList?.some((feature) => feature.tag === tag) ?? false;
  } catch {
    return false;
  }
}

/** Names are printed in the PDF: only characters that no reader stumbles over, at most 63 of them. */
function cleanPostscriptName(name: string): string {
  const clean = name.replace(/[^A-Za-z0-9._-]/gu, "").slice(0, 63);
  return clean === "" ? "Font" : clean;
}
