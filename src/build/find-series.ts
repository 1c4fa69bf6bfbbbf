import { closeSync, openSync, readSync } from "node:fs";

/** The field `data` stands at the beginning of a line of the frontmatter; further down than this nobody writes it. */
const PROBE_BYTES = 64 * 1024;

/**
 * Whether a brief says that it is a series. It is not parsed: a line that begins with `data:` in the frontmatter can be
 * nothing else, because everything within other fields is indented.
 *
 * @param path - Absolute.
 */
export function isSeries(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(PROBE_BYTES);
      const text = bytes.toString("utf8", 0, readSync(file, bytes, 0, PROBE_BYTES, 0));
      const end = text.search(/\n---\s*(?:\r?\n|$)/u);
      return /^["']?data["']?\s*:/mu.test(text.slice(0, end === -1 ? 0 : end));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
