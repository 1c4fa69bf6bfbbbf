import type { CodeEntry } from "./entry.js";

/** Codes of opening files through the host, and of decoding the texts among them. */
export const FILE_CODES = {
  "file-missing": { severity: "error", summary: "A file that is named does not exist." },
  "file-outside-project": { severity: "error", summary: "A path leads out of the project." },
  "file-remote": { severity: "error", summary: "A file on another machine is named; nothing is ever fetched." },
  "file-not-regular": { severity: "error", summary: "The path is a folder, a device or a pipe." },
  "file-too-large": { severity: "error", summary: "The file is larger than its kind may be." },
  "file-path-invalid": { severity: "error", summary: "A path holds characters that no path of a brief may hold." },
  "file-unreadable": { severity: "error", summary: "The file exists but the system does not let it be read." },
  "source-date-invalid": { severity: "error", summary: "SOURCE_DATE_EPOCH is not a number of seconds." },
  "text-empty": { severity: "error", summary: "A text file has no text in it." },
  "text-too-large": { severity: "error", summary: "A text file is larger than its kind may be." },
  "text-binary": { severity: "error", summary: "A picture, an archive or a program stands where a text is expected." },
  "text-encoding": { severity: "error", summary: "A text file is not saved as UTF-8." },
  "forbidden-character": {
    severity: "error",
    summary: "The text holds a control character, half a character or a code point that is no character.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
