import { areOrdered, drawCategories, layOutCategories } from "./category-axis.js";
import { printValue, standsOut, type Drawing } from "./drawing.js";
import { chooseMarkers, writeLine, type LinePoint } from "./line-path.js";
import { drawMarker } from "./marks.js";
import { spreadLabels } from "./spread-labels.js";
import { findDomain, findTicks, roundDomain } from "./ticks.js";
import { drawTicks, drawZero, heightOf, measureTicks, type ValueScale } from "./value-axis.js";
import { wrapLabel } from "./wrap-label.js";

const TICKS = 4;
/** Between the end of a line and its name. */
const LABEL_GAP_PT = 7;
/** Names at the ends of lines take this share of the width at most. */
const NAMES_SHARE = 0.34;

/** The name and last value of a series, in lines. */
interface EndLabel {
  readonly series: number;
  readonly lines: readonly string[];
  readonly widthPt: number;
}

/**
 * Draws lines over categories in order. Each series is named at the end of its line; missing values are gaps.
 *
 * @returns Height in pt.
 */
export function drawLines(drawing: Drawing): number {
  const { chart, canvas } = drawing;
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== undefined));
  const domain = roundDomain(findDomain(values, chart.zero), TICKS);
  const ticks = findTicks(domain, TICKS);
  const ends = layOutEnds(drawing);
  const left = measureTicks(ticks, drawing) + 2;
  const right = canvas.site.widthPt - Math.max(...ends.map(({ widthPt }) => widthPt)) - LABEL_GAP_PT;
  const plotPt = Math.max(80, Math.min(canvas.site.widthPt * 0.5, 175));
  const needPt = ends.reduce((sum, { lines }) => sum + lines.length * canvas.linePt, 0);
  const top = canvas.linePt / 2;
  const scale: ValueScale = { domain, top, bottom: top + Math.max(plotPt, needPt) };

  drawTicks(drawing, ticks, scale, left, right);
  drawZero(drawing, scale, left, right);
  const places = placeCategories(chart.categories, left + 4, right - 3);
  const lines = chart.series.map((series) =>
    series.values.map((value, index) => placePoint(value, places[index], scale)),
  );
  lines.forEach((points, index) => {
    drawLine(drawing, points, index);
  });
  drawEnds(drawing, ends, lines, scale, right);
  return drawPeriod(drawing, places, scale.bottom + 4, right - left);
}

/** Years stand at their true distances, other categories at equal ones. */
export function placeCategories(categories: readonly string[], left: number, right: number): readonly number[] {
  const count = categories.length;
  if (count === 1) return [(left + right) / 2];
  const numbers = categories.map((name) => Number(name.replace(",", ".")));
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  if (!areOrdered(categories)) return categories.map((_, index) => left + ((right - left) * index) / (count - 1));
  return numbers.map((value) => left + ((right - left) * (value - first)) / (last - first));
}

function placePoint(value: number | undefined, x: number | undefined, scale: ValueScale): LinePoint {
  return value === undefined || x === undefined ? undefined : { x, y: heightOf(value, scale) };
}

function drawLine({ canvas, palette, styles }: Drawing, points: readonly LinePoint[], index: number): void {
  const style = styles[index];
  const data = writeLine(points);
  if (style === undefined || data === "") return;
  const { color, widthPt, dashes, marker } = style;
  canvas.path(data, { color, widthPt, dashes });
  for (const at of chooseMarkers(points, index)) {
    const point = points[at];
    if (point !== undefined) drawMarker(canvas, point.x, point.y, marker, color, palette.paper);
  }
}

/** Each label wraps in the room that names may take. */
function layOutEnds(drawing: Drawing): readonly EndLabel[] {
  const { chart, canvas } = drawing;
  const mostPt = canvas.site.widthPt * NAMES_SHARE;
  return chart.series.map(({ name, values }, series) => {
    const bold = standsOut(name, drawing) || chart.series.length === 1;
    const last = values.findLast((value) => value !== undefined);
    const number = last === undefined ? "" : printValue(last, drawing);
    const text = chart.series.length === 1 ? number : `${name} ${number}`.trim();
    const measure = (line: string): number => canvas.measure(line, bold);
    const lines = wrapLabel(text, mostPt, measure);
    return { series, lines, widthPt: Math.max(...lines.map(measure), 0) };
  });
}

function drawEnds(
  drawing: Drawing,
  ends: readonly EndLabel[],
  lines: readonly (readonly LinePoint[])[],
  scale: ValueScale,
  right: number,
): void {
  const { chart, canvas, palette, styles } = drawing;
  const lasts = lines.map((points) => points.findLast((point) => point !== undefined));
  const wishes = ends.map(({ lines: own, series }) => ({
    wanted: lasts[series]?.y ?? scale.bottom,
    height: own.length * canvas.linePt,
  }));
  const middles = spreadLabels(wishes, scale.top - canvas.linePt / 2, scale.bottom + canvas.linePt / 2);
  ends.forEach(({ series, lines: own }, index) => {
    const last = lasts[series];
    const y = middles[index] ?? 0;
    const name = chart.series[series]?.name ?? "";
    const bold = standsOut(name, drawing) || chart.series.length === 1;
    const color = styles[series]?.color ?? palette.ink;
    const x = right + LABEL_GAP_PT;
    // A thread leads to a label that had to move, or whose line ends before the others.
    if (last !== undefined && (Math.abs(last.y - y) > 3 || right - last.x > 8))
      canvas.line(last.x + 4, last.y, x - 1.5, y, { color, widthPt: 0.5 });
    canvas.lines(x, y, own, { bold });
  });
}

/** Names below a line: all, or the first and the last of a row in order. */
function drawPeriod(drawing: Drawing, places: readonly number[], y: number, widthPt: number): number {
  const slotPt = widthPt / Math.max(drawing.chart.categories.length - 1, 1);
  const labels = layOutCategories(drawing, slotPt, true);
  if (labels === undefined) return y;
  for (const [index, own] of labels.lines.entries()) {
    const x = places[index];
    if (own !== undefined && x !== undefined)
      drawing.canvas.line(x, y - 4, x, y - 1, { color: drawing.palette.muted, widthPt: 0.5 });
  }
  drawCategories(drawing, labels, places, y);
  return y + labels.heightPt;
}
