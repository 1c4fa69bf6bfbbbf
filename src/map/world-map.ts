import { geoArea } from "d3-geo";
import type { CountryCode } from "../model/country.js";

/** Longitude and latitude in degrees. */
export type Position = [number, number];

/** A circle on the globe that holds something: its centre, and its radius in radians. */
export interface Cap {
  readonly centre: Position;
  readonly radius: number;
}

/** A line between two places where three lines meet, or a whole ring. */
export interface Arc extends Cap {
  readonly points: readonly Position[];
  /**
   * For each point a letter that says how much of the shape it carries: "a" is never left out, and each further letter
   * stands for a quarter of the area of the one before, from 1 steradian on.
   */
  readonly weights: string;
}

/** One piece of land of one country. */
export interface Land extends Cap {
  /** "" for land that no country is shown to hold. */
  readonly code: CountryCode;
  /** Rings as indexes of arcs, the outer one first; `~index` is the arc read backwards. */
  readonly rings: readonly (readonly number[])[];
  /** In steradians. */
  readonly area: number;
}

/** A line between two countries. */
export interface Border {
  readonly arc: number;
  readonly countries: readonly [CountryCode, CountryCode];
  /** Whether there is no full agreement on it. */
  readonly dashed: boolean;
}

/** The boundaries of the world, or of a part of it, as one view has them. */
export interface WorldMap {
  /** What the credit names, e.g. "Natural Earth". */
  readonly credit: string;
  readonly arcs: readonly Arc[];
  readonly lands: readonly Land[];
  readonly borders: readonly Border[];
  /** Neighbours whose common border is too short to be drawn. */
  readonly touching: readonly (readonly [CountryCode, CountryCode])[];
  /** Where the lands are that are too small to be drawn. */
  readonly points: ReadonlyMap<CountryCode, Position>;
  /** Arcs as they are at each level of detail, made when they are first asked for. */
  readonly levels: Map<number, Position[][]>;
}

/** The pieces of land of a country; the largest first. */
export function findLands({ lands }: WorldMap, code: CountryCode): readonly Land[] {
  return lands.filter((land) => land.code === code).sort((a, b) => b.area - a.area);
}

/** Countries that share a border with this one, in the order of their codes. */
export function findNeighbours({ borders, touching }: WorldMap, code: CountryCode): readonly CountryCode[] {
  const pairs = [...borders.map(({ countries }) => countries), ...touching];
  const found = pairs.flatMap(([one, other]) => (one === code ? [other] : other === code ? [one] : []));
  return [...new Set(found)].filter((other) => other !== "" && other !== code).sort();
}

/** A line with the circle that holds it. */
export function createArc(points: readonly Position[], weights: string): Arc {
  return { points, weights, ...findCap(points) };
}

/** A piece of land with the circle that holds it and its area. */
export function createLand(code: CountryCode, rings: Land["rings"], arcs: readonly Arc[]): Land {
  const coordinates = rings.map((ring) => joinArcs(ring, (index) => arcs[index]?.points ?? []));
  return { code, rings, ...findCap(coordinates[0] ?? []), area: geoArea({ type: "Polygon", coordinates }) };
}

/** The points of a ring; where two arcs meet, their common point stands once. */
export function joinArcs(ring: readonly number[], find: (index: number) => readonly Position[]): Position[] {
  const joined: Position[] = [];
  for (const index of ring) {
    const points = index < 0 ? find(~index).toReversed() : find(index);
    if (joined.length > 0) joined.pop();
    for (const point of points) joined.push(point);
  }
  return joined;
}

const RADIANS = Math.PI / 180;

/** @returns The angle between two places, in radians. */
export function findAngle([x1, y1]: Position, [x2, y2]: Position): number {
  const [u, v] = [toVector(x1, y1), toVector(x2, y2)];
  return Math.acos(Math.min(1, Math.max(-1, u[0] * v[0] + u[1] * v[1] + u[2] * v[2])));
}

/** @returns A circle that holds all the points; none of them gives one without a size. */
export function findCap(points: readonly Position[]): Cap {
  const sum: [number, number, number] = [0, 0, 0];
  const vectors = points.map(([x, y]) => toVector(x, y));
  for (const [x, y, z] of vectors) {
    sum[0] += x;
    sum[1] += y;
    sum[2] += z;
  }
  const length = Math.hypot(...sum) || 1;
  const [x, y, z] = [sum[0] / length, sum[1] / length, sum[2] / length];
  const nearest = vectors.reduce((least, one) => Math.min(least, one[0] * x + one[1] * y + one[2] * z), 1);
  const centre: Position = [Math.atan2(y, x) / RADIANS, Math.asin(Math.min(1, Math.max(-1, z))) / RADIANS];
  return { centre, radius: Math.acos(Math.max(-1, nearest)) };
}

function toVector(longitude: number, latitude: number): readonly [number, number, number] {
  const [x, y] = [longitude * RADIANS, latitude * RADIANS];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
}
