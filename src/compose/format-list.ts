import { supportedLocale } from "../formats/supported-locale.js";

/** Formatters by locale and type: making one costs a hundred times more than using it. */
const formatters = new Map<string, Intl.ListFormat>();

/**
 * Joins names as a language does.
 *
 * @param type - "conjunction" for "and", "disjunction" for "or".
 * @returns e.g. "A, B and C" for "en", which means British English here as for dates; "A, B, and C" for "en-US".
 */
export function formatList(names: readonly string[], type: "conjunction" | "disjunction", lang: string): string {
  const locale = lang === "en" ? "en-GB" : supportedLocale(lang);
  const key = `${type} ${locale}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.ListFormat(locale, { type });
    formatters.set(key, formatter);
  }
  return formatter.format(names);
}
