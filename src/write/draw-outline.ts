import type { Outline } from "../model/page.js";
import type { Color } from "../model/picture.js";
import { formatNumber as n } from "./pdf-values.js";

/** @returns Operators that build the outline on a page of this height, whose y goes up. */
export function formatOutline(outline: Outline, heightPt: number): string {
  const point = (x: number, y: number): string => `${n(x, 3)} ${n(heightPt - y, 3)}`;
  return outline
    .map((segment) => {
      switch (segment.op) {
        case "M":
          return `${point(segment.x, segment.y)} m`;
        case "L":
          return `${point(segment.x, segment.y)} l`;
        case "C":
          return `${point(segment.x1, segment.y1)} ${point(segment.x2, segment.y2)} ${point(segment.x, segment.y)} c`;
        case "Z":
          return "h";
      }
    })
    .join(" ");
}

/** @returns Operators that clip to all of the outlines; they hold until the graphics state is restored. */
export function formatClips(clips: readonly Outline[], heightPt: number): readonly string[] {
  return clips.map((clip) => `${formatOutline(clip, heightPt)} W* n`);
}

/** Points by which the length of a curve is measured: enough for the corner of a box. */
const CURVE_STEPS = 8;

/** @returns Length of an outline in pt, gaps between its parts left out. */
export function measureOutline(outline: Outline): number {
  let length = 0;
  let [fromX, fromY, startX, startY] = [0, 0, 0, 0];
  for (const segment of outline) {
    const [toX, toY] = segment.op === "Z" ? [startX, startY] : [segment.x, segment.y];
    if (segment.op === "M") [startX, startY] = [toX, toY];
    else if (segment.op === "C") length += measureCurve(fromX, fromY, segment);
    else length += Math.hypot(toX - fromX, toY - fromY);
    [fromX, fromY] = [toX, toY];
  }
  return length;
}

function measureCurve(fromX: number, fromY: number, curve: Extract<Outline[number], { op: "C" }>): number {
  let length = 0;
  let [x, y] = [fromX, fromY];
  for (let step = 1; step <= CURVE_STEPS; step++) {
    const t = step / CURVE_STEPS;
    const bend = (a: number, b: number, c: number, d: number): number =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    const [nextX, nextY] = [bend(fromX, curve.x1, curve.x2, curve.x), bend(fromY, curve.y1, curve.y2, curve.y)];
    length += Math.hypot(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return length;
}

/** @returns The colour as operands. */
export function formatColor({ r, g, b }: Color): string {
  return `${n(r, 4)} ${n(g, 4)} ${n(b, 4)}`;
}
