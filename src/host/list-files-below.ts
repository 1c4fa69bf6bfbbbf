import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isBelow } from "./is-below.js";

/** Template packs have one level of folders; anything deeper than this is not one. */
const DEEPEST_FOLDER = 4;
/** A pack of more files than this is a mistake, such as a whole disk. */
const MOST_FILES = 1000;

/**
 * Lists the regular files of a folder and of its subfolders.
 *
 * @param folder - Absolute; must not lead out of `root`, not even by a link.
 * @returns Paths relative to the folder, with forward slashes, sorted; none if there is no such folder. Links and names
 *   that begin with a dot are left out.
 */
export function listFilesBelow(folder: string, root: string): readonly string[] {
  try {
    const real = realpathSync(folder);
    if (!isBelow(real, root)) return [];
    return walk(real, "", 0).sort().slice(0, MOST_FILES);
  } catch {
    return [];
  }
}

function walk(folder: string, prefix: string, depth: number): string[] {
  if (depth > DEEPEST_FOLDER) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    const path = prefix + entry.name;
    if (entry.isDirectory()) return walk(join(folder, entry.name), `${path}/`, depth + 1);
    return entry.isFile() ? [path] : [];
  });
}
