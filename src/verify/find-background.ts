import type { ColorStop, GradientPaint, Outline, PageItem, Point, ShapeItem } from "../model/page.js";
import type { Color } from "../model/picture.js";
import { blend } from "../formats/contrast-ratio.js";

/** Paper, on which all else is painted. */
const WHITE: Color = { r: 1, g: 1, b: 1 };

/** Something that covers an area of the page. */
export type Cover = Extract<PageItem, { readonly kind: "rect" | "shape" | "picture" }>;

/** @returns The colour at a point below all that stands behind `covers`, in the order of painting; `undefined` over a picture. */
export function findBackground(covers: readonly Cover[], xPt: number, yPt: number): Color | undefined {
  let above: { readonly color: Color; readonly opacity: number }[] | undefined;
  let ground: Color = WHITE;
  for (let at = covers.length - 1; at >= 0; at--) {
    const cover = covers[at];
    if (cover === undefined || !isBehind(cover, xPt, yPt)) continue;
    const color = findColor(cover, { xPt, yPt });
    if (color === undefined) return undefined;
    const opacity = cover.opacity ?? 1;
    if (opacity >= 1) {
      ground = color;
      break;
    }
    (above ??= []).push({ color, opacity });
  }
  if (above === undefined) return ground;
  return above.reduceRight((below, { color, opacity }) => blend(color, opacity, below), ground);
}

function findColor(cover: Cover, point: Point): Color | undefined {
  if (cover.kind === "rect") return cover.color;
  if (cover.kind === "picture") return undefined;
  switch (cover.paint.kind) {
    case "fill":
    case "stroke":
      return cover.paint.color;
    case "gradient":
      return findGradientColor(cover.paint, point);
    case "picture":
    case "tiles":
      return undefined;
  }
}

function isBehind(cover: Cover, xPt: number, yPt: number): boolean {
  switch (cover.kind) {
    case "rect":
    case "picture":
      return (
        xPt >= cover.xPt && xPt <= cover.xPt + cover.widthPt && yPt >= cover.yPt && yPt <= cover.yPt + cover.heightPt
      );
    case "shape":
      // A line around a box is not behind its text.
      return cover.paint.kind !== "stroke" && shapeCovers(cover, { xPt, yPt });
  }
}

function shapeCovers({ outline, clip }: ShapeItem, point: Point): boolean {
  return isWithin(outline, point) && clip.every((one) => isWithin(one, point));
}

/** By the even-odd rule, over the polygon of the ends of its curves: a round corner is a little smaller so. */
function isWithin(outline: Outline, { xPt, yPt }: Point): boolean {
  let inside = false;
  let [startX, startY, fromX, fromY] = [0, 0, 0, 0];
  const cross = (x: number, y: number): void => {
    if (fromY > yPt !== y > yPt && xPt < ((x - fromX) * (yPt - fromY)) / (y - fromY) + fromX) inside = !inside;
    [fromX, fromY] = [x, y];
  };
  for (const segment of outline) {
    if (segment.op === "Z") {
      cross(startX, startY);
      continue;
    }
    if (segment.op === "M") [startX, startY, fromX, fromY] = [segment.x, segment.y, segment.x, segment.y];
    else cross(segment.x, segment.y);
  }
  return inside;
}

function findGradientColor({ from, to, stops }: GradientPaint, point: Point): Color | undefined {
  const [dx, dy] = [to.xPt - from.xPt, to.yPt - from.yPt];
  const length = dx * dx + dy * dy;
  const offset = length === 0 ? 0 : ((point.xPt - from.xPt) * dx + (point.yPt - from.yPt) * dy) / length;
  let before: ColorStop | undefined;
  for (const stop of stops) {
    if (stop.offset >= offset) return before === undefined ? stop.color : mixStops(before, stop, offset);
    before = stop;
  }
  return before?.color;
}

function mixStops(before: ColorStop, after: ColorStop, offset: number): Color {
  const share = after.offset === before.offset ? 1 : (offset - before.offset) / (after.offset - before.offset);
  return blend(after.color, share, before.color);
}
