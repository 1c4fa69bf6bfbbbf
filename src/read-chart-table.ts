import type { PlacedText } from "./chart/chart-fields.js";
import { checkNumber, type CellValue, type ChartCell, type ChartTable } from "./chart/chart-table.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import { parseCsv, type CsvCell, type Delimiter } from "./formats/parse-csv.js";
import { readNumber } from "./formats/read-number.js";
import type { OpenFile } from "./read/data-set/read-country-data.js";

/**
 * Makes the reader of the data files that charts name. Each is opened by the gate, which records it as an input.
 *
 * @returns A reader that reads a file once, however many charts name it.
 */
export function createTableReader(openFile: OpenFile, sink: Sink): (path: PlacedText) => ChartTable | undefined {
  const known = new Map<string, ChartTable | undefined>();
  return (path) => {
    if (!known.has(path.text)) known.set(path.text, readTable(path, openFile, sink));
    return known.get(path.text);
  };
}

function readTable({ text, span }: PlacedText, openFile: OpenFile, sink: Sink): ChartTable | undefined {
  if (!/\.csv$/iu.test(text)) {
    const message = `\`${text}\` is no CSV file`;
    sink.report("chart-data", {
      message,
      span,
      hint: "Save the table as CSV in UTF-8, or write its rows below `data:`",
    });
    return undefined;
  }
  const file = openFile(text);
  if (file.kind !== "ok") {
    sink.report(file.code, { message: file.message, span, hint: file.hint });
    return undefined;
  }
  const table = parseCsv(file.bytes, file.path, sink);
  if (table === undefined) return undefined;
  return {
    columns: table.columns,
    rows: table.rows.map(({ cells }) => cells.map((cell) => readCell(cell, table.delimiter))),
  };
}

function readCell({ text, span }: CsvCell, delimiter: Delimiter): ChartCell {
  return { text: text.replace(/\s+/gu, " "), span, value: readValue(text, delimiter) };
}

/** Where semicolons part cells the comma is the decimal sign, as spreadsheets of most languages write it. */
function readValue(text: string, delimiter: Delimiter): CellValue {
  if (text === "" || text === "..") return { kind: "missing" };
  const read = readNumber(text, delimiter === ";" ? "comma" : "point") ?? readScientific(text);
  if (read?.kind === "number") {
    const { value, decimals } = read.number;
    return checkNumber(value, value.toFixed(Math.min(decimals, 20)));
  }
  const hint = "Write a number without its unit, or `..` if it is not known";
  return { kind: "wrong", why: `\`${text.slice(0, 40)}\` is no number`, hint };
}

/** e.g. "1.5E+06", as spreadsheets write what is wide. */
function readScientific(text: string): ReturnType<typeof readNumber> {
  if (!/^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}$/u.test(text)) return undefined;
  const value = Number(text.replace(",", "."));
  const decimals = Number.isInteger(value) ? 0 : (String(value).split(".")[1]?.length ?? 0);
  return { kind: "number", number: { value, decimals, plus: false } };
}
