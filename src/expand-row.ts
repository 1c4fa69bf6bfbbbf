// What comes in: a series file and one row of its table. What goes out: the brief of that row, and a sink that says of each problem
// in which row it is and where in the series file. It stands between reading and parsing, and joins the two with Handlebars.
import { expandText, type ExpandedText, type ExpandOptions } from "./compose/rows/expand-text.js";
import { findCountryIn } from "./country/find-country-in.js";
import { findPolicyName } from "./country/name-country.js";
import type { Report, Sink } from "./diagnostics/diagnostic.js";
import { parseCsv, type CsvTable } from "./formats/parse-csv.js";
import { findEntry, type YamlMap, type YamlScalar } from "./formats/yaml-node.js";
import type { SeriesRow } from "./model/series-row.js";
import type { SourceFile } from "./model/source-file.js";
import type { Span } from "./model/span.js";
import { fromCsv } from "./read/data-set/data-table.js";
import { expandFields } from "./read/expand-fields.js";

/** One row, ready to fill a brief. */
export interface RowExpansion {
  /** The row as a table of its own, its places those of the whole table. */
  readonly table: CsvTable;
  /** Says of each problem which row it is in. */
  readonly rowSink: Sink;
  /** Fills the frontmatter. */
  readonly expandFields: (root: YamlMap) => YamlMap;
  /** Fills the body. From then on `rowSink` turns places of the filled text into places of the series file. */
  readonly expandBody: (source: SourceFile) => SourceFile;
}

/**
 * Prepares one row.
 *
 * @param path - The series file, as shown in diagnostics.
 * @returns `undefined` if the row cannot be read; planning has reported that before.
 */
export function createRowExpansion(row: SeriesRow, path: string, sink: Sink): RowExpansion | undefined {
  const table = readRow(row, sink);
  if (table === undefined) return undefined;
  const map: { body: BodyMap | undefined } = { body: undefined };
  const rowSink = labelReports(row, path, map, sink);
  const data = fromCsv(table, undefined);
  const [first] = data.rows;
  const cells = new Map(table.columns.map(({ name }, at) => [name, table.rows[0]?.cells[at]?.text ?? ""]));
  const decimal = table.delimiter === "," ? "point" : undefined;
  const language = { lang: "en" };
  const scope = {
    cells,
    decimal,
    get lang() {
      return language.lang;
    },
    nameCountry: (text: string) => {
      const code = findCountryIn(text, language.lang);
      return code === undefined ? text : findPolicyName(code, { lang: language.lang, policy: "un-short" });
    },
  } as const;
  const expand = (text: string, place: ExpandOptions["place"], isMarkdown: boolean): ExpandedText =>
    expandText(text, { scope, place, isMarkdown, sink, rowSink });
  return {
    table,
    rowSink,
    expandFields: (root) => {
      const lang = findEntry(root, "lang")?.value;
      if (lang?.kind === "scalar") language.lang = expand(lang.source, () => lang.span, false).text.trim();
      if (first === undefined) return root;
      const fill = (scalar: YamlScalar, isMarkdown: boolean): string =>
        expand(scalar.source, (offset, length) => placeInScalar(scalar, offset, length), isMarkdown).text;
      return expandFields(root, { expand: fill, table: data, row: first, sink: rowSink });
    },
    expandBody: (source) => {
      reportUnused(source, sink);
      const body = source.text.slice(source.bodyOffset);
      const place = createLocator(source);
      const expanded = expand(body, place, true);
      map.body = { expanded, place, firstLine: source.bodyLine, starts: listLineStarts(expanded.text) };
      return { ...source, text: source.text.slice(0, source.bodyOffset) + expanded.text };
    },
  };
}

/** All PDFs of such a brief would be the same but for their names. */
function reportUnused({ path, text }: SourceFile, sink: Sink): void {
  if (text.includes("{{") || /\brow:\s*true\b/u.test(text)) return;
  sink.report("row-unused", {
    message: "Nothing in this brief changes from row to row",
    span: { file: path, line: 1, column: 1 },
    hint: "Print a column, e.g. {{name}}, or the card of the row by `countries: { row: true }`",
  });
}

/** Reads the header and the row, and puts its places where they are in the whole table. */
function readRow(row: SeriesRow, sink: Sink): CsvTable | undefined {
  const table = parseCsv(new TextEncoder().encode(row.csv), row.file, sink);
  const [first] = table?.rows ?? [];
  if (table === undefined || first === undefined) return undefined;
  const shift = row.line - first.line;
  const number = Number(/\d+/u.exec(row.label)?.[0] ?? first.number);
  const cells = first.cells.map((cell) => ({ ...cell, span: { ...cell.span, line: cell.span.line + shift } }));
  return { ...table, rows: [{ ...first, number, line: row.line, cells }] };
}

/** Lines of a block begin at one column; in a folded text the place is that of its first line at least. */
function placeInScalar({ source, textSpan, style }: YamlScalar, offset: number, length: number): Span {
  const before = source.slice(0, offset).split("\n");
  const column = (before.at(-1)?.length ?? 0) + textSpan.column;
  if (style !== "block") return before.length === 1 ? { ...textSpan, column, length } : textSpan;
  return { ...textSpan, line: textSpan.line + before.length - 1, column, length };
}

function createLocator({ path, text, bodyOffset, bodyLine }: SourceFile): (offset: number, length: number) => Span {
  const starts = listLineStarts(text.slice(bodyOffset));
  return (offset, length) => {
    const line = findLine(starts, offset);
    return { file: path, line: bodyLine + line, column: offset - (starts[line] ?? 0) + 1, length: Math.max(length, 1) };
  };
}

function listLineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/gu), ({ index }) => index + 1)];
}

/** Index of the last number that is not above `value`. */
function findLine(starts: readonly number[], value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How places of the filled body become places of the series file. */
interface BodyMap {
  readonly expanded: ExpandedText;
  readonly place: (offset: number, length: number) => Span;
  readonly firstLine: number;
  /** Offsets of the lines of the filled body. */
  readonly starts: readonly number[];
}

function labelReports(row: SeriesRow, path: string, map: { readonly body: BodyMap | undefined }, sink: Sink): Sink {
  const label = (report: Report): Report => {
    const { span } = report;
    const message = `${report.message} (${row.label} of ${row.file})`;
    const place = span?.file === path && map.body !== undefined ? placeInSeries(span, map.body) : span;
    return { ...report, message, ...(place === undefined ? {} : { span: place }) };
  };
  return {
    report: (code, report) => {
      const { span } = report;
      // The table says its rows itself, and templates and styles are the same for all of them.
      sink.report(code, span === undefined || span.file === path ? label(report) : report);
    },
    get diagnostics() {
      return sink.diagnostics;
    },
    get hasErrors() {
      return sink.hasErrors;
    },
  };
}

function placeInSeries(span: Span, { expanded, place, firstLine, starts }: BodyMap): Span {
  const line = span.line - firstLine;
  if (line < 0) return span;
  const offset = (starts[line] ?? expanded.text.length) + span.column - 1;
  const pieces = expanded.pieces;
  const index = findLine(
    pieces.map(({ at }) => at),
    offset,
  );
  const piece = pieces[index];
  if (piece === undefined) return span;
  const from = piece.verbatim ? piece.from + offset - piece.at : piece.from;
  return place(from, piece.verbatim ? (span.length ?? 1) : 1);
}
