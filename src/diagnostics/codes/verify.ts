import type { CodeEntry } from "./entry.js";

/** Codes of checking what was laid out. */
export const VERIFY_CODES = {
  "text-lost": { severity: "error", summary: "Text of the brief did not reach a page." },
  "text-outside-page": { severity: "error", summary: "Text was placed beyond the edge of its page." },
  "low-contrast": {
    severity: "warning",
    barrier: true,
    summary: "Text is too faint on its background for many readers.",
  },
  "figure-without-alt": {
    severity: "warning",
    barrier: true,
    summary: "A picture of the template has no text for readers who cannot see it.",
  },
  "structure-heading": {
    severity: "warning",
    barrier: true,
    summary: "The headings of the page, as the template puts them together, skip a level or do not begin with `h1`.",
  },
  "table-without-heads": {
    severity: "warning",
    barrier: true,
    summary: "A table has no head for its columns or its rows.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
