import { problem, type HostProblem } from "./host.js";

/** The two folders that files are read from: the author's project, and Briefpress's own package. */
export type Root = "project" | "package";

/** A path below a root, with forward slashes and without `.` or `..`. */
export interface RootedPath {
  readonly root: Root;
  /** e.g. "briefs/ghana.md" */
  readonly path: string;
}

const ROOTED = /^(project|package):(.*)$/su;
const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;

/** @returns e.g. "project:briefs/ghana.md" */
export function formatRootedPath({ root, path }: RootedPath): string {
  return `${root}:${path}`;
}

/** The path as a person knows it: "project:briefs/a.md" and "briefs/a.md" both become "briefs/a.md". */
export function displayPath(rooted: string): string {
  return rooted.startsWith("project:") ? rooted.slice("project:".length) : rooted;
}

/**
 * Resolves a path as it is written in a file, by text alone; nothing is opened.
 *
 * @param written - e.g. "../images/map%201.svg" or "package:fonts/x.ttf".
 * @param from - Rooted path of the file that it is written in; "project:" stands for the project's root itself.
 * @returns The path below a root, or the problem to report: remote, absolute, malformed or leading out.
 */
export function resolvePath(written: string, from = "project:"): RootedPath | HostProblem {
  const decoded = decodePath(written);
  if (decoded === undefined) {
    return problem(
      "file-path-invalid",
      `\`${written}\` has a \`%\` that encodes nothing`,
      "Write a percent sign in a path as %25",
    );
  }
  const rooted = ROOTED.exec(decoded);
  const path = rooted?.[2] ?? decoded;
  const refused = refuse(written, path);
  if (refused !== undefined) return refused;
  const origin = ROOTED.exec(from);
  const root = (rooted ?? origin)?.[1] === "package" ? "package" : "project";
  const folder = rooted === null ? (origin?.[2] ?? from).split("/").slice(0, -1) : [];
  const segments = walk([...folder, ...path.split("/")]);
  if (segments === undefined) return leadsOut(written, root);
  return { root, path: segments.join("/") };
}

/** What messages call a root. */
export function nameRoot(root: Root): string {
  return root === "project" ? "the project" : "Briefpress's own files";
}

/** The problem of a path that leaves its root, by `..` or by a link. */
export function leadsOut(written: string, root: Root): HostProblem {
  return problem(
    "file-outside-project",
    `\`${written}\` leads out of ${nameRoot(root)}`,
    "Copy the file into the project and write its path relative to this file, or from the root as project:PATH",
  );
}

/** Percent escapes are decoded once; a path without them, as most are, is left alone. */
function decodePath(written: string): string | undefined {
  if (!written.includes("%")) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

function refuse(written: string, path: string): HostProblem | undefined {
  if (path === "")
    return problem("file-path-invalid", "A path is empty", "Write the path of a file, e.g. images/map.svg");
  // eslint-disable-next-line no-control-regex -- NUL and its kin cut or hide parts of a path
  if (/[\u0000-\u001f\u007f]/u.test(path)) {
    return problem(
      "file-path-invalid",
      "A path holds a control character",
      "Rename the file with visible characters only",
    );
  }
  if (path.includes("\\")) {
    return problem(
      "file-path-invalid",
      `\`${written}\` has a backslash`,
      "Write paths with forward slashes: images/map.svg",
    );
  }
  if (SCHEME.test(path) || path.startsWith("//")) {
    const hint =
      "Download the file into the project and write its path; nothing is fetched and no other scheme is opened";
    return problem("file-remote", `\`${written}\` is an address, not a file of the project`, hint);
  }
  if (path.startsWith("/") || path.startsWith("~")) {
    const hint = "Write the path relative to this file, or from the project's root as project:PATH";
    return problem("file-outside-project", `\`${written}\` is not a relative path`, hint);
  }
  return undefined;
}

/** Resolves `.` and `..`; `undefined` if they lead above the root. */
function walk(segments: readonly string[]): string[] | undefined {
  const walked: string[] = [];
  for (const segment of segments) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") walked.push(segment);
    else if (walked.pop() === undefined) return undefined;
  }
  return walked;
}
