import { escapeHtml } from "../formats/escape-html.js";
import { formatHexColor } from "../formats/format-hex-color.js";
import type { Color } from "../model/picture.js";
import type { DrawingSite } from "../model/chart.js";

/** How a text of a chart is set. */
export interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  readonly fill?: Color;
}

export interface StrokeStyle {
  readonly color: Color;
  readonly widthPt: number;
  readonly dashes?: readonly number[];
}

/** Nothing in print is smaller. */
export const LEAST_TYPE_PT = 8;

/** Height of capitals over the size of the type: texts stand in the middle of a line by it. */
const CAP_HEIGHT = 0.66;

/** Nobody sees less than this. */
const SLACK_PT = 0.5;

export const SEMIBOLD = 600;

/** Collects what a chart paints; y goes down and lengths are pt. */
export class Canvas {
  readonly site: DrawingSite;
  readonly sizePt: number;
  readonly linePt: number;
  /** A text that goes beyond the edge, if there is one: the place is too narrow for the chart. */
  cramped: string | undefined;
  readonly #parts: string[] = [];

  constructor(site: DrawingSite) {
    this.site = site;
    this.sizePt = Math.max(site.fontSizePt, LEAST_TYPE_PT);
    this.linePt = this.sizePt * 1.25;
  }

  measure(text: string, bold = false): number {
    return this.site.measure(text, this.sizePt, bold ? SEMIBOLD : 400);
  }

  /** Writes a text with its baseline at `y`. */
  text(x: number, y: number, text: string, { anchor = "start", bold = false, fill }: TextStyle = {}): void {
    const color = fill ?? this.site.ink;
    const width = this.measure(text, bold);
    const left = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    if (left < -SLACK_PT || left + width > this.site.widthPt + SLACK_PT) this.cramped ??= text;
    const place = `x="${round(x)}" y="${round(y)}" fill="${formatHexColor(color)}"`;
    const look = `${anchor === "start" ? "" : ` text-anchor="${anchor}"`}${bold ? ` font-weight="${SEMIBOLD}"` : ""}`;
    this.#parts.push(`<text ${place}${look}>${escapeHtml(text)}</text>`);
  }

  /** Writes a text whose capitals have their middle at `y`. */
  textAt(x: number, y: number, text: string, style: TextStyle = {}): void {
    this.text(x, y + (CAP_HEIGHT * this.sizePt) / 2, text, style);
  }

  /** Writes lines around the middle `y`. */
  lines(x: number, y: number, lines: readonly string[], style: TextStyle = {}): void {
    lines.forEach((line, index) => {
      this.textAt(x, y + (index - (lines.length - 1) / 2) * this.linePt, line, style);
    });
  }

  rect(x: number, y: number, width: number, height: number, fill: Color): void {
    this.#parts.push(
      `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${formatHexColor(fill)}"/>`,
    );
  }

  /** @param fill - Leave it out for an open path. */
  path(data: string, stroke: StrokeStyle | undefined, fill?: Color): void {
    const filled = `fill="${fill === undefined ? "none" : formatHexColor(fill)}"`;
    this.#parts.push(`<path d="${data}" ${filled}${stroke === undefined ? "" : writeStroke(stroke)}/>`);
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: StrokeStyle): void {
    this.path(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, stroke);
  }

  /** @returns The drawing, `heightPt` high. */
  finish(heightPt: number): string {
    const [width, height] = [round(this.site.widthPt), round(Math.max(heightPt, 1))];
    const family = this.site.fontFamily.map((name) => `'${name.replaceAll(/['"\\]/gu, "")}'`).join(",");
    const size = `width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"`;
    const font = `font-family="${escapeHtml(family)}" font-size="${round(this.sizePt)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>${this.#parts.join("")}</svg>`;
  }
}

function writeStroke({ color, widthPt, dashes = [] }: StrokeStyle): string {
  const dash = dashes.length === 0 ? "" : ` stroke-dasharray="${dashes.map(round).join(" ")}"`;
  return ` stroke="${formatHexColor(color)}" stroke-width="${round(widthPt)}"${dash}`;
}

/** A length with two decimals, which is finer than any printer. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
