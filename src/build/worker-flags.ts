import { getHeapSpaceStatistics } from "node:v8";

/** Room of the young generation, in MiB. A brief of five pages allocates 13. */
const YOUNG_MIB = 32;

/**
 * Flags of Node for processes that build one brief after the other.
 *
 * What a brief allocates is dead when the next begins. The young generation holds it all, and is emptied between briefs, when next to nothing is left to copy. Objects that live as long as their brief look long-lived to V8,
 * which would make them in the old generation from then on and keep what they point to; and helper threads take more time
 * from the other cores than they save on this one. Every brief runs through the same code, so all of it
 * is compiled at its first use.
 */
export const WORKER_FLAGS: readonly string[] = [
  "--expose-gc",
  `--min-semi-space-size=${String(YOUNG_MIB)}`,
  `--max-semi-space-size=${String(YOUNG_MIB)}`,
  "--no-allocation-site-pretenuring",
  "--no-parallel-scavenge",
  "--always-sparkplug",
];

/**
 * Empties the young generation, if another brief like the ones in it might not fit; does nothing in a process without
 * the flags.
 */
export function emptyYoungGeneration(): void {
  // Node defines it with --expose-gc only.
  if (typeof globalThis.gc !== "function") return;
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  const usedMib = (young?.space_used_size ?? 0) / 2 ** 20;
  if (usedMib > YOUNG_MIB / 2) globalThis.gc({ type: "minor" });
}
