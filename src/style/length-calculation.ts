import type { Length, LengthCalculation } from "../model/length.js";

type Fold = LengthCalculation["fold"];

/**
 * Adds lengths up, or takes the least or greatest of them. What can be worked out without the containing block is:
 * the result is a number or one percentage wherever it can be.
 */
export function foldLengths(fold: Fold, lengths: readonly Length[]): Length {
  if (fold === "sum") return addLengths(lengths);
  const choose = fold === "min" ? Math.min : Math.max;
  const points = lengths.filter((length) => typeof length === "number");
  if (points.length === lengths.length) return choose(...points);
  const percents = lengths.flatMap((length) => (isPercentage(length) ? [length.percent] : []));
  return percents.length === lengths.length ? { percent: choose(...percents) } : { fold, of: lengths };
}

function addLengths(lengths: readonly Length[]): Length {
  const terms = lengths.flatMap((length) =>
    typeof length === "object" && "fold" in length && length.fold === "sum" ? length.of : [length],
  );
  let pt = 0;
  let percent = 0;
  const others: Length[] = [];
  for (const term of terms) {
    if (typeof term === "number") pt += term;
    else if (isPercentage(term)) percent += term.percent;
    else others.push(term);
  }
  const known: Length[] = [...(pt === 0 ? [] : [pt]), ...(percent === 0 ? [] : [{ percent }])];
  const [only = 0, second] = [...known, ...others];
  return second === undefined ? only : { fold: "sum", of: [...known, ...others] };
}

/** Multiplies a length; below 0 the least becomes the greatest. */
export function scaleLength(length: Length, factor: number): Length {
  if (typeof length === "number") return length * factor;
  if (isPercentage(length)) return { percent: length.percent * factor };
  const flipped = { sum: "sum", min: "max", max: "min" } as const;
  return {
    fold: factor < 0 ? flipped[length.fold] : length.fold,
    of: length.of.map((part) => scaleLength(part, factor)),
  };
}

/** Replaces every number of a length that no layout could use by 0. */
export function limitLength(length: Length, isUsable: (value: number) => boolean): Length {
  if (typeof length === "number") return isUsable(length) ? length : 0;
  if (isPercentage(length)) return isUsable(length.percent) ? length : 0;
  return { fold: length.fold, of: length.of.map((part) => limitLength(part, isUsable)) };
}

function isPercentage(length: Length): length is { readonly percent: number } {
  return typeof length === "object" && "percent" in length;
}
