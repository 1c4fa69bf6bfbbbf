/**
 * Optimal line breaks over a whole paragraph.
 *
 * @see D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981)
 */
import type { BreakPoint } from "./break-points.js";

/** The measure of a paragraph and what its lines may do with it. Lengths in pt. */
export interface FitOptions {
  /** Measure of the first line, indent taken off. */
  readonly firstPt: number;
  /** Measure of the other lines. */
  readonly otherPt: number;
  /** Whether spaces stretch and shrink to fill the lines; else they end ragged. */
  readonly justified: boolean;
}

/** Of a space's width; TeX's values for its own fonts, with less shrinking since text faces have narrower spaces. */
const SPACE_STRETCH = 0.5;
export const SPACE_SHRINK = 0.22;

/** A ragged line that is shorter than the measure by this share is as bad as a justified one at its full stretch. */
const RAGGED_STRETCH = 0.18;

/** TeX's demerits: of any line, of hyphens in lines one below the other, and of one in the last but one. */
const LINE_PENALTY = 10;
const DOUBLE_HYPHEN_DEMERITS = 10_000;
const FINAL_HYPHEN_DEMERITS = 15_000;

/** A ragged line can end early, so a hyphen there has less to excuse it. */
const RAGGED_HYPHEN_FACTOR = 4;

/** A last line that holds less than this share of the measure looks like a slip. */
const RUNT = 0.2;
const RUNT_DEMERITS = 6_000;

/** More than any line that fits may cost, for each point that one is too wide. */
const OVERFULL_DEMERITS = 1e12;

const TOLERANCE_PT = 0.001;

/** The best way to a break. */
interface Way {
  readonly point: BreakPoint | undefined;
  readonly before: Way | undefined;
  readonly demerits: number;
}

const START: Way = { point: undefined, before: undefined, demerits: 0 };

/**
 * Chooses the breaks with the least demerits. Time is linear in the points: each is compared only with those that
 * could begin its line.
 *
 * @returns The end of each line, the last one of the paragraph included.
 */
export function chooseTotalFit(points: readonly BreakPoint[], options: FitOptions): readonly BreakPoint[] {
  let active: Way[] = [START];
  for (const point of points) {
    const way = findBestWay(point, active, options);
    if (way !== undefined && point.closed) active = [way];
    else if (way !== undefined) active.push(way);
  }
  const ends: BreakPoint[] = [];
  for (let way = active.at(-1); way?.point !== undefined; way = way.before) ends.push(way.point);
  return ends.reverse();
}

/**
 * Finds the best line that ends at a point.
 *
 * @param active - Ways from which the point may be reached; those that no later point can be reached from are taken out.
 */
function findBestWay(point: BreakPoint, active: Way[], options: FitOptions): Way | undefined {
  let best: Way | undefined;
  let least = Infinity;
  let forced: Way | undefined;
  let leastForced = Infinity;
  let open = 0;
  let index = 0;
  for (; index < active.length; index++) {
    const way = active[index];
    if (way === undefined) break;
    const freePt = findFree(point, way, options);
    const excessPt = -freePt - findShrink(point, way, options);
    if (excessPt - findHyphen(point) <= TOLERANCE_PT) active[open++] = way;
    else if (way.demerits + excessPt * OVERFULL_DEMERITS < leastForced) {
      forced = way;
      leastForced = way.demerits + excessPt * OVERFULL_DEMERITS;
    }
    if (excessPt > TOLERANCE_PT) continue;
    const cost = LINE_PENALTY + findBadness(point, way, freePt, options);
    const demerits = way.demerits + cost * cost + findExtraDemerits(point, way, freePt, options);
    const wasLeast = least;
    if (demerits < least) {
      best = way;
      least = demerits;
    }
    // Ways that begin later leave more of a ragged line empty, so they can only cost more; the first line has its own measure.
    if (!options.justified && way !== START && cost * cost > wasLeast) {
      index++;
      break;
    }
  }
  if (open < index) active.splice(open, index - open);
  // No line can begin before this point and reach further, so it must be taken, too wide as it may be.
  if (active.length === 0 && best === undefined) [best, least] = [forced, leastForced];
  return best && { point, before: best, demerits: least };
}

/** @returns What the line leaves free of its measure without stretching or shrinking, in pt; negative if it is wider. */
function findFree(point: BreakPoint, way: Way, { firstPt, otherPt }: FitOptions): number {
  const startPt = way.point === undefined ? 0 : way.point.startPt;
  const measurePt = way.point === undefined ? firstPt : otherPt;
  const widthPt = Math.max(point.inkPt - startPt, 0) + findHyphen(point);
  const freePt = measurePt - widthPt;
  // A mark that may hang does so only as far as it must.
  return point.hang === undefined || freePt >= 0 ? freePt : Math.min(freePt + point.hang.allowPt, 0);
}

/** @returns How much narrower the line may become. */
function findShrink(point: BreakPoint, way: Way, { justified }: FitOptions): number {
  return justified ? findSpaces(point, way) * SPACE_SHRINK : 0;
}

/** Width of the spaces within the line. */
function findSpaces(point: BreakPoint, way: Way): number {
  return way.point === undefined ? point.spacesPt : point.spacesPt - way.point.startSpacesPt;
}

/** @returns Width of the hyphen that a line gets which ends here, in pt; 0 for none. */
function findHyphen({ division }: BreakPoint): number {
  return division === undefined ? 0 : division.hyphenPt;
}

/** Of hyphens, and of a last line that looks like a slip. */
function findExtraDemerits(point: BreakPoint, way: Way, freePt: number, options: FitOptions): number {
  const before = way.point;
  if (point.division === undefined && !point.closed) return 0;
  const followsHyphen = before !== undefined && findHyphen(before) > 0;
  const penalty = point.division?.penalty ?? 0;
  let hyphens = penalty * penalty;
  if (followsHyphen && findHyphen(point) > 0) hyphens += DOUBLE_HYPHEN_DEMERITS;
  if (followsHyphen && point.closed) hyphens += FINAL_HYPHEN_DEMERITS;
  if (!options.justified) hyphens *= RAGGED_HYPHEN_FACTOR;
  const isRunt = point.closed && before?.closed === false && options.otherPt - freePt < options.otherPt * RUNT;
  return isRunt ? hyphens + RUNT_DEMERITS : hyphens;
}

/** TeX's badness: 100 times the cube of what the line has to stretch or shrink, as a share of what it may. */
function findBadness(point: BreakPoint, way: Way, freePt: number, { firstPt, otherPt, justified }: FitOptions): number {
  if (point.closed && freePt >= 0) return 0;
  const measurePt = way.point === undefined ? firstPt : otherPt;
  const share =
    freePt < 0
      ? ratio(-freePt, findSpaces(point, way) * SPACE_SHRINK)
      : ratio(freePt, justified ? findSpaces(point, way) * SPACE_STRETCH : measurePt * RAGGED_STRETCH);
  return 100 * share * share * share;
}

/** A line without spaces cannot stretch and stays ragged, which looks as bad as ten times too much. */
function ratio(needPt: number, havePt: number): number {
  if (needPt <= TOLERANCE_PT) return 0;
  return havePt > TOLERANCE_PT ? needPt / havePt : NO_SPACE_RATIO;
}

const NO_SPACE_RATIO = 10;

/**
 * @returns The badness of each line that these breaks make, of 100 or less where no word has to be hyphenated for it.
 * A line that is too wide has infinite badness.
 */
export function listBadness(ends: readonly BreakPoint[], options: FitOptions): readonly number[] {
  let way = START;
  return ends.map((point) => {
    const freePt = findFree(point, way, options);
    const isTooWide = -freePt - findShrink(point, way, options) > TOLERANCE_PT;
    const badness = isTooWide ? Infinity : findBadness(point, way, freePt, options);
    way = { ...way, point };
    return badness;
  });
}
