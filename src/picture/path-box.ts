import type { PathSegment } from "../model/picture.js";
import type { Box } from "./view-box.js";

/** @returns The box of an outline, without its stroke; `undefined` if it is empty. */
export function findPathBox(segments: readonly PathSegment[]): Box | undefined {
  const [xs, ys]: [number[], number[]] = [[], []];
  let [fromX, fromY] = [0, 0];
  for (const segment of segments) {
    if (segment.op === "Z") continue;
    if (segment.op === "C") {
      xs.push(...findTurns(fromX, segment.x1, segment.x2, segment.x));
      ys.push(...findTurns(fromY, segment.y1, segment.y2, segment.y));
    }
    xs.push(segment.x);
    ys.push(segment.y);
    [fromX, fromY] = [segment.x, segment.y];
  }
  if (xs.length === 0) return undefined;
  const [left, top] = [least(xs), least(ys)];
  return [left, top, -least(xs.map((x) => -x)) - left, -least(ys.map((y) => -y)) - top];
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => (a < b ? a : b), Infinity);
}

/** @returns Where a cubic turns back between its ends. */
function findTurns(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const root = Math.sqrt(b * b - 4 * a * c);
  const times = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return times
    .filter((t) => t > 0 && t < 1)
    .map((t) => (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t ** 2 * p2 + t ** 3 * p3);
}
