import type { Chart, ChartSeries } from "../model/chart.js";
import { formatNumber, formatPercentage } from "../formats/format-number.js";
import { endSentence } from "./build-country.js";
import { printString, type RenderContext } from "./render-context.js";

type Wording = Pick<RenderContext, "lang" | "strings">;

/** More values than this nobody listens to; then each series is told by its ends and extremes. */
const MOST_VALUES = 60;

const KIND_KEYS: Readonly<Record<Chart["kind"], string>> = {
  bar: "chartBar",
  peers: "chartBar",
  grouped: "chartBar",
  stacked: "chartStacked",
  line: "chartLine",
  dot: "chartDot",
  slope: "chartSlope",
  sparkline: "chartLine",
  multiples: "chartMultiples",
};

/**
 * Puts a chart into words: what it is, its title and unit, and its values, in the brief's language.
 *
 * @returns e.g. "Bar chart. Uzbekistan has most people. Million, 2025. Uzbekistan 36.5; Kazakhstan 20.3."
 */
export function describeChart(chart: Chart, wording: Wording): string {
  const { kind, title, unit, series } = chart;
  const count = series.reduce((sum, { values }) => sum + values.length, 0);
  const tell = count > MOST_VALUES ? summarize : listValues;
  const parts = series.map((one) => {
    const told = tell(one, chart, wording);
    return one.name === "" || series.length === 1 ? told : `${one.name}: ${told}`;
  });
  return [printString(wording, KIND_KEYS[kind]), title, unit === "%" ? "" : (unit ?? ""), ...parts]
    .filter((part) => part !== "")
    .map(endSentence)
    .join(" ");
}

function listValues({ values }: ChartSeries, chart: Chart, wording: Wording): string {
  return values
    .map((value, index) => `${chart.categories[index] ?? ""} ${printValue(value, chart, wording)}`)
    .join("; ");
}

function summarize({ values }: ChartSeries, chart: Chart, wording: Wording): string {
  const given = [...values.keys()].filter((index) => values[index] !== undefined);
  const at = (index: number | undefined): string =>
    index === undefined ? "" : `${chart.categories[index] ?? ""} ${printValue(values[index], chart, wording)}`;
  const byValue = given.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const told = { first: at(given[0]), last: at(given.at(-1)), low: at(byValue[0]), high: at(byValue.at(-1)) };
  return printString(wording, "chartRange", told);
}

function printValue(value: number | undefined, { unit, rawDecimals }: Chart, wording: Wording): string {
  if (value === undefined) return printString(wording, "chartMissing");
  const shown = value === 0 ? 0 : value;
  return unit === "%"
    ? formatPercentage(shown, rawDecimals, wording.lang)
    : formatNumber(shown, rawDecimals, wording.lang);
}
