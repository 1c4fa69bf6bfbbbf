import type { VectorClip, VectorInk, VectorNode, VectorShape } from "../model/picture.js";
import { findScale, isSimilarity, multiply, parseTransform } from "./matrix.js";
import { findPathBox } from "./path-box.js";
import { isFinitePlace, moveSegment } from "./place-segment.js";
import { clipBox, findClips } from "./svg-clip.js";
import { resolvePaint } from "./svg-gradient.js";
import type { Painted } from "./svg-gradient.js";
import { drawImage } from "./svg-image.js";
import { inkOf } from "./svg-ink.js";
import { readLength } from "./svg-length.js";
import type { Axis } from "./svg-length.js";
import { drawMarkers } from "./svg-marker.js";
import { buildShape, isShape } from "./svg-shapes.js";
import type { OwnStyle } from "./svg-style.js";
import { drawText } from "./svg-text.js";
import type { SvgElement } from "./svg-tree.js";
import type { Nodes, Place, SvgWalk } from "./svg-walk.js";
import { fitBox, parseFit, parseViewBox } from "./view-box.js";
import type { Box } from "./view-box.js";

/** Elements that describe, or that are drawn only where something refers to them. What refers to them is reported if they are not drawn. */
const SILENT: ReadonlySet<string> = new Set([
  ...["title", "desc", "metadata", "defs", "symbol", "style", "linearGradient", "radialGradient", "clipPath"],
  ...["marker", "mask", "filter", "pattern", "view"],
]);

const FORBIDDEN: ReadonlySet<string> = new Set(["script", "foreignObject", "iframe", "audio", "video", "canvas"]);

/** Draws the children of an element, one after the other. */
function drawChildren(element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes): void {
  for (const child of element.children) drawElement(child, place, walk, nodes);
}

/** @returns What is painted of a drawing, from its outermost element on. */
export function drawRoot(root: SvgElement, place: Place, walk: SvgWalk): readonly VectorNode[] {
  const inner: Nodes = [];
  const placed = placeElement(root, place, walk);
  if (placed === undefined) return inner;
  drawChildren(root, placed.place, walk, inner);
  return finishElement(root, placed, inner, walk);
}

/** Where an element is drawn, and what only it has. */
interface PlacedElement {
  readonly place: Place;
  readonly own: OwnStyle;
}

/** @returns `undefined` if it is hidden, or cannot be drawn. */
function placeElement(element: SvgElement, place: Place, walk: SvgWalk): PlacedElement | undefined {
  const read = walk.readStyle(element, place);
  if (read === undefined || read.own.hidden) return undefined;
  const transform = element.attributes["transform"] ?? "";
  const own = parseTransform(transform);
  if (own === undefined) {
    walk.refuse(`the transform "${transform}"`, element);
    return undefined;
  }
  return { place: { ...place, matrix: multiply(place.matrix, own), style: read.style }, own: read.own };
}

/** Clips and fades what was drawn of an element. */
function finishElement(
  element: SvgElement,
  { place, own }: PlacedElement,
  inner: readonly VectorNode[],
  walk: SvgWalk,
): readonly VectorNode[] {
  const painted = { element, place, findBox: () => findElementBox(element, place) };
  return group(inner, own.opacity, own.clipPath === undefined ? [] : findClips(own.clipPath, painted, walk));
}

function drawElement(element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes): void {
  const { name } = element;
  if (!walk.visit() || SILENT.has(name)) return;
  // Elements of other namespaces are notes of drawing programs.
  if (name.includes(":")) return;
  if (FORBIDDEN.has(name)) {
    walk.forbid(
      `holds a ${name}`,
      element,
      "Remove it: nothing in a drawing is run, and all of it is drawn by SVG itself",
    );
    return;
  }
  const placed = placeElement(element, place, walk);
  if (placed === undefined) return;
  const inner: Nodes = [];
  drawContent(element, placed.place, placed.own, walk, inner);
  nodes.push(...finishElement(element, placed, inner, walk));
}

function drawContent(element: SvgElement, place: Place, own: OwnStyle, walk: SvgWalk, nodes: Nodes): void {
  switch (element.name) {
    case "g":
    case "a":
      drawChildren(element, place, walk, nodes);
      return;
    case "text":
      drawText(element, place, own, walk, nodes);
      return;
    case "svg":
      drawViewport(element, element, place, own, walk, nodes);
      return;
    default:
      drawLeaf(element, place, walk, nodes);
  }
}

/** Draws an element that has no children but those that describe it. */
function drawLeaf(element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes): void {
  const foreign = element.children.find(({ name }) => !SILENT.has(name) && !name.includes(":"));
  if (foreign !== undefined) walk.refuse(`the element <${foreign.name}>`, foreign);
  switch (element.name) {
    case "use":
      drawUse(element, place, walk, nodes);
      return;
    case "image":
      drawImage(element, place, walk, nodes);
      return;
    default:
      if (isShape(element.name)) drawShape(element, place, walk, nodes);
      else walk.refuse(`the element <${element.name}>`, element);
  }
}

/** Nodes with the opacity and clips that they share; where one node alone has them, no group is needed for opacity. */
function group(inner: readonly VectorNode[], opacity: number, clips: readonly VectorClip[]): readonly VectorNode[] {
  const [only, ...others] = inner;
  if (only === undefined || opacity === 0) return [];
  const faded = opacity < 1 && others.length === 0 ? fade(only, opacity) : undefined;
  if (faded !== undefined) return clips.length === 0 ? [faded] : [{ kind: "group", opacity: 1, clips, nodes: [faded] }];
  if (opacity === 1 && clips.length === 0) return inner;
  return [{ kind: "group", opacity, clips, nodes: inner }];
}

/** @returns The node, painted fainter; `undefined` if parts of it lie on one another. */
function fade(node: VectorNode, opacity: number): VectorNode | undefined {
  switch (node.kind) {
    case "image":
      return { ...node, opacity: node.opacity * opacity };
    case "group":
      return { ...node, opacity: node.opacity * opacity };
    case "text": {
      const spans = node.chunks.flatMap((chunk) => chunk.spans);
      if (spans.some(({ fill, stroke }) => fill !== undefined && stroke !== undefined)) return undefined;
      return {
        ...node,
        chunks: node.chunks.map((chunk) => ({ ...chunk, spans: chunk.spans.map((span) => fadeInk(span, opacity)) })),
      };
    }
    case "glyphs":
      return undefined;
    case "path":
      if (node.fill !== undefined && node.stroke !== undefined) return undefined;
      return fadeInk(node, opacity);
  }
}

function fadeInk<T extends VectorInk>(ink: T, opacity: number): T {
  return { ...ink, fillOpacity: ink.fillOpacity * opacity, strokeOpacity: ink.strokeOpacity * opacity };
}

/** The box of a shape or picture in its own units; `undefined` for what has many parts. */
function findElementBox(element: SvgElement, { viewport, style }: Place): Box | undefined {
  const measures = { ...viewport, fontSize: style.fontSize };
  if (isShape(element.name)) return findPathBox(buildShape(element.name, element.attributes, measures) ?? []);
  return element.name === "image" ? readBox(element, { viewport, style }) : undefined;
}

/** x, y, width and height of an element; what is missing is 0. */
export function readBox({ attributes }: SvgElement, { viewport, style }: Pick<Place, "viewport" | "style">): Box {
  const measures = { ...viewport, fontSize: style.fontSize };
  const read = (name: string, axis: Axis): number => readLength(attributes[name] ?? "0", axis, measures);
  return [read("x", "x"), read("y", "y"), read("width", "x"), read("height", "y")];
}

function drawUse(element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes): void {
  const target = walk.follow(element);
  if (target === undefined) return;
  const [x, y] = readBox(element, place);
  if (!Number.isFinite(x + y)) {
    walk.refuseNumbers(element);
    return;
  }
  const placed = { ...place, matrix: multiply(place.matrix, [1, 0, 0, 1, x, y]) };
  walk.within(target, element, () => {
    if (target.name === "symbol") {
      const read = walk.readStyle(target, placed);
      if (read === undefined || !walk.visit()) return;
      const inner: Nodes = [];
      drawViewport(target, element, { ...placed, style: read.style }, read.own, walk, inner);
      nodes.push(...group(inner, read.own.opacity, []));
    } else drawElement(target, placed, walk, nodes);
  });
}

/** Draws a nested `<svg>`, or a symbol whose size `sized` gives. */
function drawViewport(
  element: SvgElement,
  sized: SvgElement,
  place: Place,
  own: OwnStyle,
  walk: SvgWalk,
  nodes: Nodes,
): void {
  const measures = { ...place.viewport, fontSize: place.style.fontSize };
  const find = (name: "x" | "y" | "width" | "height", axis: Axis, initial: string): number =>
    readLength(sized.attributes[name] ?? element.attributes[name] ?? initial, axis, measures);
  // The place of a symbol is that of its `use`, which has moved it there.
  const [x, y] = sized === element ? [find("x", "x", "0"), find("y", "y", "0")] : [0, 0];
  const room: Box = [x, y, find("width", "x", "100%"), find("height", "y", "100%")];
  const text = element.attributes["viewBox"];
  const viewBox = text === undefined ? ([0, 0, room[2], room[3]] as const) : parseViewBox(text);
  const fit = parseFit(element.attributes["preserveAspectRatio"]);
  if (viewBox === undefined || fit === undefined || !room.every(Number.isFinite)) {
    walk.refuseNumbers(element);
    return;
  }
  if (room[2] <= 0 || room[3] <= 0) return;
  const inner: Nodes = [];
  const matrix = multiply(place.matrix, fitBox(viewBox, room, fit));
  drawChildren(element, { ...place, matrix, viewport: { width: viewBox[2], height: viewBox[3] } }, walk, inner);
  nodes.push(...group(inner, 1, own.overflow === "visible" ? [] : [clipBox(room, place)]));
}

function drawShape(element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes): void {
  const measures = { ...place.viewport, fontSize: place.style.fontSize };
  const segments = walk.findOutline(element, measures);
  if (segments === undefined) {
    walk.refuseNumbers(element);
    return;
  }
  if (segments.length === 0 || place.style.visibility !== "visible" || !walk.spend(segments.length)) return;
  const shape = placeShape(segments, { element, place, findBox: () => findPathBox(segments) }, walk);
  if (shape === undefined) walk.refuseNumbers(element);
  else if (shape.fill !== undefined || shape.stroke !== undefined) nodes.push(shape);
  drawMarkers(segments, { element, place, walk, nodes, drawChildren });
}

/** @returns `undefined` if a PDF cannot hold its numbers. */
function placeShape(segments: VectorShape["segments"], painted: Painted, walk: SvgWalk): VectorShape | undefined {
  const { style, matrix } = painted.place;
  const moved = segments.map((segment) => moveSegment(segment, matrix));
  if (!moved.every(isFinitePlace)) return undefined;
  const stroke = style.strokeWidth > 0 ? resolvePaint(style.stroke, painted, walk) : undefined;
  const shape = {
    kind: "path",
    fillRule: style.fillRule,
    ...inkOf(style),
    fill: resolvePaint(style.fill, painted, walk),
    stroke,
  } as const;
  if (stroke !== undefined && !isSimilarity(matrix)) return { ...shape, segments, matrix };
  const scale = findScale(matrix);
  return {
    ...shape,
    segments: moved,
    strokeWidth: style.strokeWidth * scale,
    dashes: style.dashes.map((dash) => dash * scale),
    dashOffset: style.dashOffset * scale,
  };
}
