import type { Severity } from "../diagnostic.js";

/** What the catalogue knows of a code. */
export interface CodeEntry {
  readonly severity: Severity;
  /** One sentence for the reference: what it means. */
  readonly summary: string;
}
