import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SeriesRow } from "../model/series-row.js";
import type { Paper } from "../model/front-matter.js";
import type { AttachMode } from "./recovery-manifest.js";

/**
 * Which files travel in a PDF.
 *
 * - `source`: the brief with its data and brand file.
 * - `all`: everything that was read, so that the same PDF can be built from it; pictures, fonts and template too.
 * - `none`: nothing.
 */
export type Attach = AttachMode | "none";

/** One PDF to be made. */
export interface BuildJob {
  /** The brief, relative to the project's root with forward slashes, e.g. "briefs/ghana.md". */
  readonly brief: string;
  /** Stem of the PDF and of its record, e.g. "ghana" or "ghana-letter". */
  readonly name: string;
  /** Absolute path of the PDF. */
  readonly output: string;
  /** Overrides the brief's own paper. */
  readonly paper?: Paper;
  /** Overrides the brief's own template. */
  readonly template?: string;
  /** Overrides the brief's own brand. */
  readonly brand?: string;
  /** Which of the files that were read travel in the PDF. Default: "source". */
  readonly attach?: Attach;
  /** The row that fills the brief, if it is a series. */
  readonly row?: SeriesRow;
  /** A report of what was checked is written beside the PDF. */
  readonly report: boolean;
  /** Warnings fail the brief as errors do. */
  readonly strict: boolean;
  /** Builds even if the PDF is up to date. */
  readonly force: boolean;
}

/** What became of one PDF. */
export interface BuildResult {
  readonly brief: string;
  /** The row of a series, e.g. "row 3, UZ"; missing for a brief that is none. */
  readonly row?: string;
  /** Absolute path of the PDF; missing if none could be planned. */
  readonly output?: string;
  /**
   * - `built`: written just now.
   * - `current`: nothing that it depends on has changed, so the earlier PDF stands.
   * - `failed`: the diagnostics say why; an earlier PDF was left as it was.
   */
  readonly outcome: "built" | "current" | "failed";
  /** Number of pages; 0 for a failed one. */
  readonly pages: number;
  /** Size of the PDF; 0 for a failed one. */
  readonly bytes: number;
  /** SHA-256 of the PDF in hexadecimal; "" for a failed one. */
  readonly sha256: string;
  /** Wall time from start to end of the job; 0 if it did not run. */
  readonly milliseconds: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the result of a job that came to nothing.
 *
 * @param job - The brief and, if it was planned, the PDF.
 */
export function failJob(
  job: Pick<BuildJob, "brief" | "row"> & { readonly output?: string },
  diagnostics: readonly Diagnostic[],
  milliseconds = 0,
): BuildResult {
  const output = job.output === undefined ? {} : { output: job.output };
  return {
    ...nameSource(job),
    ...output,
    outcome: "failed",
    pages: 0,
    bytes: 0,
    sha256: "",
    milliseconds,
    diagnostics,
  };
}

/** What a result says of where its PDF is from. */
export function nameSource({ brief, row }: Pick<BuildJob, "brief" | "row">): Pick<BuildResult, "brief" | "row"> {
  return row === undefined ? { brief } : { brief, row: row.label };
}

/** A brief in messages, with its row: "briefs/note.md (row 3, UZ)". */
export function describeSource({ brief, row }: Pick<BuildJob, "brief" | "row">): string {
  return row === undefined ? brief : `${brief} (${row.label})`;
}
