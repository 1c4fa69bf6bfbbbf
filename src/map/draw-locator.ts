import { geoPath } from "d3-geo";
import type { CountryCode } from "../model/country.js";
import { findLocatorCamera, type Camera, type Frame } from "./locator-camera.js";
import { findVisibleBorders, findVisibleLands, mergeLands, shapeBorders, shapeLands } from "./shapes.js";
import { findLands, type WorldMap } from "./world-map.js";

/** A finished drawing without its `svg` element. */
export interface LocatorDrawing {
  /** Elements of SVG in pt; colours are `var(--map-…)`. */
  readonly body: string;
  /** What shows the country: its own shape, or rings around land too small to be seen; boxes in pt. */
  readonly shown: readonly Box[];
  /** Whether a border on it is dashed. */
  readonly dashed: boolean;
}

/** Left, top, right and bottom. */
export type Box = readonly [number, number, number, number];

/** A country that is smaller than this on the page gets a ring, and so does one whose largest piece is a speck. */
const LEAST_SHAPE_PT = 9;
const LEAST_PIECE_PT = 5;

/** Draws where a country is; `undefined` if the map knows no such country. */
export function drawLocator(world: WorldMap, code: CountryCode, frame: Frame): LocatorDrawing | undefined {
  const camera = findLocatorCamera(world, code, frame);
  if (camera === undefined) return undefined;
  const { projection, view } = camera;
  const path = geoPath(projection).digits(1);
  const own = findLands(world, code);
  const visible = findVisibleLands(view);
  const borders = findVisibleBorders(view);
  const solid = borders.filter(({ dashed }) => !dashed);
  const dashed = borders.filter((border) => border.dashed);
  const boxes = findBoxes(
    own.slice(0, MOST_PIECES).map((land) => path.bounds(shapeLands([land], view))),
    frame,
  );
  const dots = findDots(camera, code, frame);
  const isSmall =
    !boxes.some((box) => findLength(box) >= LEAST_PIECE_PT) || findLength(boxes.reduce(join)) < LEAST_SHAPE_PT;
  const rings = isSmall ? findRings([...boxes, ...dots], frame) : [];
  const lines = path(shapeBorders(solid, view)) ?? "";
  const doubtful = path(shapeBorders(dashed, view)) ?? "";
  const body = [
    `<rect width="${print(frame.widthPt)}" height="${print(frame.heightPt)}" fill="var(--map-water, #d6dfe8)"/>`,
    drawPath(path(mergeLands(visible, view)), 'fill="var(--map-land, #f7f9fb)"'),
    drawPath(lines, `fill="none" ${LINE}`),
    drawPath(doubtful, `fill="none" ${LINE} stroke-dasharray="1.2 1"`),
    drawPath(path(shapeLands(own, view)), `fill="${OWN}"`),
    ...(isSmall ? dots.map(drawDot) : []),
    ...rings.map(drawRing),
  ];
  return { body: body.join(""), shown: isSmall ? rings : boxes, dashed: doubtful !== "" };
}

const OWN = "var(--map-country, var(--accent, #12355b))";
const LINE = 'stroke="var(--map-border, #aebbc8)" stroke-width="0.4" stroke-linejoin="round"';
/** Pieces of a country that are looked at one by one; the largest come first. */
const MOST_PIECES = 60;

/** A path with attributes; nothing if there is nothing to draw. */
export function drawPath(data: string | null, attributes: string): string {
  return data === null || data === "" ? "" : `<path d="${data}" ${attributes}/>`;
}

/** A number of pt as maps write it: a tenth is less than any printer shows. */
export const print = (value: number): string => String(Math.round(value * 10) / 10);

/** The parts of boxes that lie in the frame. */
function findBoxes(bounds: readonly [[number, number], [number, number]][], frame: Frame): readonly Box[] {
  return bounds.flatMap(([[left, top], [right, bottom]]) => {
    const box: Box = [
      Math.max(0, left),
      Math.max(0, top),
      Math.min(frame.widthPt, right),
      Math.min(frame.heightPt, bottom),
    ];
    return box[2] > box[0] && box[3] > box[1] ? [box] : [];
  });
}

const DOT_PT = 0.8;

/** Dots for pieces that are too small to be seen; those that would lie in one another are one. */
function findDots({ projection, view }: Camera, code: CountryCode, frame: Frame): readonly Box[] {
  const point = view.world.points.get(code);
  const specks = findLands(view.world, code).filter(({ radius }) => radius * view.scale < DOT_PT);
  const places = [...specks.map(({ centre }) => centre), ...(point === undefined ? [] : [point])];
  const dots: Box[] = [];
  for (const place of places.slice(0, MOST_PIECES)) {
    const [x, y] = projection(place) ?? [NaN, NaN];
    const dot: Box = [x - DOT_PT, y - DOT_PT, x + DOT_PT, y + DOT_PT];
    const isInside = x > 0 && y > 0 && x < frame.widthPt && y < frame.heightPt;
    if (isInside && !dots.some((other) => isClose(other, dot, 0))) dots.push(dot);
  }
  return dots;
}

function drawDot([left, top, right, bottom]: Box): string {
  return `<circle cx="${print((left + right) / 2)}" cy="${print((top + bottom) / 2)}" r="${DOT_PT}" fill="${OWN}"/>`;
}

const LEAST_RING_PT = 5.5;
const RING_ROOM_PT = 2.5;
/** Pieces nearer to one another than this share a ring. */
const RING_REACH_PT = 9;
const MOST_RINGS = 4;

/** Boxes around groups of small pieces: those that would touch are one. */
function findRings(boxes: readonly Box[], frame: Frame): readonly Box[] {
  let groups: Box[] = [];
  for (const box of boxes) {
    let joined = box;
    // A group that grows may reach others.
    for (
      let at = groups.findIndex((group) => isClose(group, joined, RING_REACH_PT));
      at >= 0;
      at = groups.findIndex((group) => isClose(group, joined, RING_REACH_PT))
    ) {
      const [group] = groups.splice(at, 1);
      if (group !== undefined) joined = join(group, joined);
    }
    groups = [...groups, joined];
  }
  return groups.slice(0, MOST_RINGS).map((group) => surround(group, frame));
}

function findLength([left, top, right, bottom]: Box): number {
  return Math.max(right - left, bottom - top);
}

function isClose(a: Box, b: Box, room: number): boolean {
  return a[0] - room < b[2] && b[0] - room < a[2] && a[1] - room < b[3] && b[1] - room < a[3];
}

function join(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function surround([left, top, right, bottom]: Box, frame: Frame): Box {
  const radius = Math.max(LEAST_RING_PT, Math.hypot(right - left, bottom - top) / 2 + RING_ROOM_PT);
  const within = (value: number, size: number): number =>
    Math.min(Math.max(value, Math.min(radius + 1, size / 2)), Math.max(size - radius - 1, size / 2));
  const [x, y] = [within((left + right) / 2, frame.widthPt), within((top + bottom) / 2, frame.heightPt)];
  return [x - radius, y - radius, x + radius, y + radius];
}

function drawRing([left, top, right, bottom]: Box): string {
  const place = `cx="${print((left + right) / 2)}" cy="${print((top + bottom) / 2)}" r="${print((right - left) / 2)}" fill="none"`;
  return `<circle ${place} stroke="var(--map-land, #f7f9fb)" stroke-width="2.4"/><circle ${place} stroke="${OWN}" stroke-width="1.1"/>`;
}
