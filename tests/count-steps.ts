import { Session } from "node:inspector";

/**
 * Counts how often each block of code runs, which no busy machine can change. Only code that is loaded later is counted to
 * the last block, so what is tested is imported with `await import()` behind this.
 */
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/**
 * Counts the steps of an action, in our code and in that of packages. A search or a match within the engine itself counts
 * as one, whatever it takes: that it ends is for the timeout of the test to say.
 */
export function countSteps(action: () => void): number {
  takeSteps();
  action();
  return takeSteps();
}

/** Counts from the last time on; the session is one of this thread, so it answers at once. */
function takeSteps(): number {
  let steps = 0;
  session.post("Profiler.takePreciseCoverage", (_, { result }) => {
    for (const { url, functions } of result) {
      if (url.startsWith("node:")) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  return steps;
}

/** Four times the input takes four times the steps, and a little; quadratic work would take sixteen times as many. */
export const MOST_STEPS_OF_FOURFOLD = 7;
