import type { CodeEntry } from "./entry.js";

/** Codes of reading a brief and its frontmatter. */
export const READ_CODES = {
  "front-matter-missing": { severity: "error", summary: "The brief does not begin with a frontmatter block." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
