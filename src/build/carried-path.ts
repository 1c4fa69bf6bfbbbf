import { findNameProblem, foldPath } from "./output-name.js";
import { MANIFEST_NAME, ROOT_MARKER } from "./recovery-manifest.js";

/** Longest path of an attached file, in code units; some systems take no more than 260 with the folder before it. */
const LONGEST_PATH = 200;

/** Names that make programs run what stands in them, once somebody works in the folder. */
const TOOL_NAMES: ReadonlySet<string> = new Set(["node_modules", "package.json"]);

/**
 * Tells why a path cannot be that of a file which is recovered from a PDF, on any system. Builds and recovery ask the
 * same question, so that whatever is attached can be recovered.
 *
 * @param path - Relative, with forward slashes, e.g. "briefs/images/map.svg".
 * @returns The reason, to follow "because", or `undefined` for a good path.
 */
export function findPathProblem(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return `it is longer than ${LONGEST_PATH} characters`;
  for (const name of path.split("/")) {
    const problem = findSegmentProblem(name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findSegmentProblem(name: string): string | undefined {
  if (name === "") return "a name in it is empty";
  if (name.startsWith(".")) return "a name in it begins with a dot";
  if (TOOL_NAMES.has(foldPath(name))) return `programs run what they find in ${name}`;
  return findNameProblem(name);
}

/**
 * Finds two files that some file system would put into one place: equal but for case or accents, or one being the
 * folder of the other. The files that recovery adds count too.
 *
 * @param paths - Relative, with forward slashes.
 */
export function findPathCollision(paths: readonly string[]): readonly [string, string] | undefined {
  const files = new Map<string, string>();
  for (const path of [...paths, MANIFEST_NAME, ...(paths.includes(ROOT_MARKER) ? [] : [ROOT_MARKER])]) {
    const rival = files.get(foldPath(path));
    if (rival !== undefined) return [rival, path];
    files.set(foldPath(path), path);
  }
  for (const path of files.values()) {
    const folders = path.split("/").slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth++) {
      const rival = files.get(foldPath(folders.slice(0, depth).join("/")));
      if (rival !== undefined) return [rival, path];
    }
  }
  return undefined;
}
