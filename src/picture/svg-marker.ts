import type { Matrix, PathSegment } from "../model/picture.js";
import { apply, IDENTITY, multiply } from "./matrix.js";
import { clipBox } from "./svg-clip.js";
import { readLength, readNumbers } from "./svg-length.js";
import type { Axis } from "./svg-length.js";
import type { SvgElement } from "./svg-tree.js";
import type { Nodes, Place, SvgWalk } from "./svg-walk.js";
import { fitBox, parseFit, parseViewBox } from "./view-box.js";
import type { Box } from "./view-box.js";

/** Shapes that have vertices. */
const MARKED: ReadonlySet<string> = new Set(["path", "line", "polyline", "polygon"]);

/** A direction; 0 0 where there is none. */
type Direction = readonly [number, number];

/** A point of an outline, with the directions in which it is reached and left. */
interface Vertex {
  readonly x: number;
  readonly y: number;
  incoming: Direction;
  outgoing: Direction;
}

/** Draws the children of a marker; given, since a marker holds what a drawing holds. */
export type DrawChildren = (element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes) => void;

/** The shape that has markers, and where they go. */
interface Marked {
  readonly element: SvgElement;
  readonly place: Place;
  readonly walk: SvgWalk;
  readonly nodes: Nodes;
  readonly drawChildren: DrawChildren;
}

/** Draws what stands at the vertices of a shape: arrowheads and points (SVG 2, 13.7). */
export function drawMarkers(segments: readonly PathSegment[], marked: Marked): void {
  const { element, place, walk } = marked;
  const { markerStart, markerMid, markerEnd } = place.style;
  if (markerStart === undefined && markerMid === undefined && markerEnd === undefined) return;
  if (!MARKED.has(element.name)) return;
  if (markerMid !== undefined && /[Aa]/u.test(element.attributes["d"] ?? "")) {
    // An arc is several curves by now, and has no vertices between them.
    walk.refuse("a marker-mid on a path with arcs", element);
    return;
  }
  const vertices = listVertices(segments);
  vertices.forEach((vertex, index) => {
    const isEnd = index === vertices.length - 1;
    const draw = (id: string | undefined, angle: number, isStart: boolean): void => {
      if (id !== undefined) drawMarker(id, vertex, angle, isStart, marked);
    };
    if (index === 0) draw(markerStart, toAngle(vertex.outgoing), true);
    if (index > 0 && !isEnd) draw(markerMid, bisect(vertex), false);
    if (isEnd) draw(markerEnd, toAngle(vertex.incoming), false);
  });
}

function listVertices(segments: readonly PathSegment[]): readonly Vertex[] {
  const vertices: Vertex[] = [];
  let start: Vertex | undefined;
  for (const segment of segments) {
    const last = vertices.at(-1);
    if (segment.op === "M") {
      start = { x: segment.x, y: segment.y, incoming: NOWHERE, outgoing: NOWHERE };
      vertices.push(start);
      continue;
    }
    const end = segment.op === "Z" ? start : segment;
    if (last === undefined || end === undefined) continue;
    const [outgoing, incoming] = findDirections(last, end, segment);
    last.outgoing = outgoing;
    const closed = segment.op === "Z" ? start : undefined;
    vertices.push({ x: end.x, y: end.y, incoming, outgoing: closed?.outgoing ?? NOWHERE });
    if (closed !== undefined) closed.incoming = incoming;
  }
  return vertices;
}

const NOWHERE: Direction = [0, 0];

/** Directions at both ends of a segment; control points that lie on an end say nothing. */
function findDirections(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  segment: PathSegment,
): readonly [Direction, Direction] {
  const points =
    segment.op === "C" ? [from, { x: segment.x1, y: segment.y1 }, { x: segment.x2, y: segment.y2 }, to] : [from, to];
  const next = points.find(({ x, y }) => x !== from.x || y !== from.y) ?? to;
  const before = points.findLast(({ x, y }) => x !== to.x || y !== to.y) ?? from;
  return [
    [next.x - from.x, next.y - from.y],
    [to.x - before.x, to.y - before.y],
  ];
}

function toAngle([x, y]: Direction): number {
  return Math.atan2(y, x);
}

/** The middle of both directions. */
function bisect({ incoming, outgoing }: Vertex): number {
  const [a, b] = [Math.hypot(...incoming) || 1, Math.hypot(...outgoing) || 1];
  return toAngle([incoming[0] / a + outgoing[0] / b, incoming[1] / a + outgoing[1] / b]);
}

function drawMarker(
  id: string,
  { x, y }: Vertex,
  angle: number,
  isStart: boolean,
  { element, place, walk, nodes, drawChildren }: Marked,
): void {
  const marker = walk.find(id, element);
  if (marker === undefined || !walk.visit()) return;
  if (marker.name !== "marker") {
    walk.refuse(`a <${marker.name}> as marker`, element);
    return;
  }
  const style = walk.findInherited(marker, place.viewport);
  const read = walk.readStyle(marker, { style, viewport: place.viewport });
  const layout = readLayout(marker, place);
  const turn = findTurn(marker.attributes["orient"], angle, isStart);
  if (layout === undefined || !Number.isFinite(turn)) {
    walk.refuseNumbers(marker);
    return;
  }
  const { room, viewBox, fit, anchor } = layout;
  if (read === undefined || room[2] <= 0 || room[3] <= 0) return;
  const scale = marker.attributes["markerUnits"] === "userSpaceOnUse" ? 1 : place.style.strokeWidth;
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  const standing = multiply(multiply(place.matrix, [cos, sin, -sin, cos, x, y]), [1, 0, 0, 1, -anchor.x, -anchor.y]);
  const inner: Nodes = [];
  walk.within(marker, element, () => {
    const viewport = { width: viewBox[2], height: viewBox[3] };
    drawChildren(marker, { matrix: multiply(standing, fit), style: read.style, viewport }, walk, inner);
  });
  if (read.own.overflow === "visible") nodes.push(...inner);
  else if (inner.length > 0)
    nodes.push({ kind: "group", opacity: 1, clips: [clipBox(room, { matrix: standing })], nodes: inner });
}

interface Layout {
  readonly room: Box;
  readonly viewBox: Box;
  /** From the view box to the room. */
  readonly fit: Matrix;
  /** What of the room stands on the vertex. */
  readonly anchor: { readonly x: number; readonly y: number };
}

/** @returns `undefined` if something of its size cannot be read. */
function readLayout(marker: SvgElement, place: Place): Layout | undefined {
  const measures = { ...place.viewport, fontSize: place.style.fontSize };
  const read = (name: string, axis: Axis, initial: string): number =>
    readLength(marker.attributes[name] ?? initial, axis, measures);
  const room: Box = [0, 0, read("markerWidth", "x", "3"), read("markerHeight", "y", "3")];
  const text = marker.attributes["viewBox"];
  const viewBox = text === undefined ? room : parseViewBox(text);
  const aspect = parseFit(marker.attributes["preserveAspectRatio"]);
  const [refX, refY] = [read("refX", "x", "0"), read("refY", "y", "0")];
  if (viewBox === undefined || aspect === undefined || ![...room, refX, refY].every(Number.isFinite)) return undefined;
  const fit = room[2] > 0 && room[3] > 0 ? fitBox(viewBox, room, aspect) : IDENTITY;
  return { room, viewBox, fit, anchor: apply(fit, refX, refY) };
}

/** @returns The turn of a marker in radians; NaN if it cannot be read. */
function findTurn(orient: string | undefined, angle: number, isStart: boolean): number {
  if (orient === "auto") return angle;
  if (orient === "auto-start-reverse") return isStart ? angle + Math.PI : angle;
  const [degrees = NaN] = readNumbers((orient ?? "0").replace(/deg$/u, "")) ?? [];
  return (degrees * Math.PI) / 180;
}
