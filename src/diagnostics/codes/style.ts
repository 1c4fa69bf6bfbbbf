import type { CodeEntry } from "./entry.js";

/** Codes of stylesheets and of styling a page. */
export const STYLE_CODES = {
  "style-syntax": { severity: "error", summary: "The stylesheet cannot be read at this place." },
  "style-too-large": { severity: "error", summary: "The stylesheet is larger or nested deeper than it may be." },
  "unknown-property": { severity: "warning", summary: "A CSS property that is not supported." },
  "unknown-value": {
    severity: "warning",
    summary: "A CSS value that its property does not take or that is not supported.",
  },
  "unknown-selector": { severity: "warning", summary: "A CSS selector that is not supported." },
  "unknown-at-rule": { severity: "warning", summary: "A CSS at-rule that is not supported." },
  "unknown-layer": {
    severity: "warning",
    summary:
      "A name of a cascade layer that cannot be read, or that is nearly one of base, brand, template, series and brief.",
  },
  "import-cycle": { severity: "error", summary: "A stylesheet imports itself, directly or through others." },
  "import-misplaced": { severity: "warning", summary: "An `@import` after other rules, where it has no effect." },
  "unknown-variable": { severity: "warning", summary: "`var()` names a custom property that is not set." },
  "variable-cycle": { severity: "warning", summary: "Custom properties refer to each other in a circle." },
  "variable-too-large": { severity: "error", summary: "Custom properties expand to more text than they may." },
  "font-face-incomplete": { severity: "error", summary: "An `@font-face` without a family or a usable file." },
  "note-area-incomplete": { severity: "warning", summary: "An `@leftnote` or `@rightnote` without a width." },
  "unknown-element": { severity: "warning", summary: "An HTML element that is not supported." },
  "html-too-deep": { severity: "error", summary: "HTML elements are nested deeper than they may be." },
  "selectors-too-slow": {
    severity: "error",
    summary: "Matching the stylesheets against the page takes too many steps.",
  },
  "language-missing": {
    severity: "warning",
    barrier: true,
    summary: "The page does not say in which language it is.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
