import type { CodeEntry } from "./entry.js";

/** Codes of stylesheets. */
export const STYLE_CODES = {
  "unknown-property": { severity: "warning", summary: "A CSS property that is not supported." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
