import { findNumberFormatter } from "./number-formatter.js";

/**
 * Formats a number for the language: grouped, with its own digits and decimal sign, and a true minus sign.
 *
 * @param decimals - Digits after the decimal sign; as many as the author wrote.
 * @param lang - BCP 47; English is used for a language without data.
 * @returns e.g. "1,234.50" for 1234.5, 2, "en"; "1 234,50" with a no-break space for "fr".
 */
export function formatNumber(value: number, decimals: number, lang: string): string {
  return trueMinus(findNumberFormatter(lang, decimals, {}).format(value));
}

/**
 * Formats a percentage for the language.
 *
 * @param value - 5.2 for 5.2 %.
 * @returns e.g. "5.2%" for "en", "5,2 %" with a no-break space for "fr".
 */
export function formatPercentage(value: number, decimals: number, lang: string): string {
  return trueMinus(findNumberFormatter(lang, decimals, { style: "unit", unit: "percent" }).format(value));
}

/** @returns The sign between the whole and the fraction of a number, e.g. "," for "de". */
export function findDecimalSign(lang: string): string {
  const parts = findNumberFormatter(lang, 1, {}).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}

/** CLDR writes U+002D for most languages; in print a hyphen before a number is a mistake. */
function trueMinus(formatted: string): string {
  return formatted.replace("-", "\u2212");
}
