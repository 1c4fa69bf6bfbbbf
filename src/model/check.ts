/** Something that was checked about a PDF, with what came of it. */
export interface Check {
  readonly id:
    | "text-complete"
    | "title"
    | "language"
    | "headings"
    | "alternative-texts"
    | "tables"
    | "links"
    | "notes"
    | "contrast"
    | "characters";
  /** What was asked, as a statement that holds if the check is passed. */
  readonly statement: string;
  /** Where it is asked for, e.g. "PDF/UA-1, 7.3". */
  readonly source: string;
  readonly outcome: "passed" | "failed" | "nothing to check";
  /** What was looked at, or what is wrong. */
  readonly details: readonly string[];
}
