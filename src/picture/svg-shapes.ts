import type { PathSegment } from "../model/picture.js";
import { arcToCurves } from "./arc.js";
import { parsePathData } from "./path-data.js";
import { isFinitePlace } from "./place-segment.js";
import { readLength } from "./svg-length.js";
import type { Axis, Measures } from "./svg-length.js";

/** Attributes of an element, by name. */
export type SvgAttributes = Readonly<Record<string, string>>;

/** The geometry of one element. */
class Geometry {
  readonly attributes: SvgAttributes;
  readonly #measures: Measures;

  constructor(attributes: SvgAttributes, measures: Measures) {
    this.attributes = attributes;
    this.#measures = measures;
  }

  /** A length in user units. Missing is 0, malformed NaN. */
  read(name: string, axis: Axis): number {
    const value = this.attributes[name];
    return value === undefined || value === "auto" ? 0 : readLength(value, axis, this.#measures);
  }

  has(name: string): boolean {
    return this.attributes[name] !== undefined && this.attributes[name] !== "auto";
  }
}

type Build = (geometry: Geometry) => readonly PathSegment[] | undefined;

/** Elements that draw something, and how they become paths. */
const BUILDERS: ReadonlyMap<string, Build> = new Map<string, Build>([
  ["path", ({ attributes }) => parsePathData(attributes["d"] ?? "")],
  ["rect", buildRect],
  ["circle", (g) => buildEllipse(g, g.read("r", "other"), g.read("r", "other"))],
  ["ellipse", (g) => buildEllipse(g, g.read("rx", "x"), g.read("ry", "y"))],
  ["line", buildLine],
  ["polyline", (g) => buildPolygon(g.attributes, false)],
  ["polygon", (g) => buildPolygon(g.attributes, true)],
]);

/** @returns Whether the element draws a shape. */
export function isShape(name: string): boolean {
  return BUILDERS.has(name);
}

/** @returns The outline of a shape element in its own units; `undefined` if its attributes are malformed. */
export function buildShape(
  name: string,
  attributes: SvgAttributes,
  measures: Measures,
): readonly PathSegment[] | undefined {
  const segments = BUILDERS.get(name)?.(new Geometry(attributes, measures));
  return segments?.every(isFinitePlace) === true ? segments : undefined;
}

function buildRect(g: Geometry): readonly PathSegment[] {
  const [x, y] = [g.read("x", "x"), g.read("y", "y")];
  const [width, height] = [g.read("width", "x"), g.read("height", "y")];
  if (width <= 0 || height <= 0) return [];
  const rx = Math.min(g.has("rx") ? g.read("rx", "x") : g.read("ry", "y"), width / 2);
  const ry = Math.min(g.has("ry") ? g.read("ry", "y") : g.read("rx", "x"), height / 2);
  const [right, bottom] = [x + width, y + height];
  if (rx === 0 || ry === 0) {
    return [
      { op: "M", x, y },
      { op: "L", x: right, y },
      { op: "L", x: right, y: bottom },
      { op: "L", x, y: bottom },
      { op: "Z" },
    ];
  }
  return [
    { op: "M", x: x + rx, y },
    { op: "L", x: right - rx, y },
    ...arc(right - rx, y, rx, ry, right, y + ry),
    { op: "L", x: right, y: bottom - ry },
    ...arc(right, bottom - ry, rx, ry, right - rx, bottom),
    { op: "L", x: x + rx, y: bottom },
    ...arc(x + rx, bottom, rx, ry, x, bottom - ry),
    { op: "L", x, y: y + ry },
    ...arc(x, y + ry, rx, ry, x + rx, y),
    { op: "Z" },
  ];
}

function buildEllipse(g: Geometry, rx: number, ry: number): readonly PathSegment[] {
  const [cx, cy] = [g.read("cx", "x"), g.read("cy", "y")];
  if (rx <= 0 || ry <= 0) return [];
  return [
    { op: "M", x: cx + rx, y: cy },
    ...arc(cx + rx, cy, rx, ry, cx - rx, cy),
    ...arc(cx - rx, cy, rx, ry, cx + rx, cy),
    { op: "Z" },
  ];
}

function buildLine(g: Geometry): readonly PathSegment[] {
  return [
    { op: "M", x: g.read("x1", "x"), y: g.read("y1", "y") },
    { op: "L", x: g.read("x2", "x"), y: g.read("y2", "y") },
  ];
}

function buildPolygon(a: SvgAttributes, closed: boolean): readonly PathSegment[] | undefined {
  const numbers = (a["points"] ?? "")
    .trim()
    .split(/[\s,]+/u)
    .filter((part) => part !== "")
    .map(Number);
  if (numbers.length % 2 !== 0) return undefined;
  const points: PathSegment[] = [];
  for (let i = 0; i < numbers.length; i += 2)
    points.push({ op: i === 0 ? "M" : "L", x: numbers[i] ?? 0, y: numbers[i + 1] ?? 0 });
  return closed && points.length > 0 ? [...points, { op: "Z" }] : points;
}

function arc(x1: number, y1: number, rx: number, ry: number, x2: number, y2: number): readonly PathSegment[] {
  return arcToCurves(x1, y1, rx, ry, 0, false, true, x2, y2).map(([cx1, cy1, cx2, cy2, x, y]) => ({
    op: "C",
    x1: cx1,
    y1: cy1,
    x2: cx2,
    y2: cy2,
    x,
    y,
  }));
}
