import { findCountryIn } from "../../country/find-country-in.js";
import { COUNTRIES } from "../../country/country-table.js";
import type { Sink } from "../../diagnostics/diagnostic.js";
import { formatNearMiss } from "../../diagnostics/near-miss.js";
import type { YamlEntry, YamlMap, YamlNode } from "../../formats/yaml-node.js";
import type { Span } from "../../model/span.js";
import { quote } from "../scalar-field.js";
import { textScalar } from "./cell-scalar.js";
import type { FactColumn } from "./country-settings.js";
import type { DataCell, DataRow } from "./data-table.js";
import type { Suffix } from "./table-columns.js";

/** What the reading of a table needs besides the table. */
export interface TableContext {
  /** As shown in diagnostics. */
  readonly file: string;
  /** BCP 47; countries may be named in it. */
  readonly lang: string;
  /** The facts that the brief wants, in order; all columns without it. */
  readonly facts: readonly FactColumn[] | undefined;
  /** Where the brief asks for facts. */
  readonly factsSpan: Span;
  readonly sink: Sink;
}

/** Reports a fact that the brief asks for and the file does not have. */
export function reportNoColumn(
  column: string,
  names: readonly string[],
  { file, factsSpan, sink }: TableContext,
): void {
  sink.report("data-column-unknown", {
    message: `${file} has nothing called ${quote(column)}`,
    span: factsSpan,
    hint: `${formatNearMiss(column, names)}It has ${names.slice(0, 20).join(", ")}`,
  });
}

/**
 * Reads the country of a row.
 *
 * @remarks Reports `unknown-country` for a name or code that is none.
 */
export function readCode(
  { label, span }: DataRow,
  cell: DataCell | undefined,
  { lang, sink }: TableContext,
): YamlEntry | undefined {
  const text = cell?.text ?? "";
  const code = text === "" ? undefined : findCountryIn(text, lang);
  if (cell !== undefined && code !== undefined) {
    return entry("code", { ...textScalar(cell), source: code }, cell.span);
  }
  const names = text.length <= 3 ? [] : COUNTRIES.map(({ name }) => name);
  sink.report("unknown-country", {
    message: text === "" ? `${label} does not say which country it is of` : `${label}: ${quote(text)} is no country`,
    span: cell?.span ?? span,
    hint: `${formatNearMiss(text, names)}Write an ISO 3166-1 code, e.g. UZ, or the name that the United Nations use`,
  });
  return undefined;
}

/**
 * Writes a fact as the frontmatter has it. What the file says of it goes before what the brief adds.
 *
 * @param more - The cell that says more of the fact, e.g. its "year".
 * @param unit - That of the value's own cell.
 */
export function writeFact(
  name: string,
  cell: { readonly value: YamlNode; readonly span: Span },
  more: (suffix: Suffix) => DataCell | undefined,
  unit: string | undefined,
  wanted: FactColumn | undefined,
): YamlMap {
  const { span } = cell;
  const text = (key: Suffix, fallback?: string): readonly YamlEntry[] => {
    const found = more(key);
    const source = found?.text ?? wanted?.[key] ?? fallback;
    return source === undefined ? [] : [entry(key, textScalar({ text: source, span: found?.span ?? span }), span)];
  };
  const label = wanted?.label ?? more("label")?.text ?? writeLabel(name);
  const entries = [
    entry("label", textScalar({ text: label, span }), span),
    entry("value", cell.value, span),
    ...text("unit", unit),
    ...text("year"),
    ...text("source"),
    ...text("note"),
  ];
  return { kind: "map", entries, span };
}

/** A column's name as a person would write it: "gdp_per_head" becomes "Gdp per head", all others stay. */
function writeLabel(name: string): string {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u.test(name)) return name;
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
}

/** Makes `key: value` at a place of the file. */
export function entry(key: string, value: YamlNode, keySpan: Span): YamlEntry {
  return { key, keySpan, value };
}
