import { statSync } from "node:fs";
import type { Stats } from "node:fs";

/**
 * Looks at what stands at a path, links followed.
 *
 * @returns `undefined` if nothing does, or if the system does not tell: a name too long, a circle of links, no permission.
 */
export function lookUp(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
