import { dirname } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { createCurrentCheck } from "./find-current-result.js";
import { createNodeHost } from "../host/node-host.js";
import { findProjectRoot } from "../host/find-project-root.js";
import type { BuildJob, BuildResult } from "./job.js";
import { PACKAGE_ROOT, readToolVersion } from "./package-root.js";
import { planBuild } from "./plan-build.js";
import type { BuildFolders, BuildPlan, PlanOptions } from "./plan-build.js";
import { runJobs } from "./run-jobs.js";
import { sweepTemporaryFiles } from "./write-atomically.js";

/** A brief of ten pages takes a second; what takes a minute will not end. */
const DEFAULT_TIMEOUT_MS = 60_000;
/** Ten times what a large brief needs. */
const DEFAULT_MEMORY_BYTES = 1_500_000_000;

/** What a build is asked for. */
export interface BuildOptions extends PlanOptions {
  /** Absolute path of the folder that paths are relative to. Default: the process's own. */
  readonly currentFolder?: string;
  /** Absolute path of the project's root. Default: the nearest folder upward with `briefpress.yml`, else `package.json`. */
  readonly projectRoot?: string;
  /** Milliseconds that one brief may take. Default: 60,000. */
  readonly timeoutMs?: number;
  /** Bytes of memory that one brief may take. Default: 1,500,000,000. */
  readonly memoryBytes?: number;
  /** Number of child processes. Default: 1. */
  readonly workers?: number;
  /** Ends the build at once; no file is left half written. */
  readonly signal?: AbortSignal;
  /** Called once, before the first brief, with the number of PDFs to come. */
  readonly onPlan?: (count: number) => void;
  /** Called as a brief begins. */
  readonly onStart?: (job: BuildJob) => void;
  /** Called as a brief ends. */
  readonly onResult?: (result: BuildResult) => void;
}

/** What a build did. */
export interface BuildReport {
  /** One for each PDF that was planned or refused; after an interruption only of those that had ended. */
  readonly results: readonly BuildResult[];
  /** Problems of the paths that were given, not of one brief. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute. */
  readonly outputFolder: string;
  /** Absolute. */
  readonly projectRoot: string;
  readonly interrupted: boolean;
}

/**
 * Builds briefs into PDFs. Each brief is built in a child process under limits; one that fails stops no other, and leaves
 * its earlier PDF as it was.
 *
 * @param paths - Briefs and folders of briefs; none means the project's `briefs`.
 * @returns The report; problems of content are in it. Rejects only for bugs.
 */
export async function buildBriefs(paths: readonly string[], options: BuildOptions = {}): Promise<BuildReport> {
  const current = options.currentFolder ?? process.cwd();
  const projectRoot = options.projectRoot ?? findProjectRoot(current);
  const plan = await planWithRows(paths, options, { current, projectRoot });
  const isCurrent = createCurrentCheck({ project: projectRoot, package: PACKAGE_ROOT }, readToolVersion());
  const early = [...plan.refused, ...plan.jobs.flatMap((job) => isCurrent(job) ?? [])];
  const decided = new Set(early.map((result) => result.output));
  const jobs = plan.jobs.filter((job) => !decided.has(job.output));

  options.onPlan?.(early.length + jobs.length);
  for (const result of early) options.onResult?.(result);
  sweep(plan.jobs);
  const fresh = await runJobs(jobs, { projectRoot }, pickRunOptions(options));
  sweep(plan.jobs);
  return {
    results: sortResults([...early, ...fresh], [...plan.jobs, ...plan.refused]),
    diagnostics: plan.diagnostics,
    outputFolder: plan.outputFolder,
    projectRoot,
    interrupted: options.signal?.aborted ?? false,
  };
}

/** The parsers of tables are loaded only if there are any. */
async function planWithRows(paths: readonly string[], options: PlanOptions, folders: BuildFolders): Promise<BuildPlan> {
  const plan = planBuild(paths, options, folders);
  if (!plan.hasRows) return plan;
  const { createSeriesPlanner } = await import("./plan-series.js");
  const host = createNodeHost({ projectRoot: folders.projectRoot, packageRoot: PACKAGE_ROOT, env: {} });
  return planBuild(paths, options, folders, createSeriesPlanner(options, folders, host));
}

function pickRunOptions(options: BuildOptions): Parameters<typeof runJobs>[2] {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, memoryBytes = DEFAULT_MEMORY_BYTES, workers = 1 } = options;
  const { signal, onStart, onResult } = options;
  return {
    limits: { timeoutMs, memoryBytes },
    workers,
    ...(signal === undefined ? {} : { signal }),
    ...(onStart === undefined ? {} : { onStart }),
    ...(onResult === undefined ? {} : { onResult }),
  };
}

/** Takes away what killed processes left behind, of earlier builds too. */
function sweep(jobs: readonly BuildJob[]): void {
  for (const folder of new Set(jobs.map((job) => dirname(job.output)))) {
    sweepTemporaryFiles(folder);
    sweepTemporaryFiles(`${folder}/.briefpress`);
  }
}

/** In the order of the plan, refused ones last. */
function sortResults(
  results: readonly BuildResult[],
  order: readonly { readonly output?: string }[],
): readonly BuildResult[] {
  const places = new Map(order.map((entry, index) => [entry.output, index]));
  return results.toSorted((left, right) => (places.get(left.output) ?? 0) - (places.get(right.output) ?? 0));
}
