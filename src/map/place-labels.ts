import polylabel from "polylabel";
import type { Box } from "./draw-locator.js";
import type { Frame } from "./locator-camera.js";
import { LABEL_HEIGHT_PT, measureLabel } from "./measure-label.js";
import { findArea, holds, isCrossed, isPassed, overlap, touches, type Point, type Rings } from "./rings.js";

/** A shape that is to have a label. */
export interface Labelled {
  /** The name, and a code in place of it where it has no room; without a code it is left out. */
  readonly name: string;
  readonly code?: string;
  /** The largest piece of it that is in the frame; empty if that is too small to be drawn. */
  readonly rings: Rings;
  /** Where it is, if it has no rings. */
  readonly point: Point;
}

/** Where a label stands. */
export interface Label {
  readonly text: string;
  readonly box: Box;
  readonly isInside: boolean;
  /** From the label to the shape, where the two are apart. */
  readonly leader?: readonly [Point, Point];
}

/** What is known while places are sought. */
interface Search {
  readonly frame: Frame;
  /** Shapes that a label of another one must not stand on. */
  readonly shapes: readonly Labelled[];
  readonly placed: Label[];
}

/** Room between a label and what is around it, in pt. */
const ROOM = 1.2;
const EDGE = 3;

/**
 * Finds places for labels, the larger shapes first: a name inside its shape; else a name beside it, where that covers
 * no other shape; else the code inside, else beside it with a line to it. No label overlaps another one, and none
 * stands beyond the frame.
 *
 * @param around - Shapes that are no subject of the map: they have a name if it fits inside, or none.
 * @returns A label for each of the shapes, then for each of those around; `undefined` where there is no room.
 */
export function placeLabels(
  shapes: readonly Labelled[],
  around: readonly Labelled[],
  frame: Frame,
): readonly (Label | undefined)[] {
  const found = findPlaces(shapes, { frame, shapes, placed: [] }, METHODS);
  const coded = shapes.filter((shape) => found.get(shape)?.text === shape.code && shape.code !== shape.name);
  // Where most have no room for a name, a few names among codes look like chance.
  const own = coded.length * 2 > shapes.length ? findPlaces(shapes, { frame, shapes, placed: [] }, CODES) : found;
  const search = { frame, shapes, placed: [...own.values()] };
  const others = findPlaces(around, search, NAMES_INSIDE);
  return [...shapes.map((shape) => own.get(shape)), ...around.map((shape) => others.get(shape))];
}

type Method = (shape: Labelled, search: Search) => Label | undefined;

const nameInside: Method = (shape, search) => findInside(shape, shape.name, search);
const nameBeside: Method = (shape, search) => findBeside(shape, shape.name, search, false);
const codeInside: Method = (shape, search) => withCode(shape, (code) => findInside(shape, code, search));
const codeBeside: Method = (shape, search) => withCode(shape, (code) => findBeside(shape, code, search, false));
/** Rather on another shape, with a line to its own, than not at all. */
const codeAnywhere: Method = (shape, search) => withCode(shape, (code) => findBeside(shape, code, search, true));

/** Methods in the order of rounds: all shapes have a try before the next method. What fits inside has no other place. */
const NAMES_INSIDE: readonly Method[] = [nameInside];
const CODES: readonly Method[] = [codeInside, codeBeside, codeAnywhere];
const METHODS: readonly Method[] = [nameInside, nameBeside, ...CODES];

function withCode({ code }: Labelled, find: (code: string) => Label | undefined): Label | undefined {
  return code === undefined ? undefined : find(code);
}

function findPlaces(
  shapes: readonly Labelled[],
  search: Search,
  methods: readonly Method[],
): ReadonlyMap<Labelled, Label> {
  const found = new Map<Labelled, Label>();
  const bySize = shapes.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  for (const method of methods)
    for (const shape of bySize) {
      const label = found.has(shape) ? undefined : method(shape, search);
      if (label === undefined) continue;
      search.placed.push(label);
      found.set(shape, label);
    }
  return found;
}

function sizeOf({ rings: [outer] }: Labelled): number {
  return outer === undefined ? 0 : findArea(outer);
}

function boxAround([x, y]: Point, text: string): Box {
  const [width, height] = [measureLabel(text) / 2, LABEL_HEIGHT_PT / 2];
  return [x - width, y - height, x + width, y + height];
}

function isFree(box: Box, { frame, placed }: Search): boolean {
  const isWithin =
    box[0] >= EDGE && box[1] >= EDGE && box[2] <= frame.widthPt - EDGE && box[3] <= frame.heightPt - EDGE;
  return isWithin && !placed.some((other) => overlap(other.box, box, ROOM) || isUnderLeader(other, box));
}

function isUnderLeader({ leader }: Label, box: Box): boolean {
  return leader !== undefined && isCrossed(box, leader[0], leader[1]);
}

/** Places tried along each side of the box around a shape. */
const TRIES = 12;

/**
 * The place inside a shape that is farthest from its edges, seen with the proportions of the text: a wide label wants a
 * wide place. Shapes with several bays are searched further.
 */
function findInside({ rings }: Labelled, text: string, search: Search): Label | undefined {
  const [outer] = rings;
  if (outer === undefined || outer.box[2] - outer.box[0] < measureLabel(text)) return undefined;
  const fits = (at: Point): boolean => {
    const box = boxAround(at, text);
    return isFree(box, search) && holds(rings, box);
  };
  const best = findPole(rings, measureLabel(text) / LABEL_HEIGHT_PT);
  const place = fits(best) ? best : listPlaces(outer.box, best).find(fits);
  return place === undefined ? undefined : { text, box: boxAround(place, text), isInside: true };
}

/** @param stretch - How many times wider than high the label is. */
function findPole(rings: Rings, stretch: number): Point {
  const narrow = rings.map(({ points }) => points.map(([x, y]): Point => [x / stretch, y]));
  const [x = 0, y = 0] = polylabel(narrow, 0.5);
  return [x * stretch, y];
}

/** A grid of places, those nearest to a given one first. */
function listPlaces([left, top, right, bottom]: Box, [x, y]: Point): readonly Point[] {
  const places = Array.from({ length: TRIES * TRIES }, (_value, index): Point => {
    const [column, row] = [(index % TRIES) + 0.5, Math.floor(index / TRIES) + 0.5];
    return [left + ((right - left) * column) / TRIES, top + ((bottom - top) * row) / TRIES];
  });
  return places.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
}

/** To the right first, as maps are read; then left, below and above. */
const DIRECTIONS = [0, 180, 30, -30, 150, -150, 90, -90, 60, -60, 120, -120].map((angle) => (angle * Math.PI) / 180);
const STEP_PT = 2;
const FARTHEST_PT = 60;
/** A place in a direction is worth as much as one in the next direction that is this much farther away. */
const RANK_PT = 1.5;
/** A label nearer to its shape than this needs no line, unless the shape is smaller than a letter. */
const NEAR_PT = 3;
const SPECK_PT = 7;

function findBeside(shape: Labelled, text: string, search: Search, anywhere: boolean): Label | undefined {
  const origin = shape.rings.length === 0 ? shape.point : findPole(shape.rings, 1);
  const others = anywhere ? [] : search.shapes.filter((other) => other !== shape);
  let best: { readonly box: Box; readonly cost: number } | undefined;
  for (const [rank, direction] of DIRECTIONS.entries()) {
    const found = leave(
      shape,
      origin,
      direction,
      text,
      (box) => isFree(box, search) && isClear(box, origin, others, search),
    );
    if (found === undefined) continue;
    const cost = found.away + rank * RANK_PT;
    if (best === undefined || cost < best.cost) best = { box: found.box, cost };
  }
  if (best === undefined) return undefined;
  const { box } = best;
  const isNear = sizeOf(shape) > SPECK_PT ** 2 && touches(shape.rings, grow(box, NEAR_PT));
  return { text, box, isInside: false, ...(isNear ? {} : { leader: [findNearest(box, origin), origin] as const }) };
}

/** Whether a label covers no other shape, and the line to its own passes over none and through no other label. */
function isClear(box: Box, origin: Point, others: readonly Labelled[], { placed }: Search): boolean {
  const end = findNearest(box, origin);
  if (placed.some((label) => isCrossed(label.box, end, origin))) return false;
  return !others.some(
    ({ rings, point }) =>
      touches(rings, box) || isPassed(rings, end, origin) || (rings.length === 0 && isIn(box, point)),
  );
}

function isIn([left, top, right, bottom]: Box, [x, y]: Point): boolean {
  return x >= left - ROOM && x <= right + ROOM && y >= top - ROOM && y <= bottom + ROOM;
}

/** Moves a label away from the origin until it is off its own shape and well placed. */
function leave(
  { rings }: Labelled,
  [x, y]: Point,
  direction: number,
  text: string,
  isGood: (box: Box) => boolean,
): { readonly box: Box; readonly away: number } | undefined {
  const [width, height] = [measureLabel(text) / 2, LABEL_HEIGHT_PT / 2];
  const [across, down] = [Math.cos(direction), Math.sin(direction)];
  for (let away = STEP_PT; away <= FARTHEST_PT; away += STEP_PT) {
    // The edge of the label moves along the direction, and its middle with it.
    const box = boxAround([x + across * (away + width), y + down * (away + height)], text);
    if (!touches(rings, grow(box, ROOM)) && isGood(box)) return { box, away };
  }
  return undefined;
}

function grow([left, top, right, bottom]: Box, by: number): Box {
  return [left - by, top - by, right + by, bottom + by];
}

/** The place on the edge of a box that is nearest to a point. */
function findNearest([left, top, right, bottom]: Box, [x, y]: Point): Point {
  return [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
}
