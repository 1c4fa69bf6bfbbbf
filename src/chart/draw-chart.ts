// What comes in: a checked chart and the place where it will stand, with a measure for words. What goes out: an SVG of
// that width, in pt, whose texts are texts. Never here: files, YAML, CSS, or pages.
import type { Chart, DrawingSite } from "../model/chart.js";
import { createDrawing, type Drawing, type ReportDrawing } from "./drawing.js";
import { drawDots } from "./draw-dots.js";
import { drawLines } from "./draw-lines.js";
import { drawLyingBars } from "./draw-lying-bars.js";
import { drawMultiples } from "./draw-multiples.js";
import { drawPeers } from "./draw-peers.js";
import { drawSlope } from "./draw-slope.js";
import { drawSparkline } from "./draw-sparkline.js";
import { drawStandingBars } from "./draw-standing-bars.js";

/**
 * Draws a chart at its printed width.
 *
 * @param lang - BCP 47; decides how numbers are printed.
 * @returns SVG markup; equal charts at equal places give equal markup.
 */
export function drawChart(chart: Chart, site: DrawingSite, lang: string, report: ReportDrawing): string {
  const drawing = createDrawing(chart, site, lang, report);
  const markup = drawing.canvas.finish(drawKind(drawing));
  const { cramped } = drawing.canvas;
  if (cramped !== undefined) {
    report(
      "chart-cramped",
      `This chart has no room for its texts in a width of ${String(Math.round(site.widthPt))} pt: “${cramped}” goes beyond the edge`,
      "Give it a wider `size:`, another unit with shorter numbers, or fewer series",
    );
  }
  for (const { wanted, printed, paper } of drawing.palette.faint) {
    report(
      "chart-color-faint",
      `The colour ${wanted} has less than 3 to 1 against ${paper}, so charts are drawn in ${printed}`,
      "Give the brand, or `--chart-1` to `--chart-8` of the stylesheet, a colour with more contrast",
    );
  }
  return markup;
}

function drawKind(drawing: Drawing): number {
  const { kind, direction } = drawing.chart;
  switch (kind) {
    case "bar":
    case "grouped":
    case "stacked":
      return direction === "vertical" ? drawStandingBars(drawing) : drawLyingBars(drawing);
    case "line":
      return drawLines(drawing);
    case "dot":
      return drawDots(drawing);
    case "slope":
      return drawSlope(drawing);
    case "sparkline":
      return drawSparkline(drawing);
    case "multiples":
      return drawMultiples(drawing);
    case "peers":
      return drawPeers(drawing);
  }
}
