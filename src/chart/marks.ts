import type { Color } from "../model/picture.js";
import { round, type Canvas } from "./canvas.js";
import type { Marker, Palette, SeriesStyle } from "./palette.js";

/** An area of a chart, in pt from its upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Distance of the lines of a pattern. */
const HATCH_PT = 3.6;
const HATCH_WIDTH_PT = 0.9;
const EDGE_PT = 0.8;

type Fill = Pick<SeriesStyle, "color" | "pattern">;

/** Paints an area with its pattern; lines are cut at its edges by arithmetic, so that no clipping is needed. */
export function fillArea(canvas: Canvas, area: Area, { color, pattern }: Fill, palette: Palette): void {
  const { x, y, width, height } = area;
  if (width <= 0 || height <= 0) return;
  if (pattern === "solid" || Math.min(width, height) <= EDGE_PT * 2) {
    canvas.rect(x, y, width, height, color);
    return;
  }
  const half = EDGE_PT / 2;
  const outline = `M${round(x + half)} ${round(y + half)}H${round(x + width - half)}V${round(y + height - half)}H${round(x + half)}Z`;
  canvas.path(outline, { color, widthPt: EDGE_PT }, palette.paper);
  const hatch = findHatch(area, pattern);
  if (hatch !== "") canvas.path(hatch, { color, widthPt: HATCH_WIDTH_PT });
}

function findHatch(area: Area, pattern: Fill["pattern"]): string {
  switch (pattern) {
    case "solid":
    case "open":
      return "";
    case "diagonal":
      return hatchDiagonal(area, true);
    case "back":
      return hatchDiagonal(area, false);
    case "cross":
      return hatchDiagonal(area, true) + hatchDiagonal(area, false);
    case "horizontal":
      return hatchStraight(area, false);
    case "vertical":
      return hatchStraight(area, true);
    case "grid":
      return hatchStraight(area, false) + hatchStraight(area, true);
  }
}

/** Lines at 45 degrees, anchored to the drawing and not to the area, so that neighbours agree. */
function hatchDiagonal({ x, y, width, height }: Area, rising: boolean): string {
  const stepPt = HATCH_PT * Math.SQRT2;
  const [left, right, top, bottom] = [x, x + width, y, y + height];
  const ends = rising ? [left + top, right + bottom] : [top - right, bottom - left];
  let data = "";
  for (let c = Math.ceil((ends[0] ?? 0) / stepPt) * stepPt; c < (ends[1] ?? 0); c += stepPt) {
    // Rising: x + y = c; falling: y - x = c.
    const from = rising ? Math.max(left, c - bottom) : Math.max(left, top - c);
    const to = rising ? Math.min(right, c - top) : Math.min(right, bottom - c);
    if (to - from < 0.05) continue;
    const [y1, y2] = rising ? [c - from, c - to] : [c + from, c + to];
    data += `M${round(from)} ${round(y1)}L${round(to)} ${round(y2)}`;
  }
  return data;
}

function hatchStraight({ x, y, width, height }: Area, upright: boolean): string {
  let data = "";
  const length = upright ? width : height;
  for (let at = HATCH_PT * 0.8; at < length - 0.5; at += HATCH_PT * 0.8) {
    data += upright
      ? `M${round(x + at)} ${round(y)}V${round(y + height)}`
      : `M${round(x)} ${round(y + at)}H${round(x + width)}`;
  }
  return data;
}

const MARKER_PT = 2.7;

/** Draws a marker around a point; open ones show paper within. */
export function drawMarker(
  canvas: Canvas,
  x: number,
  y: number,
  marker: Marker,
  color: Color,
  paper: Color,
  scale = 1,
): void {
  const r = MARKER_PT * scale;
  const isOpen = marker === "ring" || marker.startsWith("open");
  const data = outlineMarker(x, y, r, marker);
  if (isOpen) canvas.path(data, { color, widthPt: 1.2 }, paper);
  else canvas.path(data, undefined, color);
}

function outlineMarker(x: number, y: number, r: number, marker: Marker): string {
  switch (marker) {
    case "disc":
    case "ring":
      return `M${round(x - r)} ${round(y)}A${round(r)} ${round(r)} 0 1 1 ${round(x + r)} ${round(y)}A${round(r)} ${round(r)} 0 1 1 ${round(x - r)} ${round(y)}Z`;
    case "square":
    case "open-square": {
      const s = r * 0.9;
      return `M${round(x - s)} ${round(y - s)}H${round(x + s)}V${round(y + s)}H${round(x - s)}Z`;
    }
    case "triangle":
    case "open-triangle": {
      const s = r * 1.15;
      return `M${round(x)} ${round(y - s)}L${round(x + s)} ${round(y + s * 0.8)}H${round(x - s)}Z`;
    }
    case "diamond":
    case "open-diamond": {
      const s = r * 1.3;
      return `M${round(x)} ${round(y - s)}L${round(x + s)} ${round(y)}L${round(x)} ${round(y + s)}L${round(x - s)} ${round(y)}Z`;
    }
  }
}
