import type { CodeEntry } from "./entry.js";

/** Codes of reading a brief and its frontmatter; those of YAML and of fields also serve brand and project files. */
export const READ_CODES = {
  "front-matter-missing": { severity: "error", summary: "The brief does not begin with a frontmatter block." },
  "front-matter-language": {
    severity: "error",
    summary: "Something stands behind the `---` of the first line; frontmatter is YAML and nothing else.",
  },
  "front-matter-unclosed": { severity: "error", summary: "The frontmatter has no closing line `---`." },
  "front-matter-delimiter": {
    severity: "error",
    summary: "A line inside the frontmatter begins with `---` and could be taken for its end.",
  },
  "front-matter-too-large": { severity: "error", summary: "The frontmatter is larger than its limit." },

  "yaml-syntax": { severity: "error", summary: "The text is not well-formed YAML." },
  "yaml-duplicate-key": { severity: "error", summary: "A key stands twice in the same map." },
  "yaml-not-allowed": {
    severity: "error",
    summary: "YAML directives, tags, anchors, aliases and several documents are not used here.",
  },
  "yaml-too-large": { severity: "error", summary: "The YAML is nested too deeply or has too many keys." },
  "value-cut-off": { severity: "warning", summary: "A `#` begins a comment and cuts off the end of the value." },

  "field-missing": { severity: "error", summary: "A required field is missing." },
  "field-empty": { severity: "error", summary: "A field has a key but no value." },
  "unknown-field": { severity: "error", summary: "A field that is not one of ours." },
  "wrong-type": { severity: "error", summary: "A value is of another type than its field takes." },
  "invalid-value": { severity: "error", summary: "A value is not one that its field takes." },
  "invalid-date": { severity: "error", summary: "A date is malformed or does not exist." },
  "invalid-language": { severity: "error", summary: "A language tag is malformed or names no language." },
  "invalid-identifier": {
    severity: "error",
    summary: "A DOI, ORCID iD or ISSN is malformed or its check digit is wrong.",
  },
  "title-too-long": { severity: "error", summary: "The title has more than 160 characters." },
  "title-long": { severity: "warning", summary: "The title has more than 80 characters." },
  "fact-unsourced": {
    severity: "warning",
    summary: "A country fact has no source or no year: a warning in a draft, an error in a final brief.",
  },
  "field-without-effect": { severity: "warning", summary: "A field that this version reads but does not yet act on." },
  "not-supported": { severity: "error", summary: "A way to give a field that this version does not support." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
