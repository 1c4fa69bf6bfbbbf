import { formatDate } from "../formats/format-date.js";

/** Forms of a date that the `date` helper knows; "full" is the default. */
export const DATE_FORMS = ["full", "month", "year", "iso"] as const;

const ISO_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["month", "2026-03".length],
  ["year", "2026".length],
]);

/**
 * Formats a date for print. The day stays on one line with its month.
 *
 * @param date - ISO date.
 * @param form - "full" as precisely as the date is given, "month" without the day, "year", or "iso" as it is.
 * @returns e.g. "19 February 2024" with a no-break space behind the day.
 */
export function formatPrintDate(date: string, form: string, lang: string): string {
  if (form === "iso") return date;
  const printed = formatDate(date.slice(0, ISO_LENGTHS.get(form) ?? date.length), lang);
  return keepDayWithMonth(printed);
}

/** Ties one or two digits to the word beside them: "19 February" and "February 19" never break in the middle. */
export function keepDayWithMonth(text: string): string {
  return text
    .replace(/(?<!\d)(\d{1,2}\.?) (?=\p{L})/gu, "$1\u00a0")
    .replace(/(?<=\p{L}) (\d{1,2})(?=,|$)/gu, "\u00a0$1");
}
