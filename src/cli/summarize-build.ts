import type { BuildReport } from "../build/build-briefs.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { EXIT } from "./cli-error.js";
import type { Paint } from "./paint.js";

/** Counts over a whole build. */
export interface BuildSummary {
  readonly pdfs: number;
  readonly built: number;
  readonly current: number;
  readonly failed: number;
  readonly pages: number;
  readonly warnings: number;
  readonly errors: number;
}

/** Counts what a build did. */
export function summarizeBuild(report: BuildReport): BuildSummary {
  const { results } = report;
  const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length;
  const diagnostics = listDiagnostics(report);
  return {
    pdfs: results.length,
    built: count("built"),
    current: count("current"),
    failed: count("failed"),
    pages: results.reduce((sum, result) => sum + result.pages, 0),
    warnings: diagnostics.filter((diagnostic) => diagnostic.severity === "warning").length,
    errors: diagnostics.filter((diagnostic) => diagnostic.severity === "error").length,
  };
}

/** The exit code of a build: that of the worst thing that happened. */
export function chooseExitCode(report: BuildReport): number {
  if (report.interrupted) return EXIT.interrupted;
  const diagnostics = listDiagnostics(report);
  if (diagnostics.some((diagnostic) => diagnostic.code === "brief-crashed")) return EXIT.internal;
  const hasFailure = report.results.some((result) => result.outcome === "failed");
  const hasError = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return hasFailure || hasError ? EXIT.content : EXIT.ok;
}

/** Writes the summary as a table of two lines. */
export function formatSummary(summary: BuildSummary, paint: Paint): string {
  const columns = Object.entries(summary).map(([name, value]: [string, number]) => {
    const width = Math.max(name.length, String(value).length);
    const number = String(value).padStart(width);
    return { head: name.padStart(width), body: paintCount(name, value, number, paint) };
  });
  return [paint.dim(columns.map(({ head }) => head).join("  ")), columns.map(({ body }) => body).join("  ")].join("\n");
}

function paintCount(name: string, value: number, text: string, paint: Paint): string {
  if (value === 0) return text;
  if (name === "failed" || name === "errors") return paint.red(text);
  return name === "warnings" ? paint.yellow(text) : text;
}

function listDiagnostics(report: BuildReport): readonly Diagnostic[] {
  return [...report.diagnostics, ...report.results.flatMap((result) => result.diagnostics)];
}
