import { resolveLength } from "../lengths.js";
import type { ColumnNeed, TableColumn } from "../layout-node.js";
import { capWidths } from "./column-widths.js";

/** A column on its way to a width, in pt. */
interface Sizing {
  readonly kind: "auto" | "length" | "share";
  readonly minPt: number;
  /** Width that the column has where there is room: its content on one line, or what the sheet asks for. */
  readonly idealPt: number;
}

/**
 * Sizes the columns of a table (CSS 2.2, 17.5.2). Where there is less room than all ask for, columns with a width keep
 * it as long as the others keep their longest words; where there is more, automatic columns share it by their content.
 *
 * @param availablePt - Width of the table without the distances between cells: the columns together fill it.
 * @param isFixed - Whether automatic columns share what is left evenly, whatever is in them (`table-layout: fixed`).
 */
export function sizeTableColumns(
  columns: readonly TableColumn[],
  needs: readonly ColumnNeed[],
  availablePt: number,
  isFixed: boolean,
): readonly number[] {
  const sizings = createSizings(columns, needs, availablePt, isFixed);
  const pick = (...kinds: readonly Sizing["kind"][]): readonly number[] =>
    sizings.map(({ kind, minPt, idealPt }) => (kinds.includes(kind) ? idealPt : minPt));
  const guesses = [pick(), pick("share"), pick("share", "length"), pick("share", "length", "auto")];
  let before: readonly number[] | undefined;
  for (const guess of guesses) {
    if (sum(guess) > availablePt) {
      return before === undefined
        ? capWidths(sizings, Math.max(availablePt, 0))
        : interpolate(before, guess, availablePt);
    }
    before = guess;
  }
  return spreadExcess(sizings, availablePt, isFixed);
}

function createSizings(
  columns: readonly TableColumn[],
  needs: readonly ColumnNeed[],
  availablePt: number,
  isFixed: boolean,
): readonly Sizing[] {
  let leftPercent = 100;
  return columns.map(({ wanted }, index): Sizing => {
    const { minPt, maxPt } = isFixed ? NO_NEED : (needs[index] ?? NO_NEED);
    if (wanted === "auto") return { kind: "auto", minPt, idealPt: Math.max(maxPt, minPt) };
    if (typeof wanted === "number") return { kind: "length", minPt, idealPt: Math.max(wanted, minPt) };
    // Shares add up to the whole table at most, as in CSS Tables 3.
    const percent = Math.min((resolveLength(wanted, availablePt) / Math.max(availablePt, 1)) * 100, leftPercent);
    leftPercent -= percent;
    return { kind: "share", minPt, idealPt: Math.max((percent * availablePt) / 100, minPt) };
  });
}

const NO_NEED: ColumnNeed = { minPt: 0, maxPt: 0 };

function interpolate(low: readonly number[], high: readonly number[], availablePt: number): readonly number[] {
  const lowPt = sum(low);
  const part = (availablePt - lowPt) / (sum(high) - lowPt);
  return low.map((width, index) => width + ((high[index] ?? width) - width) * part);
}

/** What is left goes to automatic columns, else to those with a length, else to shares, each by its width. */
function spreadExcess(sizings: readonly Sizing[], availablePt: number, isFixed: boolean): readonly number[] {
  const excessPt = availablePt - sum(sizings.map(({ idealPt }) => idealPt));
  const weigh = ({ idealPt }: Sizing): number => (isFixed ? 1 : idealPt);
  for (const kind of ["auto", "length", "share"] as const) {
    const weights = sizings.map((one) => (one.kind === kind ? weigh(one) : 0));
    const totalPt = sum(weights);
    if (totalPt > 0) return sizings.map(({ idealPt }, index) => idealPt + (excessPt * (weights[index] ?? 0)) / totalPt);
  }
  return sizings.map(() => availablePt / sizings.length);
}

/**
 * Widths that a table asks for, the distances between its cells left out (CSS 2.2, 17.5.2.2; shares as in CSS Tables 3).
 *
 * @returns The least that its words and lengths take, and what all of its lines take unbroken.
 */
export function findTableNeed(columns: readonly TableColumn[], needs: readonly ColumnNeed[]): ColumnNeed {
  let minPt = 0;
  let maxPt = 0;
  let leftPercent = 100;
  let widestPt = 0;
  columns.forEach(({ wanted }, index) => {
    const need = needs[index] ?? NO_NEED;
    if (typeof wanted === "object") {
      const percent = Math.min(Math.max(resolveLength(wanted, 100), 0), leftPercent);
      leftPercent -= percent;
      minPt += need.minPt;
      if (percent > 0) widestPt = Math.max(widestPt, (need.maxPt * 100) / percent);
      return;
    }
    const ownPt = typeof wanted === "number" ? wanted : 0;
    minPt += Math.max(need.minPt, ownPt);
    maxPt += typeof wanted === "number" ? Math.max(need.minPt, ownPt) : need.maxPt;
  });
  if (leftPercent < 100 && maxPt > 0)
    widestPt = Math.max(widestPt, leftPercent > 0 ? (maxPt * 100) / leftPercent : Infinity);
  return { minPt, maxPt: Math.max(minPt, leftPercent < 100 ? Math.max(widestPt, maxPt) : maxPt) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
