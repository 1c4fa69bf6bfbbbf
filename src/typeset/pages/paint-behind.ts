import type { Face } from "../../model/face.js";
import type { PageItem } from "../../model/page.js";
import type { RunStyle } from "../paragraph/run-style.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";

/** Where a piece of a line stands, in pt. */
interface Stretch {
  readonly xPt: number;
  readonly widthPt: number;
  readonly baseline: number;
}

/**
 * Paints the background of inline text, from the ascent of its face to the descent (CSS 2.2, 10.6.1).
 *
 * @param items - What is painted before the text; a rectangle that the new one goes on from is made longer.
 */
export function paintBehind(items: PageItem[], style: RunStyle, face: Face, { xPt, widthPt, baseline }: Stretch): void {
  const { textBackground: color, visibility } = style.computed;
  if (color === undefined || visibility !== "visible" || widthPt <= 0) return;
  const scale = style.sizePt / 1000;
  const yPt = baseline - style.risePt - face.ascent * scale;
  const heightPt = (face.ascent - face.descent) * scale;
  const last = items.at(-1);
  const continues =
    last?.kind === "rect" &&
    last.color === color &&
    last.yPt === yPt &&
    last.heightPt === heightPt &&
    Math.abs(last.xPt + last.widthPt - xPt) < 0.01;
  const from = continues ? last.xPt : xPt;
  if (continues) items.pop();
  const rect = { xPt: from, yPt, widthPt: xPt + widthPt - from, heightPt };
  items.push({ kind: "rect", ...rect, color, mark: LAYOUT_ARTIFACT });
}
