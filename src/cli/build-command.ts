import { relative, sep } from "node:path";
import { performance } from "node:perf_hooks";
import { buildBriefs } from "../build/build-briefs.js";
import type { BuildReport } from "../build/build-briefs.js";
import type { BuildResult } from "../build/job.js";
import { PACKAGE_ROOT } from "../build/package-root.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { createNodeHost } from "../host/node-host.js";
import { escapeTerminal } from "./escape-terminal.js";
import { createLineFinder } from "./find-source-line.js";
import { formatDiagnostic } from "./format-diagnostic.js";
import { BUILD_HELP } from "./help.js";
import { createPaint, wantsColor } from "./paint.js";
import type { Paint } from "./paint.js";
import { parseBuildArguments } from "./parse-build-arguments.js";
import type { BuildArguments } from "./parse-build-arguments.js";
import { createProgressBar } from "./progress-bar.js";
import { chooseExitCode, formatSummary, summarizeBuild } from "./summarize-build.js";

/**
 * Runs `briefpress build`: results go to standard output, problems to standard error.
 *
 * @param args - What stands behind `build`.
 * @returns The exit code.
 * @throws CliError for a wrong command line.
 */
export async function runBuildCommand(args: readonly string[]): Promise<number> {
  const options = parseBuildArguments(args);
  if (options.help) {
    process.stdout.write(BUILD_HELP);
    return 0;
  }
  const report = options.json ? await buildSilently(options) : await buildAloud(options);
  const exitCode = chooseExitCode(report);
  if (options.json) process.stdout.write(`${JSON.stringify(formatReport(report, exitCode), undefined, 2)}\n`);
  return exitCode;
}

function buildSilently(options: BuildArguments): Promise<BuildReport> {
  return withInterrupt((signal) => buildBriefs(options.paths, { ...options, signal }));
}

async function buildAloud(options: BuildArguments): Promise<BuildReport> {
  const { stdout, stderr } = process;
  const startedAt = performance.now();
  const outPaint = createPaint(wantsColor({ noColor: options.noColor, isTerminal: stdout.isTTY }));
  const paint = createPaint(wantsColor({ noColor: options.noColor, isTerminal: stderr.isTTY }));
  let bar = createProgressBar(stderr, 1);
  let done = 0;
  const said = new Set<string>();
  const results: BuildResult[] = [];
  const report = await withInterrupt((signal) =>
    buildBriefs(options.paths, {
      ...options,
      signal,
      onPlan(count) {
        if (!options.quiet) bar = createProgressBar(stderr, Math.max(count, 1));
      },
      onStart(job) {
        bar.show(done, job.row === undefined ? job.brief : `${job.brief} (${job.row.label})`);
      },
      onResult(result) {
        done += 1;
        bar.clear();
        results.push(result);
        if (!options.quiet) stdout.write(`${formatResult(result, outPaint, stdout.isTTY)}\n`);
      },
    }),
  );
  bar.clear();
  const { projectRoot } = report;
  const findLine = createLineFinder(createNodeHost({ projectRoot, packageRoot: PACKAGE_ROOT, env: {} }));
  for (const diagnostic of [...report.diagnostics, ...report.results.flatMap((result) => result.diagnostics)]) {
    const text = formatDiagnostic(diagnostic, findLine, paint);
    // The same flaw of a stylesheet shows in every brief that uses it; once is enough.
    if (!said.has(text)) stderr.write(`\n${text}\n`);
    said.add(text);
  }
  if (!options.quiet && !report.interrupted) {
    stdout.write(`\n${formatSummary(summarizeBuild(report), outPaint)}\n`);
    if (stdout.isTTY) stdout.write(`${outPaint.dim(`in ${formatSeconds(performance.now() - startedAt)}`)}\n`);
  }
  return report;
}

/** Runs a build that Ctrl-C and a polite kill end in good order. */
async function withInterrupt(build: (signal: AbortSignal) => Promise<BuildReport>): Promise<BuildReport> {
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    return await build(controller.signal);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** One line for one PDF. Times only for people, so that logs of equal builds are equal. */
function formatResult(result: BuildResult, paint: Paint, withTime: boolean): string {
  const brief = escapeTerminal(result.row === undefined ? result.brief : `${result.brief} (${result.row})`);
  if (result.outcome === "failed")
    return `${paint.red("failed")}  ${brief} (${countOf(countErrors(result.diagnostics), "error")})`;
  const output = escapeTerminal(showOutput(result.output ?? ""));
  const pages = countOf(result.pages, "page");
  if (result.outcome === "current") return `${paint.dim("current")} ${brief} -> ${output} (${pages})`;
  const time = withTime ? `, ${formatSeconds(result.milliseconds)}` : "";
  return `${paint.green("built")}   ${brief} -> ${output} (${pages}${time})`;
}

function showOutput(path: string): string {
  return relative(process.cwd(), path).split(sep).join("/");
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The object that `--json` prints. Times are left out, so that equal builds print equal bytes. */
function formatReport(report: BuildReport, exitCode: number): unknown {
  return {
    exitCode,
    interrupted: report.interrupted,
    summary: summarizeBuild(report),
    diagnostics: report.diagnostics,
    results: report.results.map((result) => ({
      brief: result.brief,
      row: result.row,
      output: result.output === undefined ? undefined : showOutput(result.output),
      outcome: result.outcome,
      pages: result.pages,
      bytes: result.bytes,
      sha256: result.sha256,
      diagnostics: result.diagnostics,
    })),
  };
}
