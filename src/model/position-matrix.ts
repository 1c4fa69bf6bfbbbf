import type { CountryCode } from "./country.js";

/** What countries take a position on: a column of the matrix. */
export interface MatrixIssue {
  /** What rows and attributes call it by, e.g. "water". */
  readonly id: string;
  /** The head of its column, e.g. "Shared water". */
  readonly label: string;
}

/** Where a country stands on an issue. */
export interface MatrixCell {
  /** A key of the brief's stance scale, or {@link NO_DATA_KEY}. */
  readonly stance: string;
  /** Printed beside the shape in place of the scale's word, e.g. "Kept". */
  readonly word?: string;
  /** A remark below it. */
  readonly text?: string;
}

/** Key of a step that every scale has: a brief that defines no step of this name gets a dash and "No data". */
export const NO_DATA_KEY = "noData";

/** Where a country stands on each issue, by the issue's id; one that is not assessed is missing. */
export interface MatrixRow {
  readonly code: CountryCode;
  readonly cells: ReadonlyMap<string, MatrixCell>;
}

/** What matrices of a brief have in common, besides their rows. */
interface MatrixFields {
  /** A finding, e.g. "On recognition the five stand in the same place". */
  readonly title?: string;
  readonly issues: readonly MatrixIssue[];
  /** Id of the issue that carries the finding: its column is set off. */
  readonly highlight?: string;
  /** ISO date up to which positions were read. */
  readonly asOf?: string;
  readonly source?: string;
  readonly note?: string;
}

/** The position matrix of a brief's frontmatter: its codes, issues and stances were checked. */
export interface MatrixSpec extends MatrixFields {
  /** As written; each country once. */
  readonly rows: readonly MatrixRow[];
}

/** A position matrix ready to print. */
export interface PositionMatrix extends MatrixFields {
  /** In the order of print. */
  readonly rows: readonly (MatrixRow & { readonly name: string })[];
}
