import type { Color } from "../model/picture.js";

/** A place on the way from 0 to 1, and what is there. */
interface Stop {
  readonly offset: number;
  /** From 0 to 1; as many at each stop. */
  readonly channels: readonly number[];
}

/** Intervals that are shorter have no colours between: the edge is hard. */
const LEAST_INTERVAL = 1e-5;

/** What stands between stops, as a function from 0 to 1 (ISO 32000-1, 7.10.3 and 7.10.4). */
export function createStopFunction(stops: readonly Stop[]): object {
  const intervals = stops.flatMap((stop, index) => {
    const next = stops[index + 1];
    return next === undefined || next.offset - stop.offset < LEAST_INTERVAL ? [] : [{ from: stop, to: next }];
  });
  const functions = intervals.map(({ from, to }) => ({
    FunctionType: 2,
    Domain: [0, 1],
    C0: from.channels,
    C1: to.channels,
    N: 1,
  }));
  const [only] = functions;
  if (functions.length === 1 && only !== undefined) return only;
  return {
    FunctionType: 3,
    Domain: [0, 1],
    Functions: functions,
    Bounds: intervals.slice(1).map(({ from }) => from.offset),
    Encode: intervals.flatMap(() => [0, 1]),
  };
}

/** @returns Red, green and blue, rounded as colours are written. */
export function listChannels({ r, g, b }: Color): readonly number[] {
  return [r, g, b].map((value) => Math.round(value * 10_000) / 10_000);
}
