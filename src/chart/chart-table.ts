import type { Sink } from "../diagnostics/diagnostic.js";
import type { YamlNode, YamlScalar } from "../formats/yaml-node.js";
import type { Span } from "../model/span.js";

/** What a cell holds, if it is taken for a value. */
export type CellValue =
  | { readonly kind: "number"; readonly value: number; readonly decimals: number }
  | { readonly kind: "missing" }
  | { readonly kind: "wrong"; readonly why: string; readonly hint: string };

/** One cell of the data, as written. */
export interface ChartCell {
  readonly text: string;
  readonly span: Span;
  readonly value: CellValue;
}

/** The data of a chart before anybody asks what is a category: named columns, and rows of as many cells. */
export interface ChartTable {
  readonly columns: readonly { readonly name: string; readonly span: Span }[];
  readonly rows: readonly (readonly ChartCell[])[];
}

/** Most cells that are read; a line of ten thousand points is well below. */
const MOST_CELLS = 60_000;

const EMPTY: CellValue = { kind: "missing" };

/**
 * Reads the data that stand in the chart itself: `name: value`, `name: [values]`, `name: {series: value}`, a list of such
 * maps, or a list of lists of which the first has the heads.
 *
 * @param names - The field `series`: names for the columns of values where the data have none.
 * @remarks Reports `chart-data`.
 */
export function readInlineTable(node: YamlNode, names: readonly string[], sink: Sink): ChartTable | undefined {
  const report: Report = (message, span, hint) => {
    sink.report("chart-data", { message, span, hint });
    return undefined;
  };
  if (node.kind === "scalar")
    return report("The data have no rows", node.span, "Write `Name: value` lines below `data:`");
  const rows = node.kind === "map" ? node.entries.length : node.items.length;
  if (rows === 0) return report("The data have no rows", node.span, "Write `Name: value` lines below `data:`");
  if (node.kind === "map") return readMap(node, names, report);
  return node.items[0]?.kind === "map" ? readRecords(node.items, report) : readLists(node.items, report);
}

/** Says why there is no table, which is what it returns. */
type Report = (message: string, span: Span, hint: string) => ChartTable | undefined;

const FIRST = "";

function readMap(
  node: Extract<YamlNode, { kind: "map" }>,
  names: readonly string[],
  report: Report,
): ChartTable | undefined {
  const [sample] = node.entries;
  if (sample?.value.kind === "map") {
    return joinRecords(
      node.entries.map(({ key, keySpan, value }) => ({ first: textCell(key, keySpan), node: value })),
      report,
    );
  }
  const width = sample?.value.kind === "list" ? sample.value.items.length : 1;
  if (width > 1 && names.length !== width) {
    const hint = `Name them: \`series: [${Array.from({ length: width }, (_, at) => `Name ${String(at + 1)}`).join(", ")}]\``;
    const found = names.length === 0 ? "no names" : `${String(names.length)} names`;
    return report(`The rows have ${String(width)} values each, and there are ${found} for them`, node.span, hint);
  }
  const rows: ChartCell[][] = [];
  for (const { key, keySpan, value } of node.entries) {
    const cells = value.kind === "list" ? value.items : [value];
    if (cells.length !== width || cells.some(({ kind }) => kind !== "scalar"))
      return report(
        `The row \`${key}\` has ${value.kind === "map" ? "names" : String(cells.length)} where the first row has ${String(width)}`,
        keySpan,
        "Give every row as many values; write `..` for one that is missing",
      );
    rows.push([textCell(key, keySpan), ...cells.flatMap((cell) => (cell.kind === "scalar" ? [readCell(cell)] : []))]);
  }
  const { span } = node;
  const columns = [FIRST, ...(names.length === width ? names : [FIRST])].map((name) => ({ name, span }));
  return { columns, rows };
}

function readRecords(items: readonly YamlNode[], report: Report): ChartTable | undefined {
  return joinRecords(
    items.map((node) => ({ first: undefined, node })),
    report,
  );
}

/** Maps with the same keys; a key that a map lacks is a missing value. */
function joinRecords(
  records: readonly { readonly first: ChartCell | undefined; readonly node: YamlNode }[],
  report: Report,
): ChartTable | undefined {
  const columns = new Map<string, Span>();
  for (const { node, first } of records) {
    if (node.kind !== "map")
      return report("This row is no map, as the first one is", first?.span ?? node.span, "Write `{name: value}`");
    for (const { key, keySpan } of node.entries) if (!columns.has(key)) columns.set(key, keySpan);
  }
  const rows: ChartCell[][] = [];
  for (const { first, node } of records) {
    const byKey = new Map(node.kind === "map" ? node.entries.map(({ key, value }) => [key, value]) : []);
    const cells = [...columns.keys()].map((key) => byKey.get(key));
    const odd = cells.find((cell) => cell !== undefined && cell.kind !== "scalar");
    if (odd !== undefined) return report("A value is a list or a map", odd.span, "Write one number for each name");
    const read = cells.map((cell) => (cell?.kind === "scalar" ? readCell(cell) : textCell("", node.span)));
    rows.push(first === undefined ? read : [first, ...read]);
  }
  const heads = [...columns].map(([name, span]) => ({ name, span }));
  const [sample] = records;
  return { columns: sample?.first === undefined ? heads : [{ name: FIRST, span: sample.first.span }, ...heads], rows };
}

function readLists(items: readonly YamlNode[], report: Report): ChartTable | undefined {
  const rows: ChartCell[][] = [];
  for (const item of items) {
    const cells = item.kind === "list" ? item.items : [];
    if (cells.length === 0 || cells.some(({ kind }) => kind !== "scalar"))
      return report(
        "This row is no list of values",
        item.span,
        "Write rows as `[name, value]`, the heads in the first",
      );
    rows.push(cells.flatMap((cell) => (cell.kind === "scalar" ? [readCell(cell)] : [])));
  }
  const [head = [], ...body] = rows;
  const ragged = body.find((row) => row.length !== head.length);
  if (ragged !== undefined)
    return report(
      `The row \`${ragged[0]?.text ?? ""}\` has ${String(ragged.length)} cells, and the heads are ${String(head.length)}`,
      ragged[0]?.span ?? { file: "", line: 1, column: 1 },
      "Give every row as many cells; write `..` for a value that is missing",
    );
  if (body.length === 0) return report("The data have heads and no rows", head[0]?.span ?? spanOf(items), "Add rows");
  return { columns: head.map(({ text, span }) => ({ name: text, span })), rows: body };
}

function spanOf([first]: readonly YamlNode[]): Span {
  return first?.span ?? { file: "", line: 1, column: 1 };
}

/** @returns Whether the table is small enough to be drawn. */
export function isReadable({ rows, columns }: ChartTable): boolean {
  return rows.length * columns.length <= MOST_CELLS;
}

function textCell(text: string, span: Span): ChartCell {
  return { text, span, value: EMPTY };
}

function readCell(scalar: YamlScalar): ChartCell {
  const text = scalar.source.trim().replace(/\s+/gu, " ");
  return { text, span: scalar.textSpan, value: readYamlValue(scalar, text) };
}

function readYamlValue({ type, number }: YamlScalar, text: string): CellValue {
  if (type === "null" || text === "" || text === MISSING) return EMPTY;
  if (type !== "number") return readTextValue(text);
  return checkNumber(number, text);
}

/** What stands for a value that is not known. */
const MISSING = "..";

/** A quoted number, or one with a true minus sign. */
function readTextValue(text: string): CellValue {
  const plain = text.replace(/^\u2212/u, "-");
  if (/^[+-]?\d+(?:\.\d+)?$/u.test(plain)) return checkNumber(Number(plain), plain);
  const hint = "Write a number with a decimal point and no unit, e.g. 1234.5, or `..` if it is not known";
  return { kind: "wrong", why: `\`${text.slice(0, 40)}\` is no number`, hint };
}

/** Beyond these nobody reads a number; a unit such as "million" makes it short. */
const LARGEST = 1e12;
const SMALLEST = 1e-9;

/** @param text - As written, for its decimals. */
export function checkNumber(value: number, text: string): CellValue {
  if (!Number.isFinite(value)) {
    const hint = "Write `..` if the value is not known";
    return { kind: "wrong", why: `\`${text.slice(0, 40)}\` is no finite number`, hint };
  }
  if (Math.abs(value) >= LARGEST || (value !== 0 && Math.abs(value) < SMALLEST)) {
    const hint = "Give the values in another unit, e.g. in billions";
    return { kind: "wrong", why: `\`${text.slice(0, 40)}\` has more digits than can be read`, hint };
  }
  return { kind: "number", value, decimals: countDecimals(value, text) };
}

const MOST_DECIMALS = 9;

/** Decimals as written, e.g. 2 for "1.50"; those of the value itself for "15e-1" and "0x1F". */
function countDecimals(value: number, text: string): number {
  const written = /^[+-]?\d+(?:\.(\d+))?$/u.exec(text);
  const digits =
    written === null
      ? (/\.(\d+)/u.exec(value.toFixed(MOST_DECIMALS).replace(/0+$/u, ""))?.[1] ?? "")
      : (written[1] ?? "");
  return Math.min(digits.length, MOST_DECIMALS);
}
