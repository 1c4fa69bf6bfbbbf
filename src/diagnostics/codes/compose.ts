import type { CodeEntry } from "./entry.js";

/** Codes of templates. */
export const COMPOSE_CODES = {
  "template-missing": { severity: "error", summary: "The template does not exist." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
