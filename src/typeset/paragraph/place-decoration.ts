import type { Face } from "../../model/face.js";
import type { LineDecoration } from "../../model/page.js";
import type { DecorationLine, TextDecoration } from "../../model/computed-style.js";

/** Thinner lines break up in print. */
const THINNEST_PT = 0.3;

/**
 * Works out where the lines of a decoration stand.
 *
 * @param face - The first face of the element that set it: text in it that has another face or size gets the same line.
 * @see CSS Text Decoration 4, 2.5 and 2.8
 */
export function placeDecoration(decoration: TextDecoration, face: Face): readonly LineDecoration[] {
  const { lines, color, style, thickness, font, risePt } = decoration;
  const scale = font.fontSize / 1000;
  const thicknessPt = Math.max(thickness === "auto" ? face.underlineThickness * scale : thickness, THINNEST_PT);
  return lines.map((line) => ({
    line,
    color,
    style,
    thicknessPt,
    offsetPt: risePt + findOffset(line, decoration, face, scale, thicknessPt),
  }));
}

function findOffset(
  line: DecorationLine,
  { underlineOffset }: TextDecoration,
  face: Face,
  scale: number,
  thicknessPt: number,
): number {
  switch (line) {
    case "underline":
      return underlineOffset === "auto" ? face.underlinePosition * scale : -underlineOffset - thicknessPt / 2;
    case "overline":
      return face.ascent * scale - thicknessPt / 2;
    case "line-through":
      return (face.xHeight * scale) / 2;
  }
}
