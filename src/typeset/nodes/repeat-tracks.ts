import type { AutoRepeat, Track } from "../../model/computed-style.js";
import { resolveLength } from "../lengths.js";

/** A grid wider than this is a mistake, and would cost memory. */
const MOST_TRACKS = 100;

/**
 * @returns How often tracks are repeated in a grid of this width: as often as they have room, at least once.
 * @see CSS Grid Layout 2, 7.2.3.2
 */
export function countRepeats(tracks: readonly Track[], repeat: AutoRepeat, measurePt: number, gapPt: number): number {
  const lengthOf = (list: readonly Track[]): number =>
    list.reduce((sum, track) => sum + findDefinite(track, measurePt) + gapPt, 0);
  const patternPt = lengthOf(repeat.tracks);
  const most = Math.max(Math.floor((MOST_TRACKS - tracks.length) / repeat.tracks.length), 1);
  if (patternPt <= 0) return most;
  // Rounding must not take a column from where so many fit exactly.
  const count = Math.floor((measurePt + gapPt - lengthOf(tracks)) / patternPt + 0.0001);
  return Math.max(Math.min(count, most), 1);
}

/** The length that a track is measured by: its most, or its least where content decides on that. */
function findDefinite(track: Track, measurePt: number): number {
  if (track.kind === "length") return Math.max(resolveLength(track.value, measurePt), 0);
  if (track.kind !== "range") return 0;
  const { least, most } = track;
  const leastPt = typeof least === "string" ? 0 : resolveLength(least, measurePt);
  const mostPt =
    typeof most === "string" || (typeof most === "object" && "fraction" in most) ? 0 : resolveLength(most, measurePt);
  return Math.max(leastPt, mostPt, 0);
}

/** @returns The tracks of the list with the repeated ones in their place. */
export function repeatTracks(tracks: readonly Track[], repeat: AutoRepeat, times: number): readonly Track[] {
  const repeated = Array.from({ length: times }, () => repeat.tracks).flat();
  return [...tracks.slice(0, repeat.at), ...repeated, ...tracks.slice(repeat.at)];
}
