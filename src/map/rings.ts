import { geoPath, type GeoContext, type GeoPermissibleObjects, type GeoProjection } from "d3-geo";
import type { Box } from "./draw-locator.js";

/** A place on the page, in pt. */
export type Point = [number, number];

/** A closed line on the page with the box around it. */
export interface Ring {
  readonly points: readonly Point[];
  readonly box: Box;
}

/** Closed lines, the largest first. A place is inside if a line to it crosses them an odd number of times. */
export type Rings = readonly Ring[];

/** Projects a shape to rings. */
export function projectRings(shape: GeoPermissibleObjects, projection: GeoProjection): Rings {
  const lines: Point[][] = [];
  const context: GeoContext = {
    beginPath: () => undefined,
    moveTo: (x, y) => void lines.push([[x, y]]),
    lineTo: (x, y) => void lines.at(-1)?.push([x, y]),
    arc: () => undefined,
    closePath: () => undefined,
  };
  geoPath(projection, context)(shape);
  const rings = lines.filter(({ length }) => length >= 3).map((points) => ({ points, box: findBox(points) }));
  return rings.sort((a, b) => findArea(b) - findArea(a));
}

function findBox(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  return [left, top, right, bottom];
}

/** Area of a ring in square pt. */
export function findArea({ points }: Ring): number {
  let sum = 0;
  let [x1, y1] = points.at(-1) ?? [0, 0];
  for (const [x, y] of points) {
    sum += x1 * y - x * y1;
    [x1, y1] = [x, y];
  }
  return Math.abs(sum) / 2;
}

/** Whether a place lies inside. */
export function contains(rings: Rings, [x, y]: Point): boolean {
  let inside = false;
  for (const { points, box } of rings) {
    if (y < box[1] || y > box[3]) continue;
    let [x1, y1] = points.at(-1) ?? [0, 0];
    for (const [x2, y2] of points) {
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
      [x1, y1] = [x2, y2];
    }
  }
  return inside;
}

/** Whether any line of the rings passes through a box. */
export function crosses(rings: Rings, box: Box): boolean {
  return rings.some((ring) => overlap(ring.box, box) && isReached(ring.points, box));
}

function isReached(points: readonly Point[], box: Box): boolean {
  let from = points.at(-1) ?? [0, 0];
  for (const to of points) {
    if (isCrossed(box, from, to)) return true;
    from = to;
  }
  return false;
}

/** Whether a line passes over any edge of the rings. */
export function isPassed(rings: Rings, from: Point, to: Point): boolean {
  const around = findBox([from, to]);
  return rings.some(({ points, box }) => overlap(box, around) && isCut(points, from, to));
}

function isCut(points: readonly Point[], from: Point, to: Point): boolean {
  let last = points.at(-1) ?? from;
  for (const point of points) {
    if (turn(from, to, last) !== turn(from, to, point) && turn(last, point, from) !== turn(last, point, to))
      return true;
    last = point;
  }
  return false;
}

/** On which side of a line a place lies. */
function turn([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): boolean {
  return (x2 - x1) * (y - y1) > (y2 - y1) * (x - x1);
}

/** Whether a line passes through a box (Liang and Barsky). */
export function isCrossed([left, top, right, bottom]: Box, [x1, y1]: Point, [x2, y2]: Point): boolean {
  if (Math.max(x1, x2) < left || Math.min(x1, x2) > right || Math.max(y1, y2) < top || Math.min(y1, y2) > bottom)
    return false;
  let [from, to] = [0, 1];
  const sides = [
    [x1 - x2, x1 - left],
    [x2 - x1, right - x1],
    [y1 - y2, y1 - top],
    [y2 - y1, bottom - y1],
  ] as const;
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
    if (from > to) return false;
  }
  return true;
}

/** Whether a box lies inside the rings. */
export function holds(rings: Rings, box: Box): boolean {
  return contains(rings, [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]) && !crosses(rings, box);
}

/** Whether a box and the area of the rings have anything in common. */
export function touches(rings: Rings, box: Box): boolean {
  return crosses(rings, box) || contains(rings, [box[0], box[1]]);
}

/** Whether two boxes overlap, with some room between them. */
export function overlap(a: Box, b: Box, room = 0): boolean {
  return a[0] - room < b[2] && b[0] - room < a[2] && a[1] - room < b[3] && b[1] - room < a[3];
}
