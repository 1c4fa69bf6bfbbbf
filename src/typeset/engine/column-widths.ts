import type { Track } from "../../model/styled.js";
import { resolveLength } from "../lengths.js";
import type { TableColumn } from "../layout-node.js";

/** What a column's content needs, in pt. */
export interface ColumnNeed {
  readonly minPt: number;
  readonly maxPt: number;
}

/**
 * Sizes the columns of a table: given widths are kept, the others share what is left by their content, and fill the
 * table if it has a width of its own (CSS 2.2, 17.5.2.2).
 *
 * @param fill - Whether the columns together take all of `availablePt`.
 */
export function sizeTableColumns(
  columns: readonly TableColumn[],
  availablePt: number,
  fill: boolean,
): readonly number[] {
  const [first, ...others] = columns;
  if (first?.rest === true) {
    const sizes = sizeTableColumns(others, availablePt, fill);
    return [Math.max(availablePt - sum(sizes), 0), ...sizes];
  }
  const needs = columns.map((column) => ({ minPt: column._minWidth ?? 0, maxPt: column._maxWidth ?? 0 }));
  const given = columns.map((column) =>
    column.wanted === "auto" ? undefined : resolveLength(column.wanted, availablePt),
  );
  const fixedPt = given.reduce<number>(
    (sum, width, index) => sum + (width === undefined ? 0 : Math.max(width, needs[index]?.minPt ?? 0)),
    0,
  );
  const open = needs.filter((_, index) => given[index] === undefined);
  const shares = shareWidth(open, availablePt - fixedPt, fill);
  let next = 0;
  return columns.map((_, index) => {
    const width = given[index];
    return width === undefined ? (shares[next++] ?? 0) : Math.max(width, needs[index]?.minPt ?? 0);
  });
}

function shareWidth(needs: readonly ColumnNeed[], availablePt: number, fill: boolean): readonly number[] {
  const minPt = needs.reduce((sum, need) => sum + need.minPt, 0);
  const maxPt = needs.reduce((sum, need) => sum + need.maxPt, 0);
  if (maxPt <= availablePt) {
    const spare = fill && maxPt > 0 ? (availablePt - maxPt) / maxPt : 0;
    return needs.map((need) => need.maxPt * (1 + spare));
  }
  if (minPt >= availablePt) return capWidths(needs, Math.max(availablePt, 0));
  const stretch = (availablePt - minPt) / (maxPt - minPt);
  return needs.map((need) => need.minPt + (need.maxPt - need.minPt) * stretch);
}

/**
 * Widths where not even the longest words have room: the widest columns give way, down to one width, so that the others
 * keep their words whole.
 */
function capWidths(needs: readonly ColumnNeed[], availablePt: number): readonly number[] {
  const sorted = needs.map((need) => need.minPt).sort((a, b) => a - b);
  let leftPt = availablePt;
  for (const [index, minPt] of sorted.entries()) {
    const sharePt = leftPt / (sorted.length - index);
    if (minPt >= sharePt) return needs.map((need) => Math.min(need.minPt, sharePt));
    leftPt -= minPt;
  }
  return needs.map((need) => need.minPt);
}

/**
 * Sizes the tracks of a grid or flex row: lengths first, then what automatic tracks need, then fractions of the rest
 * (CSS Grid 1, 12).
 */
export function sizeTracks(
  tracks: readonly Track[],
  needs: readonly ColumnNeed[],
  availablePt: number,
): readonly number[] {
  const widths = tracks.map((track) => (track.kind === "length" ? resolveLength(track.value, availablePt) : 0));
  const fixedPt = sum(widths);
  const autos = tracks.map((track, index) => ({ track, index })).filter(({ track }) => track.kind === "auto");
  const hasFractions = tracks.some((track) => track.kind === "fraction");
  const floor = hasFractions ? minOfFractions(tracks, needs) : 0;
  const shares = shareWidth(
    autos.map(({ index }) => needs[index] ?? { minPt: 0, maxPt: 0 }),
    availablePt - fixedPt - floor,
    false,
  );
  autos.forEach(({ index }, position) => {
    widths[index] = shares[position] ?? 0;
  });
  const restPt = Math.max(availablePt - sum(widths), 0);
  const parts = tracks.reduce((total, track) => total + (track.kind === "fraction" ? track.value : 0), 0);
  return tracks.map((track, index) =>
    track.kind === "fraction" ? (restPt * track.value) / parts : (widths[index] ?? 0),
  );
}

function minOfFractions(tracks: readonly Track[], needs: readonly ColumnNeed[]): number {
  return sum(tracks.map((track, index) => (track.kind === "fraction" ? (needs[index]?.minPt ?? 0) : 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
