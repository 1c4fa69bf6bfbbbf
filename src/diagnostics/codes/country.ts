import type { CodeEntry } from "./entry.js";

/** Codes of countries, facts and stances. */
export const COUNTRY_CODES = {
  "unknown-country": { severity: "error", summary: "Not an ISO 3166-1 code." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
