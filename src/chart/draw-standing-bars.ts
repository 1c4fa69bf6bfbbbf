import { drawKeys } from "./draw-keys.js";
import { listParts, type BarPart } from "./bar-values.js";
import { drawLyingBars } from "./draw-lying-bars.js";
import { areOrdered, drawCategories, layOutCategories } from "./category-axis.js";
import { fillCategory, MISSING, printValue, standsOut, type Drawing } from "./drawing.js";
import { fillArea, type Area } from "./marks.js";
import type { SeriesStyle } from "./palette.js";
import { findTicks, roundDomain } from "./ticks.js";
import { drawTicks, drawZero, heightOf, measureTicks, type ValueScale } from "./value-axis.js";

const LABEL_GAP_PT = 3;
const WIDEST_BAR_PT = 36;

/** Where bars stand. */
interface Slots {
  readonly left: number;
  readonly slotPt: number;
  /** Bars beside each other in one slot. */
  readonly count: number;
  readonly barPt: number;
}

/**
 * Draws bars that stand. Names that have no room below them lay the bars down, which is said.
 *
 * @returns Height in pt.
 */
export function drawStandingBars(drawing: Drawing, plotPt = findPlotHeight(drawing)): number {
  const { chart, canvas } = drawing;
  const parts = listParts(chart);
  const isStacked = chart.kind === "stacked";
  const domain = findBarDomain(parts);
  const bare = createSlots(drawing, 0, isStacked);
  const isLabelled = parts.every((part) => hasRoom(part, bare, isStacked, domain, plotPt, drawing));
  const wide = isLabelled ? domain : roundDomain(domain, TICKS);
  const ticks = isLabelled ? { values: [], decimals: 0 } : findTicks(wide, TICKS);
  const slots = createSlots(drawing, measureTicks(ticks, drawing), isStacked);
  const labels = layOutCategories(drawing, slots.slotPt, areOrdered(chart.categories));
  if (labels === undefined) return layDown(drawing);

  const keysPt = chart.series.length > 1 ? drawKeys(drawing, 0, "area") : 0;
  const airPt = isLabelled && !isStacked ? canvas.linePt : canvas.linePt / 2;
  const top = keysPt + (wide.max > 0 ? airPt : 2);
  const scale: ValueScale = { domain: wide, top, bottom: top + plotPt };
  const bottom = scale.bottom + (wide.min < 0 ? airPt : 0);
  const right = canvas.site.widthPt;
  drawTicks(drawing, ticks, scale, slots.left, right);
  for (const part of parts) {
    const isTold = isStacked ? hasRoom(part, slots, isStacked, wide, plotPt, drawing) : isLabelled;
    drawPart(drawing, part, slots, scale, isTold);
  }
  drawZero(drawing, scale, slots.left, right);
  const places = chart.categories.map((_, index) => slots.left + (index + 0.5) * slots.slotPt);
  drawCategories(drawing, labels, places, bottom + 3);
  return bottom + 3 + labels.heightPt;
}

const TICKS = 4;

function findPlotHeight({ canvas }: Drawing): number {
  return Math.max(70, Math.min(canvas.site.widthPt * 0.45, 165));
}

function findBarDomain(parts: readonly BarPart[]): { min: number; max: number } {
  const ends = parts.map(({ to }) => to);
  const [min, max] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return min === max ? { min: 0, max: 1 } : { min, max };
}

function createSlots({ chart, canvas }: Drawing, left: number, isStacked: boolean): Slots {
  const slotPt = (canvas.site.widthPt - left) / chart.categories.length;
  const count = isStacked ? 1 : chart.series.length;
  const barPt = Math.min((slotPt * (count > 1 ? 0.84 : 0.72)) / count, WIDEST_BAR_PT);
  return { left, slotPt, count, barPt };
}

/** Whether the label of a part has room: above its bar, or within it if bars are stacked. */
function hasRoom(
  { value, from, to }: BarPart,
  { slotPt, count, barPt }: Slots,
  isStacked: boolean,
  domain: { min: number; max: number },
  plotPt: number,
  { canvas, chart, lang }: Drawing,
): boolean {
  if (isStacked && (value === undefined || value === 0)) return true;
  const widthPt = canvas.measure(value === undefined ? MISSING : printValue(value, { chart, lang }), true);
  if (!isStacked) return widthPt + 1.5 <= (count > 1 ? barPt : slotPt);
  const heightPt = (Math.abs(to - from) / (domain.max - domain.min)) * plotPt;
  return heightPt >= canvas.sizePt + 1 && widthPt + 2 <= barPt;
}

function layDown(drawing: Drawing): number {
  const { chart, report } = drawing;
  report(
    "chart-turned",
    `The names of ${String(chart.categories.length)} categories have no room below bars that stand, so the bars of this chart lie`,
    "Write `direction: horizontal`, shorten the names, or give the chart a wider `size:`",
  );
  return drawLyingBars({ ...drawing, chart: { ...chart, direction: "horizontal" } });
}

function drawPart(drawing: Drawing, part: BarPart, slots: Slots, scale: ValueScale, isLabelled: boolean): void {
  const { chart, canvas, palette, styles } = drawing;
  const name = chart.categories[part.category] ?? "";
  const single = chart.series.length === 1;
  const style = single ? fillCategory(name, drawing) : (styles[part.series] ?? fillCategory(name, drawing));
  const isStacked = chart.kind === "stacked";
  const shift = isStacked ? 0 : (part.series - (slots.count - 1) / 2) * slots.barPt;
  const middle = slots.left + (part.category + 0.5) * slots.slotPt + shift;
  const [upper = 0, lower = 0] = [part.from, part.to].map((value) => heightOf(value, scale)).sort((a, b) => a - b);
  const gapPt = isStacked ? 0.7 : 0;
  const widthPt = slots.barPt - (slots.count > 1 ? 1.2 : 0);
  const area = {
    x: middle - widthPt / 2,
    y: upper + gapPt,
    width: widthPt,
    height: Math.max(lower - upper - gapPt, 0),
  };
  fillArea(canvas, area, style, palette);
  if (part.value === undefined) {
    // Among bars that are too thin for it, a gap says it.
    if (!isStacked && (slots.count === 1 || canvas.measure(MISSING, true) < slots.barPt))
      drawMissing(drawing, middle, scale);
    return;
  }
  if (!isLabelled) return;
  if (isStacked) {
    if (part.value !== 0) drawInside(drawing, area, printValue(part.value, drawing), style);
    return;
  }
  const isDown = part.to < 0;
  const y = isDown ? lower + LABEL_GAP_PT + canvas.sizePt * 0.66 : upper - LABEL_GAP_PT;
  canvas.text(middle, y, printValue(part.value, drawing), { anchor: "middle", bold: standsOut(name, drawing) });
}

/** A bar that is missing is no bar of no height. */
function drawMissing({ canvas, palette }: Drawing, x: number, scale: ValueScale): void {
  const { min, max } = scale.domain;
  const base = heightOf(Math.max(min, Math.min(0, max)), scale);
  canvas.text(x, base - LABEL_GAP_PT, MISSING, { anchor: "middle", bold: true, fill: palette.muted });
}

function drawInside(
  { canvas, palette }: Drawing,
  { x, y, width, height }: Area,
  label: string,
  style: Pick<SeriesStyle, "color" | "pattern">,
): void {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const fill = palette.textOn(style);
  if (fill === undefined) {
    const chipPt = canvas.measure(label) + 3;
    canvas.rect(middleX - chipPt / 2, middleY - canvas.sizePt / 2, chipPt, canvas.sizePt, palette.paper);
  }
  canvas.textAt(middleX, middleY, label, { anchor: "middle", fill: fill ?? palette.ink });
}
