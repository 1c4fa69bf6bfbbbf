import { fillCategory, MISSING, printValue, standsOut, type Drawing } from "./drawing.js";
import { fillArea } from "./marks.js";
import { findDomain } from "./ticks.js";
import { drawZero, heightOf, type ValueScale } from "./value-axis.js";

const PLOT_PT = 22;
const WIDEST_BAR_PT = 26;

/**
 * Draws the small bars of a card: one country among its peers, in the order of their values. Where not all have room
 * for their numbers and names, the country of the card has.
 *
 * @returns Height in pt.
 */
export function drawPeers(drawing: Drawing): number {
  const { chart, canvas, palette } = drawing;
  const values = chart.series[0]?.values ?? [];
  const labels = values.map((value) => (value === undefined ? MISSING : printValue(value, drawing)));
  const names = chart.codes ?? chart.categories;
  const slotPt = canvas.site.widthPt / values.length;
  const widest = Math.max(...[...labels, ...names].map((text) => canvas.measure(text, true)));
  const isRoomy = widest + 1.5 <= slotPt;
  const domain = findDomain(
    values.filter((value) => value !== undefined),
    true,
  );
  const top = canvas.linePt;
  const scale: ValueScale = { domain, top, bottom: top + PLOT_PT };
  const below = scale.bottom + (domain.min < 0 ? canvas.linePt : 1);
  values.forEach((value, index) => {
    const bold = standsOut(chart.categories[index] ?? "", drawing);
    const name = names[index] ?? "";
    const x = (index + 0.5) * slotPt;
    const [y, zero] = [heightOf(value ?? 0, scale), heightOf(0, scale)];
    const barPt = Math.min(slotPt * 0.74, WIDEST_BAR_PT);
    const area = { x: x - barPt / 2, y: Math.min(y, zero), width: barPt, height: Math.abs(zero - y) };
    fillArea(canvas, area, fillCategory(chart.categories[index] ?? "", drawing), palette);
    if (!isRoomy && !bold) return;
    const fill = bold ? palette.accent : palette.ink;
    const [label = "", half] = [labels[index], canvas.measure(labels[index] ?? "", bold) / 2];
    const keep = (middle: number, halfPt: number): number =>
      Math.max(halfPt, Math.min(middle, canvas.site.widthPt - halfPt));
    const labelY = (value ?? 0) < 0 ? y + canvas.linePt * 0.82 : y - 2.5;
    canvas.text(keep(x, half), labelY, label, { anchor: "middle", bold, fill });
    canvas.textAt(keep(x, canvas.measure(name, bold) / 2), below + canvas.linePt / 2, name, {
      anchor: "middle",
      bold,
      fill,
    });
  });
  drawZero(drawing, scale, 0, canvas.site.widthPt);
  return below + canvas.linePt + 1;
}
