import { standsOut, type Drawing } from "./drawing.js";
import { measureWidestWord, wrapLabel } from "./wrap-label.js";

/** Names below an axis: which of them are printed, in lines. */
export interface CategoryLabels {
  /** By category; `undefined` for one that is not printed, since its neighbours tell what it is. */
  readonly lines: readonly (readonly string[] | undefined)[];
  readonly heightPt: number;
}

const ORDERED = /^[+-]?\d+(?:[.,]\d+)?$/u;

/** Whether categories are numbers in ascending order, such as years: then some of them can stand for all. */
export function areOrdered(categories: readonly string[]): boolean {
  const numbers = categories.map((name) => (ORDERED.test(name) ? Number(name.replace(",", ".")) : NaN));
  return (
    numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? NaN)) && !Number.isNaN(numbers[0])
  );
}

/**
 * Lays out names that stand below places at equal distances.
 *
 * @param slotPt - Distance of two neighbours.
 * @param mayThin - Whether names of a row that is in order may be left out between others.
 * @returns `undefined` if the names have no room.
 */
export function layOutCategories(drawing: Drawing, slotPt: number, mayThin: boolean): CategoryLabels | undefined {
  const { chart, canvas } = drawing;
  const { categories } = chart;
  const bold = chart.highlight.size > 0;
  const measure = (text: string): number => canvas.measure(text, bold);
  if (measureWidestWord(categories, measure) <= slotPt - 2) {
    const lines = categories.map((name) =>
      wrapLabel(name, slotPt - 2, (text) => canvas.measure(text, standsOut(name, drawing))),
    );
    const most = Math.max(...lines.map(({ length }) => length));
    if (most <= MOST_LINES) return { lines, heightPt: most * canvas.linePt };
  }
  if (!mayThin) return undefined;
  const widest = Math.max(...categories.map(measure)) + 6;
  const stride = Math.max(1, Math.ceil(widest / slotPt));
  const last = categories.length - 1;
  const lines = categories.map((name, index) => {
    // The last one is always printed; what would come too near to it is not.
    const shown = index === last || (index % stride === 0 && last - index >= stride);
    return shown ? [name] : undefined;
  });
  return { lines, heightPt: canvas.linePt };
}

/** More lines below each other are a paragraph. */
const MOST_LINES = 4;

/** Prints the names below the places; the first and the last keep within the drawing. */
export function drawCategories(
  drawing: Drawing,
  { lines }: CategoryLabels,
  places: readonly number[],
  y: number,
): void {
  const { chart, canvas, palette } = drawing;
  const widthPt = canvas.site.widthPt;
  lines.forEach((own, index) => {
    if (own === undefined) return;
    const name = chart.categories[index] ?? "";
    const bold = standsOut(name, drawing);
    const half = Math.max(...own.map((line) => canvas.measure(line, bold))) / 2;
    const x = Math.max(half, Math.min(places[index] ?? 0, widthPt - half));
    own.forEach((line, row) => {
      const fill = bold ? palette.accent : palette.ink;
      canvas.textAt(x, y + (row + 0.5) * canvas.linePt, line, { anchor: "middle", bold, fill });
    });
  });
}
