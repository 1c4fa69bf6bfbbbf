import { formatHexColor } from "../formats/format-hex-color.js";
import { blend, findContrast } from "../formats/contrast-ratio.js";
import type { DrawingSite } from "../model/chart.js";
import type { Color } from "../model/picture.js";

/** How areas are filled: paper and ink alone tell them apart. */
export type Pattern = "solid" | "diagonal" | "open" | "cross" | "horizontal" | "back" | "grid" | "vertical";

/** What stands at a point of a line. */
export type Marker =
  "disc" | "ring" | "square" | "open-triangle" | "diamond" | "open-square" | "triangle" | "open-diamond";

/** How one series looks in all kinds of charts. */
export interface SeriesStyle {
  readonly color: Color;
  readonly pattern: Pattern;
  readonly marker: Marker;
  readonly dashes: readonly number[];
  readonly widthPt: number;
}

/** Series that can be told apart in grey print: each has a pattern, a marker and a dash of its own. */
export const MOST_SERIES = 8;

const PATTERNS: readonly Pattern[] = ["solid", "diagonal", "open", "cross", "horizontal", "back", "grid", "vertical"];
const MARKERS: readonly Marker[] = [
  ...(["disc", "ring", "square", "open-triangle"] as const),
  ...(["diamond", "open-square", "triangle", "open-diamond"] as const),
];
const DASHES: readonly (readonly number[])[] = [
  [],
  [5, 2.5],
  [1.5, 2],
  [8, 2, 1.5, 2],
  [3, 1.5],
  [10, 3],
  [5, 1.5, 1.5, 1.5, 1.5, 1.5],
  [1, 1],
];

/** Ours, for templates that say nothing: each has 3:1 at least on white and on pale tints. */
const OWN_COLORS: readonly Color[] = [
  [0x12, 0x35, 0x5b],
  [0x6b, 0x7a, 0x89],
  [0xa8, 0x50, 0x1f],
  [0x1f, 0x7a, 0x74],
  [0x6d, 0x4a, 0x8c],
  [0x6f, 0x6a, 0x1e],
  [0xa3, 0x2d, 0x3f],
  [0x3a, 0x74, 0xb0],
].map(([r = 0, g = 0, b = 0]) => ({ r: r / 255, g: g / 255, b: b / 255 }));

/** Least contrast of what is drawn (WCAG 2.2, 1.4.11) and of text (1.4.3) with what is behind it. */
const LEAST_CONTRAST = 3;
const LEAST_TEXT_CONTRAST = 4.5;

/** Two greys side by side that nobody takes for one. */
const LEAST_APART = 1.6;

const BLACK: Color = { r: 0, g: 0, b: 0 };
const WHITE: Color = { r: 1, g: 1, b: 1 };

/** A colour that was too faint for its paper, and what is printed in its place. */
export interface FaintColor {
  readonly wanted: string;
  readonly printed: string;
  readonly paper: string;
}

/** The colours of a chart, each dark enough for its paper. */
export class Palette {
  readonly faint: FaintColor[] = [];
  readonly ink: Color;
  /** Of axes' numbers and of what is missing. */
  readonly muted: Color;
  readonly hairline: Color;
  readonly paper: Color;
  readonly #colors: readonly Color[];
  readonly #known = new Map<number, Color>();

  constructor({ colors, ink, paper }: DrawingSite) {
    this.ink = ink;
    this.paper = paper;
    this.muted = darken(blend(ink, 0.72, paper), paper, LEAST_TEXT_CONTRAST);
    this.hairline = blend(ink, 0.25, paper);
    this.#colors = OWN_COLORS.map((own, index) => colors[index] ?? own);
  }

  /** What stands out: the first colour. */
  get accent(): Color {
    return this.color(0);
  }

  /** What stands back: the second colour. */
  get context(): Color {
    return this.color(1);
  }

  /** Whether the two are told apart where both are grey. */
  get standsApart(): boolean {
    return findContrast(this.accent, this.context) >= LEAST_APART;
  }

  color(index: number): Color {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    const wanted = this.#colors[index % this.#colors.length] ?? this.ink;
    const printed = darken(wanted, this.paper, LEAST_CONTRAST);
    if (printed !== wanted) {
      const [from, to, on] = [wanted, printed, this.paper].map(formatHexColor);
      this.faint.push({ wanted: from ?? "", printed: to ?? "", paper: on ?? "" });
    }
    this.#known.set(index, printed);
    return printed;
  }

  /** The look of a series by its place. */
  series(index: number): SeriesStyle {
    return {
      color: this.color(index),
      pattern: PATTERNS[index % PATTERNS.length] ?? "solid",
      marker: MARKERS[index % MARKERS.length] ?? "disc",
      dashes: DASHES[index % DASHES.length] ?? [],
      widthPt: index === 0 ? 1.8 : 1.3,
    };
  }

  /** @returns The colour of a text on an area, or `undefined` if it needs paper behind it. */
  textOn({ color, pattern }: Pick<SeriesStyle, "color" | "pattern">): Color | undefined {
    if (pattern === "open") return this.ink;
    if (pattern !== "solid") return undefined;
    return [WHITE, this.ink, BLACK].find((text) => findContrast(text, color) >= LEAST_TEXT_CONTRAST);
  }
}

/** @returns The colour itself, or one of its hue that is as dark as the paper asks (light on dark paper). */
function darken(color: Color, paper: Color, least: number): Color {
  const end = findContrast(BLACK, paper) >= findContrast(WHITE, paper) ? BLACK : WHITE;
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = share === 0 ? color : blend(end, share, color);
    if (findContrast(mixed, paper) >= least) return mixed;
  }
  return end;
}
