// What comes in: the paths and options of one build. What goes out: the PDFs to be made, and the briefs that cannot be
// built with the reason why. Nothing is written here, and no brief is read.
import { basename, extname, join, relative, resolve, sep } from "node:path";
import { createSink } from "../diagnostics/sink.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Paper } from "../model/front-matter.js";
import { findBriefs } from "./find-briefs.js";
import type { Attach, BuildJob, BuildResult } from "./job.js";
import { describeSource, failJob } from "./job.js";
import { isSeries } from "./find-series.js";
import type { PlannedRow, SeriesPlanner } from "./plan-series.js";
import { lookUp } from "./look-up.js";
import { findNameProblem, foldPath } from "./output-name.js";

/** Where the paths of a build are relative to. */
export interface BuildFolders {
  /** Absolute path of the folder in which the user is. */
  readonly current: string;
  /** Absolute path of the project's root; nothing above it is read. */
  readonly projectRoot: string;
}

/** What the user asked for. */
export interface PlanOptions {
  /** Where PDFs go, relative to the current folder. Default: `output` in the project's root. */
  readonly out?: string;
  /** Papers to print on; without it each brief's own. With more than one, names end with the paper unless it is A4. */
  readonly papers?: readonly Paper[];
  readonly template?: string;
  readonly brand?: string;
  /** Table of rows that fill the briefs, relative to the current folder; without it, what each brief says. */
  readonly data?: string;
  /** Pattern of the names of PDFs made from rows. Default: what the brief says, else "{slug}-{code}". */
  readonly names?: string;
  /** Which files travel in the PDFs. Default: "source". */
  readonly attach?: Attach;
  /** Whether a report of what was checked goes beside each PDF. Default: true. */
  readonly report?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
}

/** A checked plan. */
export interface BuildPlan {
  /** PDFs to be made; no two share a path, even where case does not count. */
  readonly jobs: readonly BuildJob[];
  /** Briefs that are not built, each with an error. */
  readonly refused: readonly BuildResult[];
  /** Problems of the paths themselves. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute path of the output folder. */
  readonly outputFolder: string;
  /** Whether a brief is built row by row; its rows are planned only if a planner is given. */
  readonly hasRows: boolean;
}

/**
 * Plans a build: which briefs, which PDFs, under which names.
 *
 * @param paths - Files and folders, relative to the current folder; none means `briefs` in the project's root.
 * @param planRows - Plans the rows of briefs that are series.
 * @returns The plan; every name has been checked before the first byte is written.
 */
export function planBuild(
  paths: readonly string[],
  options: PlanOptions,
  folders: BuildFolders,
  planRows?: SeriesPlanner,
): BuildPlan {
  const sink = createSink();
  const show = (path: string): string => showPath(path, folders.projectRoot);
  const wanted = paths.length === 0 ? [join(folders.projectRoot, "briefs")] : paths;
  const briefs = findBriefs(
    wanted.map((path) => resolve(folders.current, path)),
    show,
    sink,
  );
  const outputFolder = resolve(folders.current, options.out ?? join(folders.projectRoot, "output"));
  const series = new Set(briefs.filter((brief) => options.data !== undefined || isSeries(brief)));
  const rowDiagnostics: Diagnostic[] = [];
  const candidates = briefs.flatMap((brief) => {
    if (planRows === undefined || !series.has(brief)) return planBrief(show(brief), outputFolder, options);
    const { rows, diagnostics } = planRows(show(brief));
    rowDiagnostics.push(...diagnostics);
    return rows.flatMap((row) => planBrief(show(brief), outputFolder, options, row));
  });
  const taken = countPaths(candidates);
  const inputs = new Set(briefs.map(foldPath));

  const jobs: BuildJob[] = [];
  const refused: BuildResult[] = [];
  for (const job of candidates) {
    const problem = findJobProblem(job, taken, inputs);
    if (problem === undefined) jobs.push(job);
    else refused.push(failJob(job, [problem]));
  }
  const diagnostics = [...sink.diagnostics, ...rowDiagnostics];
  return { jobs, refused, diagnostics, outputFolder, hasRows: series.size > 0 };
}

function planBrief(
  brief: string,
  outputFolder: string,
  options: PlanOptions,
  planned?: PlannedRow,
): readonly BuildJob[] {
  const papers: readonly (Paper | undefined)[] = options.papers ?? [undefined];
  const stem = planned?.name ?? basename(brief, extname(brief));
  return papers.map((paper) => {
    const name = papers.length > 1 && paper === "letter" ? `${stem}-letter` : stem;
    return {
      brief,
      name,
      output: join(outputFolder, `${name}.pdf`),
      ...(paper === undefined ? {} : { paper }),
      ...(options.template === undefined ? {} : { template: options.template }),
      ...(options.brand === undefined ? {} : { brand: options.brand }),
      ...(options.attach === undefined ? {} : { attach: options.attach }),
      ...(planned === undefined ? {} : { row: planned.row }),
      report: options.report ?? true,
      strict: options.strict ?? false,
      force: options.force ?? false,
    };
  });
}

/** How many briefs with one name a message lists. */
const MOST_RIVALS = 3;

/** Briefs by the folded path of their PDF. */
function countPaths(jobs: readonly BuildJob[]): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>();
  for (const job of jobs) {
    const key = foldPath(job.output);
    taken.set(key, [...(taken.get(key) ?? []), describeSource(job)]);
  }
  return taken;
}

function findJobProblem(
  job: BuildJob,
  taken: ReadonlyMap<string, readonly string[]>,
  inputs: ReadonlySet<string>,
): Diagnostic | undefined {
  if (job.brief.startsWith("..") || job.brief.startsWith("/")) {
    return refuse("file-outside-project", {
      message: `${job.brief} lies outside the project, and nothing outside it is read`,
      hint: "Run the command in the brief's own folder, or move the brief into this project.",
    });
  }
  const nameProblem = findNameProblem(job.name);
  if (nameProblem !== undefined) {
    return refuse("output-name", {
      message: `The PDF of ${describeSource(job)} cannot be named after it, because ${nameProblem}`,
      hint:
        job.row === undefined
          ? "Rename the brief."
          : "Give the row a code or name of Latin letters, or choose other columns for `names`.",
    });
  }
  const rivals = (taken.get(foldPath(job.output)) ?? []).filter((source) => source !== describeSource(job));
  if (rivals.length > 0) {
    return refuse("output-collision", {
      message: `${describeSource(job)} and ${rivals.slice(0, MOST_RIVALS).join(", ")} would write the same PDF, ${job.name}.pdf`,
      hint:
        job.row === undefined
          ? "Rename one of them, or build them with different --out folders."
          : "Delete one of the rows, or choose columns for `names` that differ from row to row.",
    });
  }
  if (inputs.has(foldPath(job.output))) {
    return refuse("output-is-input", {
      message: `The PDF of ${describeSource(job)} would replace a brief`,
      hint: "Choose another folder with --out.",
    });
  }
  if (lookUp(job.output)?.isDirectory() === true) {
    return refuse("output-not-writable", {
      message: `The PDF of ${describeSource(job)} cannot be written, because ${job.name}.pdf is a folder`,
      hint: "Move that folder away, or choose another one with --out.",
    });
  }
  return undefined;
}

function refuse(code: Diagnostic["code"], text: Pick<Diagnostic, "message" | "hint">): Diagnostic {
  return { severity: "error", code, ...text };
}

/** A path below the root, with forward slashes; "." for the root itself. */
function showPath(path: string, projectRoot: string): string {
  const shown = relative(projectRoot, path).split(sep).join("/");
  return shown === "" ? "." : shown;
}
