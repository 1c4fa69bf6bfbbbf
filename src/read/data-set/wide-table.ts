import { findCountryIn } from "../../country/find-country-in.js";
import { findCountry } from "../../country/country-table.js";
import type { YamlEntry, YamlMap } from "../../formats/yaml-node.js";
import { quote } from "../scalar-field.js";
import { fieldScalar, readCellValue } from "./cell-scalar.js";
import type { FactColumn } from "./country-settings.js";
import type { DataCell, DataRow, DataTable } from "./data-table.js";
import { sortColumns, type WideColumns, type WideFact } from "./table-columns.js";
import { entry, readCode, reportNoColumn, writeFact, type TableContext } from "./table-entry.js";

/**
 * Reads a table with one row for each country: a column `code` or `country`, fields of the card, and facts.
 *
 * @returns One map for each row, as the frontmatter has it; rows of countries that are not known are left out and reported.
 */
export function readWideTable(table: DataTable, context: TableContext): readonly YamlMap[] {
  const columns = sortColumns(table, context.file, context.sink);
  if (columns === undefined) return [];
  const facts = selectFacts(columns, context);
  return table.rows.flatMap((row) => readWideRow(row, columns, facts, table, context) ?? []);
}

/** A column of values with what the brief says of it. */
interface WantedFact extends WideFact {
  readonly wanted: FactColumn | undefined;
}

function selectFacts({ facts }: WideColumns, context: TableContext): readonly WantedFact[] {
  if (context.facts === undefined) return facts.map((fact) => ({ ...fact, wanted: undefined }));
  const names = facts.map(({ name }) => name);
  return context.facts.flatMap((wanted) => {
    const fact = facts.find(({ name }) => name === wanted.column);
    if (fact === undefined) reportNoColumn(wanted.column, names, context);
    return fact === undefined ? [] : [{ ...fact, wanted }];
  });
}

function readWideRow(
  row: DataRow,
  columns: WideColumns,
  facts: readonly WantedFact[],
  table: DataTable,
  context: TableContext,
): YamlMap | undefined {
  const code = readCode(row, row.cells[columns.key], context);
  if (code === undefined) return undefined;
  checkReadable(row, columns, code, context);
  const entries = [code];
  for (const { field, at } of columns.fields) {
    const cell = row.cells[at];
    if (cell !== undefined && cell.text !== "") entries.push(entry(field, fieldScalar(cell), cell.span));
  }
  const items = facts.flatMap((fact) => readWideFact(row, fact, table, context) ?? []);
  if (items.length > 0) entries.push(entry("facts", { kind: "list", items, span: row.span }, row.span));
  return { kind: "map", entries, span: row.span };
}

/** A name beside a code is not printed, but a name of another country is a slip. */
function checkReadable(row: DataRow, { readable }: WideColumns, code: YamlEntry, { lang, sink }: TableContext): void {
  const cell = readable === undefined ? undefined : row.cells[readable];
  if (cell === undefined || code.value.kind !== "scalar") return;
  const { source } = code.value;
  const named = findCountryIn(cell.text, lang);
  if (named === undefined || named === source) return;
  sink.report("data-value", {
    message: `${row.label} has the code ${source} (${findCountry(source)?.name ?? source}), but is called ${quote(cell.text)}`,
    span: cell.span,
    hint: "Mend the one that is wrong",
  });
}

function readWideFact(row: DataRow, fact: WantedFact, table: DataTable, { sink }: TableContext): YamlMap | undefined {
  const cell = row.cells[fact.at];
  if (cell === undefined) return undefined;
  const more = (suffix: "label" | "unit" | "year" | "source" | "note"): DataCell | undefined => {
    const at = fact.more.get(suffix);
    const found = at === undefined ? undefined : row.cells[at];
    return found === undefined || found.text === "" ? undefined : found;
  };
  const { value, unit } = readCellValue(cell, table.numbers, `${row.label}, column \`${fact.name}\``, sink);
  return writeFact(fact.name, { ...cell, value }, more, unit, fact.wanted);
}
