import type { Chart } from "../model/chart.js";

/** One bar or one part of a stacked bar. `from` and `to` are values, `from` the one nearer to zero. */
export interface BarPart {
  readonly category: number;
  readonly series: number;
  readonly from: number;
  readonly to: number;
  /** What is printed for it; `undefined` where it is missing. */
  readonly value: number | undefined;
}

/** Parts of all bars in the order of categories and series. */
export function listParts(chart: Chart): readonly BarPart[] {
  return chart.categories.flatMap((_, category) =>
    chart.kind === "stacked" ? stackCategory(chart, category) : listCategory(chart, category),
  );
}

function listCategory({ series }: Chart, category: number): readonly BarPart[] {
  return series.map(({ values }, index) => {
    const value = values[category];
    return { category, series: index, from: 0, to: value ?? 0, value };
  });
}

/** Positive parts go one way from zero and negative ones the other. */
function stackCategory({ series, share }: Chart, category: number): readonly BarPart[] {
  const total = series.reduce((sum, { values }) => sum + Math.abs(values[category] ?? 0), 0);
  const scale = share ? (total === 0 ? 0 : 100 / total) : 1;
  const ends = { up: 0, down: 0 };
  return series.map(({ values }, index) => {
    const given = values[category];
    const value = given === undefined ? undefined : given * scale;
    const way = (value ?? 0) < 0 ? "down" : "up";
    const from = ends[way];
    ends[way] += value ?? 0;
    return { category, series: index, from, to: ends[way], value };
  });
}

/** @returns Sum of a stacked bar, or `undefined` where a part is missing and a sum would say too little. */
export function sumCategory({ series }: Chart, category: number): number | undefined {
  let sum = 0;
  for (const { values } of series) {
    const value = values[category];
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** What a bar needs besides its own length: room for the label at its end, in pt. */
export interface BarNeed {
  readonly value: number;
  readonly labelPt: number;
}

/** Where zero is, and how long one unit is. */
export interface BarScale {
  readonly zeroPt: number;
  readonly unitPt: number;
}

/**
 * Finds the largest scale at which all bars and the labels at their ends have room.
 *
 * @param lengthPt - Room for both directions together.
 */
export function fitBars(needs: readonly BarNeed[], lengthPt: number): BarScale {
  const span = (unitPt: number): { readonly before: number; readonly behind: number } => {
    let [before, behind] = [0, 0];
    for (const { value, labelPt } of needs) {
      if (value < 0) before = Math.max(before, -value * unitPt + labelPt);
      else behind = Math.max(behind, value * unitPt + labelPt);
    }
    return { before, behind };
  };
  const most = Math.max(...needs.map(({ value }) => Math.abs(value)), 0);
  let [low, high] = [0, most === 0 ? 0 : lengthPt / most];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    const { before, behind } = span(middle);
    if (before + behind <= lengthPt) low = middle;
    else high = middle;
  }
  return { zeroPt: span(low).before, unitPt: low };
}

/** A page's width over 2 to the power of this is finer than any printer. */
const HALVINGS = 30;
