import type { CodeEntry } from "./entry.js";

/** Codes of laying out pages. */
export const TYPESET_CODES = {
  "glyph-missing": { severity: "error", summary: "No font of the list has the character." },
  "word-cut": { severity: "warning", summary: "A word is wider than its column and was cut without a hyphen." },
  "line-overflow": { severity: "warning", summary: "A word is wider than its column." },
  "row-overflow": { severity: "warning", summary: "The items of a flex row are wider than the row." },
  "style-without-effect": {
    severity: "warning",
    summary: "A property has no effect where it stands: in a line of text, on a cell, on an item of a row.",
  },
  "position-without-effect": { severity: "warning", summary: "`position: relative` on text in a line." },
  "unknown-structure-type": { severity: "warning", summary: "A `data-tag` that is no structure type of a PDF." },
  "text-does-not-fit": {
    severity: "warning",
    summary: "A text takes more lines than `-briefpress-fit` allows, even in the smallest of its sizes.",
  },
  "block-left-out": {
    severity: "warning",
    summary: "A box has no room for a block that `-briefpress-drop` lets it leave out.",
  },
  "box-too-low": { severity: "warning", summary: "The content of a box is higher than its `height` or `max-height`." },
  "content-too-tall": {
    severity: "warning",
    summary: "No page has room for a picture, a line, a box or what must stay together: it is made smaller, or broken.",
  },
  // A warning, so that the check of the brief's own text goes on: what it misses is an error.
  "footnote-without-call": { severity: "warning", summary: "A footnote that no link calls is not printed." },
  "footnote-late": {
    severity: "warning",
    summary: "Footnotes called in one line are higher than a page, so that one begins on a page after its call.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
