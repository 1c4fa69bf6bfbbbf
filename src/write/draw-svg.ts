import type { Color, Paint, PathSegment, VectorPicture, VectorShape } from "../model/picture.js";
import { formatColor } from "./draw-outline.js";
import { formatNumber as n } from "./pdf-values.js";

/** A drawing as PDF operators, with the opacities that its resources must name. */
export interface DrawnSvg {
  readonly text: string;
  /** Pairs of fill and stroke opacity, by resource name, e.g. "G1". */
  readonly opacities: ReadonlyMap<string, readonly [number, number]>;
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

/** Draws the shapes of an SVG in the units of its viewBox, y downwards: the form's matrix turns them over. */
export function drawSvg(picture: VectorPicture, current: Color): DrawnSvg {
  const opacities = new Map<string, readonly [number, number]>();
  const lines = picture.shapes.flatMap((shape) => drawShape(shape, current, opacities));
  return { text: lines.join("\n"), opacities };
}

function drawShape(
  shape: VectorShape,
  current: Color,
  opacities: Map<string, readonly [number, number]>,
): readonly string[] {
  const fill = resolvePaint(shape.fill, current);
  const stroke = shape.strokeWidth > 0 ? resolvePaint(shape.stroke, current) : undefined;
  if (fill === undefined && stroke === undefined) return [];
  const even = shape.fillRule === "evenodd" ? "*" : "";
  const paint = fill === undefined ? "S" : stroke === undefined ? `f${even}` : `B${even}`;
  return [
    "q",
    ...setOpacity(shape, opacities),
    ...(fill === undefined ? [] : [`${formatColor(fill)} rg`]),
    ...(stroke === undefined ? [] : setStroke(shape, stroke)),
    ...shape.segments.map((segment) => formatSegment(segment)),
    paint,
    "Q",
  ];
}

function resolvePaint(paint: Paint, current: Color): Color | undefined {
  return paint === "currentColor" ? current : paint;
}

function setOpacity(shape: VectorShape, opacities: Map<string, readonly [number, number]>): readonly string[] {
  const { fillOpacity, strokeOpacity } = shape;
  if (fillOpacity >= 1 && strokeOpacity >= 1) return [];
  for (const [name, [fill, stroke]] of opacities)
    if (fill === fillOpacity && stroke === strokeOpacity) return [`/${name} gs`];
  const name = `G${String(opacities.size + 1)}`;
  opacities.set(name, [fillOpacity, strokeOpacity]);
  return [`/${name} gs`];
}

function setStroke(shape: VectorShape, stroke: Color): readonly string[] {
  const dashes = shape.dashes.length > 0 ? [`[${shape.dashes.map((dash) => n(dash, 3)).join(" ")}] 0 d`] : [];
  const state = `${n(shape.strokeWidth, 3)} w ${String(CAPS[shape.lineCap])} J ${String(JOINS[shape.lineJoin])} j ${n(Math.max(shape.miterLimit, 1))} M`;
  return [`${formatColor(stroke)} RG`, state, ...dashes];
}

function formatSegment(segment: PathSegment): string {
  switch (segment.op) {
    case "M":
      return `${n(segment.x, 3)} ${n(segment.y, 3)} m`;
    case "L":
      return `${n(segment.x, 3)} ${n(segment.y, 3)} l`;
    case "C": {
      const { x1, y1, x2, y2, x, y } = segment;
      return `${[x1, y1, x2, y2, x, y].map((value) => n(value, 3)).join(" ")} c`;
    }
    case "Z":
      return "h";
  }
}
