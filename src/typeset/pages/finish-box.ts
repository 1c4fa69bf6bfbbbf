import type { PageItem } from "../../model/page.js";
import type { Border, Edges } from "../../model/styled.js";
import type { BoxFragment } from "../box.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";
import { drawOutline, insetArea, insetRadii, isRounded, resolveRadii } from "./box-outline.js";
import { paintBorders } from "./paint-borders.js";
import type { BorderBox } from "./paint-borders.js";

/** Turns a box fragment into its background and borders; borders and round corners at a break are left out. */
export function finishBox(fragment: BoxFragment): readonly PageItem[] {
  if (fragment.heightPt <= 0 || fragment.widthPt <= 0) return [];
  const box = createBorderBox(fragment);
  return [...paintFill(fragment, box), ...paintBorders(box)];
}

function createBorderBox({ x, y, widthPt, heightPt, frame, first, last }: BoxFragment): BorderBox {
  const area = { x, y, widthPt, heightPt };
  const { border, radii, clone } = frame;
  const closed = { first: first || clone, last: last || clone };
  return {
    area,
    radii: resolveRadii(radii, area, closed),
    border:
      closed.first && closed.last
        ? border
        : {
            ...border,
            ...(closed.first ? {} : { top: leaveOut(border.top) }),
            ...(closed.last ? {} : { bottom: leaveOut(border.bottom) }),
          },
  };
}

function leaveOut(border: Border): Border {
  return { ...border, style: "none", widthPt: 0 };
}

function paintFill({ frame }: BoxFragment, { area, radii, border }: BorderBox): readonly PageItem[] {
  const { fill: color } = frame;
  if (color === undefined) return [];
  if (!isRounded(radii)) {
    const { x, y, widthPt, heightPt } = area;
    return [{ kind: "rect", xPt: x, yPt: y, widthPt, heightPt, color, mark: LAYOUT_ARTIFACT }];
  }
  const hidden = findHiddenEdges(border);
  const outline = drawOutline(insetArea(area, hidden), insetRadii(radii, hidden));
  return [{ kind: "shape", outline, clip: [], paint: { kind: "fill", color }, mark: LAYOUT_ARTIFACT }];
}

/** A background ends in the middle of solid borders: where both had one edge, it would shine through on a screen. */
function findHiddenEdges({ top, right, bottom, left }: Edges<Border>): Edges<number> {
  const half = ({ style, widthPt }: Border): number => (style === "solid" ? widthPt / 2 : 0);
  return { top: half(top), right: half(right), bottom: half(bottom), left: half(left) };
}
