import type { MapFill } from "../model/map.js";
import { print, type Box } from "./draw-locator.js";

/** How a fill is drawn, so that it can be told from the others without colour. */
interface FillLook {
  /** Below the lines; an SVG paint. */
  readonly ground: string;
  /** Lines over the ground: their paint, width and distance in pt, and their slopes in degrees. */
  readonly lines?: {
    readonly paint: string;
    readonly width: number;
    readonly gap: number;
    readonly slopes: readonly number[];
  };
  /** Whether a dark label can be read on it. */
  readonly isLight: boolean;
}

const LAND = "var(--map-land, #f7f9fb)";
const FULL = "var(--map-full, #456489)";

/**
 * The looks of the mock-ups: solid for a full shape, one hatch for a half one, cross hatch for a cross; an open shape has
 * thin lines across, a dash broken ground, and what is context only is grey.
 */
const LOOKS: Readonly<Record<MapFill, FillLook>> = {
  plain: { ground: FULL, isLight: false },
  full: { ground: FULL, isLight: false },
  half: {
    ground: LAND,
    lines: { paint: "var(--map-half, #456489)", width: 1.7, gap: 4.4, slopes: [-45] },
    isLight: true,
  },
  open: {
    ground: LAND,
    lines: { paint: "var(--map-open, #456489)", width: 0.5, gap: 2.6, slopes: [0] },
    isLight: true,
  },
  cross: {
    ground: LAND,
    lines: { paint: "var(--map-cross, #9a5b00)", width: 0.9, gap: 3.6, slopes: [-45, 45] },
    isLight: true,
  },
  dash: {
    ground: LAND,
    lines: { paint: "var(--map-dash, #55606b)", width: 0.5, gap: 4.4, slopes: [90] },
    isLight: true,
  },
  context: { ground: "var(--map-context, #c1cad3)", isLight: true },
};

/** Whether dark letters can be read on a fill. */
export function isLight(fill: MapFill): boolean {
  return LOOKS[fill].isLight;
}

/**
 * Fills an outline.
 *
 * @param data - A path's `d`.
 * @param area - What the lines have to cover, in pt.
 * @param id - For the clip path; unique within the drawing.
 */
export function drawFill(fill: MapFill, data: string, area: Box, id: string): string {
  if (data === "") return "";
  const { ground, lines } = LOOKS[fill];
  const shape = `<path d="${data}" fill="${ground}"/>`;
  if (lines === undefined) return shape;
  const hatch = lines.slopes.map((slope) => drawLines(area, slope, lines.gap)).join("");
  return (
    `${shape}<clipPath id="${id}"><path d="${data}"/></clipPath>` +
    `<path clip-path="url(#${id})" d="${hatch}" fill="none" stroke="${lines.paint}" stroke-width="${String(lines.width)}"/>`
  );
}

/** Parallel lines over an area, from one edge of the circle around it to the other. */
function drawLines([left, top, right, bottom]: Box, slope: number, gap: number): string {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const radius = Math.hypot(right - left, bottom - top) / 2;
  const [across, down] = [Math.cos((slope * Math.PI) / 180), Math.sin((slope * Math.PI) / 180)];
  const count = Math.ceil(radius / gap);
  let data = "";
  for (let step = -count; step <= count; step++) {
    const away = step * gap;
    const reach = Math.sqrt(Math.max(0, radius ** 2 - away ** 2));
    if (reach === 0) continue;
    const [middleX, middleY] = [x - down * away, y + across * away];
    data += `M${print(middleX - across * reach)},${print(middleY - down * reach)}`;
    data += `L${print(middleX + across * reach)},${print(middleY + down * reach)}`;
  }
  return data;
}
