import { printValue, standsOut, type Drawing } from "./drawing.js";
import { drawMarker } from "./marks.js";
import { spreadLabels } from "./spread-labels.js";
import { findDomain } from "./ticks.js";
import { heightOf, type ValueScale } from "./value-axis.js";
import { wrapLabel } from "./wrap-label.js";

const GAP_PT = 7;
const NAMES_SHARE = 0.36;

/** One end of a line: its height and what stands beside it. */
interface End {
  readonly series: number;
  readonly y: number;
  readonly lines: readonly string[];
}

/**
 * Draws a line for each series from the first category to the second, with names and values at both ends.
 *
 * @returns Height in pt.
 */
export function drawSlope(drawing: Drawing): number {
  const { chart, canvas, palette, styles } = drawing;
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== undefined));
  const sides = [0, 1].map((side) => layOutSide(drawing, side));
  const widths = sides.map((ends) => Math.max(...ends.map(({ widthPt }) => widthPt), 0));
  const needs = sides.map((ends) => ends.reduce((sum, { lines }) => sum + lines.length * canvas.linePt, 0));
  const plotPt = Math.max(70, Math.min(canvas.site.widthPt * 0.55, 165), ...needs);
  const top = canvas.linePt * 1.9;
  const scale: ValueScale = { domain: findDomain(values, chart.zero ?? false), top, bottom: top + plotPt };
  const places = [(widths[0] ?? 0) + GAP_PT, canvas.site.widthPt - (widths[1] ?? 0) - GAP_PT];
  places.forEach((x, side) => {
    canvas.line(x, top - 5, x, scale.bottom + 5, { color: palette.hairline, widthPt: 0.5 });
    const name = chart.categories[side] ?? "";
    const widthPt = canvas.measure(name, true);
    const left = side === 0 ? Math.max(x - widthPt, 0) : Math.min(x, canvas.site.widthPt - widthPt);
    canvas.textAt(left, canvas.linePt / 2, name, { bold: true });
  });
  chart.series.forEach(({ values: own }, index) => {
    const style = styles[index];
    if (style === undefined) return;
    const points = own.map((value, side) =>
      value === undefined ? undefined : ([places[side] ?? 0, heightOf(value, scale)] as const),
    );
    const [from, to] = points;
    const { color, widthPt, dashes, marker } = style;
    if (from !== undefined && to !== undefined) canvas.line(...from, ...to, { color, widthPt, dashes });
    for (const point of points) if (point !== undefined) drawMarker(canvas, ...point, marker, color, palette.paper);
  });
  sides.forEach((ends, side) => {
    const placed = ends.map(({ series, lines, value }): End => ({ series, lines, y: heightOf(value, scale) }));
    drawSide(drawing, placed, places[side] ?? 0, side, scale);
  });
  return scale.bottom + canvas.linePt / 2 + 3;
}

function layOutSide(
  drawing: Drawing,
  side: number,
): readonly {
  readonly series: number;
  readonly value: number;
  readonly lines: readonly string[];
  readonly widthPt: number;
}[] {
  const { chart, canvas } = drawing;
  return chart.series.flatMap(({ name, values }, series) => {
    const value = values[side];
    if (value === undefined) return [];
    const bold = standsOut(name, drawing);
    const measure = (line: string): number => canvas.measure(line, bold);
    const number = printValue(value, drawing);
    const lines = wrapLabel(
      side === 0 ? `${name} ${number}` : `${number} ${name}`,
      canvas.site.widthPt * NAMES_SHARE,
      measure,
    );
    return [{ series, value, lines, widthPt: Math.max(...lines.map(measure)) }];
  });
}

function drawSide(drawing: Drawing, ends: readonly End[], x: number, side: number, scale: ValueScale): void {
  const { chart, canvas, palette, styles } = drawing;
  const wishes = ends.map(({ y, lines }) => ({ wanted: y, height: lines.length * canvas.linePt }));
  const middles = spreadLabels(wishes, scale.top - canvas.linePt / 2, scale.bottom + canvas.linePt / 2);
  ends.forEach(({ series, y, lines }, index) => {
    const at = middles[index] ?? y;
    const toward = side === 0 ? -1 : 1;
    const bold = standsOut(chart.series[series]?.name ?? "", drawing);
    if (Math.abs(at - y) > 3) {
      const color = styles[series]?.color ?? palette.ink;
      canvas.line(x + toward * 3.5, y, x + toward * (GAP_PT - 1.2), at, { color, widthPt: 0.5 });
    }
    canvas.lines(x + toward * GAP_PT, at, lines, { anchor: side === 0 ? "end" : "start", bold });
  });
}
