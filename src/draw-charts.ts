import { drawChart } from "./chart/draw-chart.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import type { Chart, DrawingSite } from "./model/chart.js";

/** @returns What draws a chart of a brief where its place has a width; `undefined` for a number that no chart has. */
export function createChartDrawer(
  charts: readonly Chart[],
  lang: string,
  sink: Sink,
): (number: string, site: DrawingSite) => string | undefined {
  return (number, site) => {
    const chart = charts[Number(number)];
    if (chart === undefined) return undefined;
    return drawChart(chart, site, lang, (code, message, hint) => {
      sink.report(code, { message, hint, span: chart.span });
    });
  };
}
