import { drawKeys } from "./draw-keys.js";
import { fitBars, listParts, sumCategory, type BarNeed, type BarPart, type BarScale } from "./bar-values.js";
import { fillCategory, MISSING, printTick, printValue, standsOut, type Drawing } from "./drawing.js";
import { fillArea } from "./marks.js";
import type { SeriesStyle } from "./palette.js";
import { findTicks } from "./ticks.js";
import { layOutRows, type Row, type Rows } from "./rows.js";

/** From the end of a bar to its label, and from the zero line to names. */
const LABEL_GAP_PT = 4;
/** Paper between the parts of a stacked bar. */
const PART_GAP_PT = 0.7;

/** A part with its place on the axis and its label. */
interface PlacedPart extends BarPart {
  readonly x: number;
  readonly widthPt: number;
  readonly label: string;
  readonly style: Pick<SeriesStyle, "color" | "pattern">;
}

/**
 * Draws bars that lie: one, several beside each other or stacked for each category, their names before them and their
 * values at their ends. An axis is drawn only where a value has no room for its label.
 *
 * @returns Height in pt.
 */
export function drawLyingBars(drawing: Drawing): number {
  const { chart, canvas } = drawing;
  const isStacked = chart.kind === "stacked";
  const parts = listParts(chart);
  const names = isStacked ? [] : findEndNames(drawing);
  const hasKeys = chart.series.length > 1 && names.length === 0;
  const rows = layOutRows(drawing, isStacked ? 1 : chart.series.length);
  const leftPt = rows.namesPt + LABEL_GAP_PT + 1;
  const scale = fitBars(listNeeds(drawing, parts, names), canvas.site.widthPt - leftPt);
  const placed = parts.map((part) => placePart(part, leftPt, scale, drawing));
  const isOpen = isStacked && placed.some((part) => !hasRoom(part, drawing));

  const top = hasKeys ? drawStackNames(placed, drawing) : 0;
  const bottom = top + rows.heightPt;
  const zero = leftPt + scale.zeroPt;
  if (isOpen) drawAxis(drawing, placed, zero, scale, top, bottom);
  rows.rows.forEach((row, category) => {
    drawRow(drawing, row, top, rows, placed, category, zero, names);
  });
  canvas.line(zero, top, zero, bottom, { color: drawing.palette.ink, widthPt: 0.9 });
  return bottom + (isOpen ? canvas.linePt + 2 : 0);
}

/** Bars beside each other are named once, behind the values of the first category that has all of them. */
function findEndNames(drawing: Drawing): readonly string[] {
  const { chart, canvas } = drawing;
  if (chart.series.length === 1 || chart.series.some(({ values }) => values[0] === undefined)) return [];
  const widest = Math.max(...chart.series.map(({ name }) => canvas.measure(name, true)));
  return widest > canvas.site.widthPt * 0.25 ? [] : chart.series.map(({ name }) => name);
}

function listNeeds(drawing: Drawing, parts: readonly BarPart[], names: readonly string[]): readonly BarNeed[] {
  const { chart, canvas } = drawing;
  const { kind, share, series, categories } = chart;
  const needs = parts.map(({ value, to, category, series: index }): BarNeed => {
    if (kind === "stacked") return { value: to, labelPt: 0 };
    const bold = standsOut(categories[category] ?? "", drawing);
    const name = category === 0 ? (names[index] ?? "") : "";
    const namePt = name === "" ? 0 : canvas.measure(name, true) + LABEL_GAP_PT;
    const text = value === undefined ? MISSING : printValue(value, drawing);
    return { value: to, labelPt: LABEL_GAP_PT + canvas.measure(text, bold) + namePt };
  });
  if (kind !== "stacked" || share || series.length === 1) return needs;
  const sums = categories.flatMap((_, category) => {
    const text = findSumLabel(category, drawing);
    return text === undefined ? [] : [{ value: text.value, labelPt: LABEL_GAP_PT + canvas.measure(text.label, true) }];
  });
  return [...needs, ...sums];
}

/** The sum behind a stacked bar, where all parts go one way. */
function findSumLabel(category: number, drawing: Drawing): { value: number; label: string } | undefined {
  const { chart } = drawing;
  if (chart.kind !== "stacked" || chart.share || chart.series.length === 1) return undefined;
  if (chart.series.some(({ values }) => (values[category] ?? 0) < 0)) return undefined;
  const sum = sumCategory(chart, category);
  return sum === undefined ? undefined : { value: sum, label: printValue(sum, drawing) };
}

function placePart(part: BarPart, leftPt: number, { zeroPt, unitPt }: BarScale, drawing: Drawing): PlacedPart {
  const [from, to] = [part.from, part.to].sort((a, b) => a - b);
  const x = leftPt + zeroPt + (from ?? 0) * unitPt;
  const widthPt = ((to ?? 0) - (from ?? 0)) * unitPt;
  const name = drawing.chart.categories[part.category] ?? "";
  const single = drawing.chart.series.length === 1;
  const style = single ? fillCategory(name, drawing) : (drawing.styles[part.series] ?? fillCategory(name, drawing));
  const label = part.value === undefined ? MISSING : printValue(part.value, drawing);
  return { ...part, x, widthPt, label, style };
}

/** Whether the label of a stacked part stands within it. */
function hasRoom({ value, widthPt, label, style }: PlacedPart, { canvas }: Drawing): boolean {
  // A pattern has to be seen on both sides of the label.
  const airPt = style.pattern === "solid" || style.pattern === "open" ? 4 : 8;
  return value === undefined || value === 0 || canvas.measure(label) + airPt <= widthPt;
}

function drawRow(
  drawing: Drawing,
  row: Row,
  top: number,
  rows: Rows,
  placed: readonly PlacedPart[],
  category: number,
  zero: number,
  names: readonly string[],
): void {
  const { chart, canvas } = drawing;
  const name = chart.categories[category] ?? "";
  const bold = standsOut(name, drawing);
  const middle = top + row.middlePt;
  const fill = bold ? drawing.palette.accent : drawing.palette.ink;
  canvas.lines(0, middle, row.lines, { bold, fill });
  const own = placed.filter((part) => part.category === category);
  if (chart.kind === "stacked") {
    drawStack(drawing, own, middle, rows.barPt);
    const sum = findSumLabel(category, drawing);
    const end = Math.max(...own.map(({ x, widthPt }) => x + widthPt));
    if (sum !== undefined) canvas.textAt(end + LABEL_GAP_PT, middle, sum.label, { bold: true });
    return;
  }
  own.forEach((part, index) => {
    const y = middle + (index - (own.length - 1) / 2) * rows.barPt;
    const barPt = own.length > 1 ? rows.barPt - 1.2 : rows.barPt;
    fillArea(canvas, { x: part.x, y: y - barPt / 2, width: part.widthPt, height: barPt }, part.style, drawing.palette);
    drawEndLabel(drawing, part, y, zero, bold, category === 0 ? (names[index] ?? "") : "");
  });
}

function drawEndLabel(drawing: Drawing, part: PlacedPart, y: number, zero: number, bold: boolean, name: string): void {
  const { canvas, palette } = drawing;
  const isBack = part.to < 0;
  const x = isBack ? part.x - LABEL_GAP_PT : (part.value === undefined ? zero : part.x + part.widthPt) + LABEL_GAP_PT;
  const fill = part.value === undefined ? palette.muted : palette.ink;
  const anchor = isBack ? "end" : "start";
  canvas.textAt(x, y, part.label, { anchor, bold: bold || part.value === undefined, fill });
  if (name === "") return;
  const after = canvas.measure(part.label, bold) + LABEL_GAP_PT;
  canvas.textAt(isBack ? x - after : x + after, y, name, { anchor, bold: true });
}

function drawStack(drawing: Drawing, own: readonly PlacedPart[], middle: number, barPt: number): void {
  const { canvas, palette } = drawing;
  for (const part of own) {
    const inner = Math.max(part.widthPt - PART_GAP_PT, 0);
    fillArea(canvas, { x: part.x, y: middle - barPt / 2, width: inner, height: barPt }, part.style, palette);
    if (part.value === undefined || part.value === 0 || !hasRoom(part, drawing)) continue;
    const x = part.x + inner / 2;
    const fill = palette.textOn(part.style);
    if (fill === undefined) {
      const widthPt = canvas.measure(part.label) + 3;
      canvas.rect(x - widthPt / 2, middle - canvas.sizePt / 2, widthPt, canvas.sizePt, palette.paper);
    }
    canvas.textAt(x, middle, part.label, { anchor: "middle", fill: fill ?? palette.ink });
  }
}

/**
 * Names the parts above those of the first bar; where names would meet, keys do it.
 *
 * @returns Height that was taken.
 */
function drawStackNames(placed: readonly PlacedPart[], drawing: Drawing): number {
  const { chart, canvas } = drawing;
  const first = placed.filter(({ category }) => category === 0);
  const fits =
    chart.kind === "stacked" &&
    first.every(({ x, widthPt, value, series }, index) => {
      const next = first[index + 1]?.x ?? canvas.site.widthPt + LABEL_GAP_PT;
      const name = chart.series[series]?.name ?? "";
      return (
        (value ?? 0) > 0 && widthPt > 3 && x + canvas.measure(name, standsOut(name, drawing)) + LABEL_GAP_PT <= next
      );
    });
  if (!fits) return drawKeys(drawing, 0, "area");
  for (const { x, series } of first) {
    const name = chart.series[series]?.name ?? "";
    canvas.textAt(x, canvas.linePt / 2, name, { bold: standsOut(name, drawing) });
  }
  return canvas.linePt;
}

function drawAxis(
  drawing: Drawing,
  placed: readonly PlacedPart[],
  zero: number,
  { unitPt }: BarScale,
  top: number,
  bottom: number,
): void {
  const { canvas, palette } = drawing;
  const ends = placed.map(({ to }) => to);
  const ticks = findTicks({ min: Math.min(0, ...ends), max: Math.max(0, ...ends) }, canvas.site.widthPt / 70);
  let free = -Infinity;
  for (const value of ticks.values) {
    const x = zero + value * unitPt;
    const label = printTick(value, ticks, drawing);
    const half = canvas.measure(label) / 2;
    canvas.line(x, top, x, bottom, { color: palette.hairline, widthPt: 0.4 });
    const at = Math.max(half, Math.min(x, canvas.site.widthPt - half));
    if (at - half < free) continue;
    canvas.textAt(at, bottom + 2 + canvas.linePt / 2, label, { anchor: "middle", fill: palette.muted });
    free = at + half + 5;
  }
}
