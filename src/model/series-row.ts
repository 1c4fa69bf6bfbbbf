/** One row of a table, from which one brief of a series is made. It is plain data, so that it can be sent to a child process. */
export interface SeriesRow {
  /** The table as shown in diagnostics, e.g. "briefs/notes/countries.csv". */
  readonly file: string;
  /** Where the table lies in the project, or in one that is recovered from the PDF. */
  readonly carriedAs: string;
  /** The command line named the table; else the brief did. */
  readonly isGiven: boolean;
  /** What the row is called, e.g. "row 3, UZ". */
  readonly label: string;
  /** The header and this row alone, as they are written, each with a line end. */
  readonly csv: string;
  /** Line of `file` on which the row begins, from 1. */
  readonly line: number;
}
