/** One cell of a table that travels as CSV: a number stays a number in a spreadsheet, a text never becomes a formula. */
export type DataCell =
  | {
      readonly kind: "number";
      /** Plain digits with a point and a hyphen as minus, e.g. "-1234.50": every spreadsheet reads it. */
      readonly text: string;
    }
  | { readonly kind: "text"; readonly text: string };

/** What a matrix, a comparison table or a chart shows, as rows of cells; the first row has the heads. */
export interface DataTable {
  readonly kind: "matrix" | "comparison" | "chart";
  /** What it shows, as printed above it. */
  readonly title: string;
  readonly rows: readonly (readonly DataCell[])[];
}
