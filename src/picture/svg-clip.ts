import type { PathSegment, VectorClip } from "../model/picture.js";
import { multiply, parseTransform } from "./matrix.js";
import { isFinitePlace, moveSegment } from "./place-segment.js";
import type { Painted } from "./svg-gradient.js";
import { buildShape, isShape } from "./svg-shapes.js";
import type { SvgElement } from "./svg-tree.js";
import type { Place, SvgWalk } from "./svg-walk.js";
import type { Box } from "./view-box.js";

/** @returns What an element is seen within; what of it cannot be drawn is reported. */
export function findClips(id: string, painted: Painted, walk: SvgWalk): readonly VectorClip[] {
  const target = walk.find(id, painted.element);
  if (target === undefined) return [];
  if (target.name !== "clipPath") {
    walk.refuse(`a <${target.name}> as clip-path`, painted.element);
    return [];
  }
  const clips: VectorClip[] = [];
  walk.within(target, painted.element, () => {
    clips.push(...createClips(target, painted, walk));
  });
  return clips;
}

function createClips(target: SvgElement, painted: Painted, walk: SvgWalk): readonly VectorClip[] {
  const read = walk.readStyle(target, painted.place);
  const own = parseTransform(target.attributes["transform"] ?? "");
  const place = own === undefined ? undefined : findClipPlace(target, painted, walk);
  if (read === undefined || own === undefined || place === undefined) {
    if (own === undefined) walk.refuse(`the transform "${target.attributes["transform"] ?? ""}"`, target);
    return [];
  }
  const inner = { ...place, matrix: multiply(place.matrix, own), style: read.style };
  const parts = target.children.flatMap((child) => createPart(child, inner, walk) ?? []);
  const outer =
    read.own.clipPath === undefined ? [] : findClips(read.own.clipPath, { ...painted, element: target }, walk);
  return [...outer, unite(parts, target, walk)];
}

/** Where a clip path is measured by the box of what it clips, that is its unit. */
function findClipPlace(target: SvgElement, { element, place, findBox }: Painted, walk: SvgWalk): Place | undefined {
  if (target.attributes["clipPathUnits"] !== "objectBoundingBox") return place;
  const box = findBox();
  if (box === undefined) {
    walk.refuse("a clip path that is measured by the box of a group or text", element);
    return undefined;
  }
  const [x, y, width, height] = box;
  return { ...place, matrix: multiply(place.matrix, [width, 0, 0, height, x, y]) };
}

/** One shape of a clip path; `undefined` if it shows nothing, or cannot be used. */
function createPart(element: SvgElement, place: Place, walk: SvgWalk): VectorClip | undefined {
  if (!walk.visit() || SILENT.has(element.name) || element.name.includes(":")) return undefined;
  const read = walk.readStyle(element, place);
  const own = parseTransform(element.attributes["transform"] ?? "");
  if (read === undefined || read.own.hidden) return undefined;
  const isUse = element.name === "use";
  if (own === undefined || (!isUse && !isShape(element.name)) || read.own.clipPath !== undefined) {
    walk.refuse(`a <${element.name}> in a clip path that is no plain shape`, element);
    return undefined;
  }
  const placed = { ...place, matrix: multiply(place.matrix, own), style: read.style };
  if (isUse) return createUsedPart(element, placed, walk);
  if (read.style.visibility !== "visible") return undefined;
  const measures = { ...place.viewport, fontSize: read.style.fontSize };
  const segments = buildShape(element.name, element.attributes, measures)?.map((one) =>
    moveSegment(one, placed.matrix),
  );
  if (segments?.every(isFinitePlace) !== true) {
    walk.refuseNumbers(element);
    return undefined;
  }
  return walk.spend(segments.length) ? { segments, rule: read.style.clipRule } : undefined;
}

const SILENT: ReadonlySet<string> = new Set(["title", "desc", "metadata"]);

function createUsedPart(element: SvgElement, place: Place, walk: SvgWalk): VectorClip | undefined {
  const target = walk.follow(element);
  if (target === undefined) return undefined;
  const [x, y] = [Number(element.attributes["x"] ?? "0"), Number(element.attributes["y"] ?? "0")];
  const matrix = multiply(place.matrix, [1, 0, 0, 1, x, y]);
  let part: VectorClip | undefined;
  walk.within(target, element, () => {
    part = createPart(target, { ...place, matrix }, walk);
  });
  return part;
}

/**
 * One outline of all shapes of a clip path. Those that turn to the left are turned over, so that none makes a hole in
 * another.
 */
function unite(parts: readonly VectorClip[], target: SvgElement, walk: SvgWalk): VectorClip {
  const [first, ...others] = parts;
  if (first === undefined) return { segments: [], rule: "nonzero" };
  if (others.length === 0) return first;
  if (parts.some(({ rule }) => rule === "evenodd")) {
    walk.refuse("the clip-rule evenodd in a clip path of several shapes", target);
    return first;
  }
  const segments = parts.flatMap((part) => (measureArea(part.segments) < 0 ? reverse(part.segments) : part.segments));
  return { segments, rule: "nonzero" };
}

/** Twice the area of an outline by its points and control points; negative if it turns the other way. */
function measureArea(segments: readonly PathSegment[]): number {
  let area = 0;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const go = (toX: number, toY: number): void => {
    area += x * toY - toX * y;
    [x, y] = [toX, toY];
  };
  for (const segment of segments) {
    if (segment.op === "Z") go(startX, startY);
    else if (segment.op === "M") {
      go(startX, startY);
      [x, y, startX, startY] = [segment.x, segment.y, segment.x, segment.y];
    } else {
      if (segment.op === "C") {
        go(segment.x1, segment.y1);
        go(segment.x2, segment.y2);
      }
      go(segment.x, segment.y);
    }
  }
  go(startX, startY);
  return area;
}

/** The same outline, each of its parts drawn from its end to its beginning. */
function reverse(segments: readonly PathSegment[]): readonly PathSegment[] {
  const reversed: PathSegment[] = [];
  let part: PathSegment[] = [];
  const flush = (): void => {
    const drawn = part.filter((segment) => segment.op !== "Z");
    for (let index = drawn.length - 1; index >= 0; index--) {
      const [segment, before] = [drawn[index], drawn[index - 1]];
      if (segment === undefined) continue;
      if (index === drawn.length - 1) reversed.push({ op: "M", x: segment.x, y: segment.y });
      if (before === undefined) continue;
      reversed.push(
        segment.op === "C"
          ? { op: "C", x1: segment.x2, y1: segment.y2, x2: segment.x1, y2: segment.y1, x: before.x, y: before.y }
          : { op: "L", x: before.x, y: before.y },
      );
    }
    if (drawn.length > 0) reversed.push({ op: "Z" });
    part = [];
  };
  for (const segment of segments) {
    if (segment.op === "M") flush();
    part.push(segment);
  }
  flush();
  return reversed;
}

/** A rectangle as a clip, moved to its place. */
export function clipBox([x, y, width, height]: Box, { matrix }: Pick<Place, "matrix">): VectorClip {
  const corners: readonly PathSegment[] = [
    { op: "M", x, y },
    { op: "L", x: x + width, y },
    { op: "L", x: x + width, y: y + height },
    { op: "L", x, y: y + height },
    { op: "Z" },
  ];
  return { segments: corners.map((corner) => moveSegment(corner, matrix)), rule: "nonzero" };
}
