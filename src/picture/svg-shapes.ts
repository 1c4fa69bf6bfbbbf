import type { PathSegment } from "../model/picture.js";
import { arcToCurves } from "./arc.js";
import { parsePathData } from "./path-data.js";

/** Attributes of an element, by name. */
export type SvgAttributes = Readonly<Record<string, string>>;

/** Elements that draw something, and how they become paths. */
const BUILDERS: ReadonlyMap<string, (attributes: SvgAttributes) => readonly PathSegment[] | undefined> = new Map([
  ["path", (a: SvgAttributes) => parsePathData(a["d"] ?? "")],
  ["rect", buildRect],
  ["circle", (a: SvgAttributes) => buildEllipse(a, read(a, "r"), read(a, "r"))],
  ["ellipse", (a: SvgAttributes) => buildEllipse(a, read(a, "rx"), read(a, "ry"))],
  ["line", buildLine],
  ["polyline", (a: SvgAttributes) => buildPolygon(a, false)],
  ["polygon", (a: SvgAttributes) => buildPolygon(a, true)],
]);

/** @returns Whether the element draws a shape. */
export function isShape(name: string): boolean {
  return BUILDERS.has(name);
}

/** @returns The outline of a shape element; `undefined` if its attributes are malformed. */
export function buildShape(name: string, attributes: SvgAttributes): readonly PathSegment[] | undefined {
  const segments = BUILDERS.get(name)?.(attributes);
  return segments?.every((segment) =>
    Object.values(segment).every((value) => value === segment.op || Number.isFinite(value)),
  )
    ? segments
    : undefined;
}

/** A length in user units; "px" may be written. Missing is 0, malformed NaN. */
function read(attributes: SvgAttributes, name: string): number {
  return Number((attributes[name] ?? "0").trim().replace(/px$/u, ""));
}

function buildRect(a: SvgAttributes): readonly PathSegment[] {
  const [x, y, width, height] = [read(a, "x"), read(a, "y"), read(a, "width"), read(a, "height")];
  if (width === 0 || height === 0) return [];
  const rx = Math.min(a["rx"] === undefined ? read(a, "ry") : read(a, "rx"), width / 2);
  const ry = Math.min(a["ry"] === undefined ? read(a, "rx") : read(a, "ry"), height / 2);
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

function buildEllipse(a: SvgAttributes, rx: number, ry: number): readonly PathSegment[] {
  const [cx, cy] = [read(a, "cx"), read(a, "cy")];
  if (rx === 0 || ry === 0) return [];
  return [
    { op: "M", x: cx + rx, y: cy },
    ...arc(cx + rx, cy, rx, ry, cx - rx, cy),
    ...arc(cx - rx, cy, rx, ry, cx + rx, cy),
    { op: "Z" },
  ];
}

function buildLine(a: SvgAttributes): readonly PathSegment[] {
  return [
    { op: "M", x: read(a, "x1"), y: read(a, "y1") },
    { op: "L", x: read(a, "x2"), y: read(a, "y2") },
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
