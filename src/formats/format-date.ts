import { supportedLocale } from "./supported-locale.js";

/** A date of the Gregorian calendar, by day, month or year; "2026-03" has no day. */
export interface CalendarDate {
  readonly year: number;
  /** From 1 to 12. */
  readonly month?: number;
  /** From 1 to the month's last. */
  readonly day?: number;
}

const ISO_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/**
 * Parses YYYY, YYYY-MM or YYYY-MM-DD.
 *
 * @returns `undefined` if the text is none of them or the day does not exist, e.g. "2026-02-30".
 * @see ISO 8601-1:2019, 5.2.2
 */
export function parseIsoDate(text: string): CalendarDate | undefined {
  const match = ISO_DATE.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (year === 0) return undefined;
  if (match[2] === undefined) return { year };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { year, month };
  const day = Number(match[3]);
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

/**
 * Formats a date for the language, by day, month or year as it was given.
 *
 * The Gregorian calendar is kept in every language, since sources and citations beside the date use it. "en" alone
 * means day, month, year, as most publishers outside the United States write; "en-US" has its own order.
 *
 * @param isoDate - YYYY, YYYY-MM or YYYY-MM-DD; anything else is returned unchanged.
 * @returns e.g. "19 February 2024" for "en", "February 19, 2024" for "en-US", "19 февраля 2024 г." for "ru".
 */
export function formatDate(isoDate: string, lang: string): string {
  const date = parseIsoDate(isoDate);
  if (date === undefined) return isoDate;
  const formatter = findFormatter(lang, date);
  const instant = new Date(Date.UTC(2000, (date.month ?? 1) - 1, date.day ?? 1));
  instant.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  return formatter.format(instant);
}

/** Formatters by locale and precision: making one costs a hundred times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function findFormatter(lang: string, date: CalendarDate): Intl.DateTimeFormat {
  const key = `${lang} ${String(date.month !== undefined)} ${String(date.day !== undefined)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const locale = supportedLocale(lang);
  const formatter = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: "UTC",
    calendar: "gregory",
    year: "numeric",
    ...(date.month === undefined ? {} : { month: "long" }),
    ...(date.day === undefined ? {} : { day: "numeric" }),
  });
  formatters.set(key, formatter);
  return formatter;
}

/** Day 0 of the next month is the last of this one; years below 100 need no care, since they repeat every 400. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
