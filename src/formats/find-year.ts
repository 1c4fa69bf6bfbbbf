/**
 * Finds the last year that a text names.
 *
 * @returns e.g. 2024 for "2024", "2023-24", "2019–2024" and "June 2024"; `undefined` if it names none.
 */
export function findLastYear(text: string): number | undefined {
  const [, last, short] = /.*\b((?:1[5-9]|20|21)\d\d)(?:[/\u2013-](\d\d)(?!\d|-))?/su.exec(text) ?? [];
  if (last === undefined) return undefined;
  const year = Number(last);
  if (short === undefined) return year;
  const end = Math.floor(year / 100) * 100 + Number(short);
  return end > year && end - year < 20 ? end : year;
}

/**
 * The month in which the time that a text names ends.
 *
 * @returns Months since year 0, e.g. of December 2024 for "2024", of June 2024 for "2024-06" and "2024-06-03".
 */
export function findLastMonth(text: string): number | undefined {
  const [, year, month] = /^\s*(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?\s*$/u.exec(text) ?? [];
  if (year !== undefined && month !== undefined) return Number(year) * 12 + Number(month) - 1;
  const last = findLastYear(text);
  return last === undefined ? undefined : last * 12 + 11;
}
