import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Chart, ChartKind } from "../model/chart.js";
import type { Span } from "../model/span.js";
import type { PlacedText } from "./chart-fields.js";
import { MOST_SERIES } from "./palette.js";

/** Most categories and series of each kind that a page shows and a reader tells apart. */
const LIMITS: Readonly<Record<ChartKind, { readonly categories: number; readonly series: number }>> = {
  bar: { categories: 45, series: 1 },
  peers: { categories: 60, series: 1 },
  grouped: { categories: 20, series: MOST_SERIES },
  stacked: { categories: 45, series: MOST_SERIES },
  line: { categories: 10_000, series: MOST_SERIES },
  dot: { categories: 40, series: 4 },
  slope: { categories: 2, series: MOST_SERIES },
  sparkline: { categories: 10_000, series: 1 },
  multiples: { categories: 500, series: 30 },
};

/** @returns Whether the chart can be drawn; what is against it is reported. */
export function checkChart(chart: Chart, highlight: readonly PlacedText[], sink: Sink): boolean {
  const checks = [checkSize, checkNames, checkKind].map((check) => check(chart, sink));
  return checkHighlight(chart, highlight, sink) && checks.every((isGood) => isGood);
}

function checkSize({ kind, categories, series, span }: Chart, sink: Sink): boolean {
  const most = LIMITS[kind];
  if (series.length > most.series) {
    const tells =
      most.series === 1 ? "shows one series" : `tells ${String(most.series)} series apart, also in grey print`;
    const hint =
      kind === "bar"
        ? "Use `type: grouped`, `stacked` or `multiples`"
        : "Choose some by `series:`, or use `type: multiples`";
    const message = `A chart of the type ${kind} ${tells}, and the data have ${String(series.length)}`;
    sink.report("chart-too-large", { message, span, hint });
    return false;
  }
  if (categories.length > most.categories) {
    const message = `A chart of the type ${kind} has room for ${String(most.categories)} categories, and the data have ${String(categories.length)}`;
    const hint =
      kind === "slope" ? "Keep the first and the last" : "Show the largest ones, group the others, or print a table";
    sink.report("chart-too-large", { message, span, hint });
    return false;
  }
  return true;
}

function checkNames({ categories, series, span }: Chart, sink: Sink): boolean {
  const all = [categories, series.length > 1 ? series.map(({ name }) => name) : []];
  const twice = all.map((names) => names.find((name, index) => names.indexOf(name) < index && name !== ""));
  const unnamed = all.some((names) => names.includes(""));
  for (const name of twice) {
    if (name === undefined) continue;
    const message = `\`${name}\` stands twice in the data`;
    sink.report("chart-duplicate", { message, span, hint: "Give each row and each column a name of its own" });
  }
  if (unnamed)
    sink.report("chart-data", { message: "A row or a column of the data has no name", span, hint: "Name all of them" });
  return !unnamed && twice.every((name) => name === undefined);
}

function checkKind({ kind, categories, series, share, span }: Chart, sink: Sink): boolean {
  const values = series.flatMap((one) => one.values.filter((value) => value !== undefined));
  const refuse = (message: string, hint: string): boolean => {
    sink.report("chart-kind", { message, span, hint });
    return false;
  };
  if (values.length === 0)
    return refuse("All values of this chart are missing", "Say in the text that there are no data");
  if (kind === "slope" && categories.length < 2)
    return refuse(
      "A slope chart goes from one category to a second one, and there is only one",
      "Add the other column",
    );
  if (share && values.some((value) => value < 0))
    return refuse("Shares of 100 % cannot have negative values", "Delete `share: true`");
  if (kind === "sparkline" && categories.length === 1)
    return refuse("One point makes no line", "Print the figure itself");
  return true;
}

function checkHighlight({ categories, series }: Chart, highlight: readonly PlacedText[], sink: Sink): boolean {
  const names = [...categories, ...series.map(({ name }) => name)];
  let isGood = true;
  for (const { text, span } of highlight) {
    if (names.includes(text)) continue;
    isGood = false;
    const message = `\`${text}\` is no category and no series of this chart`;
    sink.report("chart-name-unknown", { message, span, hint: `${formatNearMiss(text, names)}Write it as in the data` });
  }
  return isGood;
}

/** What a chart lacks for its readers; a final brief has to have it. */
export function reportGaps(
  { title, alt, source, span }: Pick<Chart, "title" | "alt" | "source"> & { readonly span: Span },
  isFinal: boolean,
  sink: Sink,
): void {
  const severity = isFinal ? { severity: "error" as const } : {};
  if (title === "")
    sink.report("chart-without-title", {
      ...severity,
      message: "This chart has no title",
      span,
      hint: "Add `title:` with what the chart shows, as a sentence",
    });
  if (source === undefined)
    sink.report("chart-without-source", {
      ...severity,
      message: "This chart does not say where its data are from",
      span,
      hint: "Add `source:` with publisher, title and date",
    });
  if (alt === "")
    sink.report("chart-without-alt", {
      message: "This chart has no words for readers who cannot see it",
      span,
      hint: "Add `alt:` with what it shows, or `alt: auto` to have its values read out",
    });
}
