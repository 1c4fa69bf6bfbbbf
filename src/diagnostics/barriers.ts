import { CATALOGUE } from "./catalogue.js";
import type { CodeEntry } from "./codes/entry.js";
import type { Diagnostic, Sink } from "./diagnostic.js";

/** @returns Whether readers with assistive technology would miss something because of it. */
export function isBarrier({ code }: Pick<Diagnostic, "code">): boolean {
  const entry: CodeEntry = CATALOGUE[code];
  return entry.barrier === true;
}

/** @returns A sink into the same list, for a brief that is final: what is a barrier is an error. */
export function forbidBarriers(sink: Sink): Sink {
  return {
    report(code, report) {
      sink.report(code, isBarrier({ code }) ? { ...report, severity: "error" } : report);
    },
    get diagnostics() {
      return sink.diagnostics;
    },
    get hasErrors() {
      return sink.hasErrors;
    },
  };
}
