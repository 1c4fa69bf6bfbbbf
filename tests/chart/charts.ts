import { drawChart } from "../../src/chart/draw-chart.js";
import { readChart, type ChartSources } from "../../src/chart/read-chart.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseYaml } from "../../src/formats/parse-yaml.js";
import type { Chart, DrawingSite } from "../../src/model/chart.js";

/** What became of the YAML of a chart. */
export interface ReadChart {
  readonly chart: Chart | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** e.g. ["error chart-value 4:8 `x` is no number"] */
  readonly reports: readonly string[];
}

const SPAN = { file: "briefs/a.md", line: 1, column: 1 };

/** Reads the YAML of a chart of an English draft whose country UZ is Uzbekistan. */
export function read(yaml: string, more: Partial<ChartSources> = {}): ReadChart {
  const sink = createSink();
  const root = parseYaml(yaml, SPAN.file, sink);
  const sources: ChartSources = {
    lang: "en",
    isFinal: false,
    readTable: () => undefined,
    printName: (text) => (text === "UZ" ? "Uzbekistan" : text),
    compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
    ...more,
  };
  const chart = root && readChart(root, SPAN, sources, sink);
  const reports = sink.diagnostics.map(
    ({ severity, code, message, span }) => `${severity} ${code} ${span?.line ?? 0}:${span?.column ?? 0} ${message}`,
  );
  return { chart, diagnostics: sink.diagnostics, reports };
}

/** What every chart must have, so that tests speak of the rest. */
export const HEAD = "title: T\nalt: A\nsource: S\n";

/** Letters of half an em, semibold ones a little wider: near enough to what fonts have. */
export const measure: DrawingSite["measure"] = (text, size, weight) => text.length * size * (weight > 500 ? 0.53 : 0.5);

const BLACK = { r: 0.1, g: 0.1, b: 0.1 };

export function site(widthPt: number): DrawingSite {
  const paper = { r: 1, g: 1, b: 1 };
  return { widthPt, fontSizePt: 8.5, fontFamily: ["Source Sans 3"], ink: BLACK, colors: [], paper, measure };
}

/** Draws a chart; reports are lines of code and message. */
export function draw(
  chart: Chart,
  widthPt: number,
  lang = "en",
  colors: DrawingSite["colors"] = [],
): { readonly svg: string; readonly said: readonly string[] } {
  const said: string[] = [];
  const svg = drawChart(chart, { ...site(widthPt), colors }, lang, (code, message) => said.push(`${code} ${message}`));
  return { svg, said };
}

/** A text of a drawing with its box, in pt. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Reads the texts of a drawing back from its markup. */
export function listTexts(svg: string): readonly DrawnText[] {
  const size = Number(/font-size="([\d.]+)"/u.exec(svg)?.[1]);
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/gu)].map(([, attributes = "", escaped = ""]) => {
    const find = (name: string): string => new RegExp(`${name}="([^"]*)"`, "u").exec(attributes)?.[1] ?? "";
    const text = escaped.replaceAll("&amp;", "&").replaceAll("&#39;", "'");
    const width = measure(text, size, find("font-weight") === "" ? 400 : 600);
    const anchor = find("text-anchor");
    const left = Number(find(" ?x")) - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    const bottom = Number(find(" y"));
    return { text, left, right: left + width, top: bottom - size * 0.66, bottom };
  });
}

/** @returns Pairs of texts that stand on each other, and texts beyond the edge of the drawing. */
export function findCollisions(svg: string): readonly string[] {
  const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg)?.map(Number) ?? [];
  const texts = listTexts(svg);
  const beyond = texts.filter(
    ({ left, right, top, bottom }) => left < -0.6 || right > width + 0.6 || top < -0.6 || bottom > height + 0.6,
  );
  const pairs = texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) => a.left < b.right - 0.3 && b.left < a.right - 0.3 && a.top < b.bottom - 0.3 && b.top < a.bottom - 0.3,
      )
      .map((b) => `${a.text} on ${b.text}`),
  );
  return [...beyond.map(({ text }) => `${text} is beyond the edge`), ...pairs];
}
