import type { YamlEntry, YamlMap } from "../../formats/yaml-node.js";
import { formatNearMiss } from "../../diagnostics/near-miss.js";
import { findLastYear } from "../../formats/find-year.js";
import { quote } from "../scalar-field.js";
import { fieldScalar, readCellValue } from "./cell-scalar.js";
import type { DataCell, DataRow, DataTable } from "./data-table.js";
import { findCardField, foldColumn } from "./table-columns.js";
import { entry, readCode, reportNoColumn, writeFact, type TableContext } from "./table-entry.js";

const COLUMNS = ["country", "code", "indicator", "label", "value", "unit", "year", "source", "note"];

/** The rows that speak of one country. */
interface Gathered {
  readonly code: YamlEntry;
  readonly row: DataRow;
  readonly fields: Map<string, YamlEntry>;
  /** By indicator, the row of the latest year. */
  readonly facts: Map<string, DataRow>;
}

type CellOf = (row: DataRow, column: string) => DataCell | undefined;

/**
 * Reads a table with one row for each fact. An indicator that has the name of a card's field fills it; of an indicator with
 * several years the latest one is printed.
 *
 * @returns Countries in the order of their first row.
 * @remarks Reports `data-column-unknown`, and `data-duplicate` for two rows with one country, indicator and year.
 */
export function readLongTable(table: DataTable, context: TableContext): readonly YamlMap[] {
  checkColumns(table, context);
  const folded = table.columns.map(({ name }) => foldColumn(name));
  const cellOf: CellOf = (row, column) => {
    const cell = row.cells[folded.indexOf(column)];
    return cell === undefined || cell.text === "" ? undefined : cell;
  };
  const gathered = new Map<string, Gathered>();
  const indicators = new Set<string>();
  for (const row of table.rows) {
    const code = readCode(row, cellOf(row, "code") ?? cellOf(row, "country"), context);
    if (code?.value.kind !== "scalar") continue;
    const known = gathered.get(code.value.source) ?? { code, row, fields: new Map(), facts: new Map() };
    gathered.set(code.value.source, known);
    const indicator = gatherRow(row, known, cellOf, context);
    if (indicator !== undefined) indicators.add(indicator);
  }
  for (const { column } of context.facts ?? []) {
    if (!indicators.has(column)) reportNoColumn(column, [...indicators], context);
  }
  return [...gathered.values()].map((country) => writeCountry(country, table, cellOf, context));
}

function checkColumns(table: DataTable, { sink }: TableContext): void {
  const known = new Set(COLUMNS);
  for (const { name, span } of table.columns) {
    if (known.has(foldColumn(name))) continue;
    sink.report("data-column-unknown", {
      message: `${quote(name)} is no column of a table with one row for each fact`,
      span,
      hint: `${formatNearMiss(name, COLUMNS)}The columns are ${COLUMNS.join(", ")}`,
    });
  }
}

/** @returns The indicator, if it is a fact. */
function gatherRow(row: DataRow, country: Gathered, cellOf: CellOf, { sink }: TableContext): string | undefined {
  const indicator = cellOf(row, "indicator");
  if (indicator === undefined) {
    const hint = "Name what the value says, e.g. Population";
    sink.report("data-value", { message: `${row.label} has no indicator`, span: row.span, hint });
    return undefined;
  }
  const field = findCardField(indicator.text);
  const value = cellOf(row, "value");
  if (field !== undefined) {
    if (country.fields.has(field)) reportDuplicate(row, indicator, sink);
    else if (value !== undefined) country.fields.set(field, entry(field, fieldScalar(value), value.span));
    return undefined;
  }
  const other = country.facts.get(indicator.text);
  const year = (of: DataRow): number => findLastYear(cellOf(of, "year")?.text ?? "") ?? 0;
  if (other !== undefined && cellOf(other, "year")?.text === cellOf(row, "year")?.text) {
    reportDuplicate(row, indicator, sink);
  } else if (other === undefined || year(row) > year(other)) country.facts.set(indicator.text, row);
  return indicator.text;
}

function reportDuplicate({ label }: DataRow, indicator: DataCell, sink: TableContext["sink"]): void {
  sink.report("data-duplicate", {
    message: `${label} says ${quote(indicator.text)} of the same country and year a second time`,
    span: indicator.span,
    hint: "Keep one of the two rows",
  });
}

function writeCountry(country: Gathered, table: DataTable, cellOf: CellOf, context: TableContext): YamlMap {
  const wanted = context.facts ?? [...country.facts.keys()].map((column) => ({ column }));
  const items = wanted.flatMap((fact) => {
    const row = country.facts.get(fact.column);
    if (row === undefined) return [];
    const cell = cellOf(row, "value") ?? { text: "", span: row.span };
    const { value, unit } = readCellValue(cell, table.numbers, `${row.label}, column \`value\``, context.sink);
    const more = (suffix: string): DataCell | undefined => cellOf(row, suffix);
    return [writeFact(fact.column, { value, span: cell.span }, more, unit, fact)];
  });
  const { span } = country.row;
  const facts = items.length === 0 ? [] : [entry("facts", { kind: "list", items, span }, span)];
  return { kind: "map", entries: [country.code, ...country.fields.values(), ...facts], span };
}
