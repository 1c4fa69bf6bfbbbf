import type { CodeEntry } from "./entry.js";

/** Codes of pictures. */
export const PICTURE_CODES = {
  "picture-damaged": { severity: "error", summary: "The bytes are not a whole PNG, JPEG or SVG." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
