import type { BreakPoint } from "./break-points.js";
import type { FitOptions } from "./total-fit.js";

const TOLERANCE_PT = 0.001;

/**
 * Breaks a paragraph line by line: each takes what fits, by the last hyphen if need be (`text-wrap: wrap`).
 *
 * @param fromPt - Where the first line begins, for points that do not begin the paragraph.
 * @returns The end of each line, the last one of the points included.
 */
export function chooseFirstFit(points: readonly BreakPoint[], options: FitOptions, fromPt = 0): readonly BreakPoint[] {
  const ends: BreakPoint[] = [];
  let startPt = fromPt;
  let fitting: BreakPoint | undefined;
  let index = 0;
  while (index < points.length) {
    const point = points[index];
    if (point === undefined) break;
    const measurePt = ends.length === 0 ? options.firstPt : options.otherPt;
    const widthPt = point.inkPt - startPt + (point.division?.hyphenPt ?? 0);
    const fits = widthPt - (point.hang?.allowPt ?? 0) <= measurePt + TOLERANCE_PT;
    const end = fits ? (point.closed ? point : undefined) : (fitting ?? point);
    if (fits) fitting = point;
    // What follows is looked at again from the new line's start.
    if (end !== undefined) {
      ends.push(end);
      startPt = end.startPt;
      fitting = undefined;
      if (end !== point) continue;
    }
    index++;
  }
  return ends;
}
