import { problem, type CreatedResult } from "./host.js";

/** 31 December 9999, 23:59:59: PDF dates have four digits for the year. */
const LAST_SECOND = 253_402_300_799;

/**
 * Decides what moment a built file claims, so that equal briefs give equal bytes on any day.
 *
 * @param briefDate - YYYY, YYYY-MM or YYYY-MM-DD.
 * @param epoch - SOURCE_DATE_EPOCH: seconds since 1970 as digits; `undefined` or "" if it is not set.
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function createdDate(briefDate: string, epoch: string | undefined): CreatedResult {
  if (epoch !== undefined && epoch !== "") {
    const seconds = /^\d{1,12}$/u.test(epoch) ? Number(epoch) : Infinity;
    if (seconds <= LAST_SECOND) return { kind: "ok", date: new Date(seconds * 1000) };
    const message = `The environment variable SOURCE_DATE_EPOCH is \`${epoch.slice(0, 40)}\`, not a number of seconds`;
    return problem("source-date-invalid", message, "Set it to whole seconds since 1970, e.g. 1767225600, or unset it");
  }
  const [year = "1970", month = "01", day = "01"] = briefDate.split("-");
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime())) return { kind: "ok", date };
  return problem("invalid-date", `\`${briefDate}\` is not a date`, "Write the brief's date as YYYY-MM-DD");
}
