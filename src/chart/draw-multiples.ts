import { placeCategories } from "./draw-lines.js";
import { printTick, printValue, standsOut, type Drawing } from "./drawing.js";
import { chooseMarkers, writeLine } from "./line-path.js";
import { drawMarker } from "./marks.js";
import { findDomain, findTicks, roundDomain, type TickSet } from "./ticks.js";
import { drawZero, heightOf, type ValueScale } from "./value-axis.js";
import { wrapLabel } from "./wrap-label.js";

const GAP_PT = 12;
/** A panel is about so wide. */
const PANEL_PT = 80;
const TICKS = 3;

/** Where one of the small charts stands. */
interface Panel {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/**
 * Draws one small chart for each series, all on the same axes, in rows.
 *
 * @returns Height in pt.
 */
export function drawMultiples(drawing: Drawing): number {
  const { chart, canvas } = drawing;
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== undefined));
  const domain = roundDomain(findDomain(values, chart.panels === "bar" ? true : chart.zero), TICKS);
  const ticks = findTicks(domain, TICKS);
  const ticksPt = Math.max(...ticks.values.map((value) => canvas.measure(printTick(value, ticks, drawing))), 0) + 5;
  const roomPt = canvas.site.widthPt - ticksPt;
  const most = Math.max(1, Math.floor((roomPt + GAP_PT) / (PANEL_PT + GAP_PT)));
  // Rows of equal length: six panels stand in twos of three rather than in four and two.
  const perRow = Math.ceil(chart.series.length / Math.ceil(chart.series.length / most));
  const panelPt = (roomPt - GAP_PT * (perRow - 1)) / perRow;
  const titles = chart.series.map(({ name }) =>
    wrapLabel(name, panelPt, (text) => canvas.measure(text, standsOut(name, drawing))),
  );
  const plotPt = Math.max(42, Math.min(panelPt * 0.55, 80));
  let top = 0;
  for (let start = 0; start < chart.series.length; start += perRow) {
    const inRow = titles.slice(start, start + perRow);
    const titlePt = Math.max(...inRow.map(({ length }) => length)) * canvas.linePt + 3;
    const scale: ValueScale = {
      domain,
      top: top + titlePt + canvas.linePt * 0.7,
      bottom: top + titlePt + canvas.linePt * 0.7 + plotPt,
    };
    inRow.forEach((title, column) => {
      const left = ticksPt + column * (panelPt + GAP_PT);
      const panel = { left, right: left + panelPt, top };
      drawPanel(drawing, start + column, title, panel, scale, ticks, column === 0);
    });
    top = scale.bottom + countEndLines(drawing, panelPt) * canvas.linePt + GAP_PT;
  }
  return top - GAP_PT + 3;
}

function drawPanel(
  drawing: Drawing,
  index: number,
  title: readonly string[],
  { left, right, top }: Panel,
  scale: ValueScale,
  ticks: TickSet,
  hasNumbers: boolean,
): void {
  const { chart, canvas, palette } = drawing;
  const name = chart.series[index]?.name ?? "";
  const bold = standsOut(name, drawing);
  title.forEach((line, row) => {
    canvas.textAt(left, top + (row + 0.5) * canvas.linePt, line, { bold, fill: bold ? palette.accent : palette.ink });
  });
  for (const value of ticks.values) {
    const y = heightOf(value, scale);
    if (value !== 0) canvas.line(left, y, right, y, { color: palette.hairline, widthPt: 0.4 });
    if (hasNumbers)
      canvas.textAt(left - 5, y, printTick(value, ticks, drawing), { anchor: "end", fill: palette.muted });
  }
  const stands = chart.highlight.size === 0 || bold;
  const color = stands ? palette.accent : palette.context;
  if (chart.panels === "bar") drawBars(drawing, index, left, right, scale, color);
  else drawLine(drawing, index, left, right, scale, color);
  drawZero(drawing, scale, left, right);
  drawEnds(drawing, left, right, scale.bottom);
}

function drawLine(
  drawing: Drawing,
  index: number,
  left: number,
  right: number,
  scale: ValueScale,
  color: Drawing["palette"]["accent"],
): void {
  const { chart, canvas, palette } = drawing;
  const values = chart.series[index]?.values ?? [];
  const places = placeCategories(chart.categories, left + 3, right - 4);
  const points = values.map((value, at) => {
    const x = places[at];
    return value === undefined || x === undefined ? undefined : { x, y: heightOf(value, scale) };
  });
  canvas.path(writeLine(points), { color, widthPt: 1.4 });
  const last = points.findLastIndex((point) => point !== undefined);
  const marked = chooseMarkers(points, 0);
  for (const [at, point] of points.entries()) {
    const alone = points[at - 1] === undefined && points[at + 1] === undefined;
    if (point !== undefined && (at === last || (alone && marked.has(at))))
      drawMarker(canvas, point.x, point.y, "disc", color, palette.paper, 0.8);
  }
  const [end, value] = [points[last], values[last]];
  if (end === undefined || value === undefined) return;
  const label = printValue(value, drawing);
  canvas.text(Math.min(end.x + 4, right), end.y - 5, label, { anchor: "end", bold: true });
}

function drawBars(
  drawing: Drawing,
  index: number,
  left: number,
  right: number,
  scale: ValueScale,
  color: Drawing["palette"]["accent"],
): void {
  const { chart, canvas } = drawing;
  const values = chart.series[index]?.values ?? [];
  const slotPt = (right - left) / values.length;
  const zero = heightOf(0, scale);
  values.forEach((value, at) => {
    if (value === undefined) return;
    const y = heightOf(value, scale);
    const x = left + (at + 0.5) * slotPt;
    canvas.rect(x - slotPt * 0.36, Math.min(y, zero), slotPt * 0.72, Math.abs(zero - y), color);
  });
  const last = values.findLastIndex((value) => value !== undefined);
  const value = values[last];
  if (value === undefined) return;
  const y = value < 0 ? heightOf(value, scale) + canvas.linePt * 0.85 : heightOf(value, scale) - 3;
  const label = printValue(value, drawing);
  const x = Math.min(left + (last + 0.5) * slotPt + canvas.measure(label, true) / 2, right);
  canvas.text(x, y, label, { anchor: "end", bold: true });
}

/** The first and the last category stand below a panel: on one line if both have room. */
function countEndLines({ chart, canvas }: Drawing, panelPt: number): number {
  const [first = "", last = ""] = [chart.categories[0], chart.categories.at(-1)];
  return chart.categories.length > 1 && canvas.measure(first) + canvas.measure(last) + 6 > panelPt ? 2 : 1;
}

function drawEnds(drawing: Drawing, left: number, right: number, bottom: number): void {
  const { chart, canvas, palette } = drawing;
  const [first = "", last = ""] = [chart.categories[0], chart.categories.at(-1)];
  const y = bottom + 2 + canvas.linePt / 2;
  const isOne = chart.categories.length === 1;
  const lower = y + (countEndLines(drawing, right - left) - 1) * canvas.linePt;
  if (!isOne) canvas.textAt(left, y, first, { fill: palette.muted });
  canvas.textAt(isOne ? (left + right) / 2 : right, lower, last, {
    anchor: isOne ? "middle" : "end",
    fill: palette.muted,
  });
}
