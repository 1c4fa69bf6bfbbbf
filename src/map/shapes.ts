import { geoArea } from "d3-geo";
import type { MultiLineString, MultiPolygon } from "geojson";
import { merge } from "topojson-client";
import type { MultiPolygon as TopologyPolygons, Topology } from "topojson-specification";
import { findAngle, joinArcs, type Border, type Cap, type Land, type Position, type WorldMap } from "./world-map.js";

/** What of the world is drawn, and how finely. */
export interface View extends Cap {
  readonly world: WorldMap;
  /** pt on the page for each radian. */
  readonly scale: number;
  /** Points that move a line by less than this, in pt, are left out, and land that is not larger. */
  readonly finestPt: number;
}

/** Letters of the weights. */
const MOST_LEVELS = 25;

/** Pieces of land that reach into the view. */
export function findVisibleLands({ world, centre, radius, scale, finestPt }: View): readonly Land[] {
  const least = (finestPt / scale) ** 2;
  return world.lands.filter((land) => land.area >= least && isNear(land, centre, radius));
}

/** Borders that reach into the view. */
export function findVisibleBorders({ world, centre, radius }: View): readonly Border[] {
  return world.borders.filter(({ arc }) => {
    const line = world.arcs[arc];
    return line !== undefined && isNear(line, centre, radius);
  });
}

function isNear(cap: Cap, centre: Position, radius: number): boolean {
  return findAngle(cap.centre, centre) <= cap.radius + radius;
}

/** Lands as shapes with the detail that the view shows. */
export function shapeLands(lands: readonly Land[], view: View): MultiPolygon {
  const arcs = findLevel(view);
  const polygons = lands.map(({ rings }) => rings.map((ring) => joinArcs(ring, (index) => arcs[index] ?? [])));
  return { type: "MultiPolygon", coordinates: keepSound(polygons) };
}

/** Lands as one shape without the borders between them. */
export function mergeLands(lands: readonly Land[], view: View): MultiPolygon {
  const objects = lands.map(({ rings }): TopologyPolygons => {
    return { type: "MultiPolygon", arcs: [rings.map((ring) => [...ring])] };
  });
  const topology: Topology = { type: "Topology", arcs: findLevel(view), objects: {} };
  return { type: "MultiPolygon", coordinates: keepSound(merge(topology, objects).coordinates.map(toPositions)) };
}

function toPositions(polygon: readonly (readonly (readonly number[])[])[]): Position[][] {
  return polygon.map((ring) => ring.map(([x = 0, y = 0]): Position => [x, y]));
}

/** Lines of borders with the detail that the view shows. */
export function shapeBorders(borders: readonly Border[], view: View): MultiLineString {
  const arcs = findLevel(view);
  return { type: "MultiLineString", coordinates: borders.map(({ arc }) => [...(arcs[arc] ?? [])]) };
}

/** Arcs without the points that would not be seen. */
function findLevel({ world, scale, finestPt }: View): Position[][] {
  const level = Math.max(0, Math.min(MOST_LEVELS, Math.ceil(Math.log((scale / finestPt) ** 2) / Math.log(4))));
  const known = world.levels.get(level);
  if (known !== undefined) return known;
  const last = String.fromCharCode("a".charCodeAt(0) + level);
  const made = world.arcs.map(({ points, weights }) =>
    weights === "" ? thin(points, 2 ** -level) : points.filter((_point, index) => (weights[index] ?? "a") <= last),
  );
  world.levels.set(level, made);
  return made;
}

/**
 * Thins a line of which nobody has weighed the points: they are moved onto a grid, and those that come to lie on one
 * another are one. A border that two countries give each for itself stays the same line.
 *
 * @param step - Width of the grid, in radians.
 */
function thin(points: readonly Position[], step: number): Position[] {
  const grid = (step * 90) / Math.PI;
  const thinned: Position[] = [];
  for (const [x, y] of points) {
    const place: Position = [Math.round(x / grid) * grid, Math.max(-90, Math.min(90, Math.round(y / grid) * grid))];
    const last = thinned.at(-1);
    if (last === undefined || last[0] !== place[0] || last[1] !== place[1]) thinned.push(place);
  }
  return thinned;
}

/** Rings of few points may have lost their area, or been turned inside out: such a one would flood the map. */
function keepSound(polygons: readonly Position[][][]): Position[][][] {
  return polygons.flatMap((rings) => {
    const [outer, ...holes] = rings;
    if (outer === undefined || !isSound(outer)) return [];
    return [[outer, ...holes.filter((hole) => isSound(hole.toReversed()))]];
  });
}

/** A ring of more points than this has kept its shape. */
const FEW_POINTS = 16;

function isSound(ring: Position[]): boolean {
  if (ring.length >= FEW_POINTS) return true;
  if (ring.length < 4) return false;
  const area = geoArea({ type: "Polygon", coordinates: [ring] });
  return area > 0 && area < 2 * Math.PI;
}
