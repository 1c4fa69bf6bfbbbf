import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A project's own file, and the one that most folders of a Node project have. */
const MARKERS = ["briefpress.yml", "package.json"];

/**
 * Finds the folder that a project's paths start from.
 *
 * @param start - A brief or a folder; need not exist.
 * @returns Absolute path of the nearest folder upward with `briefpress.yml`, else of the nearest with `package.json`,
 *   else the folder of `start` itself.
 */
export function findProjectRoot(start: string): string {
  const absolute = resolve(start);
  const folder = statSync(absolute, { throwIfNoEntry: false })?.isFile() === true ? dirname(absolute) : absolute;
  for (const marker of MARKERS) {
    const found = listUpward(folder).find((candidate) => existsSync(join(candidate, marker)));
    if (found !== undefined) return found;
  }
  return folder;
}

/** The folder and all above it, nearest first. */
function listUpward(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...listUpward(parent)];
}
