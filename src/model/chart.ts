import type { Color } from "./picture.js";
import type { Span } from "./span.js";

/** How the data of a chart are drawn. `peers` is the small one of a country's card. */
export type ChartKind = "bar" | "grouped" | "stacked" | "line" | "dot" | "slope" | "sparkline" | "multiples" | "peers";

/** One series: a value for each category, `undefined` where there is none. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** Where a figure stands: in the column of text, in the rail beside it, or over both. */
export type ChartSize = "column" | "rail" | "page";

/** A chart after validation. Numbers are finite, there is a category and a series at least, and names are distinct. */
export interface Chart {
  readonly kind: ChartKind;
  /** Bars lie (`horizontal`) or stand; of small multiples, what each of them is. */
  readonly direction: "horizontal" | "vertical";
  readonly panels: "line" | "bar";
  /** Stacked bars are shares of 100 %. */
  readonly share: boolean;
  /** The finding; "" if the author gave none. */
  readonly title: string;
  /** Words for readers who cannot see it; "auto" has them made of the data. */
  readonly alt: string;
  readonly source: string | undefined;
  readonly unit: string | undefined;
  readonly note: string | undefined;
  readonly id: string | undefined;
  readonly size: ChartSize;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Categories or series that stand out; empty for none. */
  readonly highlight: ReadonlySet<string>;
  /** Digits behind the decimal sign in all numbers that are drawn. */
  readonly decimals: number;
  /** Those of the data; of shares the ones drawn are fewer. */
  readonly rawDecimals: number;
  /** The axis begins at zero although nothing asks for it; `undefined` leaves it to the data. */
  readonly zero: boolean | undefined;
  /** Short forms of the categories, where they have no room: codes of countries. */
  readonly codes?: readonly string[];
  /** Name of the column of categories, for the attached table. */
  readonly categoryName: string;
  readonly span: Span;
}

/** Where a drawing will stand that is made for its measure: sizes of type and widths of words are those of the page. */
export interface DrawingSite {
  readonly widthPt: number;
  readonly fontSizePt: number;
  readonly fontFamily: readonly string[];
  /** Colour of the text around it. */
  readonly ink: Color;
  /** `--chart-1` to `--chart-8`; `undefined` for one of our own. */
  readonly colors: readonly (Color | undefined)[];
  /** What is behind it. */
  readonly paper: Color;
  /** @returns Width of a text in pt, set like the drawing's own texts. */
  measure(text: string, sizePt: number, weight: number): number;
}
