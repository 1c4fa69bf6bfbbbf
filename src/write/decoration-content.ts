import type { LineDecoration, TextRun } from "../model/page.js";
import { formatNumber as n } from "./pdf-values.js";

/** A decoration over neighbouring runs: one stroke, so that no seam shows between them. */
export interface DecorationStretch {
  readonly decoration: LineDecoration;
  readonly opacity: number | undefined;
  readonly fromPt: number;
  toPt: number;
}

/** Rounding aside, where two runs meet. */
const TOUCHING_PT = 0.01;

/**
 * Adds the decorations of a run to those of the runs before it.
 *
 * @param stretches - Those of the same line and leaf; the last ones are made longer where the run goes on with them.
 */
export function addDecorations(run: TextRun, stretches: DecorationStretch[]): void {
  for (const decoration of run.decorations ?? []) {
    const open = stretches.find(
      (stretch) =>
        Math.abs(stretch.toPt - run.xPt) < TOUCHING_PT &&
        stretch.opacity === run.opacity &&
        isSame(stretch.decoration, decoration),
    );
    const { opacity, xPt: fromPt } = run;
    if (open === undefined) stretches.push({ decoration, opacity, fromPt, toPt: fromPt + run.widthPt });
    else open.toPt = run.xPt + run.widthPt;
  }
}

function isSame(a: LineDecoration, b: LineDecoration): boolean {
  return (
    a === b ||
    (a.line === b.line &&
      a.style === b.style &&
      a.thicknessPt === b.thicknessPt &&
      a.offsetPt === b.offsetPt &&
      a.color.r === b.color.r &&
      a.color.g === b.color.g &&
      a.color.b === b.color.b)
  );
}

/**
 * @param y - Middle of the line, in PDF space.
 * @returns Operators that draw the line in the fill colour.
 */
export function drawStretch({ decoration, fromPt, toPt }: DecorationStretch, y: number): readonly string[] {
  const { style, thicknessPt: t } = decoration;
  const widthPt = toPt - fromPt;
  const bar = (middle: number): string => `${n(fromPt)} ${n(middle - t / 2)} ${n(widthPt)} ${n(t)} re f`;
  switch (style) {
    case "solid":
      return [bar(y)];
    case "double":
      return [bar(y + t), bar(y - t)];
    case "dashed":
    case "dotted":
      return dash(fromPt, widthPt, y, t, style);
  }
}

/** Most dots or dashes of one line; a hostile sheet gets longer ones instead of a file without end. */
const MOST_DASHES = 1000;

/** Filled bars instead of a dashed stroke: text has a fill colour only, and the last one ends where the text does. */
function dash(fromPt: number, widthPt: number, y: number, t: number, style: "dashed" | "dotted"): readonly string[] {
  const lengthPt = style === "dashed" ? 3 * t : t;
  const count = Math.min(Math.max(Math.round(widthPt / (2 * lengthPt)), 1), MOST_DASHES);
  // As many gaps as there are dashes, but none behind the last.
  const partPt = widthPt / (2 * count - 1);
  return Array.from(
    { length: count },
    (_, index) => `${n(fromPt + 2 * index * partPt)} ${n(y - t / 2)} ${n(partPt)} ${n(t)} re f`,
  );
}
