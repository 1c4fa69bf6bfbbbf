import type { CodeEntry } from "./entry.js";

/** Codes of planning a build, running its jobs and writing its files. */
export const BUILD_CODES = {
  "no-briefs": { severity: "warning", summary: "A folder holds no brief." },
  "output-name": { severity: "error", summary: "The name of the PDF cannot be used on every system." },
  "output-collision": { severity: "error", summary: "Two briefs would write the same PDF." },
  "output-is-input": { severity: "error", summary: "The PDF would replace a file that is read." },
  "output-not-writable": { severity: "error", summary: "The PDF could not be written." },
  "attachment-path": { severity: "error", summary: "A file cannot travel in the PDF under its path." },
  "attachments-too-large": { severity: "error", summary: "The attached files are too large or too many." },
  "attached-comments": { severity: "warning", summary: "The attached text of a final brief holds comments." },
  "brief-too-slow": { severity: "error", summary: "A brief took longer than the time limit." },
  "brief-too-big": { severity: "error", summary: "A brief needed more memory than the limit." },
  "brief-crashed": { severity: "error", summary: "Briefpress itself failed on a brief; this is a bug." },
  "paper-not-offered": { severity: "error", summary: "The template is not made for the paper that is asked for." },
  "strict-warnings": { severity: "error", summary: "With `--strict` a brief that has warnings is not written." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
