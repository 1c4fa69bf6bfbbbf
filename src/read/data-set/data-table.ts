import { parseCsv, type CsvTable } from "../../formats/parse-csv.js";
import {
  readNumber,
  readRange,
  type DecimalSign,
  type NumberReading,
  type WrittenRange,
} from "../../formats/read-number.js";
import type { Sink } from "../../diagnostics/diagnostic.js";
import type { YamlNode, YamlScalar } from "../../formats/yaml-node.js";
import type { Span } from "../../model/span.js";

/** A table of countries, whatever the file was. */
export interface DataTable {
  readonly columns: readonly { readonly name: string; readonly span: Span }[];
  readonly rows: readonly DataRow[];
  /** How numbers in its cells are written. */
  readonly numbers: NumberReader;
}

/** One row; a cell that the file does not have is `undefined`. */
export interface DataRow {
  /** e.g. "Row 7", for messages. */
  readonly label: string;
  readonly cells: readonly (DataCell | undefined)[];
  readonly span: Span;
}

/** One value of the table. */
export interface DataCell {
  readonly text: string;
  readonly span: Span;
  /** What JSON and YAML say of its type; CSV knows none. */
  readonly scalar?: YamlScalar;
}

/** Reads numbers by the customs of one file. */
export interface NumberReader {
  readonly number: (text: string) => NumberReading | undefined;
  readonly range: (text: string) => WrittenRange | undefined;
}

/** Reads a CSV file. @returns `undefined` if it cannot be used; that was reported. */
export function readCsvTable(
  bytes: Uint8Array,
  file: string,
  decimal: DecimalSign | undefined,
  sink: Sink,
): DataTable | undefined {
  const table = parseCsv(bytes, file, sink);
  return table === undefined ? undefined : fromCsv(table, decimal);
}

/** Turns parsed CSV into a table. */
export function fromCsv(table: CsvTable, decimal: DecimalSign | undefined): DataTable {
  return {
    columns: table.columns,
    rows: table.rows.map(({ number, line, cells }) => ({
      label: `Row ${String(number)}`,
      cells,
      span: cells[0]?.span ?? { file: table.file, line, column: 1 },
    })),
    numbers: createNumberReader(decimal, table.delimiter),
  };
}

/**
 * Programs that part cells by commas write decimal points. Those that write decimal commas part cells by semicolons; but not all
 * semicolons come with decimal commas, so a point there may be either.
 */
function createNumberReader(decimal: DecimalSign | undefined, delimiter: CsvTable["delimiter"]): NumberReader {
  const choose = (text: string): DecimalSign | undefined => {
    if (decimal !== undefined) return decimal;
    if (delimiter === ",") return "point";
    return delimiter === ";" && !text.includes(".") ? "comma" : undefined;
  };
  return { number: (text) => readNumber(text, choose(text)), range: (text) => readRange(text, choose(text)) };
}

/** JSON and YAML: numbers are numbers, and texts are printed as they stand. */
const TYPED_NUMBERS: NumberReader = { number: () => undefined, range: () => undefined };

/**
 * Makes a table of a list of maps, as JSON files have it.
 *
 * @remarks Reports `wrong-type` for an entry that is no map and `data-value` for a value that is a list or a map.
 */
export function tableFromList(items: readonly YamlNode[], sink: Sink): DataTable {
  const columns = new Map<string, { name: string; span: Span }>();
  const maps = items.flatMap((item) => (item.kind === "map" ? [item] : []));
  for (const { entries } of maps) {
    for (const { key, keySpan } of entries) if (!columns.has(key)) columns.set(key, { name: key, span: keySpan });
  }
  const names = [...columns.keys()];
  const rows = maps.map((item, at) => {
    const byKey = new Map(item.entries.map(({ key, value }) => [key, value]));
    return {
      label: `Entry ${String(at + 1)}`,
      cells: names.map((name) => readCell(name, byKey.get(name), sink)),
      span: item.span,
    };
  });
  return { columns: [...columns.values()], rows, numbers: TYPED_NUMBERS };
}

function readCell(name: string, value: YamlNode | undefined, sink: Sink): DataCell | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "scalar") return { text: value.source.trim(), span: value.span, scalar: value };
  sink.report("data-value", {
    message: `\`${name}\` is a ${value.kind}, and a table has single values only`,
    span: value.span,
    hint: "Write columns such as `population` and `population.year`, or give each country a list of `facts`",
  });
  return undefined;
}
