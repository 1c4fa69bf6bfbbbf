import type { PageItem } from "../../model/page.js";
import type { Border } from "../../model/styled.js";
import type { BoxFragment } from "../box.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";

/** Turns a box fragment into its background and borders; borders at a break are left out. */
export function finishBox(box: BoxFragment): readonly PageItem[] {
  if (box.heightPt <= 0) return [];
  const items: PageItem[] = [];
  const { x, y, widthPt, heightPt, fill, border } = box;
  if (fill !== undefined) {
    items.push({ kind: "rect", xPt: x, yPt: y, widthPt, heightPt, color: fill, mark: LAYOUT_ARTIFACT });
  }
  if (box.first) items.push(...drawEdge(border.top, x, y, widthPt, border.top.widthPt));
  if (box.last) {
    items.push(...drawEdge(border.bottom, x, y + heightPt - border.bottom.widthPt, widthPt, border.bottom.widthPt));
  }
  items.push(...drawEdge(border.left, x, y, border.left.widthPt, heightPt));
  items.push(...drawEdge(border.right, x + widthPt - border.right.widthPt, y, border.right.widthPt, heightPt));
  return items;
}

/** A solid edge is a filled rectangle, so that it joins others without a seam; the others are lines. */
export function drawEdge(border: Border, x: number, y: number, widthPt: number, heightPt: number): readonly PageItem[] {
  const { style, color, widthPt: thicknessPt } = border;
  if (style === "none" || thicknessPt <= 0) return [];
  if (style === "solid") {
    return [{ kind: "rect", xPt: x, yPt: y, widthPt, heightPt, color, mark: LAYOUT_ARTIFACT }];
  }
  const level = widthPt >= heightPt;
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
