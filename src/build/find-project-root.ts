import { dirname, join } from "node:path";
import { lookUp } from "./look-up.js";

/** Files that mark a project's root, the surest first. */
const ROOT_MARKS = ["briefpress.yml", "package.json"] as const;

/**
 * Finds the root of the project that a folder belongs to: the nearest folder upward with `briefpress.yml`, else with
 * `package.json`, else the folder itself.
 *
 * @param folder - Absolute.
 */
export function findProjectRoot(folder: string): string {
  for (const mark of ROOT_MARKS) {
    const root = findUpward(folder, mark);
    if (root !== undefined) return root;
  }
  return folder;
}

function findUpward(folder: string, name: string): string | undefined {
  if (lookUp(join(folder, name))?.isFile() === true) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpward(parent, name);
}
