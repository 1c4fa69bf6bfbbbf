import type { CssNode, FunctionNode } from "css-tree";
import type { Length, LengthCalculation } from "../model/length.js";
import { foldLengths, scaleLength } from "./length-calculation.js";
import type { ComputeContext, Specified } from "./longhand.js";

/** A numeric value with its type. Percentages stay percentages until layout knows the containing block. */
export type Quantity =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "length"; readonly value: Specified<number> }
  | { readonly type: "percentage"; readonly value: number }
  /** Lengths and percentages together. */
  | { readonly type: "mixed"; readonly value: Specified<Length> }
  | { readonly type: "fraction"; readonly value: number };

/** Absolute units in pt (CSS Values 4, 6.2). */
const ABSOLUTE_UNITS: ReadonlyMap<string, number> = new Map([
  ["pt", 1],
  ["px", 0.75],
  ["pc", 12],
  ["in", 72],
  ["cm", 72 / 2.54],
  ["mm", 72 / 25.4],
  ["q", 72 / 101.6],
]);

/** `ex` and `ch` in em: CSS's own fallback where the font is not known, and it is not in this stage. */
const FALLBACK_EX = 0.5;

const RELATIVE_UNITS: ReadonlyMap<string, (context: ComputeContext) => number> = new Map([
  ["em", (context: ComputeContext) => context.values.fontSize],
  ["rem", (context: ComputeContext) => context.rootFontSizePt],
  ["ex", (context: ComputeContext) => context.values.fontSize * FALLBACK_EX],
  ["ch", (context: ComputeContext) => context.values.fontSize * FALLBACK_EX],
  ["vw", (context: ComputeContext) => context.viewport.widthPt / 100],
  ["vh", (context: ComputeContext) => context.viewport.heightPt / 100],
]);

/** Every unit that we know. */
export const UNITS: readonly string[] = [...ABSOLUTE_UNITS.keys(), ...RELATIVE_UNITS.keys(), "fr"];

/** Functions that calculate. */
export const MATH_FUNCTIONS: readonly string[] = ["calc", "min", "max", "clamp"];

/**
 * Reads a number, length, percentage, fraction (`fr`) or one of `calc() min() max() clamp()` over them.
 *
 * @returns `undefined` for anything else: an unknown unit, or a function that mixes types.
 */
export function parseQuantity(node: CssNode): Quantity | undefined {
  if (node.type === "Number") return { type: "number", value: Number(node.value) };
  if (node.type === "Percentage") return { type: "percentage", value: Number(node.value) };
  if (node.type === "Dimension") return parseDimension(Number(node.value), node.unit.toLowerCase());
  if (node.type === "Function") return parseMathFunction(node);
  if (node.type === "Parentheses") return parseSum([...node.children]);
  return undefined;
}

function parseDimension(value: number, unit: string): Quantity | undefined {
  if (unit === "fr") return { type: "fraction", value };
  const absolute = ABSOLUTE_UNITS.get(unit);
  if (absolute !== undefined) return { type: "length", value: () => value * absolute };
  const relative = RELATIVE_UNITS.get(unit);
  return relative && { type: "length", value: (context) => value * relative(context) };
}

function parseMathFunction(node: FunctionNode): Quantity | undefined {
  const name = node.name.toLowerCase();
  const parts = [...node.children];
  if (name === "calc") return parseSum(parts);
  if (name !== "min" && name !== "max" && name !== "clamp") return undefined;
  const values = splitAtCommas(parts).map(parseSum);
  if (name !== "clamp") return combine(values, name);
  const [low, value, high] = values;
  return values.length === 3 ? combine([low, combine([value, high], "min")], "max") : undefined;
}

/** Parts between commas; `fn(a b, c)` gives two lists. */
export function splitAtCommas(parts: readonly CssNode[]): readonly (readonly CssNode[])[] {
  const lists: CssNode[][] = [[]];
  for (const part of parts) {
    if (part.type === "Operator" && part.value.trim() === ",") lists.push([]);
    else lists.at(-1)?.push(part);
  }
  return lists;
}

type Fold = LengthCalculation["fold"];

/**
 * Folds values of one type, or lengths with percentages. A zero without a unit does not count as a length here (CSS
 * Values 4).
 */
function combine(values: readonly (Quantity | undefined)[], fold: Fold): Quantity | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  if (first.type === "number" || first.type === "fraction") {
    const numbers = values.flatMap((value) => (value?.type === first.type ? [value.value] : []));
    return numbers.length === values.length ? { type: first.type, value: foldNumbers(numbers, fold) } : undefined;
  }
  if (first.type === "length") {
    const lengths = values.flatMap((value) => (value?.type === "length" ? [value.value] : []));
    if (lengths.length === values.length)
      return {
        type: "length",
        value: (context) =>
          foldNumbers(
            lengths.map((length) => length(context)),
            fold,
          ),
      };
  }
  const percentages = values.flatMap((value) => (value?.type === "percentage" ? [value.value] : []));
  if (percentages.length === values.length) return { type: "percentage", value: foldNumbers(percentages, fold) };
  const mixed = values.flatMap((value) => toMixed(value) ?? []);
  if (mixed.length !== values.length) return undefined;
  return {
    type: "mixed",
    value: (context) =>
      foldLengths(
        fold,
        mixed.map((length) => length(context)),
      ),
  };
}

function foldNumbers(values: readonly number[], fold: Fold): number {
  if (fold === "sum") return values.reduce((sum, value) => sum + value, 0);
  return fold === "min" ? Math.min(...values) : Math.max(...values);
}

function toMixed(quantity: Quantity | undefined): Specified<Length> | undefined {
  if (quantity?.type === "percentage") return () => ({ percent: quantity.value });
  return quantity?.type === "length" || quantity?.type === "mixed" ? quantity.value : undefined;
}

/** `a + b - c` of products; css-tree leaves the white space around `+` and `-` in the operator. */
function parseSum(parts: readonly CssNode[]): Quantity | undefined {
  let sum: Quantity | undefined;
  let sign = 1;
  let start = 0;
  for (let end = 0; end <= parts.length; end++) {
    const operator = findOperator(parts[end]);
    if (end < parts.length && operator !== "+" && operator !== "-") continue;
    const product = scale(parseProduct(parts.slice(start, end)), sign);
    sum = start === 0 ? product : combine([sum, product], "sum");
    if (sum === undefined) return undefined;
    sign = operator === "-" ? -1 : 1;
    start = end + 1;
  }
  return sum;
}

function parseProduct(parts: readonly CssNode[]): Quantity | undefined {
  const [first] = parts;
  if (first === undefined || parts.length % 2 === 0) return undefined;
  let product = parseQuantity(first);
  for (let index = 1; index < parts.length; index += 2) {
    const operator = findOperator(parts[index]);
    const part = parts[index + 1];
    const factor = part && parseQuantity(part);
    if (product === undefined || factor === undefined) return undefined;
    if (operator === "*") product = multiply(product, factor);
    else if (operator === "/" && factor.type === "number" && factor.value !== 0)
      product = scale(product, 1 / factor.value);
    else return undefined;
  }
  return product;
}

function multiply(left: Quantity, right: Quantity): Quantity | undefined {
  if (left.type === "number") return scale(right, left.value);
  return right.type === "number" ? scale(left, right.value) : undefined;
}

function scale(quantity: Quantity | undefined, factor: number): Quantity | undefined {
  if (quantity === undefined || factor === 1) return quantity;
  if (quantity.type === "mixed") {
    const { value } = quantity;
    return { type: "mixed", value: (context) => scaleLength(value(context), factor) };
  }
  if (quantity.type !== "length") return { type: quantity.type, value: quantity.value * factor };
  const { value } = quantity;
  return { type: "length", value: (context) => value(context) * factor };
}

function findOperator(node: CssNode | undefined): string | undefined {
  return node?.type === "Operator" ? node.value.trim() : undefined;
}
