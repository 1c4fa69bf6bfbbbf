import type { Diagnostic, Sink } from "../diagnostics/diagnostic.js";
import { createSink } from "../diagnostics/sink.js";
import { displayPath } from "../host/rooted-path.js";
import { renderBrief } from "../pipeline.js";
import { describeEnvironment, findRecordPath, findReportPath, formatRecord } from "./build-record.js";
import { hashBytes } from "./find-current-result.js";
import type { BuildJob, BuildResult } from "./job.js";
import { describeSource, failJob, nameSource } from "./job.js";
import { createDataFiles } from "./data-files.js";
import { createReportFiles } from "./report-files.js";
import type { ReportFile } from "./report-files.js";
import type { Resources } from "./resources.js";
import { findReplacedInput, removeOldTables } from "./tables-beside.js";
import { writeAtomically } from "./write-atomically.js";

/**
 * Builds one PDF and writes it with its record.
 *
 * @returns What became of it. Problems of the brief and of writing are in the result; only bugs are thrown.
 */
export function buildJob(job: BuildJob, resources: Resources, toolVersion: string): BuildResult {
  const sink = createSink();
  const environment = resources.lend(job);
  const rendered = renderBrief(job.brief, environment, sink);
  if (rendered !== undefined && job.strict) refuseWarnings(job, sink);
  const diagnostics = sink.diagnostics.map(showPlace);
  if (rendered === undefined || sink.hasErrors) return failJob(job, diagnostics);

  const { pdf, pages } = rendered;
  const sha256 = hashBytes(pdf);
  const { producer } = environment;
  const reports = job.report ? createReportFiles(job, pdf, rendered.collectEvidence(), diagnostics, producer) : [];
  const besides = [...createDataFiles(rendered.tables), ...reports];
  const inputs = environment.host.listInputs();
  const taken = findReplacedInput(job, besides, inputs);
  if (taken !== undefined) return failJob(job, [...diagnostics, taken]);
  const record = {
    environment: describeEnvironment(job, toolVersion),
    inputs,
    output: sha256,
    reports: Object.fromEntries(besides.map(({ ending, bytes }) => [ending, hashBytes(bytes)])),
    bytes: pdf.length,
    pages,
    diagnostics,
  };
  const problem = tryToWrite(job, pdf, besides, formatRecord(record));
  if (problem !== undefined) return failJob(job, [...diagnostics, problem]);
  const { output } = job;
  return {
    ...nameSource(job),
    output,
    outcome: "built",
    pages,
    bytes: pdf.length,
    sha256,
    milliseconds: 0,
    diagnostics,
  };
}

function refuseWarnings(job: BuildJob, sink: Sink): void {
  const count = sink.diagnostics.length;
  if (count === 0) return;
  sink.report("strict-warnings", {
    message: `${describeSource(job)} has ${count === 1 ? "a warning" : `${count} warnings`}, and --strict asks for none`,
    hint: "Mend what the warnings name, or build without --strict.",
  });
}

/** The record comes last: without what it speaks of it would call older files up to date. */
function tryToWrite(
  job: BuildJob,
  pdf: Uint8Array,
  besides: readonly ReportFile[],
  record: string,
): Diagnostic | undefined {
  try {
    writeAtomically(job.output, pdf);
    removeOldTables(job, besides);
    for (const { ending, bytes } of besides) writeAtomically(findReportPath(job, ending), bytes);
    writeAtomically(findRecordPath(job), new TextEncoder().encode(record));
    return undefined;
  } catch (error) {
    return {
      severity: "error",
      code: "output-not-writable",
      message: `The PDF of ${describeSource(job)} could not be written: ${describeFailure(error)}`,
      hint: "Check that the output folder is a folder that you may write to and that the disk has room, or choose another with --out.",
    };
  }
}

/** The system's words without its paths, e.g. "ENOSPC: no space left on device". */
function describeFailure(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, \w+ '.*$/su, "") : String(error);
}

/** Files of the project are shown as people know them. */
function showPlace(diagnostic: Diagnostic): Diagnostic {
  const { span } = diagnostic;
  return span === undefined ? diagnostic : { ...diagnostic, span: { ...span, file: displayPath(span.file) } };
}
