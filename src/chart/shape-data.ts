import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { ChartSeries } from "../model/chart.js";
import type { Span } from "../model/span.js";
import type { ChartFields, PlacedText } from "./chart-fields.js";
import type { ChartCell, ChartTable } from "./chart-table.js";

/** Categories and series, before they are put in order. */
export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly decimals: number;
  readonly categoryName: string;
}

/** After so many wrong values the rest says nothing new. */
const MOST_REPORTS = 10;

/** How the fields ask for columns. */
interface Wishes {
  readonly fields: ChartFields;
  /** Whether `series` has already named the columns of values. */
  readonly named: boolean;
  /** What is printed for a name, e.g. a country's for its code. */
  readonly printName: (text: string) => string;
}

/**
 * Finds categories and series in a table: the first column names the categories and each other one is a series (wide
 * form), or `value` names the column of values and `series` that of the series' names (long form).
 *
 * @returns `undefined` if the data cannot be drawn; that was reported.
 */
export function shapeData(table: ChartTable, wishes: Wishes, span: Span, sink: Sink): ChartData | undefined {
  const { fields } = wishes;
  const rows = selectRows(table, fields, sink);
  if (rows === undefined) return undefined;
  if (rows.length === 0) {
    sink.report("chart-data", { message: "No row of the data is left to draw", span, hint: "Check `where`" });
    return undefined;
  }
  const reader = new ValueReader(sink);
  const selected = { ...table, rows };
  const shaped =
    fields.find("value") === undefined
      ? shapeWide(selected, wishes, reader, sink)
      : shapeLong(selected, wishes, reader, sink);
  if (shaped === undefined || reader.failed) return undefined;
  const data = fields.choice("rows", ["categories", "series"]) === "series" ? transpose(shaped) : shaped;
  return { ...data, decimals: reader.decimals };
}

type Shaped = Omit<ChartData, "decimals">;

/** Keeps the rows that `where: {column: text}` asks for. */
function selectRows(table: ChartTable, fields: ChartFields, sink: Sink): ChartTable["rows"] | undefined {
  const node = fields.find("where");
  if (node === undefined) return table.rows;
  if (node.kind !== "map") {
    fields.report("`where` must be a map of columns and texts", node.span, "Write `where: {indicator: Population}`");
    return undefined;
  }
  let { rows } = table;
  for (const { key, keySpan, value } of node.entries) {
    const column = findColumn(table, { text: key, span: keySpan }, sink);
    const wanted = value.kind === "scalar" ? value.source.trim() : undefined;
    if (column === undefined || wanted === undefined) return undefined;
    const kept = rows.filter((row) => row[column]?.text === wanted);
    if (kept.length === 0) {
      const texts = [...new Set(rows.map((row) => row[column]?.text ?? ""))];
      const message = `No row has \`${wanted}\` in the column \`${key}\``;
      sink.report("chart-name-unknown", { message, span: value.span, hint: listNames(wanted, texts) });
      return undefined;
    }
    rows = kept;
  }
  return rows;
}

function findColumn({ columns }: ChartTable, { text, span }: PlacedText, sink: Sink): number | undefined {
  const index = columns.findIndex(({ name }) => name === text);
  if (index >= 0) return index;
  const names = columns.map(({ name }) => name).filter((name) => name !== "");
  const message = `The data have no column \`${text}\``;
  sink.report("chart-name-unknown", { message, span, hint: listNames(text, names) });
  return undefined;
}

function listNames(wanted: string, names: readonly string[]): string {
  const shown = names.slice(0, 12).join(", ");
  return `${formatNearMiss(wanted, names)}There ${names.length === 1 ? "is" : "are"} ${shown}${names.length > 12 ? " and more" : ""}`;
}

function shapeWide(table: ChartTable, wishes: Wishes, reader: ValueReader, sink: Sink): Shaped | undefined {
  const { fields, printName } = wishes;
  const category = fields.text("category");
  const first = category === undefined ? 0 : findColumn(table, category, sink);
  if (first === undefined) return undefined;
  const wanted = wishes.named ? [] : fields.texts("series");
  const columns =
    wanted.length === 0
      ? [...table.columns.keys()].filter((index) => index !== first)
      : wanted.map((name) => findColumn(table, name, sink));
  const indexes = columns.filter((index) => index !== undefined);
  if (indexes.length < columns.length) return undefined;
  if (indexes.length === 0) {
    const message = "The data have names and no values";
    sink.report("chart-data", {
      message,
      span: table.columns[0]?.span ?? fields.root.span,
      hint: "Add a column of numbers",
    });
    return undefined;
  }
  const heads = indexes.map((index) => ({ index, name: printName(table.columns[index]?.name ?? "") }));
  return {
    categories: table.rows.map((row) => printName(row[first]?.text ?? "")),
    series: heads.map(({ index, name }) => ({ name, values: table.rows.map((row) => reader.read(row[index])) })),
    categoryName: table.columns[first]?.name ?? "",
  };
}

function shapeLong(
  table: ChartTable,
  { fields, printName }: Wishes,
  reader: ValueReader,
  sink: Sink,
): Shaped | undefined {
  const asked = { value: fields.text("value"), category: fields.text("category"), series: fields.texts("series")[0] };
  const value = asked.value && findColumn(table, asked.value, sink);
  const category = asked.category === undefined ? 0 : findColumn(table, asked.category, sink);
  const series = asked.series && findColumn(table, asked.series, sink);
  if (value === undefined || category === undefined || (asked.series !== undefined && series === undefined))
    return undefined;
  const bySeries = new Map<string, Map<string, number | undefined>>();
  const categories = new Set<string>();
  for (const row of table.rows) {
    const name = printName(row[category]?.text ?? "");
    const group = series === undefined ? "" : printName(row[series]?.text ?? "");
    const values = bySeries.get(group) ?? new Map<string, number | undefined>();
    if (values.has(name)) {
      const where = group === "" ? "" : ` of \`${group}\``;
      const message = `\`${name}\`${where} has two values`;
      const hint = "Keep one of the rows, choose rows by `where`, or name the column that tells them apart in `series`";
      sink.report("chart-duplicate", { message, span: row[category]?.span ?? fields.root.span, hint });
      return undefined;
    }
    categories.add(name);
    bySeries.set(group, values.set(name, reader.read(row[value])));
  }
  const names = [...categories];
  return {
    categories: names,
    series: [...bySeries].map(([name, values]) => ({ name, values: names.map((each) => values.get(each)) })),
    categoryName: table.columns[category]?.name ?? "",
  };
}

function transpose({ categories, series, categoryName }: Shaped): Shaped {
  return {
    categories: series.map(({ name }) => name),
    series: categories.map((name, index) => ({ name, values: series.map(({ values }) => values[index]) })),
    categoryName,
  };
}

/** Reads values and remembers what they have in common. */
class ValueReader {
  decimals = 0;
  readonly #sink: Sink;
  #wrong = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  get failed(): boolean {
    return this.#wrong > 0;
  }

  read(cell: ChartCell | undefined): number | undefined {
    const value = cell?.value;
    if (cell === undefined || value === undefined || value.kind === "missing") return undefined;
    if (value.kind === "number") {
      this.decimals = Math.max(this.decimals, value.decimals);
      return value.value;
    }
    this.#wrong += 1;
    if (this.#wrong <= MOST_REPORTS)
      this.#sink.report("chart-value", { message: value.why, span: cell.span, hint: value.hint });
    return undefined;
  }
}
