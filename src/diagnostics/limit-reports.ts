import type { DiagnosticCode } from "./catalogue.js";
import type { Report, Sink } from "./diagnostic.js";

/** A sink that shows the first reports of each kind and counts the others. */
export interface LimitedSink extends Sink {
  /** Says how many of each kind were not shown. Call it once, at the end. */
  close(): void;
}

/**
 * Wraps a sink for a file of many rows, in which one mistake is often made in every row.
 *
 * @param most - How many reports of one code are shown; 1 or more.
 */
export function limitReports(sink: Sink, most: number): LimitedSink {
  const counts = new Map<DiagnosticCode, { count: number; last: Report }>();
  return {
    report(code, report) {
      const count = (counts.get(code)?.count ?? 0) + 1;
      counts.set(code, { count, last: report });
      if (count <= most) sink.report(code, report);
    },
    close() {
      for (const [code, { count, last }] of counts) {
        if (count <= most) continue;
        const { span, severity } = last;
        sink.report("data-more-problems", {
          message: `There are ${String(count - most)} more of \`${code}\`, the last of them here`,
          hint: "Mend those that are shown first; what is wrong with them is often wrong with all",
          ...(span === undefined ? {} : { span }),
          ...(severity === undefined ? {} : { severity }),
        });
      }
    },
    get diagnostics() {
      return sink.diagnostics;
    },
    get hasErrors() {
      return sink.hasErrors;
    },
  };
}
