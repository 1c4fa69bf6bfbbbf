/** pt, a share of the containing block, or what is calculated from both once that block is known. */
export type Length = number | Percentage | LengthCalculation;

export interface Percentage {
  /** 100 is the whole. */
  readonly percent: number;
}

/** `calc(100% - 10mm)` and `min(50%, 80mm)`; a difference is a sum with a negative part. */
export interface LengthCalculation {
  readonly fold: "sum" | "min" | "max";
  readonly of: readonly Length[];
}

/** @returns The length in pt, percentages taken of `basisPt`. */
export function resolveLength(length: Length, basisPt: number): number {
  if (typeof length === "number") return length;
  if ("percent" in length) return (length.percent * basisPt) / 100;
  const values = length.of.map((part) => resolveLength(part, basisPt));
  switch (length.fold) {
    case "sum":
      return values.reduce((sum, value) => sum + value, 0);
    case "min":
      return Math.min(...values);
    case "max":
      return Math.max(...values);
  }
}
