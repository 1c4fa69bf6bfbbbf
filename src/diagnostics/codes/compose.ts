import type { CodeEntry } from "./entry.js";

/** Codes of templates, of furniture strings and of putting the page together. */
export const COMPOSE_CODES = {
  "template-missing": { severity: "error", summary: "The template does not exist." },
  "template-file-missing": { severity: "error", summary: "A template pack lacks a file that it needs." },
  "template-manifest": {
    severity: "error",
    summary: "A field of a template.yml is unknown, missing or of the wrong type.",
  },
  "template-too-large": { severity: "error", summary: "A template pack is larger than 256 KiB or nested too deeply." },
  "template-syntax": { severity: "error", summary: "A Handlebars file cannot be parsed." },
  "template-not-allowed": {
    severity: "error",
    summary: "A template uses a part of Handlebars that Briefpress leaves out.",
  },
  "template-unknown-helper": { severity: "error", summary: "A template calls a helper that does not exist." },
  "template-helper-arguments": { severity: "error", summary: "A helper is called with too few or too many values." },
  "template-unknown-path": { severity: "error", summary: "A template names a value that no page has." },
  "template-wrong-kind": {
    severity: "error",
    summary: "A template prints a group or list as text, or loops over a text.",
  },
  "template-unquoted-attribute": { severity: "error", summary: "A value stands in an HTML attribute without quotes." },
  "template-unknown-partial": {
    severity: "error",
    summary: "A template includes a partial that its pack does not have.",
  },
  "template-partial-loop": { severity: "error", summary: "Partials include one another in a circle." },
  "template-expansion": { severity: "error", summary: "The partials of a template expand beyond the limit." },
  "template-failed": {
    severity: "error",
    summary: "A template could not be run on this brief, or its page is too large.",
  },
  "string-file": { severity: "error", summary: "A file of furniture strings holds something other than texts." },
  "string-missing": { severity: "error", summary: "A furniture string has no text in the brief's language." },
  "string-placeholder": { severity: "error", summary: "A furniture string has a placeholder that is not filled." },
  "country-not-named": {
    severity: "warning",
    summary: "No paragraph names the country, so its card stands at the end.",
  },
  "country-not-in-brief": {
    severity: "error",
    summary: "A `:::country` block names a country that the brief does not list.",
  },
  "country-placed-twice": { severity: "error", summary: "Two `:::country` blocks place the same card." },
  "matrix-without-method": {
    severity: "warning",
    summary: "A position matrix does not say how positions were found: an error in a final brief.",
  },
  "matrix-undated": {
    severity: "warning",
    summary: "A position matrix does not say up to which date positions were read: an error in a final brief.",
  },
  "matrix-not-placed": { severity: "warning", summary: "The frontmatter has a matrix that no `:::matrix` prints." },
  "unknown-fact": { severity: "error", summary: "A comparison names a fact that no country has." },
  "comparison-empty": { severity: "error", summary: "A `:::comparison` in a brief whose countries have no facts." },
  "comparison-not-computed": {
    severity: "warning",
    summary: "A sum, mean or ranking of numbers that do not belong together: an error in a final brief.",
  },
  "unknown-block-attribute": { severity: "warning", summary: "An attribute of a `:::` block that has no meaning." },
  "invalid-block-attribute": { severity: "error", summary: "A value that an attribute of a `:::` block cannot have." },
  "unknown-span-attribute": { severity: "warning", summary: "An attribute of `[text]{...}` that has no meaning." },
  "unknown-disclaimer": { severity: "error", summary: "A disclaimer id that does not exist." },
  "recommendation-without-list": { severity: "error", summary: "A `:::recommendations` block holds no list." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
