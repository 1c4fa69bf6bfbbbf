import type { Span } from "../model/span.js";
import type { DiagnosticCode } from "./catalogue.js";

export type Severity = "error" | "warning";

/**
 * Something that a person should know about a brief, a template, a style or a brand. It is plain data: it can be
 * written as JSON, sorted and compared.
 */
export interface Diagnostic {
  readonly severity: Severity;
  /** Permanent, e.g. "unknown-field". */
  readonly code: DiagnosticCode;
  /** What is wrong and why, in the author's words, without a full stop at the end. */
  readonly message: string;
  readonly span?: Span;
  /** What to do about it. */
  readonly hint?: string;
}

/** What a stage says of a problem; the severity comes from the catalogue unless it is given. */
export type Report = Omit<Diagnostic, "severity" | "code"> & { readonly severity?: Severity };

/** Collects diagnostics. Stages report and go on; nothing is thrown for what an author wrote. */
export interface Sink {
  report(code: DiagnosticCode, report: Report): void;
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
}
