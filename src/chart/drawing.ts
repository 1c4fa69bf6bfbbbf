import { formatNumber, formatPercentage } from "../formats/format-number.js";
import type { Chart, DrawingSite } from "../model/chart.js";
import { Canvas } from "./canvas.js";
import { Palette, type SeriesStyle } from "./palette.js";
import type { TickSet } from "./ticks.js";

/** Says that a chart could not be drawn as it was asked for, or had to be changed. */
export type ReportDrawing = (
  code: "chart-turned" | "chart-color-faint" | "chart-cramped",
  message: string,
  hint: string,
) => void;

/** What the parts of a chart share while it is drawn. */
export interface Drawing {
  readonly chart: Chart;
  readonly canvas: Canvas;
  readonly palette: Palette;
  readonly lang: string;
  readonly report: ReportDrawing;
  /** How each series looks, in their order. */
  readonly styles: readonly SeriesStyle[];
}

/** Prepares a drawing; nothing is painted yet. */
export function createDrawing(chart: Chart, site: DrawingSite, lang: string, report: ReportDrawing): Drawing {
  const palette = new Palette(site);
  return { chart, canvas: new Canvas(site), palette, lang, report, styles: styleSeries(chart, palette) };
}

/** Series that stand out come first in the order of looks; the others have the colour that stands back. */
function styleSeries({ series, highlight }: Chart, palette: Palette): readonly SeriesStyle[] {
  const isMarked = series.some(({ name }) => highlight.has(name));
  if (!isMarked) return series.map((_, index) => palette.series(index));
  const marked = series.filter(({ name }) => highlight.has(name)).length;
  let [front, back] = [0, marked];
  return series.map(({ name }) => {
    if (highlight.has(name)) return { ...palette.series(front++), widthPt: 2.2 };
    return { ...palette.series(back++), color: palette.context, widthPt: 1.1 };
  });
}

/** @returns The fill of a bar of the only series: one colour, or two where some of the categories stand out. */
export function fillCategory(category: string, { chart, palette }: Drawing): Pick<SeriesStyle, "color" | "pattern"> {
  const stands = chart.highlight.size === 0 || chart.highlight.has(category);
  if (stands) return { color: palette.accent, pattern: "solid" };
  return { color: palette.context, pattern: palette.standsApart ? "solid" : "diagonal" };
}

/** Whether a category or series is to be set in semibold. */
export function standsOut(name: string, { chart }: Drawing): boolean {
  return chart.highlight.has(name);
}

/** Prints a value as all values of the chart are printed, e.g. "\u22123.5" or "12%". */
export function printValue(value: number, { chart, lang }: Pick<Drawing, "chart" | "lang">): string {
  return printNumber(value, chart.decimals, chart, lang);
}

/** Prints the number at a tick: with as many decimals as ticks need. */
export function printTick(value: number, ticks: TickSet, { chart, lang }: Drawing): string {
  return printNumber(value, ticks.decimals, chart, lang);
}

function printNumber(value: number, decimals: number, { unit, share }: Chart, lang: string): string {
  // There is no negative zero in print.
  const shown = Number(value.toFixed(Math.min(decimals, 20))) === 0 ? 0 : value;
  if (share || unit === "%") return formatPercentage(shown, decimals, lang);
  return formatNumber(shown, decimals, lang);
}

/** What a value prints that is missing. */
export const MISSING = "..";
