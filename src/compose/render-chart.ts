import type { Chart } from "../model/chart.js";
import type { CountryCode } from "../model/country.js";
import type { DataCell, DataTable } from "../model/data-table.js";
import type { ChartBlock } from "../model/document.js";
import { escapeHtml } from "../formats/escape-html.js";
import { numberCell, textCell } from "../formats/format-csv.js";
import { endSentence } from "./build-country.js";
import { describeChart } from "./describe-chart.js";
import { trustHtml, writeAttributes, type Html } from "./html.js";
import { printText } from "./print-text.js";
import { printString, writeSpan, type RenderContext } from "./render-context.js";
import { renderNumberedTitle } from "./render-exhibit.js";

/** A chart as a figure: number and finding, the unit, the drawing, then note and source. Its data become a table. */
export function renderChart(block: ChartBlock, context: RenderContext): string {
  const chart = context.charts.get(block);
  if (chart === undefined) return "";
  const { title, unit, id, size, span } = chart;
  const finding = title === "" ? "" : renderNumberedTitle("figure", id, escapeHtml(print(title, context)), context);
  const unitLine =
    unit === undefined || unit === "%" ? "" : `<span class="unit">${escapeHtml(print(unit, context))}</span>`;
  const caption = finding + unitLine === "" ? "" : `<figcaption>${finding} ${unitLine}</figcaption>\n`;
  const written = writeAttributes({ id, "data-span": writeSpan(span) });
  const figure = `<figure${written}>\n${caption}${placeChart(chart, context)}</figure>\n`;
  context.tables.push(tabulateChart(chart, context));
  const name = size === "rail" ? "aside" : "div";
  return `<${name} class="exhibit exhibit-figure exhibit-chart size-${size}">\n${figure}${renderFoot(chart, context)}</${name}>\n`;
}

/** The small chart of a country's card: a line with its title, unit and rank, the drawing, and where it is from. */
export function renderCardChart(code: CountryCode, context: RenderContext): Html | undefined {
  const chart = context.cardCharts.get(code);
  if (chart === undefined) return undefined;
  const { title, unit, span } = chart;
  const rank = chart.kind === "peers" ? findRank(chart, context) : "";
  // The row of the fact says unit and year already.
  const label = [title, unit === "%" || chart.kind === "peers" ? "" : (unit ?? "")]
    .filter((part) => part !== "")
    .join(", ");
  const words = print([label, rank].filter((part) => part !== "").join(". "), context);
  const caption = words === "" ? "" : `<figcaption>${escapeHtml(words)}</figcaption>\n`;
  context.tables.push(tabulateChart(chart, context));
  const at = writeAttributes({ class: "card-chart", "data-span": writeSpan(span) });
  // The facts that peers are drawn from have their sources in the card.
  const foot = chart.kind === "peers" ? "" : renderFoot(chart, context);
  return trustHtml(`<figure${at}>\n${caption}${placeChart(chart, context)}</figure>\n${foot}`);
}

/** e.g. "Rank 2 of 5" */
function findRank({ categories, series, highlight }: Chart, context: RenderContext): string {
  const values = series[0]?.values ?? [];
  const own = values[categories.findIndex((name) => highlight.has(name))];
  if (own === undefined) return "";
  const given = values.filter((value) => value !== undefined);
  const rank = given.filter((value) => value > own).length + 1;
  return printString(context, "chartRank", { rank, count: given.length });
}

function print(text: string, { lang }: RenderContext): string {
  return printText(text, lang);
}

function renderFoot({ note, source }: Chart, context: RenderContext): string {
  const lines = [
    ...(note === undefined ? [] : [endSentence(print(note, context))]),
    ...(source === undefined ? [] : [printString(context, "source", { source: print(source, context) })]),
  ];
  return lines.length === 0 ? "" : `<p class="source">${escapeHtml(lines.join(" "))}</p>\n`;
}

/** Colours of series, and what is behind them, as the stylesheet may set them; `var()` is filled in by style. */
const COLORS = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `var(--chart-${String(number)}, none)`);
const SWATCHES = [...COLORS, "var(--chart-paper, none)"]
  .map((fill, index) => `<rect x="${String(index)}" width="1" height="1" fill="${fill}"/>`)
  .join("");

/** Holds the place of a drawing that is made when its width is known. */
function placeChart(chart: Chart, context: RenderContext): string {
  const label = chart.alt === "auto" ? describeChart(chart, context) : print(chart.alt, context);
  const number = String(context.drawings.push(chart) - 1);
  // Without words it is decoration to a reader, which is said.
  const words = label === "" ? { "aria-hidden": "true" } : { role: "img", "aria-label": label };
  const size = { viewBox: "0 0 9 1", width: "160", height: "90" };
  return `<svg${writeAttributes({ class: "chart", "data-chart": number, ...words, ...size })}>${SWATCHES}</svg>\n`;
}

/** The data of a chart as a table: a row for each category, a column for each series. */
function tabulateChart(chart: Chart, context: RenderContext): DataTable {
  const { categories, series, categoryName, unit, title, note, source } = chart;
  const isUnitHead = series.some(({ name }) => name === "") && unit !== undefined;
  const heads = series.map(({ name }) => (name === "" ? (unit ?? title) : name));
  const rows = categories.map((name, index): readonly DataCell[] => [
    textCell(name),
    ...series.map(({ values }) => {
      const value = values[index];
      return value === undefined ? textCell("..") : numberCell(value, chart.rawDecimals);
    }),
  ]);
  const foot = [isUnitHead ? undefined : unit, note, source && printString(context, "source", { source })].filter(
    (line) => line !== undefined,
  );
  const notes = foot.map((line) => [textCell(line)]);
  return { kind: "chart", title, rows: [[categoryName, ...heads].map(textCell), ...rows, ...notes] };
}
