import type { Color, Matrix, VectorGradient, VectorPaint, VectorStop } from "../model/picture.js";
import { multiply, parseTransform } from "./matrix.js";
import { parseTint } from "../formats/css-color.js";
import { readLength } from "./svg-length.js";
import type { Axis, Measures } from "./svg-length.js";
import type { SvgPaint, SvgStyle } from "./svg-style.js";
import type { SvgElement } from "./svg-tree.js";
import { MOST_DEPTH } from "./svg-walk.js";
import type { Place, SvgWalk } from "./svg-walk.js";
import type { Box } from "./view-box.js";

/** What a paint is painted on. */
export interface Painted {
  readonly element: SvgElement;
  readonly place: Place;
  /** In the units of the place; `undefined` where it is not known. */
  readonly findBox: () => Box | undefined;
}

/** @returns The paint with its references looked up; `undefined` also where one cannot be drawn, which is reported. */
export function resolvePaint(paint: SvgPaint, painted: Painted, walk: SvgWalk): VectorPaint {
  if (paint === undefined || paint === "currentColor" || !("kind" in paint)) return paint;
  const target = walk.find(paint.id, painted.element);
  if (target === undefined) return undefined;
  if (target.name !== "linearGradient" && target.name !== "radialGradient") {
    walk.refuse(`a <${target.name}> as paint`, painted.element);
    return undefined;
  }
  return createGradient(target, painted, walk);
}

/** A gradient takes what it does not say itself from those it refers to. */
function listSources(gradient: SvgElement, walk: SvgWalk): readonly SvgElement[] {
  const sources = [gradient];
  for (let last = gradient; hasReference(last);) {
    const next = walk.follow(last);
    if (next === undefined) break;
    if (sources.includes(next)) {
      walk.refuse(`the reference #${next.attributes["id"] ?? ""} within itself`, gradient);
      break;
    }
    if (sources.length >= MOST_DEPTH) {
      walk.refuseSize();
      break;
    }
    sources.push(next);
    last = next;
  }
  return sources;
}

function hasReference({ attributes }: SvgElement): boolean {
  return attributes["href"] !== undefined || attributes["xlink:href"] !== undefined;
}

function createGradient(gradient: SvgElement, painted: Painted, walk: SvgWalk): VectorPaint {
  const sources = listSources(gradient, walk);
  const find = (name: string): string | undefined =>
    sources.map(({ attributes }) => attributes[name]).find((value) => value !== undefined);
  const stops = readStops(
    sources.find((source) => source.children.some(isStop)),
    painted.place,
    walk,
  );
  const [only] = stops;
  if (only === undefined) return undefined;
  const spread = find("spreadMethod") ?? "pad";
  if (spread !== "pad") {
    walk.refuse(`the spreadMethod "${spread}"`, gradient);
    return undefined;
  }
  const inBox = (find("gradientUnits") ?? "objectBoundingBox") === "objectBoundingBox";
  const box = inBox ? painted.findBox() : undefined;
  if (inBox && box === undefined) {
    walk.refuse("a gradient that is measured by the box of a text", painted.element);
    return undefined;
  }
  // Nothing is painted in a box without extent (SVG 2, 14.2.1).
  if (box !== undefined && (box[2] <= 0 || box[3] <= 0)) return undefined;
  const own = parseTransform(find("gradientTransform") ?? "");
  const measures: Measures = inBox
    ? { width: 1, height: 1, fontSize: painted.place.style.fontSize }
    : { ...painted.place.viewport, fontSize: painted.place.style.fontSize };
  const kind = gradient.name === "linearGradient" ? "linear" : "radial";
  const coordinates = readCoordinates(kind, find, measures);
  if (own === undefined || !coordinates.every(Number.isFinite)) {
    walk.refuseNumbers(gradient);
    return undefined;
  }
  const units: Matrix = box === undefined ? [1, 0, 0, 1, 0, 0] : [box[2], 0, 0, box[3], box[0], box[1]];
  const matrix = multiply(multiply(painted.place.matrix, units), own);
  const [a, b, c, d] = matrix;
  // A gradient without extent is its last colour (SVG 2, 14.2.2 and 14.2.3).
  if (stops.length === 1 || isPoint(kind, coordinates) || a * d === b * c) return solid(stops);
  return { kind, coordinates, matrix, stops: fillEnds(stops) };
}

/** The last colour alone. */
function solid(stops: readonly VectorStop[]): VectorPaint {
  const last = stops.at(-1);
  if (last === undefined) return undefined;
  if (last.opacity >= 1) return last.color;
  const ends = [
    { ...last, offset: 0 },
    { ...last, offset: 1 },
  ];
  return { kind: "linear", coordinates: [0, 0, 1, 0], matrix: [1, 0, 0, 1, 0, 0], stops: ends };
}

function isPoint(kind: VectorGradient["kind"], [x1 = 0, y1 = 0, x2 = 0, y2 = 0, , r = 0]: readonly number[]): boolean {
  return kind === "linear" ? x1 === x2 && y1 === y2 : r <= 0;
}

function readCoordinates(
  kind: VectorGradient["kind"],
  find: (name: string) => string | undefined,
  measures: Measures,
): readonly number[] {
  const read = (name: string, axis: Axis, initial: string): number => readLength(find(name) ?? initial, axis, measures);
  if (kind === "linear")
    return [read("x1", "x", "0%"), read("y1", "y", "0%"), read("x2", "x", "100%"), read("y2", "y", "0%")];
  const [cx, cy, r] = [read("cx", "x", "50%"), read("cy", "y", "50%"), read("r", "other", "50%")];
  const fr = read("fr", "other", "0%");
  const [fx, fy] = [
    find("fx") === undefined ? cx : read("fx", "x", "50%"),
    find("fy") === undefined ? cy : read("fy", "y", "50%"),
  ];
  // A focus beyond the circle is drawn on it (SVG 1.1, 13.2.3); a little within, since PDF would draw a cone.
  const distance = Math.hypot(fx - cx, fy - cy);
  const most = Math.max(r - fr, 0) * 0.999;
  const share = distance > most ? most / distance : 1;
  return [cx + (fx - cx) * share, cy + (fy - cy) * share, Math.min(fr, r), cx, cy, r];
}

function isStop({ name }: SvgElement): boolean {
  return name === "stop";
}

function readStops(source: SvgElement | undefined, place: Place, walk: SvgWalk): readonly VectorStop[] {
  let least = 0;
  if (source === undefined) return [];
  const style = walk.findInherited(source, place.viewport);
  return source.children.filter(isStop).flatMap((stop) => {
    const read = walk.visit() ? walk.readStyle(stop, { style, viewport: place.viewport }) : undefined;
    if (read === undefined) return [];
    const offset = readShare(stop.attributes["offset"] ?? "0");
    const tint = readStopColor(read.values.get("stop-color") ?? "black", read.style, place.style);
    const opacity = readShare(read.values.get("stop-opacity") ?? "1");
    if (tint === undefined || Number.isNaN(offset + opacity)) {
      walk.refuse(`the stop-color "${read.values.get("stop-color") ?? ""}"`, stop);
      return [];
    }
    least = Math.max(least, offset);
    return [{ offset: least, color: tint.color, opacity: opacity * tint.alpha }];
  });
}

/** @returns A share from 0 to 1; NaN if it is none. */
function readShare(text: string): number {
  const value = text.trim();
  const share = value.endsWith("%") ? Number(value.slice(0, -1)) / 100 : Number(value === "" ? NaN : value);
  return Math.min(Math.max(share, 0), 1);
}

function readStopColor(
  text: string,
  own: SvgStyle,
  painted: SvgStyle,
): { readonly color: Color | "currentColor"; readonly alpha: number } | undefined {
  if (text.toLowerCase() !== "currentcolor") return parseTint(text);
  return { color: own.color === "currentColor" ? painted.color : own.color, alpha: 1 };
}

/** The first and the last colour go on to the ends. */
function fillEnds(stops: readonly VectorStop[]): readonly VectorStop[] {
  const [first, last] = [stops[0], stops.at(-1)];
  return [
    ...(first !== undefined && first.offset > 0 ? [{ ...first, offset: 0 }] : []),
    ...stops,
    ...(last !== undefined && last.offset < 1 ? [{ ...last, offset: 1 }] : []),
  ];
}
