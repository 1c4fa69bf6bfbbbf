import { sep } from "node:path";

/**
 * Whether a path is a folder or lies in it, by text alone: links are resolved before.
 *
 * @param path - Absolute, resolved.
 * @param folder - Absolute, resolved; "/project" does not hold "/project-two/a.md".
 */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
