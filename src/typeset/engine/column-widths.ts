import type { Track, TrackLimit } from "../../model/computed-style.js";
import { resolveLength } from "../lengths.js";
import type { ColumnNeed } from "../layout-node.js";

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
 * Sizes the tracks of a grid: lengths and shares first, then what tracks need that follow their content, then fractions of
 * the rest, none below what its content needs (CSS Grid 1, 12). Lengths and shares that have no room beside the gaps are
 * cut.
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
  const ranges = tracks.map((track, index) => findRange(track, needs[index] ?? NO_NEED, availablePt));
  const widths = sizeLengths(tracks, availablePt, roomPt);
  const growing = ranges.flatMap(({ kind }, index) => (kind === "growing" ? [index] : []));
  const floorPt = sum(ranges.map(({ kind, minPt }) => (kind === "fraction" ? minPt : 0)));
  const sizes = growTracks(
    growing.flatMap((index) => ranges[index] ?? []),
    Math.max(roomPt - sum(widths) - floorPt, 0),
  );
  growing.forEach((index, position) => {
    widths[index] = sizes[position] ?? 0;
  });
  const restPt = Math.max(roomPt - sum(widths), 0);
  const fractions = sizeFractions(ranges, restPt);
  const freePt = restPt - sum(fractions);
  const stretched = stretch ? ranges.filter(({ stretches }) => stretches).length : 0;
  const morePt = stretched > 0 ? freePt / stretched : 0;
  return ranges.map(
    ({ stretches }, index) => (fractions[index] ?? 0) + (widths[index] ?? 0) + (stretches ? morePt : 0),
  );
}

const NO_NEED: ColumnNeed = { minPt: 0, maxPt: 0 };

/** From where to where a track may grow, in pt. */
interface TrackRange extends ColumnNeed {
  readonly kind: "fixed" | "growing" | "fraction";
  /** Its share of what is left, of a fraction. */
  readonly share: number;
  /** Whether it takes what nothing else asks for. */
  readonly stretches: boolean;
}

function findRange(track: Track, need: ColumnNeed, availablePt: number): TrackRange {
  const range = (minPt: number, maxPt: number, stretches: boolean): TrackRange => ({
    kind: "growing",
    minPt,
    maxPt: Math.max(minPt, maxPt),
    share: 0,
    stretches,
  });
  switch (track.kind) {
    case "length":
      return { ...range(0, 0, false), kind: "fixed" };
    case "fraction":
      return { ...range(need.minPt, need.minPt, false), kind: "fraction", share: track.value };
    case "auto":
      return range(need.minPt, need.maxPt, true);
    case "fit":
      return range(need.minPt, Math.min(need.maxPt, resolveLength(track.most, availablePt)), false);
    case "range": {
      const { least, most } = track;
      const minPt = resolveLimit(least, need, availablePt, need.minPt);
      if (typeof most === "object" && "fraction" in most)
        return { ...range(minPt, minPt, false), kind: "fraction", share: most.fraction };
      return range(minPt, resolveLimit(most, need, availablePt, need.maxPt), most === "auto");
    }
  }
}

function resolveLimit(limit: TrackLimit, need: ColumnNeed, availablePt: number, autoPt: number): number {
  switch (limit) {
    case "auto":
      return autoPt;
    case "min-content":
      return need.minPt;
    case "max-content":
      return need.maxPt;
    default:
      return Math.max(resolveLength(limit, availablePt), 0);
  }
}

/** Tracks grow alike from their least to their most (CSS Grid 1, 12.6); where not even the least has room, the widest give way. */
function growTracks(ranges: readonly TrackRange[], roomPt: number): readonly number[] {
  let freePt = roomPt - sum(ranges.map(({ minPt }) => minPt));
  if (freePt <= 0) return capWidths(ranges, roomPt);
  const sizes = ranges.map(({ minPt }) => minPt);
  const byGrowth = ranges.map((range, index) => ({ index, growthPt: range.maxPt - range.minPt }));
  byGrowth.sort((a, b) => a.growthPt - b.growthPt);
  byGrowth.forEach(({ index, growthPt }, done) => {
    const takenPt = Math.min(growthPt, freePt / (ranges.length - done));
    sizes[index] = (sizes[index] ?? 0) + takenPt;
    freePt -= takenPt;
  });
  return sizes;
}

function sizeLengths(tracks: readonly Track[], availablePt: number, roomPt: number): number[] {
  const widths = tracks.map((track) =>
    track.kind === "length" ? Math.max(resolveLength(track.value, availablePt), 0) : 0,
  );
  const excess = sum(widths) / Math.max(roomPt, 1);
  return excess > 1 ? widths.map((width) => width / excess) : widths;
}

/** Fractions of the rest; one whose content needs more gets that, and the others share what it leaves (12.7.1). */
function sizeFractions(ranges: readonly TrackRange[], restPt: number): readonly number[] {
  const open = new Set(ranges.flatMap(({ kind }, index) => (kind === "fraction" ? [index] : [])));
  const floors = ranges.map(({ kind, minPt }) => (kind === "fraction" ? minPt : 0));
  if (sum(floors) > restPt) {
    const capped = capWidths(
      [...open].map((index) => ({ minPt: floors[index] ?? 0 })),
      restPt,
    );
    const places = [...open];
    return ranges.map((_, index) => capped[places.indexOf(index)] ?? 0);
  }
  const valueOf = (index: number): number => ranges[index]?.share ?? 0;
  const sizes = ranges.map(() => 0);
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
