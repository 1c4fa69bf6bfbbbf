/** What lengths are measured by at an element. */
export interface Measures {
  /** Of the nearest viewport, in its own units. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** What a percentage is of: the width, the height, or the diagonal of the viewport, over the root of 2. */
export type Axis = "x" | "y" | "other";

/** User units in the units of CSS, which are 96 to the inch. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["px", 1],
  ["pt", 4 / 3],
  ["pc", 16],
  ["mm", 96 / 25.4],
  ["cm", 96 / 2.54],
  ["in", 96],
]);

const LENGTH = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%|[a-z]*)$/iu;

/**
 * Reads a length in user units.
 *
 * @returns NaN if it is malformed or in a unit that is not known.
 */
export function readLength(text: string, axis: Axis, measures: Measures): number {
  const [, number = "", unit = ""] = LENGTH.exec(text.trim()) ?? [];
  const value = number === "" ? NaN : Number(number);
  switch (unit.toLowerCase()) {
    case "%":
      return (value / 100) * findWhole(axis, measures);
    case "em":
      return value * measures.fontSize;
    case "ex":
      // Half the size, as where a font does not tell.
      return (value * measures.fontSize) / 2;
    default:
      return value * (UNITS.get(unit.toLowerCase()) ?? NaN);
  }
}

/** @see SVG 2, 8.9 */
function findWhole(axis: Axis, { width, height }: Measures): number {
  if (axis === "other") return Math.hypot(width, height) / Math.SQRT2;
  return axis === "x" ? width : height;
}

/** @returns The numbers of a list, e.g. of `viewBox`; `undefined` if one is malformed. */
export function readNumbers(text: string): readonly number[] | undefined {
  const parts = text.trim().split(/[\s,]+/u);
  const numbers = parts.map(Number);
  return parts.every((part) => part !== "") && numbers.every((value) => Number.isFinite(value)) ? numbers : undefined;
}
