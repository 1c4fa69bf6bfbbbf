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
  let hopeless = false;
  for (const way of active) {
    if (hopeless) {
      active[open++] = way;
      continue;
    }
    const excessPt = findExcess(point, way, options);
    if (excessPt - findHyphen(point) <= TOLERANCE_PT) active[open++] = way;
    else if (way.demerits + excessPt * OVERFULL_DEMERITS < leastForced) {
      forced = way;
      leastForced = way.demerits + excessPt * OVERFULL_DEMERITS;
    }
    if (excessPt > TOLERANCE_PT) continue;
    const cost = LINE_PENALTY + findBadness(point, way, options);
    // Ways that begin later leave more of a ragged line empty, so they can only cost more; the first line has its own measure.
    hopeless = !options.justified && way !== START && cost * cost > least;
    const demerits = way.demerits + cost * cost + findExtraDemerits(point, way, options);
    if (demerits < least) {
      best = way;
      least = demerits;
    }
  }
  active.length = open;
  // No line can begin before this point and reach further, so it must be taken, too wide as it may be.
  if (open === 0 && best === undefined) [best, least] = [forced, leastForced];
  if (best === undefined) return undefined;
  return { point, before: best, demerits: least };
}

/** @returns What the line is wider than its measure when all of its spaces have shrunk; negative if there is room. */
function findExcess(point: BreakPoint, way: Way, options: FitOptions): number {
  const shrinkPt = options.justified ? findSpaces(point, way) * SPACE_SHRINK : 0;
  return findNatural(point, way, options) - shrinkPt - findMeasure(way, options);
}

/** Width of the line as it is set without stretching: a mark that may hang does so only as far as it must. */
function findNatural(point: BreakPoint, way: Way, options: FitOptions): number {
  const widthPt = Math.max(point.inkPt - (way.point?.startPt ?? 0), 0) + findHyphen(point);
  const allowPt = point.hang?.allowPt ?? 0;
  return allowPt === 0 ? widthPt : Math.max(widthPt - allowPt, Math.min(widthPt, findMeasure(way, options)));
}

/** Width of the spaces within the line. */
function findSpaces(point: BreakPoint, way: Way): number {
  return point.spacesPt - (way.point?.startSpacesPt ?? 0);
}

/** @returns Width of the hyphen that a line gets which ends here, in pt; 0 for none. */
function findHyphen({ division }: BreakPoint): number {
  return division === undefined ? 0 : division.hyphenPt;
}

function findMeasure(way: Way, { firstPt, otherPt }: FitOptions): number {
  return way.point === undefined ? firstPt : otherPt;
}

/** Of hyphens, and of a last line that looks like a slip. */
function findExtraDemerits(point: BreakPoint, way: Way, options: FitOptions): number {
  const followsHyphen = way.point !== undefined && findHyphen(way.point) > 0;
  const penalty = point.division?.penalty ?? 0;
  let hyphens = penalty * penalty;
  if (followsHyphen && findHyphen(point) > 0) hyphens += DOUBLE_HYPHEN_DEMERITS;
  if (followsHyphen && point.closed) hyphens += FINAL_HYPHEN_DEMERITS;
  if (!options.justified) hyphens *= RAGGED_HYPHEN_FACTOR;
  const isRunt =
    point.closed && way.point?.closed === false && findNatural(point, way, options) < options.otherPt * RUNT;
  return isRunt ? hyphens + RUNT_DEMERITS : hyphens;
}

/** TeX's badness: 100 times the cube of what the line has to stretch or shrink, as a share of what it may. */
function findBadness(point: BreakPoint, way: Way, options: FitOptions): number {
  const measurePt = findMeasure(way, options);
  const freePt = measurePt - findNatural(point, way, options);
  if (point.closed && freePt >= 0) return 0;
  const spacesPt = findSpaces(point, way);
  const share =
    freePt < 0
      ? ratio(-freePt, spacesPt * SPACE_SHRINK)
      : ratio(freePt, options.justified ? spacesPt * SPACE_STRETCH : measurePt * RAGGED_STRETCH);
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
    const badness = findExcess(point, way, options) > TOLERANCE_PT ? Infinity : findBadness(point, way, options);
    way = { ...way, point };
    return badness;
  });
}
