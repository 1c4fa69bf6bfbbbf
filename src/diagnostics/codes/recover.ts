import type { CodeEntry } from "./entry.js";

/** Codes of bringing back what a PDF carries. */
export const RECOVER_CODES = {
  "pdf-damaged": { severity: "error", summary: "A file is not a PDF, or damaged." },
  "pdf-encrypted": { severity: "error", summary: "A PDF is encrypted, and is not decrypted." },
  "pdf-too-large": { severity: "error", summary: "A PDF, or what it carries, is beyond the limits." },
  "nothing-attached": { severity: "error", summary: "A PDF carries nothing that could be recovered." },
  "not-from-briefpress": { severity: "error", summary: "A PDF carries files, but no manifest of Briefpress." },
  "manifest-damaged": { severity: "error", summary: "The manifest of a PDF is not one that can be read." },
  "attachment-missing": { severity: "error", summary: "A PDF lacks a file that its manifest names." },
  "attachment-unsafe": { severity: "error", summary: "A PDF asks for files to be written where they must not be." },
  "folder-not-empty": { severity: "error", summary: "The folder to recover into is not empty." },
  "folder-not-writable": { severity: "error", summary: "The folder to recover into could not be written." },
  "recovered-version": { severity: "warning", summary: "The PDF was built by another version of Briefpress." },
  "attachment-unknown": { severity: "warning", summary: "A PDF carries further files, which are left where they are." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
