// What comes in: the YAML of a chart and a way to its data file. What goes out: a chart that can be drawn, or problems
// with their places. Never here: HTML, sizes, colours.
import type { Sink } from "../diagnostics/diagnostic.js";
import type { YamlNode } from "../formats/yaml-node.js";
import type { Chart, ChartKind } from "../model/chart.js";
import type { Span } from "../model/span.js";
import { ChartFields, type PlacedText } from "./chart-fields.js";
import { isReadable, readInlineTable, type ChartTable } from "./chart-table.js";
import { checkChart, reportGaps } from "./check-chart.js";
import { shapeData, type ChartData } from "./shape-data.js";

/** What reading a chart may ask for. */
export interface ChartSources {
  /** BCP 47; decides the alphabetical order. */
  readonly lang: string;
  readonly isFinal: boolean;
  /** @returns The table of a data file; `undefined` if it cannot be used, which was reported. */
  readTable(path: PlacedText): ChartTable | undefined;
  /** @returns What is printed for a name, e.g. "Uzbekistan" for "UZ" where the brief has this country. */
  printName(text: string): string;
  compare(left: string, right: string): number;
}

export const CHART_TYPES = [
  ...(["bar", "column", "grouped", "stacked", "line", "dot", "slope", "multiples", "sparkline"] as const),
] as const;

type ChartType = (typeof CHART_TYPES)[number];

/**
 * Reads the chart of a ```` ```chart ```` block.
 *
 * @param root - Its YAML.
 * @param span - Where the block begins.
 * @returns `undefined` if it cannot be drawn.
 * @remarks Reports the `chart-` codes.
 */
export function readChart(root: YamlNode, span: Span, sources: ChartSources, sink: Sink): Chart | undefined {
  if (root.kind !== "map") {
    const hint = "Write fields such as `type: bar`, one on a line";
    sink.report("chart-field", { message: "A chart is a map of fields", span: root.span, hint });
    return undefined;
  }
  const fields = new ChartFields(root, sink);
  const type = readType(fields, span);
  const texts = readTexts(fields);
  reportGaps({ ...texts, span }, sources.isFinal, sink);
  const data = readData(fields, sources, span, sink);
  if (type === undefined || data === undefined) return undefined;
  const highlight = fields.texts("highlight").map((name) => ({ ...name, text: sources.printName(name.text) }));
  const chart = createChart(fields, type, { ...texts, highlight, data, span }, sink);
  if (!checkChart(chart, highlight, sink)) return undefined;
  return sortChart(chart, fields, sources);
}

function readType(fields: ChartFields, span: Span): ChartType | undefined {
  if (fields.find("type") !== undefined) return fields.choice("type", CHART_TYPES);
  fields.report("This chart has no `type`", span, `Add it: ${CHART_TYPES.join(", ")}`);
  return undefined;
}

type Texts = Pick<Chart, "title" | "alt" | "source" | "unit" | "note" | "id">;

function readTexts(fields: ChartFields): Texts {
  const id = fields.text("id");
  if (id !== undefined && !/^[A-Za-z][\w:-]*$/u.test(id.text))
    fields.report(
      "This `id` cannot be linked to",
      id.span,
      "Begin with a letter, then letters, digits, `-`, `_` or `:`",
    );
  return {
    title: fields.text("title")?.text ?? "",
    alt: fields.text("alt")?.text ?? "",
    source: fields.text("source")?.text,
    unit: fields.text("unit")?.text,
    note: fields.text("note")?.text,
    id: id?.text,
  };
}

function readData(fields: ChartFields, sources: ChartSources, span: Span, sink: Sink): ChartData | undefined {
  const node = fields.find("data");
  if (node === undefined) {
    const hint = "Write `data:` with `Name: value` lines below it, or `data: file.csv`";
    fields.report("This chart has no `data`", span, hint);
    return undefined;
  }
  const isFile = node.kind === "scalar" && node.type === "text";
  const isLong = fields.find("value") !== undefined;
  const names = isFile || isLong ? [] : fields.texts("series").map(({ text }) => text);
  const table = isFile
    ? sources.readTable({ text: node.source.trim(), span: node.textSpan })
    : readInlineTable(node, names, sink);
  if (table === undefined) return undefined;
  if (!isReadable(table)) {
    const message = `The data have ${String(table.rows.length)} rows of ${String(table.columns.length)} columns, which is more than a chart can show`;
    sink.report("chart-too-large", {
      message,
      span: node.span,
      hint: "Keep the rows and columns that the chart needs",
    });
    return undefined;
  }
  const isMap = node.kind === "map" && names.length > 0 && node.entries[0]?.value.kind !== "map";
  return shapeData(table, { fields, named: isMap, printName: (text) => sources.printName(text) }, node.span, sink);
}

interface Parts extends Texts {
  readonly highlight: readonly PlacedText[];
  readonly data: ChartData;
  readonly span: Span;
}

function createChart(fields: ChartFields, type: ChartType, { highlight, data, ...rest }: Parts, sink: Sink): Chart {
  const kind: ChartKind = type === "column" ? "bar" : type;
  const wished = fields.choice("direction", ["horizontal", "vertical"]);
  const share = fields.flag("share") ?? false;
  const isBars = kind === "bar" || kind === "grouped" || kind === "stacked";
  reportIdle(fields, kind, type === "column", sink);
  return {
    kind,
    direction: wished ?? (type === "column" ? "vertical" : "horizontal"),
    panels: fields.choice("panels", ["line", "bar"]) ?? "line",
    share: share && kind === "stacked",
    size: fields.choice("size", ["column", "rail", "page"]) ?? "column",
    zero: isBars ? undefined : fields.flag("zero"),
    highlight: new Set(highlight.map(({ text }) => text)),
    ...rest,
    ...data,
    decimals: share && kind === "stacked" ? 0 : data.decimals,
    rawDecimals: data.decimals,
  };
}

/** Fields that mean something for some kinds only. */
function reportIdle(fields: ChartFields, kind: ChartKind, isColumn: boolean, sink: Sink): void {
  const isBars = kind === "bar" || kind === "grouped" || kind === "stacked";
  const idle = [
    ...(isBars && !isColumn ? [] : (["direction"] as const)),
    ...(kind === "multiples" ? [] : (["panels"] as const)),
    ...(kind === "stacked" ? [] : (["share"] as const)),
    ...(isBars ? (["zero"] as const) : []),
    ...(["fact"] as const),
  ];
  for (const field of idle) {
    const node = fields.find(field);
    if (node === undefined) continue;
    const what = field === "fact" ? "outside a country's card" : `in a chart of the type ${kind}`;
    const message = `\`${field}\` has no meaning ${what}`;
    sink.report("chart-field", { message, span: node.span, hint: "Delete it, or choose another `type`" });
  }
}

/** `order: value` puts the largest first; lines keep the order of their categories. */
function sortChart(chart: Chart, fields: ChartFields, sources: ChartSources): Chart {
  const order = fields.choice("order", ["given", "value", "name"]) ?? "given";
  if (order === "given") return chart;
  const byName = chart.kind === "line" || chart.kind === "slope" || chart.kind === "multiples";
  if (byName) return { ...chart, series: sortBy(chart.series, order, chart.kind, sources) };
  const rows = chart.categories.map((name, index) => ({
    name,
    values: chart.series.map(({ values }) => values[index]),
  }));
  const sorted = sortBy(rows, order, chart.kind, sources);
  return {
    ...chart,
    categories: sorted.map(({ name }) => name),
    series: chart.series.map(({ name }, index) => ({ name, values: sorted.map(({ values }) => values[index]) })),
  };
}

interface Sortable {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** By the last value, stacked bars by their sum: the largest first and missing ones last; equal ones keep their order. */
function sortBy<T extends Sortable>(
  items: readonly T[],
  order: "value" | "name",
  kind: ChartKind,
  sources: ChartSources,
): readonly T[] {
  if (order === "name") return items.toSorted((a, b) => sources.compare(a.name, b.name));
  const rank = ({ values }: T): number => {
    if (kind === "stacked") return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    return values.findLast((value) => value !== undefined) ?? -Infinity;
  };
  return items.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}
