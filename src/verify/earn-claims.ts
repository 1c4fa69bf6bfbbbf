import { isBarrier } from "../diagnostics/barriers.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Claim } from "../model/claim.js";

/**
 * Decides what a PDF may say of itself. Everything that the standards ask of the file is the writer's work and holds for
 * each; what they ask of the brief is a diagnostic if it is missing.
 *
 * @param diagnostics - All there are of the brief.
 */
export function earnClaims(diagnostics: readonly Diagnostic[]): readonly Claim[] {
  return diagnostics.some(isBarrier) ? [] : ["PDF/UA-1", "PDF/A-3a"];
}
