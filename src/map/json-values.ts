// Values of our own data files, whose shape the tool that makes them answers for.

/** @throws Error if it is none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Error("the map's data are damaged: no record");
  return value;
}

/** @throws Error if it is none. */
export function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("the map's data are damaged: no list");
  return value;
}

/** @throws Error if it is none. */
export function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Error("the map's data are damaged: no text");
  return value;
}

/** @throws Error if it is none. */
export function numberOf(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Error("the map's data are damaged: no number");
  return value;
}

/** @throws Error if it is no pair of numbers. */
export function pairOf(value: unknown): [number, number] {
  const [x, y] = listOf(value);
  return [numberOf(x), numberOf(y)];
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
