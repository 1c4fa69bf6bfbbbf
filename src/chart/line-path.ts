import { round } from "./canvas.js";

/** A point of a line in pt; `undefined` where the value is missing. */
export type LinePoint = { readonly x: number; readonly y: number } | undefined;

/**
 * Writes a line with a gap wherever a point is missing. Points that lie closer than a third of a point are joined to
 * the range that they cover, so that ten thousand of them are as small as some hundred.
 */
export function writeLine(points: readonly LinePoint[]): string {
  let data = "";
  let isOpen = false;
  let bucket: { x: number; first: number; last: number; low: number; high: number } | undefined;
  const flush = (): void => {
    if (bucket === undefined) return;
    const { x, first, last, low, high } = bucket;
    const ys = [first, low, high, last].filter((y, index, all) => index === 0 || y !== all[index - 1]);
    for (const y of ys) {
      data += `${isOpen ? "L" : "M"}${round(x)} ${round(y)}`;
      isOpen = true;
    }
    bucket = undefined;
  };
  for (const point of points) {
    if (point === undefined) {
      flush();
      isOpen = false;
    } else if (bucket !== undefined && point.x - bucket.x < NEAREST_PT) {
      bucket.last = point.y;
      bucket.low = Math.min(bucket.low, point.y);
      bucket.high = Math.max(bucket.high, point.y);
    } else {
      flush();
      bucket = { x: point.x, first: point.y, last: point.y, low: point.y, high: point.y };
    }
  }
  flush();
  return data;
}

const NEAREST_PT = 0.33;

/** @returns Indexes of the points that get a marker: all of few, some of many, and each that stands alone. */
export function chooseMarkers(points: readonly LinePoint[], series: number): ReadonlySet<number> {
  const chosen = new Set<number>();
  const given = [...points.keys()].filter((index) => points[index] !== undefined);
  const stride = given.length <= MOST_MARKED ? 1 : Math.ceil(given.length / SOME_MARKED);
  // Lines that cross get their markers at different places.
  given.forEach((index, place) => {
    if (stride === 1 || place === given.length - 1 || (place + series) % stride === 0) chosen.add(index);
  });
  if (given.length > MOST_ALONE) return chosen;
  for (const index of given) if (points[index - 1] === undefined && points[index + 1] === undefined) chosen.add(index);
  return chosen;
}

const MOST_MARKED = 16;
const SOME_MARKED = 7;
/** Of so many points none is seen to stand alone. */
const MOST_ALONE = 200;
