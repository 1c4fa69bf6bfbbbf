import type { PageItem } from "../../model/page.js";
import type { Border } from "../../model/computed-style.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";

/**
 * One straight edge of a box, or a rule. Solid and double ones are filled rectangles, so that they join others without
 * a seam; the others are lines.
 */
export function drawEdge(border: Border, x: number, y: number, widthPt: number, heightPt: number): readonly PageItem[] {
  const { style, color, widthPt: thicknessPt } = border;
  if (style === "none" || thicknessPt <= 0) return [];
  if (style === "solid") {
    return [{ kind: "rect", xPt: x, yPt: y, widthPt, heightPt, color, mark: LAYOUT_ARTIFACT }];
  }
  const level = widthPt >= heightPt;
  if (style === "double") {
    const line = thicknessPt / 3;
    const thin: Border = { ...border, style: "solid", widthPt: line };
    return [0, 2 * line].flatMap((offset) =>
      level ? drawEdge(thin, x, y + offset, widthPt, line) : drawEdge(thin, x + offset, y, line, heightPt),
    );
  }
  return [
    {
      kind: "rule",
      x1Pt: level ? x : x + widthPt / 2,
      y1Pt: level ? y + heightPt / 2 : y,
      x2Pt: level ? x + widthPt : x + widthPt / 2,
      y2Pt: level ? y + heightPt / 2 : y + heightPt,
      thicknessPt,
      color,
      style,
      mark: LAYOUT_ARTIFACT,
    },
  ];
}
