import { drawMarker, fillArea } from "./marks.js";
import { wrapLabel } from "./wrap-label.js";
import { standsOut, type Drawing } from "./drawing.js";

const SWATCH_PT = 9;
const GAP_PT = 4;
const BETWEEN_PT = 12;

/**
 * Draws the keys of all series in rows, where no series can be named at its own mark.
 *
 * @param form - What stands before each name: an area, or a line with its marker.
 * @returns Height that was taken, with some air below, in pt.
 */
export function drawKeys(drawing: Drawing, y: number, form: "area" | "line" | "marker"): number {
  const { chart, canvas, palette, styles } = drawing;
  const widthPt = canvas.site.widthPt;
  const swatchPt = form === "line" ? SWATCH_PT * 2.4 : SWATCH_PT;
  let [x, top] = [0, y];
  chart.series.forEach(({ name }, index) => {
    const style = styles[index];
    if (style === undefined) return;
    const bold = standsOut(name, drawing);
    const measure = (text: string): number => canvas.measure(text, bold);
    const lines = wrapLabel(name, widthPt - swatchPt - GAP_PT, measure);
    const lengthPt = swatchPt + GAP_PT + Math.max(...lines.map(measure));
    if (x > 0 && x + lengthPt > widthPt) [x, top] = [0, top + canvas.linePt + 2];
    const middle = top + canvas.linePt / 2;
    const { color, dashes, widthPt: strokePt, marker } = style;
    if (form === "area") {
      fillArea(canvas, { x, y: middle - SWATCH_PT / 2, width: SWATCH_PT, height: SWATCH_PT }, style, palette);
    } else {
      if (form === "line") canvas.line(x, middle, x + swatchPt, middle, { color, widthPt: strokePt, dashes });
      drawMarker(canvas, x + swatchPt / 2, middle, marker, color, palette.paper);
    }
    lines.forEach((line, row) => {
      canvas.textAt(x + swatchPt + GAP_PT, middle + row * canvas.linePt, line, { bold });
    });
    // A name of several lines has the row to itself.
    top += (lines.length - 1) * canvas.linePt;
    x += lengthPt + BETWEEN_PT;
  });
  return top - y + canvas.linePt + 4;
}
