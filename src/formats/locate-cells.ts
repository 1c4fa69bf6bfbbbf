/** Where a cell stands within its record. */
export interface CellPlace {
  /** Lines below the record's first, from 0. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Code units on that line; 0 for an empty cell. */
  readonly length: number;
}

/**
 * Finds the places of the cells of one record.
 *
 * @param record - As written; its quotes are known to be sound.
 * @param delimiter - One character.
 * @returns One place for each cell, behind the opening quote if it has one.
 */
export function locateCells(record: string, delimiter: string): readonly CellPlace[] {
  const places: CellPlace[] = [];
  let line = 0;
  let lineStart = 0;
  let at = 0;
  for (;;) {
    const isQuoted = record.charAt(at) === '"';
    const start = isQuoted ? at + 1 : at;
    const end = isQuoted ? findClosingQuote(record, start) : findEnd(record, delimiter, at);
    const lineEnd = record.indexOf("\n", start);
    places.push({
      line,
      column: start - lineStart + 1,
      length: (lineEnd === -1 ? end : Math.min(lineEnd, end)) - start,
    });
    for (let next = record.indexOf("\n", at); next !== -1 && next < end; next = record.indexOf("\n", next + 1)) {
      line += 1;
      lineStart = next + 1;
    }
    const separator = findEnd(record, delimiter, end);
    if (separator === record.length) return places;
    at = separator + 1;
  }
}

function findEnd(record: string, delimiter: string, from: number): number {
  const found = record.indexOf(delimiter, from);
  return found === -1 ? record.length : found;
}

/** Quotes inside a quoted cell are written twice. */
function findClosingQuote(record: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = record.indexOf('"', at);
    if (quote === -1) return record.length;
    if (record.charAt(quote + 1) !== '"') return quote;
    at = quote + 2;
  }
}
