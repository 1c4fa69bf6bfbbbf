import type { Length } from "../model/length.js";
import type { LengthOrAuto } from "../model/computed-style.js";
import { foldLengths, limitLength } from "./length-calculation.js";
import {
  parseFirst,
  parseKeyword,
  type LonghandSpec,
  type ParseValue,
  type Parts,
  type Specified,
} from "./longhand.js";
import { parseQuantity } from "./parse-quantity.js";

/** Lengths that layout could use; far beyond any sheet of paper, and NaN and infinity stay out of the page. */
const LONGEST_PT = 1_000_000;

const isUsable = (value: number): boolean => Math.abs(value) <= LONGEST_PT;

/** One length in pt; a bare 0 is a length. */
export function parseLength(parts: Parts): Specified<number> | undefined {
  const quantity = parseOnly(parts);
  if (quantity?.type === "number" && quantity.value === 0) return () => 0;
  if (quantity?.type !== "length") return undefined;
  const { value } = quantity;
  return (context) => {
    const length = value(context);
    return isUsable(length) ? length : 0;
  };
}

/** One length, percentage, or a calculation of both. */
export function parseLengthOrPercentage(parts: Parts): Specified<Length> | undefined {
  const quantity = parseOnly(parts);
  if (quantity?.type === "mixed") {
    const { value } = quantity;
    return (context) => limitLength(value(context), isUsable);
  }
  if (quantity?.type !== "percentage") return parseLength(parts);
  const percentage = { percent: quantity.value };
  return isUsable(quantity.value) ? () => percentage : undefined;
}

/** One number without a unit, a `calc()` of numbers included. */
export function parseNumber(parts: Parts): number | undefined {
  const quantity = parseOnly(parts);
  return quantity?.type === "number" && isUsable(quantity.value) ? quantity.value : undefined;
}

/** One whole number not below a limit. */
export function parseInteger(parts: Parts, least: number): number | undefined {
  const value = parseNumber(parts);
  return value !== undefined && Number.isInteger(value) && value >= least ? value : undefined;
}

function parseOnly(parts: Parts): ReturnType<typeof parseQuantity> {
  const [part, second] = parts;
  return part === undefined || second !== undefined ? undefined : parseQuantity(part);
}

/**
 * Refuses values below 0 where the sheet can know them: what the property forbids is a diagnostic. A negative one
 * that only appears when it is computed, from `calc()`, becomes 0 as CSS Values 4, 10.12 asks.
 */
function isWrittenNegative(parts: Parts): boolean {
  const [part] = parts;
  return part !== undefined && "value" in part && typeof part.value === "string" && part.value.startsWith("-");
}

/** A length or percentage not below 0. */
export const parseNonNegative: ParseValue<Length> = (parts) => {
  const specified = isWrittenNegative(parts) ? undefined : parseLengthOrPercentage(parts);
  return specified && ((context) => raiseToZero(specified(context)));
};

function raiseToZero(length: Length): Length {
  if (typeof length === "number") return Math.max(length, 0);
  if ("percent" in length) return length.percent < 0 ? 0 : length;
  return foldLengths("max", [0, length]);
}

/** A length not below 0, in pt. */
export const parseSize: ParseValue<number> = (parts) => {
  const specified = isWrittenNegative(parts) ? undefined : parseLength(parts);
  return specified && ((context) => Math.max(specified(context), 0));
};

const parseAuto = parseKeyword<"auto">(new Map([["auto", "auto"]]));

/** `margin-*` */
export const marginSpec: LonghandSpec<LengthOrAuto> = {
  expects: "a length, a percentage or `auto`",
  keywords: ["auto"],
  parse: parseFirst<LengthOrAuto>(parseAuto, parseLengthOrPercentage),
};

/** `padding-*` */
export const paddingSpec: LonghandSpec<Length> = {
  expects: "a length or a percentage, not negative",
  parse: parseNonNegative,
};

/** `min-width`, `min-height`: as padding, with `auto` for 0. */
export const minimumSpec: LonghandSpec<Length> = {
  expects: "a length or a percentage, not negative",
  keywords: ["auto"],
  parse: parseFirst<Length>(parseKeyword(new Map([["auto", 0]])), parseNonNegative),
};

/** `width`, `height` */
export const sizeSpec: LonghandSpec<LengthOrAuto> = {
  expects: "a length, a percentage or `auto`, not negative",
  keywords: ["auto"],
  parse: parseFirst<LengthOrAuto>(parseAuto, parseNonNegative),
};

/** `max-width` */
export const maximumSpec: LonghandSpec<Length | "none"> = {
  expects: "a length, a percentage or `none`, not negative",
  keywords: ["none"],
  parse: parseFirst<Length | "none">(parseKeyword<"none">(new Map([["none", "none"]])), parseNonNegative),
};

/** `column-gap`, `row-gap` */
export const gapSpec: LonghandSpec<Length | "normal"> = {
  expects: "a length, a percentage or `normal`, not negative",
  keywords: ["normal"],
  parse: parseFirst<Length | "normal">(parseKeyword<"normal">(new Map([["normal", "normal"]])), parseNonNegative),
};
