import { supportedLocale } from "./supported-locale.js";

/** Formatters by locale, decimals and options: making one costs a hundred times more than using it. */
const formatters = new Map<string, Intl.NumberFormat>();

/** More decimals than a double can hold are noise, and `Intl` refuses more than 100. */
const MOST_DECIMALS = 20;

/**
 * Finds what formats numbers of a language with a fixed number of decimals; each is made once.
 *
 * @param lang - BCP 47; English is used for a language without data.
 */
export function findNumberFormatter(
  lang: string,
  decimals: number,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = `${lang} ${String(decimals)} ${JSON.stringify(options)}`;
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
