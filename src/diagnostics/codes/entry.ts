import type { Severity } from "../diagnostic.js";

/** What the catalogue knows of a code. */
export interface CodeEntry {
  readonly severity: Severity;
  /** One sentence for the reference: what it means. */
  readonly summary: string;
  /**
   * Set where a reader with assistive technology would miss something: the PDF then claims no standard, and in a final brief it
   * is an error.
   */
  readonly barrier?: true;
}
