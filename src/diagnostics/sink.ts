import { CATALOGUE } from "./catalogue.js";
import type { Diagnostic, Sink } from "./diagnostic.js";

/** Creates an empty sink. The same report at the same place is kept once. */
export function createSink(): Sink {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  return {
    report(code, report) {
      const { severity = CATALOGUE[code].severity, ...rest } = report;
      const key = `${code}\n${report.message}\n${report.span?.file ?? ""}:${String(report.span?.line)}:${String(report.span?.column)}`;
      if (seen.has(key)) return;
      seen.add(key);
      diagnostics.push({ severity, code, ...rest });
    },
    diagnostics,
    get hasErrors() {
      return diagnostics.some((diagnostic) => diagnostic.severity === "error");
    },
  };
}
