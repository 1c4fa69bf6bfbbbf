import { readdirSync } from "node:fs";
import type { Dirent } from "node:fs";
import { dirname, join } from "node:path";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { lookUp } from "./look-up.js";

/** Folders nested deeper than this are not walked; a link that leads back up would never end. */
const DEEPEST_FOLDER = 20;

/**
 * Finds the briefs that paths of the command line name.
 *
 * @param paths - Absolute paths. A file is taken whatever its name; a folder is searched, with its subfolders, for `*.md`
 *   except README.md, names that begin with `_` or `.`, and names of two capitals, which are texts of countries (`UZ.md`). Links to folders are not followed.
 * @param show - How a path is shown to the user.
 * @param sink - Gets `file-missing`, `file-not-regular` and `no-briefs`.
 * @returns Absolute paths, each once, in the order of the arguments and bytewise within a folder.
 */
export function findBriefs(paths: readonly string[], show: (path: string) => string, sink: Sink): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    for (const brief of expandPath(path, show, sink)) found.add(brief);
  }
  return [...found];
}

function expandPath(path: string, show: (path: string) => string, sink: Sink): readonly string[] {
  const stats = lookUp(path);
  if (stats === undefined) {
    sink.report("file-missing", {
      message: `There is no file or folder ${show(path)}`,
      hint: `${formatNearMiss(show(path), listNeighbours(path).map(show))}Paths are relative to the folder in which the command runs.`,
    });
    return [];
  }
  if (stats.isDirectory()) return searchFolder(path, show, sink);
  if (stats.isFile()) return [path];
  sink.report("file-not-regular", {
    message: `${show(path)} is neither a file nor a folder`,
    hint: "Name a Markdown file, or a folder of them.",
  });
  return [];
}

function searchFolder(folder: string, show: (path: string) => string, sink: Sink): readonly string[] {
  const briefs = walk(folder, 0).sort(compareBytewise);
  if (briefs.length === 0) {
    sink.report("no-briefs", {
      message: `There is no brief in ${show(folder)}`,
      hint: "A brief is a file *.md. README.md, names that begin with _ or . and texts of countries such as UZ.md are left out.",
    });
  }
  return briefs;
}

function walk(folder: string, depth: number): string[] {
  if (depth > DEEPEST_FOLDER) return [];
  return listFolder(folder).flatMap((entry) => {
    if (/^[._]/u.test(entry.name) || entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, depth + 1);
    return isBriefName(entry.name) && lookUp(path)?.isFile() === true ? [path] : [];
  });
}

/** The text of a single country beside a data file, e.g. "UZ.md". */
const COUNTRY_TEXT = /^[A-Z]{2}\.md$/u;

function isBriefName(name: string): boolean {
  return /\.md$/iu.test(name) && !/^readme\.md$/iu.test(name) && !COUNTRY_TEXT.test(name);
}

/** What stands in the folder where a missing path was looked for. */
function listNeighbours(path: string): readonly string[] {
  const folder = dirname(path);
  return listFolder(folder).map((entry) => join(folder, entry.name));
}

/** A folder that may not be read counts as empty; the user then hears that it holds no brief. */
function listFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Orders by the bytes of UTF-8, which no locale changes. */
export function compareBytewise(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
