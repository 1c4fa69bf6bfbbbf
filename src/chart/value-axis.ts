import { printTick, type Drawing } from "./drawing.js";
import type { Domain, TickSet } from "./ticks.js";

/** Heights of an area that values are drawn in; y goes down. */
export interface ValueScale {
  readonly domain: Domain;
  readonly top: number;
  readonly bottom: number;
}

/** @returns The height of a value. */
export function heightOf(value: number, { domain: { min, max }, top, bottom }: ValueScale): number {
  return bottom - ((value - min) / (max - min)) * (bottom - top);
}

/** @returns Width of the column of numbers with the air behind it, in pt. */
export function measureTicks(ticks: TickSet, drawing: Drawing): number {
  const widths = ticks.values.map((value) => drawing.canvas.measure(printTick(value, ticks, drawing)));
  return widths.length === 0 ? 0 : Math.max(...widths) + 5;
}

/** Draws hairlines with their numbers before them; the one at zero is the strong one. */
export function drawTicks(drawing: Drawing, ticks: TickSet, scale: ValueScale, left: number, right: number): void {
  const { canvas, palette } = drawing;
  for (const value of ticks.values) {
    const y = heightOf(value, scale);
    if (value !== 0) canvas.line(left, y, right, y, { color: palette.hairline, widthPt: 0.4 });
    const label = printTick(value, ticks, drawing);
    if (left > 0) canvas.textAt(left - 5, y, label, { anchor: "end", fill: palette.muted });
  }
}

/** Draws the line at zero, if zero is in the domain. */
export function drawZero(drawing: Drawing, scale: ValueScale, left: number, right: number): void {
  const { min, max } = scale.domain;
  if (min > 0 || max < 0) return;
  const y = heightOf(0, scale);
  drawing.canvas.line(left, y, right, y, { color: drawing.palette.ink, widthPt: 0.9 });
}
