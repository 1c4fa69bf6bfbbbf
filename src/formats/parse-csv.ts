/**
 * CSV text in, a table of cells with their places out. This is the only door to csv-parse; what columns mean is for
 * those who call it.
 */
import { CsvError, parse } from "csv-parse/sync";
import { limitReports } from "../diagnostics/limit-reports.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";
import { decodeText } from "./decode-text.js";
import { locateCells, type CellPlace } from "./locate-cells.js";

/** Signs that may part cells. */
export type Delimiter = "," | ";" | "\t";

/** A table as it stands in the file; every row has as many cells as there are columns. */
export interface CsvTable {
  /** As shown in diagnostics, e.g. "data/countries.csv". */
  readonly file: string;
  readonly delimiter: Delimiter;
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly CsvRow[];
  /** The header as it is written, without the line end behind it. */
  readonly head: string;
}

/** One column of the header; names are distinct and not empty. */
export interface CsvColumn {
  readonly name: string;
  readonly span: Span;
}

/** One record below the header. */
export interface CsvRow {
  /** As spreadsheets count: the header is row 1, and a cell of several lines makes no row of its own. */
  readonly number: number;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** The record as it is written, without the line end behind it. */
  readonly text: string;
  readonly cells: readonly CsvCell[];
}

/** One cell: quotes resolved, white space around it taken off, lines in it parted by `\n`. */
export interface CsvCell {
  readonly text: string;
  readonly span: Span;
}

/** 10 MiB hold 250 countries with 1,000 facts each. */
export const MOST_CSV_BYTES = 10 * 1024 * 1024;
/** A row may become a PDF; more than this is a mistake. */
export const MOST_CSV_ROWS = 100_000;
/** Spreadsheets save empty columns up to the last one that was ever touched. */
export const MOST_CSV_COLUMNS = 500;
/** Characters of one cell: a summary has some 800. */
export const LONGEST_CSV_CELL = 20_000;
/** How many problems of one kind are shown of one file. */
const MOST_REPORTS = 20;

/**
 * Parses a CSV file: UTF-8 with or without BOM, any line ends, cells parted by `,`, `;` or tabs, whichever the header
 * has most of. Rows without any text are skipped.
 *
 * @param bytes - The file, at most 10 MiB.
 * @param file - For the spans, e.g. "data/countries.csv".
 * @returns The rows that are sound; `undefined` if the file cannot be used at all.
 * @remarks Reports the `text-` codes, `data-quotes`, `data-row-length`, `data-without-rows`, `data-column-duplicate`,
 *   `data-column-unnamed` and `data-too-large`. Linear in the bytes.
 * @see RFC 4180
 */
export function parseCsv(bytes: Uint8Array, file: string, sink: Sink): CsvTable | undefined {
  const text = decodeText(bytes, file, { kind: "CSV file", maxBytes: MOST_CSV_BYTES }, sink);
  if (text === undefined) return undefined;
  const limited = limitReports(sink, MOST_REPORTS);
  const table = parseText(text, file, limited);
  limited.close();
  return table;
}

function parseText(text: string, file: string, sink: Sink): CsvTable | undefined {
  const delimiter = findDelimiter(text);
  const records = parseRecords(text, delimiter, file, sink);
  const [head, ...rows] = records === undefined ? [] : placeRecords(text, records, delimiter, file);
  if (head === undefined) return undefined;
  if (!checkSize(head, rows, file, sink)) return undefined;
  const width = countColumns(head, rows);
  if (!checkHeader(head, width, rows, sink)) return undefined;
  if (rows.length === 0) {
    const hint = "Write one row for each country below the header";
    sink.report("data-without-rows", { message: "The table has a header and no rows", span: head.span, hint });
    return undefined;
  }
  const columns = head.cells.slice(0, width).map(({ text: name, span }) => ({ name, span }));
  return { file, delimiter, columns, head: head.text, rows: rows.flatMap((row) => fitRow(row, width, sink) ?? []) };
}

interface Record extends CsvRow {
  readonly span: Span;
}

/** Whatever of the three the first line has most of, outside of quotes. */
function findDelimiter(text: string): Delimiter {
  const end = text.indexOf("\n", text.search(/\S/u));
  const line = text.slice(0, end === -1 ? text.length : end).replace(/"[^"]*"/gu, "");
  const count = (sign: string): number => line.split(sign).length - 1;
  const [semicolons, tabs, commas] = [count(";"), count("\t"), count(",")];
  if (semicolons > commas && semicolons >= tabs) return ";";
  return tabs > commas ? "\t" : ",";
}

interface ParsedRecord {
  readonly cells: readonly string[];
  /** Line on which the record ends, from 1. */
  readonly lastLine: number;
}

function parseRecords(
  text: string,
  delimiter: Delimiter,
  file: string,
  sink: Sink,
): readonly ParsedRecord[] | undefined {
  const records: ParsedRecord[] = [];
  try {
    parse(text, {
      delimiter,
      recordDelimiter: "\n",
      relaxColumnCount: true,
      skipEmptyLines: false,
      // One more than there may be, which tells that there are too many.
      to: MOST_CSV_ROWS + 2,
      onRecord: (cells: string[], { lines }) => {
        records.push({ cells, lastLine: lines });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    reportSyntax(error, records.at(-1)?.lastLine ?? 0, file, sink);
    return undefined;
  }
}

/** What csv-parse throws names the place where it gave up, which for an open quote is the end of the file. */
function reportSyntax(error: CsvError, lastLine: number, file: string, sink: Sink): void {
  const span = { file, line: lastLine + 1, column: 1 };
  const isOpen = error.code === "CSV_QUOTE_NOT_CLOSED";
  sink.report("data-quotes", {
    message: isOpen
      ? `A quotation mark in the row that begins on line ${String(span.line)} is never closed`
      : `A quotation mark stands where none may, in the row that begins on line ${String(span.line)}`,
    span,
    hint: 'Put the whole cell in quotation marks and write those inside it twice: "the ""big five"""',
  });
}

/** Gives each record its lines of the text and each cell its place. Records without text are left out. */
function placeRecords(
  text: string,
  records: readonly ParsedRecord[],
  delimiter: Delimiter,
  file: string,
): readonly Record[] {
  const lines = text.split("\n");
  let first = 1;
  let number = 0;
  const placed: Record[] = [];
  for (const { cells, lastLine } of records) {
    const line = first;
    number += 1;
    first = lastLine + 1;
    if (cells.every((cell) => cell.trim() === "")) continue;
    const raw = lines.slice(line - 1, lastLine).join("\n");
    const places = locateCells(raw, delimiter);
    placed.push({
      number,
      line,
      text: raw,
      cells: cells.map((cell, at) => ({ text: cell.trim(), span: spanAt(places[at], line, file) })),
      span: { file, line, column: 1, length: Math.max((lines[line - 1] ?? "").length, 1) },
    });
  }
  return placed;
}

function spanAt(place: CellPlace | undefined, line: number, file: string): Span {
  if (place === undefined) return { file, line, column: 1 };
  return { file, line: line + place.line, column: place.column, length: Math.max(place.length, 1) };
}

function checkSize(head: Record, rows: readonly Record[], file: string, sink: Sink): boolean {
  if (rows.length > MOST_CSV_ROWS) {
    const span = { file, line: rows[MOST_CSV_ROWS]?.line ?? 1, column: 1 };
    const message = `The table has more than ${String(MOST_CSV_ROWS)} rows, which is the limit`;
    sink.report("data-too-large", { message, span, hint: "Split the file, or leave out what no brief prints" });
    return false;
  }
  for (const row of [head, ...rows]) {
    const long = row.cells.find(({ text }) => text.length > LONGEST_CSV_CELL);
    if (long === undefined) continue;
    const message = `A cell in row ${String(row.number)} has ${String(long.text.length)} characters; ${String(LONGEST_CSV_CELL)} is the limit`;
    const hint = "Move long texts to Markdown files; look for a quotation mark that is not closed";
    sink.report("data-too-large", { message, span: long.span, hint });
    return false;
  }
  return true;
}

/** Columns at the end that are empty from top to bottom do not count: spreadsheets like to save them. */
function countColumns(head: Record, rows: readonly Record[]): number {
  let width = head.cells.length;
  while (width > 0 && head.cells[width - 1]?.text === "" && rows.every(({ cells }) => isBlank(cells[width - 1])))
    width--;
  return width;
}

function isBlank(cell: CsvCell | undefined): boolean {
  return cell === undefined || cell.text === "";
}

function checkHeader(head: Record, width: number, rows: readonly Record[], sink: Sink): boolean {
  if (width > MOST_CSV_COLUMNS) {
    const message = `The table has ${String(width)} columns; ${String(MOST_CSV_COLUMNS)} is the limit`;
    sink.report("data-too-large", {
      message,
      span: head.span,
      hint: "Write one row for each fact instead: country,indicator,value",
    });
    return false;
  }
  const taken = new Map<string, number>();
  let sound = true;
  for (const [at, { text, span }] of head.cells.slice(0, width).entries()) {
    const column = String(at + 1);
    if (text === "") {
      const row = rows.find(({ cells }) => !isBlank(cells[at]));
      const where =
        row === undefined ? "" : `, but row ${String(row.number)} has \`${shorten(row.cells[at]?.text ?? "")}\` in it`;
      const message = `Column ${column} has no name${where}`;
      sink.report("data-column-unnamed", { message, span, hint: "Name it in the first row, or delete it" });
      sound = false;
      continue;
    }
    const first = taken.get(text);
    taken.set(text, first ?? at + 1);
    if (first === undefined) continue;
    const message = `Columns ${String(first)} and ${column} are both called \`${shorten(text)}\``;
    sink.report("data-column-duplicate", { message, span, hint: "Rename or delete one of the two" });
    sound = false;
  }
  return sound;
}

function fitRow(row: Record, width: number, sink: Sink): CsvRow | undefined {
  const { number, line, text, cells } = row;
  const extra = cells.slice(width).find((cell) => cell.text !== "");
  if (cells.length >= width && extra === undefined) return { number, line, text, cells: cells.slice(0, width) };
  const count = `${String(cells.length)} ${cells.length === 1 ? "cell" : "cells"}`;
  sink.report("data-row-length", {
    message: `Row ${String(number)} has ${count}, but the header has ${String(width)}`,
    span: extra?.span ?? row.span,
    hint: "Look for a separator too many or too few; a cell that holds one stands in quotation marks",
  });
  return undefined;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= 40 ? line : `${line.slice(0, 37)}...`;
}
