import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Larger files are not opened only to show a line of them. */
const LARGEST_FILE_BYTES = 4_000_000;

/**
 * Creates the look-up of source lines for code frames; each file is read once.
 *
 * @param roots - Absolute folders that a diagnostic's file may lie below, in order of preference.
 */
export function createLineFinder(roots: readonly string[]): (file: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? readLines(file, roots);
    files.set(file, lines);
    return lines[line - 1];
  };
}

function readLines(file: string, roots: readonly string[]): readonly string[] {
  for (const root of roots) {
    const lines = tryReadLines(join(root, file));
    if (lines !== undefined) return lines;
  }
  return [];
}

/** A file that cannot be shown is no new problem: the diagnostic itself says what is wrong with it. */
function tryReadLines(path: string): readonly string[] | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > LARGEST_FILE_BYTES) return undefined;
    return new TextDecoder().decode(readFileSync(path)).split(/\r\n|\n|\r/u);
  } catch {
    return undefined;
  }
}
