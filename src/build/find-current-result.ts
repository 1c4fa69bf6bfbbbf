import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { listFilesBelow } from "../host/list-files-below.js";
import { describeEnvironment, findReportPath, readRecord } from "./build-record.js";
import type { RecordedInput } from "./build-record.js";
import { nameSource } from "./job.js";
import type { BuildJob, BuildResult } from "./job.js";

/** Stands for the hash of a file that is not there. */
export const MISSING = "missing";

/** Absolute folders that recorded paths lie below. */
export type InputRoots = Readonly<Record<RecordedInput["root"], string>>;

/**
 * Creates the question whether a PDF is up to date. Within one build each input is read once, however many PDFs use it.
 *
 * @returns A function that gives the result of a job of which nothing has changed since its PDF was written, else
 *   `undefined`. It compares bytes, never times.
 */
export function createCurrentCheck(roots: InputRoots, toolVersion: string): (job: BuildJob) => BuildResult | undefined {
  const hashes = new Map<string, string>();
  const isUnchanged = (input: RecordedInput): boolean => {
    const path = join(roots[input.root], input.path);
    const known = hashes.get(path) ?? hashInput(path, roots[input.root]);
    hashes.set(path, known);
    return known === input.sha256;
  };
  return (job) => {
    if (job.force) return undefined;
    const record = readRecord(job);
    if (record?.environment !== describeEnvironment(job, toolVersion)) return undefined;
    if (hashFile(job.output) !== record.output || !record.inputs.every(isUnchanged)) return undefined;
    const reports = Object.entries(record.reports);
    if (!reports.every(([ending, hash]) => hashFile(findReportPath(job, ending)) === hash)) return undefined;
    return {
      ...nameSource(job),
      output: job.output,
      outcome: "current",
      pages: record.pages,
      bytes: record.bytes,
      sha256: record.output,
      milliseconds: 0,
      diagnostics: record.diagnostics,
    };
  };
}

/** A path that ends with a slash stands for the names of the files below a folder. */
function hashInput(path: string, root: string): string {
  return path.endsWith("/") ? hashNames(listFilesBelow(path, realpathSync(root))) : hashFile(path);
}

/** SHA-256 of a list of names in hexadecimal. */
export function hashNames(names: readonly string[]): string {
  return hashBytes(Buffer.from(names.join("\n")));
}

/** SHA-256 of bytes in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hashFile(path: string): string {
  try {
    return hashBytes(readFileSync(path));
  } catch {
    return MISSING;
  }
}
