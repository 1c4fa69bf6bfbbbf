import { collectBreakPoints, type BreakPoint } from "./break-points.js";
import { findWidth, skipSpaces } from "./inline-measures.js";
import type { LineRange } from "./inline-measures.js";
import { chooseFirstFit } from "./first-fit.js";
import { findHangEnds } from "./hang.js";
import { findHyphens } from "./find-hyphens.js";
import type { InlineItem } from "./inline-item.js";
import type { RunStyle } from "./run-style.js";
import { applyBreaks } from "./split-hyphenated.js";
import type { SetLines } from "./split-hyphenated.js";
import { chooseTotalFit, listBadness } from "./total-fit.js";
import type { FitOptions } from "./total-fit.js";

/** Badness up to which lines are good enough to leave all words whole; TeX's `\pretolerance`. */
const TOLERANCE = 100;

/** Rounding, in pt. */
const TOLERANCE_PT = 0.001;

/** Titles of more lines are set as other text is. */
const MOST_BALANCED_LINES = 6;

/**
 * Chooses the lines of a paragraph as its `text-wrap` says.
 *
 * @param measurePt - Measure of the lines, in pt; the first has the indent less.
 */
export function chooseLines(
  style: RunStyle,
  items: readonly InlineItem[],
  measurePt: number,
  indentPt: number,
): SetLines {
  const { computed } = style;
  const only = findOnlyLine(style, items, measurePt - indentPt);
  if (only !== undefined) return { items, ranges: [only] };
  switch (isNoWrap(style) ? "nowrap" : computed.textWrap) {
    case "nowrap":
      return fillLines(items, collectBreakPoints(items, undefined, undefined), {
        firstPt: Infinity,
        otherPt: Infinity,
        justified: false,
      });
    case "wrap":
      return fillLines(items, collectBreakPoints(items, findHyphens, findHangEnds(style)), {
        firstPt: measurePt - indentPt,
        otherPt: measurePt,
        justified: false,
      });
    case "balance":
      return balance(items, measurePt, indentPt);
    case "pretty":
      return fitLines(style, items, {
        firstPt: measurePt - indentPt,
        otherPt: measurePt,
        justified: computed.textAlign === "justify",
      });
  }
}

/** Most cells, labels and titles are one line, for which there is nothing to choose. */
function findOnlyLine(style: RunStyle, items: readonly InlineItem[], measurePt: number): LineRange | undefined {
  if (findHangEnds(style) !== undefined) return undefined;
  const start = skipSpaces(items, 0);
  let widthPt = 0;
  let inkPt = 0;
  for (let index = start; index < items.length; index++) {
    const item = items[index];
    if (item === undefined || item.kind === "break") return undefined;
    widthPt += findWidth(item);
    if (item.kind !== "space") inkPt = widthPt;
    if (inkPt > measurePt) return undefined;
  }
  return start === items.length
    ? undefined
    : { start, end: items.length, widthPt: inkPt, hyphenated: false, closed: true };
}

/** @returns Whether lines end where the author ended them and nowhere else. */
export function isNoWrap({ computed }: RunStyle): boolean {
  return computed.whiteSpace === "nowrap" || computed.whiteSpace === "pre" || computed.textWrap === "nowrap";
}

function fillLines(items: readonly InlineItem[], points: readonly BreakPoint[], options: FitOptions): SetLines {
  return applyBreaks(items, skipSpaces(items, 0), chooseFirstFit(points, options));
}

/** Words are hyphenated only where lines would be bad without. */
function fitLines(style: RunStyle, items: readonly InlineItem[], options: FitOptions): SetLines {
  const start = skipSpaces(items, 0);
  const hang = findHangEnds(style);
  const points = collectBreakPoints(items, undefined, hang);
  const ends = chooseTotalFit(points, options);
  const isGood = listBadness(ends, options).every((badness) => badness <= TOLERANCE);
  if (isGood) return applyBreaks(items, start, ends);
  const hyphenated = collectBreakPoints(items, findHyphens, hang);
  return applyBreaks(items, start, hyphenated.length > points.length ? chooseTotalFit(hyphenated, options) : ends);
}

/** What stands between forced breaks is balanced by itself. @see CSS Text 4, 5.4.2 */
function balance(items: readonly InlineItem[], measurePt: number, indentPt: number): SetLines {
  const ends: BreakPoint[] = [];
  let fromPt = 0;
  for (const points of splitAtForcedBreaks(collectBreakPoints(items, undefined, undefined))) {
    ends.push(...balancePart(points, measurePt, ends.length === 0 ? indentPt : 0, fromPt));
    fromPt = points.at(-1)?.startPt ?? fromPt;
  }
  return applyBreaks(items, skipSpaces(items, 0), ends);
}

/** Points in groups, each of which ends with a forced break or the end of the paragraph. */
function splitAtForcedBreaks(points: readonly BreakPoint[]): readonly (readonly BreakPoint[])[] {
  const parts: BreakPoint[][] = [];
  let open: BreakPoint[] = [];
  for (const point of points) {
    open.push(point);
    if (!point.closed) continue;
    parts.push(open);
    open = [];
  }
  return open.length === 0 ? parts : [...parts, open];
}

/** Finds the narrowest measure that needs no further line, to a tenth of a point: lines come out of even length. */
function balancePart(
  points: readonly BreakPoint[],
  measurePt: number,
  indentPt: number,
  fromPt: number,
): readonly BreakPoint[] {
  const optionsFor = (widthPt: number): FitOptions => ({
    firstPt: widthPt - indentPt,
    otherPt: widthPt,
    justified: false,
  });
  let best = chooseFirstFit(points, optionsFor(measurePt), fromPt);
  const count = best.length;
  let low = measurePt / 2;
  let high = measurePt;
  while (count > 1 && count <= MOST_BALANCED_LINES && high - low > 0.1) {
    const options = optionsFor((low + high) / 2);
    const tried = chooseFirstFit(points, options, fromPt);
    if (tried.length <= count && findWidest(tried, fromPt, indentPt) <= options.otherPt + TOLERANCE_PT)
      [high, best] = [options.otherPt, tried];
    else low = options.otherPt;
  }
  return best;
}

/** @returns The width of the widest line, the indent of the first one included, in pt. */
function findWidest(ends: readonly BreakPoint[], fromPt: number, indentPt: number): number {
  let startPt = fromPt - indentPt;
  return ends.reduce((widest, { inkPt, division, startPt: next }) => {
    const widthPt = inkPt - startPt + (division?.hyphenPt ?? 0);
    startPt = next;
    return Math.max(widest, widthPt);
  }, 0);
}
