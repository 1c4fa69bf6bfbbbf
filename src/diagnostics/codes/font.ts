import type { CodeEntry } from "./entry.js";

/** Codes of font files. */
export const FONT_CODES = {
  "font-missing": { severity: "error", summary: "The font file of an `@font-face` cannot be opened." },
  "font-format": { severity: "error", summary: "The font is not a single TrueType font." },
  "font-damaged": { severity: "error", summary: "The font file is not whole or its measures make no sense." },
  "font-not-embeddable": { severity: "error", summary: "The font's licence bits forbid embedding a subset of it." },
  "font-variable": { severity: "warning", summary: "Only the default instance of a variable font is drawn." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
