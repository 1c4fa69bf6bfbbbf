import { readChart, type ChartSources } from "./chart/read-chart.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import { formatNearMiss } from "./diagnostics/near-miss.js";
import { findEntry } from "./formats/yaml-node.js";
import type { Chart } from "./model/chart.js";
import type { CountryCode, CountryProfile, CountrySpec, FactSpec } from "./model/country.js";
import type { Span } from "./model/span.js";
import type { YamlNode } from "./model/yaml-node.js";

/** The countries of a brief, as written and as printed. */
interface Countries {
  readonly specs: readonly CountrySpec[];
  readonly profiles: readonly CountryProfile[];
}

/**
 * Reads the small charts of cards: `chart: Population` draws the fact of this name among the brief's countries; a map has
 * the fields of a chart of its own.
 *
 * @remarks Reports the `chart-` codes.
 */
export function readCardCharts(
  { specs, profiles }: Countries,
  sources: ChartSources,
  sink: Sink,
): ReadonlyMap<CountryCode, Chart> {
  const charts = new Map<CountryCode, Chart>();
  for (const spec of specs) {
    if (spec.chart === undefined) continue;
    const label = findFactLabel(spec.chart);
    const chart =
      label === undefined
        ? readChart(spec.chart, spec.chart.span, sources, sink)
        : drawPeers(spec, label, { specs, profiles }, sink);
    if (chart !== undefined) charts.set(spec.code, chart);
  }
  return charts;
}

/** `chart: Population`, or `chart: {fact: Population}`. */
function findFactLabel(node: YamlNode): { readonly text: string; readonly span: Span } | undefined {
  const isFact = node.kind === "map" && node.entries.length === 1;
  const named = isFact ? findEntry(node, "fact")?.value : node;
  return named?.kind === "scalar" ? { text: named.source.trim(), span: named.textSpan } : undefined;
}

/** One country's fact among those of the others that are numbers, the largest first. */
function drawPeers(
  spec: CountrySpec,
  label: { readonly text: string; readonly span: Span },
  { specs, profiles }: Countries,
  sink: Sink,
): Chart | undefined {
  const own = findFact(spec, label.text);
  if (own === undefined || own.value.kind !== "number") {
    const names = spec.facts.map((fact) => fact.label);
    const why =
      own === undefined ? `This country has no fact \`${label.text}\`` : `The fact \`${label.text}\` is no number`;
    const hint = `${formatNearMiss(label.text, names)}Name one of its facts: ${names.join(", ") || "it has none"}`;
    sink.report("chart-name-unknown", { message: `${why}, so there is nothing to draw`, span: label.span, hint });
    return undefined;
  }
  const peers = specs.flatMap(({ code, ...rest }) => {
    const fact = findFact(rest, label.text);
    const name = profiles.find((profile) => profile.code === code)?.name ?? code;
    return fact?.value.kind === "number" ? [{ code, name, ...fact.value, unit: fact.unit }] : [];
  });
  const odd = peers.find(({ unit }) => unit !== own.unit);
  if (odd !== undefined || peers.length > MOST_PEERS) {
    const message =
      odd === undefined
        ? `Bars of ${String(peers.length)} countries have no room in a card`
        : `\`${label.text}\` of ${odd.name} has the unit ${odd.unit ?? "none"}, and here it is ${own.unit ?? "none"}`;
    const hint = odd === undefined ? "Leave `chart` out" : "Give all of them the same unit";
    sink.report("chart-kind", { message, span: label.span, hint });
    return undefined;
  }
  const sorted = peers.toSorted((a, b) => b.value - a.value);
  const decimals = Math.max(...peers.map((peer) => peer.decimals));
  return {
    ...PEERS,
    title: label.text,
    source: undefined,
    unit: own.unit === "%" || own.year === undefined ? own.unit : [own.unit, own.year].filter(Boolean).join(", "),
    categories: sorted.map(({ name }) => name),
    codes: sorted.map(({ code }) => code),
    series: [{ name: "", values: sorted.map(({ value }) => value) }],
    highlight: new Set(sorted.filter(({ code }) => code === spec.code).map(({ name }) => name)),
    decimals,
    rawDecimals: decimals,
    span: label.span,
  };
}

/** Narrower bars are no bars. */
const MOST_PEERS = 60;

const PEERS = {
  kind: "peers",
  direction: "vertical",
  panels: "bar",
  share: false,
  alt: "auto",
  note: undefined,
  id: undefined,
  size: "rail",
  zero: true,
  categoryName: "",
} as const satisfies Partial<Chart>;

function findFact({ facts }: Pick<CountrySpec, "facts">, label: string): FactSpec | undefined {
  return facts.find((fact) => fact.label === label);
}
