import type { Track } from "../../model/computed-style.js";
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
 * Sizes the tracks of a grid: lengths and shares first, then what automatic tracks need, then fractions of the rest, none
 * below what its content needs (CSS Grid 1, 12). Lengths and shares that have no room beside the gaps are cut.
 *
 * @param gapsPt - All distances between tracks together.
 * @param stretch - Whether automatic tracks share what is left (`justify-content: normal`).
 */
export function sizeTracks(
  tracks: readonly Track[],
  needs: readonly ColumnNeed[],
  availablePt: number,
  gapsPt: number,
  stretch: boolean,
): readonly number[] {
  const roomPt = Math.max(availablePt - gapsPt, 0);
  const needOf = (index: number): ColumnNeed => needs[index] ?? { minPt: 0, maxPt: 0 };
  const widths = sizeLengths(tracks, availablePt, roomPt);
  const autos = tracks.flatMap(({ kind }, index) => (kind === "auto" ? [index] : []));
  const floorPt = sum(tracks.map(({ kind }, index) => (kind === "fraction" ? needOf(index).minPt : 0)));
  const shares = shareWidth(autos.map(needOf), roomPt - sum(widths) - floorPt, false);
  autos.forEach((index, position) => {
    widths[index] = shares[position] ?? 0;
  });
  const restPt = Math.max(roomPt - sum(widths), 0);
  const fractions = sizeFractions(tracks, needs, restPt);
  const freePt = restPt - sum(fractions);
  const morePt = stretch && autos.length > 0 ? freePt / autos.length : 0;
  return tracks.map(
    ({ kind }, index) => (fractions[index] ?? 0) + (widths[index] ?? 0) + (kind === "auto" ? morePt : 0),
  );
}

function sizeLengths(tracks: readonly Track[], availablePt: number, roomPt: number): number[] {
  const widths = tracks.map((track) =>
    track.kind === "length" ? Math.max(resolveLength(track.value, availablePt), 0) : 0,
  );
  const excess = sum(widths) / Math.max(roomPt, 1);
  return excess > 1 ? widths.map((width) => width / excess) : widths;
}

/** Fractions of the rest; one whose content needs more gets that, and the others share what it leaves (12.7.1). */
function sizeFractions(tracks: readonly Track[], needs: readonly ColumnNeed[], restPt: number): readonly number[] {
  const open = new Set(tracks.flatMap(({ kind }, index) => (kind === "fraction" ? [index] : [])));
  const floors = tracks.map((_, index) => (open.has(index) ? (needs[index]?.minPt ?? 0) : 0));
  if (sum(floors) > restPt) {
    const capped = capWidths(
      [...open].map((index) => ({ minPt: floors[index] ?? 0 })),
      restPt,
    );
    const places = [...open];
    return tracks.map((_, index) => capped[places.indexOf(index)] ?? 0);
  }
  const valueOf = (index: number): number => {
    const track = tracks[index];
    return track?.kind === "fraction" ? track.value : 0;
  };
  const sizes = tracks.map(() => 0);
  let leftPt = restPt;
  for (;;) {
    const parts = sum([...open].map(valueOf));
    const unitPt = leftPt / Math.max(parts, 1);
    const held = [...open].filter((index) => valueOf(index) * unitPt < (floors[index] ?? 0));
    if (held.length === 0) {
      for (const index of open) sizes[index] = valueOf(index) * unitPt;
      return sizes;
    }
    for (const index of held) {
      sizes[index] = floors[index] ?? 0;
      leftPt -= sizes[index] ?? 0;
      open.delete(index);
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
