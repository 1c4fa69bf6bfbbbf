import { basename } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Evidence } from "../model/evidence.js";
import { createReport } from "../report/create-report.js";
import { formatReportHtml } from "../report/format-report-html.js";
import type { BuildJob } from "./job.js";
import { hashBytes } from "./find-current-result.js";

/** A file beside the PDF. */
export interface ReportFile {
  /** e.g. ".report.json" */
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** Makes the reports of a PDF, for programs and for people. */
export function createReportFiles(
  job: BuildJob,
  pdf: Uint8Array,
  evidence: Evidence,
  diagnostics: readonly Diagnostic[],
  producer: string,
): readonly ReportFile[] {
  const facts = { brief: job.brief, file: basename(job.output), bytes: pdf.length, sha256: hashBytes(pdf), producer };
  const report = createReport(evidence, facts, diagnostics);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    { ending: ".report.json", bytes: encode(`${JSON.stringify(report, undefined, 2)}\n`) },
    { ending: ".report.html", bytes: encode(formatReportHtml(report)) },
  ];
}
