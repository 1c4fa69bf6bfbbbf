import type { Track } from "../../model/styled.js";
import { resolveLength } from "../lengths.js";
import type { ColumnNeed } from "../layout-node.js";

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
export function capWidths(needs: readonly Pick<ColumnNeed, "minPt">[], availablePt: number): readonly number[] {
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
