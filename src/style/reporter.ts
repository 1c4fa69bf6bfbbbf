import type { CssLocation } from "css-tree";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Report, Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";

/** Turns places of css-tree into spans of the author's file. */
export interface Reporter {
  /** @param length - Length in code units; by default to the end of the place, if that is on the same line. */
  spanOf(location: CssLocation | null | undefined, length?: number): Span | undefined;
  report(code: DiagnosticCode, report: Report): void;
}

/** Reporter for a stylesheet. Our own files keep their "package:" so that an author sees whose they are. */
export function createSheetReporter(path: string, sink: Sink): Reporter {
  const file = path.replace(/^project:/u, "");
  return {
    spanOf: (location, length) => {
      if (!location) return undefined;
      const { start, end } = location;
      const width = length ?? (end.line === start.line ? end.column - start.column : 1);
      return { file, line: start.line, column: start.column, length: Math.max(1, width) };
    },
    report: (code, report) => {
      sink.report(code, report);
    },
  };
}

/** Report without a span where there is none: `exactOptionalPropertyTypes` knows no undefined span. */
export function withSpan(report: Omit<Report, "span">, span: Span | undefined): Report {
  return span === undefined ? report : { ...report, span };
}
