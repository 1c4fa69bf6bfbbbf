import { supportedLocale } from "./supported-locale.js";

/** Formatters by locale, decimals and style: making one costs a hundred times more than using it. */
const formatters = new Map<string, Intl.NumberFormat>();

/** More decimals than a double can hold are noise, and `Intl` refuses more than 100. */
const MOST_DECIMALS = 20;

/**
 * Formats a number for the language: grouped, with its own digits and decimal sign, and a true minus sign.
 *
 * @param decimals - Digits after the decimal sign; as many as the author wrote.
 * @param lang - BCP 47; English is used for a language without data.
 * @returns e.g. "1,234.50" for 1234.5, 2, "en"; "1 234,50" with a no-break space for "fr".
 */
export function formatNumber(value: number, decimals: number, lang: string): string {
  return trueMinus(findFormatter(lang, decimals, {}).format(value));
}

/**
 * Formats a percentage for the language.
 *
 * @param value - 5.2 for 5.2 %.
 * @returns e.g. "5.2%" for "en", "5,2 %" with a no-break space for "fr".
 */
export function formatPercentage(value: number, decimals: number, lang: string): string {
  return trueMinus(findFormatter(lang, decimals, { style: "unit", unit: "percent" }).format(value));
}

/** @returns The sign between the whole and the fraction of a number, e.g. "," for "de". */
export function findDecimalSign(lang: string): string {
  const parts = findFormatter(lang, 1, {}).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}

function findFormatter(lang: string, decimals: number, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${String(decimals)} ${options.style ?? ""}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const digits = Math.min(Math.max(decimals, 0), MOST_DECIMALS);
  const formatter = new Intl.NumberFormat(supportedLocale(lang), {
    ...options,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, formatter);
  return formatter;
}

/** CLDR writes U+002D for most languages; in print a hyphen before a number is a mistake. */
function trueMinus(formatted: string): string {
  return formatted.replace("-", "\u2212");
}
