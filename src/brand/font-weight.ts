/** Names of weights in brand.yml. */
const NAMES: ReadonlyMap<string, number> = new Map([
  ["thin", 100],
  ["extra-light", 200],
  ["ultra-light", 200],
  ["light", 300],
  ["normal", 400],
  ["regular", 400],
  ["medium", 500],
  ["semi-bold", 600],
  ["demi-bold", 600],
  ["bold", 700],
  ["extra-bold", 800],
  ["ultra-bold", 800],
  ["black", 900],
]);

/** What a weight may be, for the author. */
export const WEIGHT_HINT = `a number from 1 to 1000, or one of ${[...NAMES.keys()].join(", ")}`;

/** @returns A weight as a number from 1 to 1000, e.g. 600 for "semi-bold"; `undefined` if it is none. */
export function readWeight(text: string): number | undefined {
  const named = NAMES.get(text.toLowerCase());
  if (named !== undefined) return named;
  const weight = /^\d+$/u.test(text) ? Number(text) : NaN;
  return weight >= 1 && weight <= 1000 ? weight : undefined;
}
