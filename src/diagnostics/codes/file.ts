import type { CodeEntry } from "./entry.js";

/** Codes of opening files through the host. */
export const FILE_CODES = {
  "file-missing": { severity: "error", summary: "A file that is named does not exist." },
  "file-outside-project": { severity: "error", summary: "A path leads out of the project." },
  "file-remote": { severity: "error", summary: "A file on another machine is named; nothing is ever fetched." },
  "file-not-regular": { severity: "error", summary: "The path is a folder, a device or a pipe." },
  "file-too-large": { severity: "error", summary: "The file is larger than its kind may be." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
