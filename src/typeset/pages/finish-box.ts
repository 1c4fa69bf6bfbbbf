import type { PageItem } from "../../model/page.js";
import type { Border, Edges } from "../../model/computed-style.js";
import type { BoxFragment } from "../box.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";
import { drawOutline, insetArea, insetRadii, isRounded, resolveRadii } from "./box-outline.js";
import type { Area } from "./box-outline.js";
import { paintImage } from "./paint-background.js";
import type { FindBackground } from "./paint-background.js";
import { paintBorders } from "./paint-borders.js";
import type { BorderBox } from "./paint-borders.js";

/** Turns a box fragment into its background and borders; borders and round corners at a break are left out. */
export function finishBox(fragment: BoxFragment, find: FindBackground): readonly PageItem[] {
  if (fragment.heightPt <= 0 || fragment.widthPt <= 0) return [];
  const box = createBorderBox(fragment);
  const items = [...paintFill(fragment, box), ...paintOver(fragment, box, find), ...paintBorders(box)];
  const { opacity } = fragment.frame;
  return opacity === 1 ? items : items.map((item) => (item.kind === "line" ? item : { ...item, opacity }));
}

function createBorderBox({ x, y, widthPt, heightPt, frame, first, last }: BoxFragment): BorderBox {
  const area = { x, y, widthPt, heightPt };
  const { border, radii, clone, opacity } = frame;
  const closed = { first: first || clone, last: last || clone };
  return {
    area,
    radii: resolveRadii(radii, area, closed),
    opaque: opacity === 1,
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

/** The image over the colour. */
function paintOver(fragment: BoxFragment, box: BorderBox, find: FindBackground): readonly PageItem[] {
  const { image, color, border } = fragment.frame;
  if (image === undefined) return [];
  const hidden = findHiddenEdges(box.border);
  const bounds = insetArea(box.area, hidden);
  const outline = drawOutline(bounds, insetRadii(box.radii, hidden));
  const origin = insetArea(findWhole(fragment), {
    top: border.top.widthPt,
    right: border.right.widthPt,
    bottom: border.bottom.widthPt,
    left: border.left.widthPt,
  });
  return paintImage(image, { outline, bounds, origin, color }, find);
}

/** The border box of a sliced box as if its parts stood one below the other; this part keeps its place. */
function findWhole(fragment: BoxFragment): Area {
  const { x, y, widthPt, heightPt, parts = [] } = fragment;
  const index = parts.indexOf(fragment);
  if (index < 0) return { x, y, widthPt, heightPt };
  const sum = (list: readonly BoxFragment[]): number => list.reduce((total, part) => total + part.heightPt, 0);
  return { x, y: y - sum(parts.slice(0, index)), widthPt, heightPt: sum(parts) };
}

/** A background ends in the middle of solid borders: where both had one edge, it would shine through on a screen. */
function findHiddenEdges({ top, right, bottom, left }: Edges<Border>): Edges<number> {
  const half = ({ style, widthPt }: Border): number => (style === "solid" ? widthPt / 2 : 0);
  return { top: half(top), right: half(right), bottom: half(bottom), left: half(left) };
}
