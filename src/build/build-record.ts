// A record beside the PDFs says what a PDF was made from, so that a brief of which nothing has changed is not built again.
// A hit that should have been a miss is worse than a slow build: whatever is not understood counts as changed.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CATALOGUE } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SeriesRow } from "../model/series-row.js";
import type { Span } from "../model/span.js";
import type { BuildJob } from "./job.js";

/** One file that a PDF depends on. */
export interface RecordedInput {
  readonly root: "project" | "package";
  /** Path below the root, with forward slashes; with one at its end it stands for the names of the files in the folder. */
  readonly path: string;
  /** SHA-256 of the bytes in hexadecimal; "missing" if it was looked for in vain. */
  readonly sha256: string;
}

/** What is stored of a PDF that was written. */
export interface BuildRecord {
  /** Versions and options; see `describeEnvironment`. */
  readonly environment: string;
  readonly inputs: readonly RecordedInput[];
  /** SHA-256 of the PDF. */
  readonly output: string;
  /** SHA-256 of the reports beside it, by their ending, e.g. ".report.json". */
  readonly reports: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly pages: number;
  /** Warnings, so that they are said again without a build. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything besides files that decides on the bytes of a PDF, as one string. */
export function describeEnvironment(job: BuildJob, toolVersion: string): string {
  const { node, icu = "", zlib } = process.versions;
  const epoch = process.env["SOURCE_DATE_EPOCH"] ?? "";
  const { paper = "", template = "", brand = "", attach = "source", report, strict, row } = job;
  const options = {
    paper,
    template,
    brand,
    attach,
    report,
    strict,
    ...(row === undefined ? {} : { row: hashRow(row) }),
  };
  return JSON.stringify({ brief: job.brief, toolVersion, node, icu, zlib, epoch, ...options });
}

/** A row is what stands in it and where it is carried; where it stands in its table changes nothing. */
function hashRow({ csv, carriedAs, isGiven }: SeriesRow): string {
  return createHash("sha256")
    .update(JSON.stringify([csv, carriedAs, isGiven]))
    .digest("hex");
}

/** Where the record of a job's PDF lies, e.g. "/home/ana/project/output/.briefpress/ghana.json". */
export function findRecordPath(job: Pick<BuildJob, "name" | "output">): string {
  return join(dirname(job.output), ".briefpress", `${job.name}.json`);
}

/** Where a report of a job lies, e.g. "/home/ana/project/output/ghana.report.json". */
export function findReportPath(job: Pick<BuildJob, "name" | "output">, ending: string): string {
  return join(dirname(job.output), `${job.name}${ending}`);
}

/**
 * Reads a record.
 *
 * @returns `undefined` if there is none, or if it is not one of ours.
 */
export function readRecord(job: BuildJob): BuildRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(findRecordPath(job), "utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Turns a record into the text of its file. */
export function formatRecord(record: BuildRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`;
}

function isRecord(value: unknown): value is BuildRecord {
  return (
    isObject(value) &&
    typeof value["environment"] === "string" &&
    typeof value["output"] === "string" &&
    isObject(value["reports"]) &&
    Object.values(value["reports"]).every((hash) => typeof hash === "string") &&
    typeof value["bytes"] === "number" &&
    typeof value["pages"] === "number" &&
    isArrayOf(value["inputs"], isInput) &&
    isArrayOf(value["diagnostics"], isDiagnostic)
  );
}

function isInput(value: unknown): value is RecordedInput {
  return (
    isObject(value) &&
    (value["root"] === "project" || value["root"] === "package") &&
    typeof value["path"] === "string" &&
    typeof value["sha256"] === "string"
  );
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return (
    isObject(value) &&
    (value["severity"] === "error" || value["severity"] === "warning") &&
    isCode(value["code"]) &&
    typeof value["message"] === "string" &&
    (value["hint"] === undefined || typeof value["hint"] === "string") &&
    (value["span"] === undefined || isSpan(value["span"]))
  );
}

function isSpan(value: unknown): value is Span {
  return (
    isObject(value) &&
    typeof value["file"] === "string" &&
    typeof value["line"] === "number" &&
    typeof value["column"] === "number"
  );
}

function isCode(value: unknown): value is DiagnosticCode {
  return typeof value === "string" && Object.hasOwn(CATALOGUE, value);
}

function isArrayOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
