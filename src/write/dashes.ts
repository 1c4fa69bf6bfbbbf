import type { RuleItem } from "../model/page.js";
import { formatNumber as n } from "./pdf-values.js";

/** A dash, and about as much between two, in thicknesses of the line. */
const DASH = 3;
/** Distance of the middles of two dots, about. */
const DOT_STEP = 2;

/** How a line is stroked. */
export interface FittedLine {
  /** Operators for caps and dashes. */
  readonly operators: string;
  /** What the line is shorter at both ends, in pt: a dot reaches beyond its middle. */
  readonly insetPt: number;
}

/** Fits dashes to a straight line, so that both of its ends have a whole one and corners are closed. */
export function fitLine(style: RuleItem["style"], thicknessPt: number, lengthPt: number): FittedLine {
  const dashPt = thicknessPt * DASH;
  switch (style) {
    case "solid":
      return { operators: "0 J [] 0 d", insetPt: 0 };
    case "dashed": {
      const gaps = Math.max(Math.round((lengthPt / dashPt - 1) / 2), 1);
      const gapPt = (lengthPt - dashPt * (gaps + 1)) / gaps;
      const dashes = gapPt < thicknessPt / 2 ? "" : `${n(dashPt, 3)} ${n(gapPt, 4)}`;
      return { operators: `0 J [${dashes}] 0 d`, insetPt: 0 };
    }
    case "dotted": {
      const rest = Math.max(lengthPt - thicknessPt, 0);
      const steps = Math.max(Math.round(rest / (thicknessPt * DOT_STEP)), 1);
      return { operators: formatDots(rest / steps, thicknessPt), insetPt: (lengthPt - rest) / 2 };
    }
  }
}

/** Fits dashes to a closed curve, so that the last one is as far from the first as from the one before. */
export function fitCurve(style: RuleItem["style"], thicknessPt: number, lengthPt: number): string {
  const share = (wanted: number): number => lengthPt / Math.max(Math.round(lengthPt / wanted), 1);
  switch (style) {
    case "solid":
      return "0 J [] 0 d";
    case "dashed": {
      const half = n(share(thicknessPt * DASH * 2) / 2, 4);
      return `0 J [${half} ${half}] 0 d`;
    }
    case "dotted":
      return formatDots(share(thicknessPt * DOT_STEP), thicknessPt);
  }
}

/** Dots are dashes of no length with round caps. */
function formatDots(stepPt: number, thicknessPt: number): string {
  return `1 J [0 ${n(Math.max(stepPt, thicknessPt / 2, 0.01), 4)}] 0 d`;
}
