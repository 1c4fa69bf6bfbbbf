import type { CodeEntry } from "./entry.js";

/** Codes of countries, facts and stances. */
export const COUNTRY_CODES = {
  "unknown-country": { severity: "error", summary: "Not an ISO 3166-1 code." },
  "duplicate-country": { severity: "error", summary: "A country is listed twice." },
  "unknown-stance": { severity: "error", summary: "A stance that is no step of the brief's scale." },
  "language-without-data": {
    severity: "warning",
    summary: "Node has no names and formats for the brief's language; the English ones are printed.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
