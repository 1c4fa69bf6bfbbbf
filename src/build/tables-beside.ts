import { readFileSync, rmSync } from "node:fs";
import { sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findReportPath, readRecord } from "./build-record.js";
import type { RecordedInput } from "./build-record.js";
import { hashBytes } from "./find-current-result.js";
import type { BuildJob } from "./job.js";

/** Anything beside the PDF. */
type Beside = readonly { readonly ending: string }[];

/**
 * Removes tables that an earlier build wrote and that the brief has no more: beside the new PDF they would be taken for
 * its own. One that somebody has changed since is left.
 *
 * @param besides - What is written now.
 * @throws What the file system says.
 */
export function removeOldTables(job: BuildJob, besides: Beside): void {
  const kept = new Set(besides.map(({ ending }) => ending));
  for (const [ending, hash] of Object.entries(readRecord(job)?.reports ?? {})) {
    if (!/^-[a-z0-9-]+\.csv$/u.test(ending) || kept.has(ending)) continue;
    const path = findReportPath(job, ending);
    if (hashIfThere(path) === hash) rmSync(path, { force: true });
  }
}

/**
 * @param inputs - What was read for the PDF.
 * @returns The error for a table whose file would replace one that the brief was made from.
 */
export function findReplacedInput(
  job: BuildJob,
  besides: Beside,
  inputs: readonly RecordedInput[],
): Diagnostic | undefined {
  for (const { ending } of besides) {
    const path = findReportPath(job, ending);
    const shown = path.split(sep).join("/");
    const rivals = inputs.filter((input) => input.root === "project" && shown.endsWith(`/${input.path}`));
    if (rivals.length === 0) continue;
    const hash = hashIfThere(path);
    if (!rivals.some(({ sha256 }) => sha256 === hash)) continue;
    return {
      severity: "error",
      code: "output-is-input",
      message: `A table of ${job.brief} would replace ${job.name}${ending}, which the brief was made from`,
      hint: "Choose another folder with --out, or rename that file.",
    };
  }
  return undefined;
}

function hashIfThere(path: string): string | undefined {
  try {
    return hashBytes(readFileSync(path));
  } catch {
    return undefined;
  }
}
