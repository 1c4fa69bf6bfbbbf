import type { Corners, Radius } from "../../model/decoration.js";
import type { Outline } from "../../model/page.js";
import type { PathSegment } from "../../model/picture.js";
import type { Edges } from "../../model/computed-style.js";
import { resolveLength } from "../lengths.js";

/** A rectangle on the page, in pt from its top left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Half axes of a corner in pt. */
export interface UsedRadius {
  readonly x: number;
  readonly y: number;
}

/** The corners of an area, so that none overlaps another. */
export type UsedRadii = Corners<UsedRadius>;

const SQUARE: UsedRadius = { x: 0, y: 0 };

export const SQUARE_CORNERS: UsedRadii = {
  topLeft: SQUARE,
  topRight: SQUARE,
  bottomRight: SQUARE,
  bottomLeft: SQUARE,
};

/**
 * Radii in pt, all made smaller by one factor where two would overlap.
 *
 * @param first - Whether the area has the top of its box, `last` its bottom: corners at a break are square.
 * @see CSS Backgrounds 3, 4.5 (overlapping curves)
 */
export function resolveRadii(
  radii: Corners<Radius> | undefined,
  area: Area,
  { first, last }: { readonly first: boolean; readonly last: boolean },
): UsedRadii {
  if (radii === undefined) return SQUARE_CORNERS;
  const resolve = ({ x, y }: Radius, closed: boolean): UsedRadius => {
    const used = { x: resolveLength(x, area.widthPt), y: resolveLength(y, area.heightPt) };
    return closed && used.x > 0 && used.y > 0 ? used : SQUARE;
  };
  const topLeft = resolve(radii.topLeft, first);
  const topRight = resolve(radii.topRight, first);
  const bottomRight = resolve(radii.bottomRight, last);
  const bottomLeft = resolve(radii.bottomLeft, last);
  const share = (lengthPt: number, sum: number): number => (sum > lengthPt ? lengthPt / sum : 1);
  const factor = Math.min(
    share(area.widthPt, topLeft.x + topRight.x),
    share(area.widthPt, bottomLeft.x + bottomRight.x),
    share(area.heightPt, topLeft.y + bottomLeft.y),
    share(area.heightPt, topRight.y + bottomRight.y),
  );
  return mapCorners({ topLeft, topRight, bottomRight, bottomLeft }, ({ x, y }) => ({ x: x * factor, y: y * factor }));
}

function mapCorners<T, U>(
  { topLeft, topRight, bottomRight, bottomLeft }: Corners<T>,
  map: (corner: T) => U,
): Corners<U> {
  return {
    topLeft: map(topLeft),
    topRight: map(topRight),
    bottomRight: map(bottomRight),
    bottomLeft: map(bottomLeft),
  };
}

/** The area within these edges; never of negative size. */
export function insetArea({ x, y, widthPt, heightPt }: Area, { top, right, bottom, left }: Edges<number>): Area {
  return {
    x: x + left,
    y: y + top,
    widthPt: Math.max(widthPt - left - right, 0),
    heightPt: Math.max(heightPt - top - bottom, 0),
  };
}

/** The radii of the curve that runs within another one at these distances (CSS Backgrounds 3, 4.2). */
export function insetRadii(radii: UsedRadii, { top, right, bottom, left }: Edges<number>): UsedRadii {
  const inset = ({ x, y }: UsedRadius, acrossPt: number, downPt: number): UsedRadius =>
    x > acrossPt && y > downPt ? { x: x - acrossPt, y: y - downPt } : SQUARE;
  return {
    topLeft: inset(radii.topLeft, left, top),
    topRight: inset(radii.topRight, right, top),
    bottomRight: inset(radii.bottomRight, right, bottom),
    bottomLeft: inset(radii.bottomLeft, left, bottom),
  };
}

/** @returns Whether any corner is round. */
export function isRounded(radii: UsedRadii): boolean {
  return radii !== SQUARE_CORNERS && Object.values(radii).some((radius: UsedRadius) => radius.x > 0);
}

/** Distance of the control points of a quarter of an ellipse from its ends, as a share of the half axis. */
const ARC = 0.5523;

/** @returns The outline of an area, from the top left corner to the right. */
export function drawOutline({ x, y, widthPt, heightPt }: Area, radii: UsedRadii): Outline {
  const [right, bottom] = [x + widthPt, y + heightPt];
  const { topLeft, topRight, bottomRight, bottomLeft } = radii;
  return [
    { op: "M", x: x + topLeft.x, y },
    { op: "L", x: right - topRight.x, y },
    ...drawCorner({ x: right, y }, [-topRight.x, 0], [0, topRight.y]),
    { op: "L", x: right, y: bottom - bottomRight.y },
    ...drawCorner({ x: right, y: bottom }, [0, -bottomRight.y], [-bottomRight.x, 0]),
    { op: "L", x: x + bottomLeft.x, y: bottom },
    ...drawCorner({ x, y: bottom }, [bottomLeft.x, 0], [0, -bottomLeft.y]),
    { op: "L", x, y: y + topLeft.y },
    ...drawCorner({ x, y }, [0, topLeft.y], [topLeft.x, 0]),
    { op: "Z" },
  ];
}

/** A quarter of an ellipse around a corner; `from` and `to` lead from the corner to its ends. */
function drawCorner(
  corner: { readonly x: number; readonly y: number },
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): readonly PathSegment[] {
  if (fromX === 0 && fromY === 0) return [];
  return [
    {
      op: "C",
      x1: corner.x + fromX * (1 - ARC),
      y1: corner.y + fromY * (1 - ARC),
      x2: corner.x + toX * (1 - ARC),
      y2: corner.y + toY * (1 - ARC),
      x: corner.x + toX,
      y: corner.y + toY,
    },
  ];
}

/** @returns A closed polygon. */
export function drawPolygon(points: readonly (readonly [number, number])[]): Outline {
  return [...points.map(([x, y], index): PathSegment => ({ op: index === 0 ? "M" : "L", x, y })), { op: "Z" }];
}
