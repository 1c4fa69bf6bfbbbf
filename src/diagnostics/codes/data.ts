import type { CodeEntry } from "./entry.js";

/** Codes of data files: tables of countries, and rows that make one brief each. */
export const DATA_CODES = {
  "data-kind": { severity: "error", summary: "A data file is neither CSV nor JSON nor YAML." },
  "data-too-large": { severity: "error", summary: "A table has too many rows or columns, or a cell is too long." },
  "data-quotes": {
    severity: "error",
    summary: "A quoted cell is not closed, or a quotation mark stands in a bare cell.",
  },
  "data-row-length": { severity: "error", summary: "A row has more or fewer cells than the header." },
  "data-without-rows": { severity: "error", summary: "A table has a header and nothing below it." },
  "data-column-missing": { severity: "error", summary: "A table lacks a column that it cannot do without." },
  "data-column-unknown": { severity: "error", summary: "A column, or a column that is asked for, is not known." },
  "data-column-duplicate": { severity: "error", summary: "Two columns have the same name." },
  "data-column-unnamed": { severity: "error", summary: "A column with cells has no name." },
  "data-duplicate": { severity: "error", summary: "A table says the same thing of a country twice." },
  "data-value": { severity: "error", summary: "A cell holds the error of a calculation, e.g. `NaN` or `#N/A`." },
  "data-formula": { severity: "error", summary: "A cell holds a formula in place of its value." },
  "data-number-ambiguous": { severity: "warning", summary: "A number that may mean two things, e.g. `1.234`." },
  "data-more-problems": { severity: "warning", summary: "More problems of one kind than are shown." },
  "row-missing": { severity: "error", summary: "A series is built without a row." },
  "row-unused": { severity: "warning", summary: "A brief is built for each row of a table and prints nothing of it." },
  "row-expression": { severity: "error", summary: "An expression of a series that is not one of its few." },
  "row-column-unknown": { severity: "error", summary: "An expression names a column that the table does not have." },
  "row-cell-unsafe": { severity: "error", summary: "A cell cannot be printed where the expression stands." },
  "row-too-large": { severity: "error", summary: "The expressions of a series make too long a text." },
  "fact-stale": { severity: "warning", summary: "A fact is older than `factsMaxAge` allows." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
