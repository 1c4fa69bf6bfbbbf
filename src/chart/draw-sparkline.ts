import { MISSING, printValue, type Drawing } from "./drawing.js";
import { writeLine } from "./line-path.js";
import { placeCategories } from "./draw-lines.js";
import { drawMarker } from "./marks.js";
import { findDomain } from "./ticks.js";
import { heightOf, type ValueScale } from "./value-axis.js";

const PLOT_PT = 20;
const GAP_PT = 5;

/**
 * Draws one line without axes between its first value and its last, each with its category below.
 *
 * @returns Height in pt.
 */
export function drawSparkline(drawing: Drawing): number {
  const { chart, canvas, palette } = drawing;
  const [series] = chart.series;
  const values = series?.values ?? [];
  const labels = [values[0], values.at(-1)].map((value) =>
    value === undefined ? MISSING : printValue(value, drawing),
  );
  const names = [chart.categories[0] ?? "", chart.categories.at(-1) ?? ""];
  const widths = [0, 1].map((end) =>
    Math.max(canvas.measure(labels[end] ?? "", end === 1), canvas.measure(names[end] ?? "")),
  );
  const left = (widths[0] ?? 0) + GAP_PT + 1;
  const right = canvas.site.widthPt - (widths[1] ?? 0) - GAP_PT - 1;
  const domain = findDomain(
    values.filter((value) => value !== undefined),
    chart.zero ?? false,
  );
  const heightPt = Math.max(PLOT_PT, canvas.linePt * 2);
  const scale: ValueScale = { domain, top: 3, bottom: heightPt - 3 };
  const places = placeCategories(chart.categories, left, right);
  const points = values.map((value, index) => {
    const x = places[index];
    return value === undefined || x === undefined ? undefined : { x, y: heightOf(value, scale) };
  });
  canvas.path(writeLine(points), { color: palette.accent, widthPt: 1.3 });
  points.forEach((point, index) => {
    const alone = points[index - 1] === undefined && points[index + 1] === undefined;
    if (point !== undefined && (alone || index === points.length - 1))
      drawMarker(canvas, point.x, point.y, "disc", palette.accent, palette.paper, 0.85);
  });
  [0, canvas.site.widthPt].forEach((x, end) => {
    const anchor = end === 0 ? "start" : "end";
    canvas.textAt(x, heightPt / 2 - canvas.linePt / 2, labels[end] ?? "", { anchor, bold: end === 1 });
    canvas.textAt(x, heightPt / 2 + canvas.linePt / 2, names[end] ?? "", { anchor, fill: palette.muted });
  });
  return heightPt + 1;
}
