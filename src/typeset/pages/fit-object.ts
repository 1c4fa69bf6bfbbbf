import type { Outline, PageArea } from "../../model/page.js";
import type { Picture } from "../../model/picture.js";
import type { ComputedStyle } from "../../model/computed-style.js";
import { resolveInsets } from "../lengths.js";
import { drawOutline, insetRadii, isRounded, resolveRadii, SQUARE_CORNERS } from "./box-outline.js";

/** Where a picture stands if it does not fill its box, and what is seen of it. */
export interface FittedPicture {
  readonly drawn?: PageArea;
  readonly clip?: Outline;
}

/** Fits a picture into its box (CSS Images 3, 4.5); it stands in the middle. Round corners of the box cut it. */
export function fitObject(picture: Picture, box: PageArea, style: ComputedStyle): FittedPicture {
  const drawn = style.objectFit === "fill" ? undefined : placeDrawn(picture, box, style.objectFit);
  const area = { x: box.xPt, y: box.yPt, widthPt: box.widthPt, heightPt: box.heightPt };
  const whole = { first: true, last: true };
  const radii =
    style.borderRadius === undefined
      ? SQUARE_CORNERS
      : insetRadii(resolveRadii(style.borderRadius, area, whole), resolveInsets(style, 0));
  const exceeds = drawn !== undefined && (drawn.widthPt > box.widthPt || drawn.heightPt > box.heightPt);
  return {
    ...(drawn === undefined ? {} : { drawn }),
    ...(exceeds || isRounded(radii) ? { clip: drawOutline(area, radii) } : {}),
  };
}

function placeDrawn(picture: Picture, box: PageArea, fit: Exclude<ComputedStyle["objectFit"], "fill">): PageArea {
  const scales = [box.widthPt / picture.widthPt, box.heightPt / picture.heightPt];
  const contained = Math.min(...scales);
  const scale = { contain: contained, cover: Math.max(...scales), none: 1, "scale-down": Math.min(contained, 1) }[fit];
  const [widthPt, heightPt] = [picture.widthPt * scale, picture.heightPt * scale];
  return {
    xPt: box.xPt + (box.widthPt - widthPt) / 2,
    yPt: box.yPt + (box.heightPt - heightPt) / 2,
    widthPt,
    heightPt,
  };
}
