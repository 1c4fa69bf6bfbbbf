import { drawKeys } from "./draw-keys.js";
import { MISSING, printTick, printValue, standsOut, type Drawing } from "./drawing.js";
import { drawMarker } from "./marks.js";
import { layOutRows, type Row } from "./rows.js";
import { findDomain, findTicks, roundDomain, type Domain } from "./ticks.js";

const GAP_PT = 6;
const TICKS = 5;

/** Places on the axis of values. */
interface Across {
  readonly left: number;
  readonly right: number;
  readonly domain: Domain;
}

function placeOf(value: number, { left, right, domain: { min, max } }: Across): number {
  return left + ((value - min) / (max - min)) * (right - left);
}

/**
 * Draws a row of dots for each category, joined by a line where there are several. Values stand beside the outer dots;
 * where dots lie between, an axis is drawn.
 *
 * @returns Height in pt.
 */
export function drawDots(drawing: Drawing): number {
  const { chart, canvas, palette } = drawing;
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== undefined));
  const hasAxis = chart.series.length > 2;
  const plain = findDomain(values, chart.zero);
  const domain = hasAxis ? roundDomain(plain, TICKS) : plain;
  const rows = layOutRows(drawing, 1);
  const widest = Math.max(...values.map((value) => canvas.measure(printValue(value, drawing), true)), 0);
  const left = rows.namesPt + GAP_PT * 2 + (chart.series.length > 1 ? widest : 0);
  const across: Across = { left, right: canvas.site.widthPt - widest - GAP_PT - 2, domain };
  const top = chart.series.length > 1 ? drawNames(drawing, across) : 0;
  const bottom = top + rows.heightPt;
  if (hasAxis) drawAcross(drawing, across, top, bottom);
  else if (domain.min < 0 && domain.max > 0) drawZeroLine(drawing, across, top, bottom);
  rows.rows.forEach((row, category) => {
    const name = chart.categories[category] ?? "";
    const bold = standsOut(name, drawing);
    canvas.lines(0, top + row.middlePt, row.lines, { bold, fill: bold ? palette.accent : palette.ink });
    drawRow(drawing, row, category, top, across);
  });
  return bottom + (hasAxis ? canvas.linePt + 2 : 0);
}

function drawRow(drawing: Drawing, row: Row, category: number, top: number, across: Across): void {
  const { chart, canvas, palette, styles } = drawing;
  const y = top + row.middlePt;
  const dots = chart.series
    .flatMap(({ values }, series) => {
      const value = values[category];
      return value === undefined ? [] : [{ value, series, x: placeOf(value, across) }];
    })
    .sort((a, b) => a.x - b.x);
  const [first, last] = [dots[0], dots.at(-1)];
  if (first === undefined || last === undefined) {
    canvas.textAt(across.left, y, MISSING, { bold: true, fill: palette.muted });
    return;
  }
  // A single dot is led to by a hairline; several are joined.
  if (chart.series.length === 1) canvas.line(across.left, y, last.x, y, { color: palette.hairline, widthPt: 0.6 });
  if (last.x > first.x) canvas.line(first.x, y, last.x, y, { color: palette.context, widthPt: 1.4 });
  const bold = standsOut(chart.categories[category] ?? "", drawing);
  for (const { series, x } of dots) {
    const style = styles[series];
    const single = chart.series.length === 1;
    const stands = chart.highlight.size === 0 || bold;
    const color = single && !stands ? palette.context : (style?.color ?? palette.accent);
    drawMarker(canvas, x, y, style?.marker ?? "disc", color, palette.paper, 1.25);
  }
  canvas.textAt(last.x + GAP_PT, y, printValue(last.value, drawing), { bold });
  if (first !== last) canvas.textAt(first.x - GAP_PT, y, printValue(first.value, drawing), { anchor: "end", bold });
}

/**
 * Names the dots above those of the first row; where names would meet, keys do it.
 *
 * @returns Height that was taken.
 */
function drawNames(drawing: Drawing, across: Across): number {
  const { chart, canvas } = drawing;
  const widthPt = canvas.site.widthPt;
  const names = chart.series.flatMap(({ name, values }) => {
    const [value] = values;
    if (value === undefined) return [];
    const half = canvas.measure(name, true) / 2;
    return [{ name, half, x: Math.max(half, Math.min(placeOf(value, across), widthPt - half)) }];
  });
  const sorted = names.toSorted((a, b) => a.x - b.x);
  const fits = sorted.every(({ x, half }, index) => {
    const next = sorted[index + 1];
    return next === undefined || x + half + NAME_GAP_PT <= next.x - next.half;
  });
  if (!fits || names.length < chart.series.length) return drawKeys(drawing, 0, "marker");
  for (const { name, x } of names) canvas.textAt(x, canvas.linePt / 2, name, { anchor: "middle", bold: true });
  return canvas.linePt;
}

/** Between two names on one line. */
const NAME_GAP_PT = 8;

function drawZeroLine({ canvas, palette }: Drawing, across: Across, top: number, bottom: number): void {
  const x = placeOf(0, across);
  canvas.line(x, top, x, bottom, { color: palette.ink, widthPt: 0.9 });
}

function drawAcross(drawing: Drawing, across: Across, top: number, bottom: number): void {
  const { canvas, palette } = drawing;
  const ticks = findTicks(across.domain, TICKS);
  let free = -Infinity;
  for (const value of ticks.values) {
    const x = placeOf(value, across);
    const isZero = value === 0;
    canvas.line(x, top, x, bottom, { color: isZero ? palette.ink : palette.hairline, widthPt: isZero ? 0.9 : 0.4 });
    const label = printTick(value, ticks, drawing);
    const half = canvas.measure(label) / 2;
    if (x - half < free) continue;
    canvas.textAt(x, bottom + 2 + canvas.linePt / 2, label, { anchor: "middle", fill: palette.muted });
    free = x + half + 5;
  }
}
