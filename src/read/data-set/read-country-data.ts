// What comes in: frontmatter whose `countries:` is a map that names a data file, the file's bytes, Markdown of single countries.
// What goes out: the same frontmatter with a list of countries, each value with its place in the file that it is from. What the
// values mean is checked later, by the same schema as if they had been written in the frontmatter.
import { findCountryIn } from "../../country/find-country-in.js";
import type { DiagnosticCode } from "../../diagnostics/catalogue.js";
import type { Sink } from "../../diagnostics/diagnostic.js";
import { decodeText } from "../../formats/decode-text.js";
import type { CsvTable } from "../../formats/parse-csv.js";
import { parseYaml } from "../../formats/parse-yaml.js";
import { findEntry, type YamlMap, type YamlNode } from "../../formats/yaml-node.js";
import type { Span } from "../../model/span.js";
import { COUNTRY_KEYS } from "../country-fields.js";
import { quote } from "../scalar-field.js";
import { namesData, readCountrySettings, type CountrySettings } from "./country-settings.js";
import { readCountryText } from "./country-texts.js";
import { fromCsv, readCsvTable, tableFromList, type DataTable } from "./data-table.js";
import { readLongTable } from "./long-table.js";
import { mergeCountry } from "./merge-country.js";
import { foldColumn } from "./table-columns.js";
import type { TableContext } from "./table-entry.js";
import { readWideTable } from "./wide-table.js";

/**
 * Opens a file that a brief names.
 *
 * @param path - Relative to the brief, as it is written there.
 */
export type OpenFile = (path: string) =>
  | {
      readonly kind: "ok";
      readonly bytes: Uint8Array;
      /** As shown in diagnostics, e.g. "data/countries.csv". */
      readonly path: string;
    }
  | { readonly kind: "problem"; readonly code: DiagnosticCode; readonly message: string; readonly hint: string };

/** Where countries may come from besides the frontmatter. */
export interface CountrySources {
  readonly openFile: OpenFile;
  /** The row of the series that is being built, as a table of its own. */
  readonly row?: CsvTable;
  /** BCP 47; countries may be named in it. */
  readonly lang: string;
}

/** JSON and YAML of more bytes have more keys than are read. */
const MOST_TREE_BYTES = 1024 * 1024;

/**
 * Replaces `countries: {file: ...}` by the list of countries that it stands for.
 *
 * @returns The frontmatter as it is if `countries` is a list, or missing; without `countries` if its settings are wrong.
 * @remarks Reports the `data-` codes, `unknown-country`, and problems of files at the place that names them.
 */
export function readCountryData(root: YamlMap, sources: CountrySources, sink: Sink): YamlMap {
  const written = findEntry(root, "countries");
  if (written === undefined || !namesData(written.value)) return root;
  const { value } = written;
  const settings = readCountrySettings({ ...root, entries: [written] }, sink);
  const items = settings === undefined ? [] : collectCountries(value, settings, sources, sink);
  const list = { ...written, value: { kind: "list", items, span: value.span } as const };
  return { ...root, entries: root.entries.map((entry) => (entry === written ? list : entry)) };
}

function collectCountries(
  value: YamlMap,
  settings: CountrySettings,
  sources: CountrySources,
  sink: Sink,
): readonly YamlNode[] {
  if (settings.file === undefined && settings.row !== true) {
    const hint = "Write `file: countries.csv` below it, or in a series `row: true`, or a list of countries";
    sink.report("field-missing", { message: "`countries` names no file", span: value.span, hint });
  }
  const table = { lang: sources.lang, facts: settings.facts, factsSpan: findSpanOf(value, "facts"), sink };
  const fromFile = settings.file === undefined ? [] : readFile(settings.file, value, settings, table, sources);
  const all = settings.row === true ? pickRow(fromFile, value, settings, table, sources) : fromFile;
  const chosen = chooseCountries(all, value, settings, sources, sink);
  const texts = chosen.map((country) => addText(country, settings, sources, sink));
  return addListed(texts, findEntry(value, "list")?.value, sink);
}

function findSpanOf(value: YamlMap, key: string): Span {
  return findEntry(value, key)?.value.span ?? value.span;
}

type Reading = Omit<TableContext, "file">;

function readFile(
  path: string,
  value: YamlMap,
  { decimal }: CountrySettings,
  reading: Reading,
  { openFile }: CountrySources,
): readonly YamlMap[] {
  const { sink } = reading;
  const span = findSpanOf(value, "file");
  const opened = openFile(path);
  if (opened.kind === "problem") {
    sink.report(opened.code, { message: opened.message, hint: opened.hint, span });
    return [];
  }
  const { bytes, path: file } = opened;
  const ending = /\.([^./]*)$/u.exec(path)?.[1]?.toLowerCase() ?? "";
  if (["csv", "tsv", "txt"].includes(ending)) {
    const table = readCsvTable(bytes, file, decimal, sink);
    return table === undefined ? [] : readTable(table, { ...reading, file });
  }
  if (["json", "yml", "yaml"].includes(ending)) return readTree(bytes, { ...reading, file });
  sink.report("data-kind", {
    message: `${quote(path)} is no data file that can be read`,
    span,
    hint: "Save the table as CSV (UTF-8), or write JSON or YAML, and let the name end in .csv, .json or .yml",
  });
  return [];
}

/** One row for each fact, or one for each country. */
function readTable(table: DataTable, context: TableContext): readonly YamlMap[] {
  const names = table.columns.map(({ name }) => foldColumn(name));
  const isLong = names.includes("indicator") && names.includes("value");
  return isLong ? readLongTable(table, context) : readWideTable(table, context);
}

/** JSON is read as YAML, of which it is a part, so that its values have places too. */
function readTree(bytes: Uint8Array, context: TableContext): readonly YamlMap[] {
  const { file, sink } = context;
  const text = decodeText(bytes, file, { kind: "data file", maxBytes: MOST_TREE_BYTES }, sink);
  const root = text === undefined ? undefined : parseYaml(text, file, sink);
  if (root === undefined) return [];
  const list = findEntry(root, "countries")?.value ?? root;
  if (list.kind !== "list") {
    const hint = "Write a list with one entry for each country or fact, alone or below `countries`";
    sink.report("wrong-type", { message: "The data file holds no list of countries", span: list.span, hint });
    return [];
  }
  const maps = list.items.flatMap((item) => (item.kind === "map" ? [item] : []));
  const stray = list.items.find((item) => item.kind !== "map");
  if (stray !== undefined) {
    const hint = "Write each country as a map, e.g. `- code: UZ`";
    sink.report("wrong-type", { message: "An entry of the data file is no map", span: stray.span, hint });
  }
  return maps.every(isCard) ? maps : readTable(tableFromList(maps, sink), context);
}

/** Whether an entry is written as in the frontmatter; else it is the row of a table. */
function isCard(entry: YamlMap): boolean {
  return findEntry(entry, "code") !== undefined && entry.entries.every(({ key }) => COUNTRY_KEYS.has(key));
}

/** In a series: the row's own country, of the row itself or, where a file is named, of the file. */
function pickRow(
  fromFile: readonly YamlMap[],
  value: YamlMap,
  settings: CountrySettings,
  reading: Reading,
  { row }: CountrySources,
): readonly YamlMap[] {
  const { sink } = reading;
  if (row === undefined) {
    sink.report("field-missing", {
      message: "`countries` asks for the country of a row, and this brief has no rows",
      span: findSpanOf(value, "row"),
      hint: "Name a table of rows with `data: countries.csv` in the frontmatter, or build with --data",
    });
    return [];
  }
  // Facts are chosen from the file where there is one.
  const { facts, ...withoutFacts } = reading;
  const context = settings.file === undefined ? { ...withoutFacts, facts } : { ...withoutFacts, facts: undefined };
  const own = readTable(fromCsv(row, settings.decimal), { ...context, file: row.file });
  if (settings.file === undefined) return own;
  const codes = new Set(own.map(readCodeOf));
  return fromFile.filter((country) => codes.has(readCodeOf(country)));
}

function readCodeOf(country: YamlNode): string {
  const code = country.kind === "scalar" ? country : findEntry(country, "code")?.value;
  return code?.kind === "scalar" ? code.source.trim() : "";
}

/** Keeps the countries of `only`, in the order of the file. */
function chooseCountries(
  countries: readonly YamlMap[],
  value: YamlMap,
  { only }: CountrySettings,
  { lang }: CountrySources,
  sink: Sink,
): readonly YamlMap[] {
  if (only === undefined) return countries;
  const wanted = new Set<string>();
  for (const name of only) {
    const code = findCountryIn(name, lang);
    if (code !== undefined && countries.some((country) => readCodeOf(country) === code)) wanted.add(code);
    else {
      const codes = countries.map(readCodeOf);
      sink.report("unknown-country", {
        message: `\`only\` asks for ${quote(name)}, which the data do not have`,
        span: findSpanOf(value, "only"),
        hint: `They have ${codes.length === 0 ? "no country" : [...new Set(codes)].slice(0, 40).join(", ")}`,
      });
    }
  }
  return countries.filter((country) => wanted.has(readCodeOf(country)));
}

/** `UZ.md` in the folder of texts, else beside the data file, says more of the country, or something else. */
function addText(
  country: YamlMap,
  { texts, file }: CountrySettings,
  { openFile }: CountrySources,
  sink: Sink,
): YamlMap {
  const folder = texts === undefined ? /^(?:.*[/:])?/su.exec(file ?? "")?.[0] : `${texts.replace(/\/$/u, "")}/`;
  const opened = openFile(`${folder ?? ""}${readCodeOf(country)}.md`);
  if (opened.kind === "problem") {
    if (opened.code !== "file-missing")
      sink.report(opened.code, { message: opened.message, hint: opened.hint, span: country.span });
    return country;
  }
  const text = readCountryText(opened.bytes, opened.path, sink);
  return text === undefined ? country : mergeCountry(country, text);
}

/** Lays the entries of `list` over the countries of the file; those that the file does not have are added. */
function addListed(countries: readonly YamlMap[], list: YamlNode | undefined, sink: Sink): readonly YamlNode[] {
  if (list === undefined) return countries;
  if (list.kind !== "list") {
    const hint = "Write each country on lines of its own that begin with `- code: `";
    sink.report("wrong-type", { message: "`countries.list` must be a list", span: list.span, hint });
    return countries;
  }
  const merged = new Map<string, YamlNode>(countries.map((country) => [readCodeOf(country), country]));
  const doubles = countries.filter((country) => merged.get(readCodeOf(country)) !== country);
  for (const item of list.items) {
    const code = findCountryIn(readCodeOf(item), "en") ?? readCodeOf(item);
    const lower = merged.get(code);
    merged.set(code, lower?.kind === "map" && item.kind === "map" ? mergeCountry(lower, item) : (lower ?? item));
  }
  return [...merged.values(), ...doubles];
}
