import { readChart, type ChartSources } from "./chart/read-chart.js";
import { readCardCharts } from "./read-card-charts.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import { parseYaml } from "./formats/parse-yaml.js";
import { supportedLocale } from "./formats/supported-locale.js";
import type { Chart } from "./model/chart.js";
import type { CountryCode, CountryProfile } from "./model/country.js";
import type { ChartBlock } from "./model/document.js";
import type { FrontMatter } from "./model/front-matter.js";

/** What charts are read with. */
export interface ChartReading {
  readonly frontMatter: FrontMatter;
  readonly countries: readonly CountryProfile[];
  readonly readTable: ChartSources["readTable"];
}

/** The charts of a brief: those of its text by their blocks, those of its cards by the countries' codes. */
export interface BriefCharts {
  readonly charts: ReadonlyMap<ChartBlock, Chart>;
  readonly cardCharts: ReadonlyMap<CountryCode, Chart>;
}

/** Reads all charts of a brief; one that cannot be drawn is left out, which is an error. */
export function readCharts(blocks: readonly ChartBlock[], reading: ChartReading, sink: Sink): BriefCharts {
  const charts = new Map<ChartBlock, Chart>();
  const specs = reading.frontMatter.countries;
  if (blocks.length === 0 && specs.every(({ chart }) => chart === undefined)) return { charts, cardCharts: new Map() };
  const sources = createSources(reading);
  for (const block of blocks) {
    const root = parseYaml(placeYaml(block), block.span.file, sink);
    const chart = root && readChart(root, block.span, sources, sink);
    if (chart !== undefined) charts.set(block, chart);
  }
  return { charts, cardCharts: readCardCharts({ specs, profiles: reading.countries }, sources, sink) };
}

/** Puts the YAML at its own lines and columns, so that whatever is wrong in it is found there. */
function placeYaml({ yaml, yamlSpan }: ChartBlock): string {
  const indent = " ".repeat(yamlSpan.column - 1);
  const lines = yaml.split("\n").map((line) => (line === "" ? line : indent + line));
  return "\n".repeat(yamlSpan.line - 1) + lines.join("\n");
}

function createSources({ frontMatter, countries, readTable }: ChartReading): ChartSources {
  const { lang, status } = frontMatter;
  const names = new Map(countries.map(({ code, name }) => [code, name]));
  const collator = new Intl.Collator(supportedLocale(lang));
  return {
    lang,
    isFinal: status === "final",
    readTable,
    printName: (text) => names.get(text) ?? text,
    compare: (left, right) => collator.compare(left, right),
  };
}
