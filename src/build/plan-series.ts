// What comes in: a brief that is a series, or a table that the command line names. What goes out: its rows, each with the name of
// its PDF. This is loaded only for builds that have rows, since it brings the parsers of CSV and YAML.
import { readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { createSink } from "../diagnostics/sink.js";
import type { Diagnostic, Sink } from "../diagnostics/diagnostic.js";
import { MOST_CSV_BYTES, parseCsv, type CsvRow, type CsvTable } from "../formats/parse-csv.js";
import type { Host } from "../host/host.js";
import { displayPath } from "../host/rooted-path.js";
import type { SeriesRow } from "../model/series-row.js";
import { readSeries } from "../read/read-series.js";
import { lookUp } from "./look-up.js";
import { DEFAULT_PATTERN, findKey, nameRow } from "./row-name.js";
import type { BuildFolders } from "./plan-build.js";

/** One PDF of a series. */
export interface PlannedRow {
  readonly row: SeriesRow;
  /** Stem of the PDF without that of the paper. */
  readonly name: string;
}

/** The rows of a brief, and what is wrong with its table. */
export interface SeriesPlan {
  readonly rows: readonly PlannedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans the rows of a brief. @param brief - Relative to the project's root. */
export type SeriesPlanner = (brief: string) => SeriesPlan;

/** A table and how it is known. */
interface FoundTable extends Pick<SeriesRow, "file" | "carriedAs" | "isGiven"> {
  readonly table: CsvTable;
  readonly pattern: string;
}

/**
 * Creates the planner of one build. Each table is read once.
 *
 * @param options - `data` is the table that the command line names, relative to the current folder; it goes before what briefs
 *   say, and may lie anywhere. `names` is the pattern of names.
 * @param host - Opens tables that briefs name.
 */
export function createSeriesPlanner(
  options: { readonly data?: string; readonly names?: string },
  folders: BuildFolders,
  host: Host,
): SeriesPlanner {
  const tables = new Map<
    string,
    { readonly table: CsvTable | undefined; readonly diagnostics: readonly Diagnostic[] }
  >();
  const parseOnce = (key: string, sink: Sink, read: (own: Sink) => CsvTable | undefined): CsvTable | undefined => {
    const known = tables.get(key);
    if (known !== undefined) {
      for (const { code, ...report } of known.diagnostics) sink.report(code, report);
      return known.table;
    }
    const own = createSink();
    const table = read(own);
    tables.set(key, { table, diagnostics: own.diagnostics });
    for (const { code, ...report } of own.diagnostics) sink.report(code, report);
    return table;
  };
  return (brief) => {
    const sink = createSink();
    const found =
      options.data === undefined
        ? findNamedTable(brief, host, parseOnce, sink)
        : findGivenTable(options.data, brief, folders, parseOnce, sink);
    const rows = found === undefined ? [] : planRows(found, options.names, brief, sink);
    return { rows, diagnostics: sink.diagnostics };
  };
}

type ParseOnce = (key: string, sink: Sink, read: (own: Sink) => CsvTable | undefined) => CsvTable | undefined;

/** The path of a command line is the user's own word: it is opened wherever it leads, if it is a file of a size that can be read. */
function findGivenTable(
  path: string,
  brief: string,
  { current, projectRoot }: BuildFolders,
  parseOnce: ParseOnce,
  sink: Sink,
): FoundTable | undefined {
  const absolute = resolve(current, path);
  const inProject = relative(projectRoot, absolute).split(sep).join("/");
  const isOutside =
    inProject.startsWith("../") || inProject === ".." || absolute === projectRoot || /^[a-z]:/iu.test(inProject);
  const carriedAs = isOutside ? join(dirname(brief), basename(absolute)).split(sep).join("/") : inProject;
  const file = isOutside ? path.split(sep).join("/") : inProject;
  const table = parseOnce(absolute, sink, (own) => {
    const bytes = readGiven(absolute, file, own);
    return bytes === undefined ? undefined : parseCsv(bytes, file, own);
  });
  return table === undefined ? undefined : { table, file, carriedAs, isGiven: true, pattern: DEFAULT_PATTERN };
}

function readGiven(path: string, shown: string, sink: Sink): Uint8Array | undefined {
  const stats = lookUp(path);
  if (stats?.isFile() !== true) {
    sink.report(stats === undefined ? "file-missing" : "file-not-regular", {
      message: stats === undefined ? `There is no file ${shown}` : `${shown} is not a file`,
      hint: "Name a table saved as CSV (UTF-8) behind --data; paths are relative to the folder in which the command runs.",
    });
    return undefined;
  }
  if (stats.size > MOST_CSV_BYTES) return new Uint8Array(MOST_CSV_BYTES + 1);
  try {
    return readFileSync(path);
  } catch {
    sink.report("file-unreadable", { message: `${shown} cannot be read`, hint: "Check the permissions of the file." });
    return undefined;
  }
}

/** The table that `data:` of the frontmatter names. */
function findNamedTable(brief: string, host: Host, parseOnce: ParseOnce, sink: Sink): FoundTable | undefined {
  const from = `project:${brief}`;
  const opened = host.readFile(brief.replaceAll("%", "%25"), { kind: "brief" });
  const series = opened.kind === "ok" ? readSeries(opened.bytes, brief, sink) : undefined;
  if (series === undefined) return undefined;
  const { span, names: pattern = DEFAULT_PATTERN } = series;
  const data = host.readFile(series.file, { kind: "data", from });
  if (data.kind === "problem") {
    sink.report(data.code, { message: data.message, hint: data.hint, span });
    return undefined;
  }
  const file = displayPath(data.path);
  const table = parseOnce(`project ${file}`, sink, (own) => parseCsv(data.bytes, file, own));
  return table === undefined ? undefined : { table, file, carriedAs: file, isGiven: false, pattern };
}

function planRows(
  { table, pattern, ...known }: FoundTable,
  given: string | undefined,
  brief: string,
  sink: Sink,
): readonly PlannedRow[] {
  const slug = basename(brief, extname(brief));
  const planned: PlannedRow[] = [];
  for (const row of table.rows) {
    const named = nameRow(given ?? pattern, slug, table, row);
    if ("unknown" in named) {
      sink.report("data-column-unknown", {
        message: `Names of PDFs ask for \`{${named.unknown}}\`, which is no column of ${known.file}`,
        hint: named.hint,
      });
      return [];
    }
    planned.push({ name: named.name, row: { ...known, ...describeRow(table, row) } });
  }
  return planned;
}

function describeRow(table: CsvTable, row: CsvRow): Pick<SeriesRow, "label" | "csv" | "line"> {
  const key = findKey(table, row).replace(/\s+/gu, " ").slice(0, 40);
  const label = key === String(row.number) ? `row ${key}` : `row ${String(row.number)}, ${key}`;
  return { label, csv: `${table.head}\n${row.text}\n`, line: row.line };
}
