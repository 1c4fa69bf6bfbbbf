import { formatCsv } from "../formats/format-csv.js";
import type { DataTable } from "../model/data-table.js";

/** A table of a brief as a file of its own. */
export interface DataFile {
  /** Stands behind the stem of the PDF, e.g. "-matrix.csv" or "-comparison-2.csv". */
  readonly ending: string;
  /** What the table shows. */
  readonly title: string;
  /** CSV in UTF-8. */
  readonly bytes: Uint8Array;
}

/**
 * Writes the tables of a brief as CSV.
 *
 * @param tables - In the order of reading; those of a kind are counted.
 * @returns The only matrix of a brief has no number, everything else has.
 */
export function createDataFiles(tables: readonly DataTable[]): readonly DataFile[] {
  const counts = new Map<string, number>();
  return tables.map(({ kind, title, rows }) => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const ending = kind === "matrix" && number === 1 ? "-matrix.csv" : `-${kind}-${number}.csv`;
    return { ending, title, bytes: new TextEncoder().encode(formatCsv(rows)) };
  });
}
