import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { createdDate } from "./created-date.js";
import { MOST_BYTES, problem, type FileKind, type Host, type HostProblem, type ReadResult } from "./host.js";
import { isBelow } from "./is-below.js";
import { listFilesBelow } from "./list-files-below.js";
import { formatRootedPath, leadsOut, nameRoot, resolvePath, type Root, type RootedPath } from "./rooted-path.js";

/** Where the two roots are, and the environment. */
export interface NodeHostOptions {
  /** Absolute path of the project's folder. */
  readonly projectRoot: string;
  /** Absolute path of Briefpress's own package. */
  readonly packageRoot: string;
  /** Only SOURCE_DATE_EPOCH is looked at. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A folder with more files than this is not searched for a near miss. */
const MOST_SIBLINGS = 5000;

/**
 * Creates the gate to this machine's files.
 *
 * Each path is resolved by text, then by the file system, and must lie below its root both times. The open file, not
 * the path, is asked whether it is a regular file, so that exchanging one for the other in between gains nothing; it is
 * opened without waiting, since a pipe would wait for ever.
 */
export function createNodeHost(options: NodeHostOptions): Host {
  const roots: Readonly<Record<Root, string>> = {
    project: realpathSync(options.projectRoot),
    package: realpathSync(options.packageRoot),
  };
  const filesRead = new Set<string>();
  return {
    readFile(written, { kind, from }) {
      const rooted = resolvePath(written, from);
      if ("kind" in rooted) return rooted;
      const result = readRooted(written, rooted, roots[rooted.root], kind);
      if (result.kind === "ok") filesRead.add(result.path);
      return result;
    },
    listFiles(folder) {
      const rooted = resolvePath(folder);
      return "kind" in rooted ? [] : listFilesBelow(join(roots[rooted.root], rooted.path), roots[rooted.root]);
    },
    created: (briefDate) => createdDate(briefDate, options.env["SOURCE_DATE_EPOCH"]),
    listFilesRead: () => [...filesRead].toSorted(),
  };
}

function readRooted(written: string, rooted: RootedPath, folder: string, kind: FileKind): ReadResult {
  let real;
  try {
    real = realpathSync(join(folder, rooted.path));
  } catch (error) {
    return explainFailure(error, written, rooted, folder);
  }
  if (!isBelow(real, folder)) return leadsOut(written, rooted.root);
  try {
    const bytes = readRegularFile(real, MOST_BYTES[kind]);
    if (bytes === "not-regular") return notRegular(written);
    if (bytes === "too-large") return tooLarge(written, kind);
    const path = real.slice(folder.length).split(sep).filter(Boolean).join("/");
    return { kind: "ok", bytes, path: formatRootedPath({ root: rooted.root, path }) };
  } catch (error) {
    return explainFailure(error, written, rooted, folder);
  }
}

/** Reads at most `limit` bytes, whatever size the file claims; it may grow while it is read. */
function readRegularFile(path: string, limit: number): Uint8Array | "not-regular" | "too-large" {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return "not-regular";
    if (status.size > limit) return "too-large";
    const bytes = new Uint8Array(status.size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (read === 0 || length === bytes.length) break;
    }
    return bytes.subarray(0, Math.min(length, status.size));
  } finally {
    closeSync(file);
  }
}

function notRegular(written: string): HostProblem {
  const hint = "Give the path of a file, with its ending, e.g. images/map.svg";
  return problem("file-not-regular", `\`${written}\` is a folder, a device or a pipe, not a file`, hint);
}

function tooLarge(written: string, kind: FileKind): HostProblem {
  const limit = `${String(MOST_BYTES[kind] / 1024)} KiB, the limit of a ${kind} file`;
  return problem("file-too-large", `\`${written}\` is larger than ${limit}`, "Make the file smaller, or split it");
}

function explainFailure(error: unknown, written: string, rooted: RootedPath, folder: string): HostProblem {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return missing(written, rooted, folder);
  if (code === "EISDIR" || code === "ENXIO") return notRegular(written);
  if (code === "ELOOP") {
    return problem("file-not-regular", `\`${written}\` is a link that leads to itself`, "Replace the link by the file");
  }
  if (code === "ENAMETOOLONG") {
    return problem(
      "file-path-invalid",
      "A path is longer than the system allows",
      "Rename the file to something shorter",
    );
  }
  const hint = "Check the permissions of the file and of its folder";
  return problem("file-unreadable", `\`${written}\` cannot be read${code === undefined ? "" : ` (${code})`}`, hint);
}

/** Finds the first part of the path that does not exist, and offers what stands there instead. */
function missing(written: string, rooted: RootedPath, folder: string): HostProblem {
  const segments = rooted.path.split("/");
  let parent = folder;
  for (const segment of segments) {
    const siblings = listFolder(parent, folder);
    if (!siblings.includes(segment)) {
      const offer = formatNearMiss(segment, siblings);
      const found = `It was looked for at \`${rooted.path}\` in ${nameRoot(rooted.root)}`;
      return problem(
        "file-missing",
        `\`${written}\` does not exist`,
        `${offer}${found}; check spelling, capitals and ending`,
      );
    }
    parent = join(parent, segment);
  }
  return problem(
    "file-missing",
    `\`${written}\` is a link to a file that does not exist`,
    "Replace the link by the file",
  );
}

/** Names in a folder, sorted; none if the folder lies outside the root, since its names are no business of a brief. */
function listFolder(path: string, root: string): readonly string[] {
  try {
    const real = realpathSync(path);
    if (!isBelow(real, root)) return [];
    const names = readdirSync(real);
    return names.length > MOST_SIBLINGS ? [] : names.toSorted();
  } catch {
    return [];
  }
}
