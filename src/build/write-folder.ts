import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { lookUp } from "./look-up.js";
import { writeAndSync } from "./write-atomically.js";

/**
 * Whether a folder can be written by `writeFolder`.
 *
 * @param folder - Absolute.
 * @returns "taken" if something stands there that is no empty folder.
 */
export function checkFolder(folder: string): "missing" | "empty" | "taken" {
  const stats = lookUp(folder);
  if (stats === undefined) return "missing";
  return stats.isDirectory() && isEmpty(folder) ? "empty" : "taken";
}

/** A folder that may not be read counts as taken. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

/**
 * Writes a folder as a whole. The files are written into a new folder under another name first, where nothing else is and
 * no link leads away; it takes its name last. Into a folder that is there already, and empty, they move in the end.
 *
 * @param folder - Absolute; missing or empty.
 * @param files - By their relative paths, which must have been checked.
 * @throws What the file system says; nothing is left behind then.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const isThere = checkFolder(folder) === "empty";
  const parent = isThere ? folder : dirname(folder);
  mkdirSync(parent, { recursive: true });
  const temporary = join(parent, `.briefpress-recover-${process.pid}.tmp`);
  rmSync(temporary, { recursive: true, force: true });
  // Fails if somebody else has made it in the meantime.
  mkdirSync(temporary);
  try {
    for (const [path, bytes] of files) writeNewFile(join(temporary, ...path.split("/")), bytes);
    if (!isThere) renameSync(temporary, folder);
    else for (const name of readdirSync(temporary)) renameSync(join(temporary, name), join(folder, name));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Only a file that is not there yet is written. */
function writeNewFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeAndSync(path, bytes, "wx");
}
