import { isBarrier } from "../diagnostics/barriers.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { formatHexColor } from "../formats/format-hex-color.js";
import type { Check } from "../model/check.js";
import type { ContrastPair } from "../model/contrast.js";
import type { Evidence } from "../model/evidence.js";
import { listChecks } from "./list-checks.js";

/** The PDF that a report is of. */
export interface ReportedPdf {
  /** Its brief, e.g. "briefs/ghana.md". */
  readonly brief: string;
  /** Its file name, e.g. "ghana.pdf". */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** e.g. "Briefpress 0.1.0" */
  readonly producer: string;
}

/** What stands in `NAME.report.json`; `docs/report.schema.json` describes it. */
export interface Report extends Omit<Evidence, "contrast"> {
  /** Changes with the shape of the report. */
  readonly version: 1;
  readonly pdf: ReportedPdf;
  /** Why the claims are made or not. */
  readonly reason: string;
  readonly checks: readonly Check[];
  readonly contrast: readonly ReportedContrast[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Colours as "#rrggbb"; no background and no ratio over a picture. */
export interface ReportedContrast extends Pick<ContrastPair, "required" | "sample" | "page"> {
  readonly text: string;
  readonly background: string | null;
  readonly ratio: number | null;
}

export function createReport(evidence: Evidence, pdf: ReportedPdf, diagnostics: readonly Diagnostic[]): Report {
  return {
    version: 1,
    pdf,
    ...evidence,
    reason: explainClaims(diagnostics),
    checks: listChecks(evidence, diagnostics),
    contrast: evidence.contrast.map(formatPair),
    diagnostics,
  };
}

function explainClaims(diagnostics: readonly Diagnostic[]): string {
  const barriers = diagnostics.filter(isBarrier).length;
  if (barriers > 0)
    return `The file claims no standard, because the brief has ${barriers === 1 ? "a barrier" : `${String(barriers)} barriers`} for readers with assistive technology.`;
  return "The brief has no barrier that a program can find, and what both standards ask of the file holds for every PDF that Briefpress writes.";
}

function formatPair({ text, background, ratio, ...rest }: ContrastPair): ReportedContrast {
  return {
    text: formatHexColor(text),
    background: background === undefined ? null : formatHexColor(background),
    ratio: ratio === undefined ? null : Math.floor(ratio * 100) / 100,
    ...rest,
  };
}
