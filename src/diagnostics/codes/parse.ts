import type { CodeEntry } from "./entry.js";

/** Codes of parsing Markdown. */
export const PARSE_CODES = {
  "unknown-block": { severity: "error", summary: "A `:::name` that is not one of ours." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
