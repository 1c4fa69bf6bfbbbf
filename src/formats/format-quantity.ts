import { findNumberFormatter } from "./number-formatter.js";
import { supportedLocale } from "./supported-locale.js";

/** A number or a range of numbers, with the decimals that its author wrote. */
export type Quantity =
  | { readonly kind: "number"; readonly value: number; readonly decimals: number; readonly plus?: boolean }
  | { readonly kind: "range"; readonly from: number; readonly to: number; readonly decimals: number };

/** A quantity in words of a language. */
export interface PrintedQuantity {
  /** e.g. "USD 259.29 billion" */
  readonly text: string;
  /** Whether the unit is in the text; else it is to be printed beside it, as written. */
  readonly hasUnit: boolean;
}

/** Words for powers of ten that a unit may have, in a data file of any language. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/**
 * Formats a quantity with its unit for a language: grouped, with its own digits and decimal sign, and true minus signs.
 *
 * @param unit - Part of the text if it is "%", "percent", an ISO 4217 code, one of the words thousand, million, billion and
 *   trillion, or a code and such a word: "USD billion".
 * @param lang - BCP 47; English is used for a language without data.
 * @returns e.g. "USD 1,234" for "en" and "1.234 USD" for "de", "3.2–4.1%", "+5 %", "259,29 Mrd. USD".
 */
export function formatQuantity(quantity: Quantity, unit: string | undefined, lang: string): PrintedQuantity {
  const number = formatDigits(quantity, lang);
  const { style, scale } = readUnit(unit);
  if (style === undefined && scale === undefined) return { text: number, hasUnit: false };
  const scaled = scale === undefined ? number : addScaleWord(quantity, number, scale, lang);
  if (scaled === undefined) return { text: number, hasUnit: false };
  return { text: style === undefined ? scaled : fillPattern(style, scaled, lang), hasUnit: true };
}

interface ReadUnit {
  /** Where the sign of a percentage or the code of a currency stands. */
  readonly style?: Intl.NumberFormatOptions | undefined;
  readonly scale?: number | undefined;
}

function readUnit(unit: string | undefined): ReadUnit {
  if (unit === undefined) return {};
  if (/^(?:%|percent|per cent)$/u.test(unit)) return { style: { style: "unit", unit: "percent" } };
  const [first = "", second, ...more] = unit.trim().split(/\s+/u);
  if (more.length > 0) return {};
  const [scale, code] = SCALES.has(first) ? [first, second] : [second, first];
  if (scale !== undefined && !SCALES.has(scale)) return {};
  if (code !== undefined && !CURRENCIES.has(code)) return {};
  return {
    ...(code === undefined ? {} : { style: { style: "currency", currency: code, currencyDisplay: "code" } }),
    ...(scale === undefined ? {} : { scale: SCALES.get(scale) }),
  };
}

function formatDigits(quantity: Quantity, lang: string): string {
  const { decimals } = quantity;
  if (quantity.kind === "range") {
    return joinParts(findNumberFormatter(lang, decimals, {}).formatRangeToParts(quantity.from, quantity.to));
  }
  const options: Intl.NumberFormatOptions = quantity.plus === true ? { signDisplay: "exceptZero" } : {};
  return joinParts(findNumberFormatter(lang, decimals, options).formatToParts(quantity.value));
}

/**
 * Puts the language's word for a power of ten behind a number, e.g. "36.8 million", "36,8 Mio.". English abbreviations are one
 * letter and mean nothing to many, so English has the long words; in the others they differ by number and case.
 *
 * @returns `undefined` where the language counts in other steps, so that the number itself would change.
 */
function addScaleWord(quantity: Quantity, number: string, scale: number, lang: string): string | undefined {
  const example = quantity.kind === "number" ? quantity.value : quantity.to;
  const compactDisplay = /^en\b/u.test(lang) || supportedLocale(lang) === "en" ? "long" : "short";
  const compact: Intl.NumberFormatOptions = { notation: "compact", compactDisplay };
  const own = joinParts(findNumberFormatter(lang, quantity.decimals, {}).formatToParts(example));
  const long = joinParts(findNumberFormatter(lang, quantity.decimals, compact).formatToParts(example * scale));
  const [before, after] = long.split(own);
  return long === own || before === undefined || after === undefined
    ? undefined
    : `${loosen(before)}${number}${loosen(after)}`;
}

/** Puts a finished number where a style has its digits. */
function fillPattern(style: Intl.NumberFormatOptions, number: string, lang: string): string {
  let hasNumber = false;
  return findNumberFormatter(lang, 0, style)
    .formatToParts(1)
    .map(({ type, value }) => {
      if (type !== "integer") return style.style === "currency" ? loosen(value) : value;
      const text = hasNumber ? "" : number;
      hasNumber = true;
      return text;
    })
    .join("");
}

/** Layout ties a number to its unit as long as the column is wide enough; a no-break space would cut the number instead. */
function loosen(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

/** CLDR writes U+002D for most languages; in print a hyphen before a number is a mistake. */
function joinParts(parts: readonly { readonly type: string; readonly value: string }[]): string {
  return parts.map(({ type, value }) => (type === "minusSign" ? value.replace("-", "\u2212") : value)).join("");
}
