import { standsOut, type Drawing } from "./drawing.js";
import { measureWidestWord, wrapLabel } from "./wrap-label.js";

/** One category that has a row of its own. */
export interface Row {
  /** Its name. */
  readonly lines: readonly string[];
  readonly middlePt: number;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Width of the column of names. */
  readonly namesPt: number;
  /** Thickness of one bar. */
  readonly barPt: number;
  readonly heightPt: number;
}

/** Names take this share of the width before they are wrapped, and this one at most. */
const NAMES_SHARE = 0.38;
const MOST_NAMES_SHARE = 0.5;

/** Lays out rows with names of any length before them. */
export function layOutRows(drawing: Drawing, barsInRow: number): Rows {
  const { chart, canvas } = drawing;
  const widthPt = canvas.site.widthPt;
  const measure = (text: string): number => canvas.measure(text, standsOut(text, drawing));
  // Names that stand out are wider, and are wrapped by the width that they have.
  const boldest = chart.highlight.size > 0;
  const widest = Math.max(...chart.categories.map(measure));
  const word = measureWidestWord(chart.categories, (text) => canvas.measure(text, boldest));
  const namesPt = Math.min(widest, Math.max(widthPt * NAMES_SHARE, Math.min(word, widthPt * MOST_NAMES_SHARE)));
  const count = chart.categories.length;
  const barPt = barsInRow > 1 ? canvas.linePt : count <= 8 ? 13 : count <= 20 ? 10.5 : 8;
  const gapPt = barsInRow > 1 || count <= 8 ? 7 : count <= 20 ? 4.5 : 3;
  let heightPt = 0;
  const rows = chart.categories.map((name) => {
    const lines = wrapLabel(name, namesPt + 0.01, (text) => canvas.measure(text, standsOut(name, drawing)));
    const rowPt = Math.max(barPt * barsInRow + gapPt, lines.length * canvas.linePt + 3);
    heightPt += rowPt;
    return { lines, middlePt: heightPt - rowPt / 2 };
  });
  return { rows, namesPt, barPt, heightPt };
}
