import type { Length } from "../model/length.js";
import type { BackgroundPosition, BackgroundSize, LinearGradient, PictureSource, Radius } from "../model/decoration.js";
import type { Color } from "../model/picture.js";
import type { ContentItem } from "./content-item.js";
import type {
  Border,
  ComputedStyle,
  CounterStyle,
  DecorationLine,
  LengthOrAuto,
  PrinterMarks,
  TextDecoration,
  Track,
} from "../model/styled.js";

/** A colour, or the element's own `color`, which is known only when the whole element is computed. */
export type ColorValue = Color | "currentcolor";

/** What `background-image` names. */
export type ImageValue = PictureSource | LinearGradient<ColorValue>;

/** `line-height` as it is inherited: pt, or a factor that each descendant multiplies by its own font size. */
export type LineHeight = number | { readonly factor: number };

/** One counter of `counter-reset`, `counter-set` or `counter-increment`. */
export interface CounterChange {
  readonly name: string;
  readonly value: number;
}

/** One OpenType feature of `font-feature-settings`. */
export interface FeatureSetting {
  readonly tag: string;
  readonly on: boolean;
}

/** What `list-style-type` draws: a named style, or a string of the sheet's own. */
export type MarkerStyle = "none" | "disc" | "circle" | "square" | CounterStyle | { readonly text: string };

export type { ContentItem, Reference } from "./content-item.js";

/** `string-set`: names with what they are set to. */
export type StringAssignment = readonly [name: string, parts: readonly ContentItem[]];

/** A pair of quotation marks. */
export type QuotePair = readonly [open: string, close: string];

/** `text-align` without a string. */
export type AlignKeyword = ComputedStyle["textAlign"] | "start" | "end";

/**
 * The computed values of one element, one key for each longhand property that we know. It is what children inherit
 * from; `assembleStyle` makes the ComputedStyle that leaves this stage.
 */
export interface Values {
  display: ComputedStyle["display"] | "none";
  marginTop: LengthOrAuto;
  marginRight: LengthOrAuto;
  marginBottom: LengthOrAuto;
  marginLeft: LengthOrAuto;
  paddingTop: Length;
  paddingRight: Length;
  paddingBottom: Length;
  paddingLeft: Length;
  borderTopWidth: number;
  borderRightWidth: number;
  borderBottomWidth: number;
  borderLeftWidth: number;
  borderTopStyle: ComputedStyle["border"]["top"]["style"];
  borderRightStyle: ComputedStyle["border"]["top"]["style"];
  borderBottomStyle: ComputedStyle["border"]["top"]["style"];
  borderLeftStyle: ComputedStyle["border"]["top"]["style"];
  borderTopColor: ColorValue;
  borderRightColor: ColorValue;
  borderBottomColor: ColorValue;
  borderLeftColor: ColorValue;
  borderTopLeftRadius: Radius;
  borderTopRightRadius: Radius;
  borderBottomRightRadius: Radius;
  borderBottomLeftRadius: Radius;
  boxDecorationBreak: ComputedStyle["boxDecorationBreak"];
  opacity: number;
  objectFit: ComputedStyle["objectFit"];
  maxHeight: Length | "none";
  boxSizing: ComputedStyle["boxSizing"];
  backgroundColor: ColorValue | undefined;
  backgroundImage: ImageValue | undefined;
  backgroundSize: BackgroundSize;
  backgroundPosition: BackgroundPosition;
  backgroundRepeat: boolean;
  width: LengthOrAuto;
  minWidth: Length;
  maxWidth: Length | "none";
  height: LengthOrAuto;
  minHeight: Length;

  columnCount: number | "auto";
  columnWidth: number | "auto";
  columnFill: "balance" | "auto";
  columnSpan: ComputedStyle["columnSpan"];
  columnRuleWidth: number;
  columnRuleStyle: Border["style"];
  columnRuleColor: ColorValue;
  position: "static" | "relative" | "absolute" | { readonly running: string };
  top: LengthOrAuto;
  right: LengthOrAuto;
  bottom: LengthOrAuto;
  left: LengthOrAuto;
  zIndex: number | "auto";

  gridTemplateColumns: readonly Track[];
  /** "normal" is 1em between columns, and nothing in grids and rows. */
  columnGap: Length | "normal";
  rowGap: Length | "normal";
  gridColumnSpan: number;
  gridTemplateRows: ComputedStyle["gridTemplateRows"];
  gridRowSpan: number;
  alignSelf: ComputedStyle["alignSelf"];
  flexGrow: number;
  flexShrink: number;
  flexBasis: LengthOrAuto | "content";
  flexWrap: ComputedStyle["flexWrap"];
  justifyContent: ComputedStyle["justifyContent"];
  order: number;
  alignItems: ComputedStyle["alignItems"];

  fontFamily: readonly string[];
  fontSize: number;
  fontWeight: number;
  fontStyle: "normal" | "italic";
  fontVariantNumeric: readonly string[];
  fontVariantCaps: readonly string[];
  fontVariantLigatures: readonly FeatureSetting[];
  /** Is kerning on? */
  fontKerning: boolean;
  /** Percent of the normal width. */
  fontStretch: number;
  fontSynthesis: "none" | "small-caps";
  fontFeatureSettings: readonly FeatureSetting[];
  lineHeight: LineHeight;
  color: Color;
  letterSpacing: number;
  wordSpacing: number;
  textAlign: AlignKeyword | { readonly character: string; readonly keyword: AlignKeyword };
  textIndent: Length;
  textTransform: ComputedStyle["textTransform"];
  textDecorationLine: readonly DecorationLine[];
  textDecorationStyle: TextDecoration["style"];
  /** pt. */
  textDecorationThickness: number | "auto";
  textUnderlineOffset: number | "auto";
  textDecorationColor: ColorValue;
  whiteSpace: ComputedStyle["whiteSpace"];
  overflowWrap: ComputedStyle["overflowWrap"];
  textWrap: ComputedStyle["textWrap"];
  hangingPunctuation: ComputedStyle["hangingPunctuation"];
  hyphens: ComputedStyle["hyphens"];
  hyphenateLimitChars: ComputedStyle["hyphenateLimitChars"];
  /** The language of the content: HTML's `lang`, which no property sets. */
  lang: string;
  direction: "ltr" | "rtl";
  unicodeBidi: ComputedStyle["unicodeBidi"];
  verticalAlign: ComputedStyle["verticalAlign"];

  listStyleType: MarkerStyle;
  borderCollapse: ComputedStyle["borderCollapse"];
  borderSpacing: ComputedStyle["borderSpacing"];
  captionSide: ComputedStyle["captionSide"];
  tableLayout: ComputedStyle["tableLayout"];

  breakBefore: ComputedStyle["breakBefore"];
  breakAfter: ComputedStyle["breakAfter"];
  breakInside: ComputedStyle["breakInside"];
  orphans: number;
  widows: number;
  float: ComputedStyle["float"];
  footnotePolicy: ComputedStyle["footnotePolicy"];
  page: string;
  bookmarkLevel: number;
  /** `undefined` for the element's text. */
  bookmarkLabel: readonly ContentItem[] | undefined;
  bookmarkState: ComputedStyle["bookmarkState"];

  content: readonly ContentItem[] | "normal" | "none";
  counterReset: readonly CounterChange[];
  counterIncrement: readonly CounterChange[];
  counterSet: readonly CounterChange[];
  /** `auto` follows the language of the text. */
  quotes: readonly QuotePair[] | "auto";
  stringSet: readonly StringAssignment[];

  /** `@page` only. */
  size: { readonly widthPt: number; readonly heightPt: number };
  /** `@page` only. */
  bleed: number | "auto";
  /** `@page` only. */
  marks: PrinterMarks;
  /** `@footnote` only: `-briefpress-rule-width`, the length of the rule above the notes. */
  ruleWidth: number | "auto";
}

/** CSS `medium`, 3px. */
export const MEDIUM_BORDER_PT = 2.25;

/** CSS `font-size: medium`, 16px. */
export const MEDIUM_FONT_PT = 12;

/** `line-height: normal` as a factor. Sheets set their own; without a font's metrics this is the usual one. */
export const NORMAL_LINE_HEIGHT = 1.2;

const MM = 72 / 25.4;

const SQUARE: Radius = { x: 0, y: 0 };

/** Initial values: those of CSS, but `text-wrap: pretty` (whole paragraphs are optimised) and pages are A4. */
export const INITIAL_VALUES: Readonly<Values> = {
  display: "inline",
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTopWidth: MEDIUM_BORDER_PT,
  borderRightWidth: MEDIUM_BORDER_PT,
  borderBottomWidth: MEDIUM_BORDER_PT,
  borderLeftWidth: MEDIUM_BORDER_PT,
  borderTopStyle: "none",
  borderRightStyle: "none",
  borderBottomStyle: "none",
  borderLeftStyle: "none",
  borderTopColor: "currentcolor",
  borderRightColor: "currentcolor",
  borderBottomColor: "currentcolor",
  borderLeftColor: "currentcolor",
  borderTopLeftRadius: SQUARE,
  borderTopRightRadius: SQUARE,
  borderBottomRightRadius: SQUARE,
  borderBottomLeftRadius: SQUARE,
  boxDecorationBreak: "slice",
  opacity: 1,
  objectFit: "fill",
  maxHeight: "none",
  boxSizing: "content-box",
  backgroundColor: undefined,
  backgroundImage: undefined,
  backgroundSize: { width: "auto", height: "auto" },
  backgroundPosition: { x: { percent: 0 }, y: { percent: 0 } },
  backgroundRepeat: true,
  width: "auto",
  minWidth: 0,
  maxWidth: "none",
  height: "auto",
  minHeight: 0,
  columnCount: "auto",
  columnWidth: "auto",
  columnFill: "balance",
  columnSpan: "none",
  columnRuleWidth: MEDIUM_BORDER_PT,
  columnRuleStyle: "none",
  columnRuleColor: "currentcolor",
  position: "static",
  top: "auto",
  right: "auto",
  bottom: "auto",
  left: "auto",
  zIndex: "auto",
  gridTemplateColumns: [],
  columnGap: "normal",
  rowGap: "normal",
  gridColumnSpan: 1,
  gridTemplateRows: "none",
  gridRowSpan: 1,
  alignSelf: "auto",
  flexGrow: 0,
  flexShrink: 1,
  flexBasis: "auto",
  flexWrap: "nowrap",
  justifyContent: "normal",
  order: 0,
  alignItems: "stretch",
  fontFamily: ["serif"],
  fontSize: MEDIUM_FONT_PT,
  fontWeight: 400,
  fontStyle: "normal",
  fontVariantNumeric: [],
  fontVariantCaps: [],
  fontVariantLigatures: [],
  fontKerning: true,
  fontStretch: 100,
  fontSynthesis: "small-caps",
  fontFeatureSettings: [],
  lineHeight: { factor: NORMAL_LINE_HEIGHT },
  color: { r: 0, g: 0, b: 0 },
  letterSpacing: 0,
  wordSpacing: 0,
  textAlign: "start",
  textIndent: 0,
  textTransform: "none",
  textDecorationLine: [],
  textDecorationStyle: "solid",
  textDecorationThickness: "auto",
  textUnderlineOffset: "auto",
  textDecorationColor: "currentcolor",
  whiteSpace: "normal",
  overflowWrap: "normal",
  textWrap: "pretty",
  hangingPunctuation: { first: false, last: false, end: "none" },
  hyphens: "manual",
  hyphenateLimitChars: { word: 5, before: 2, after: 2 },
  lang: "",
  direction: "ltr",
  unicodeBidi: "normal",
  verticalAlign: "baseline",
  listStyleType: "disc",
  borderCollapse: "separate",
  borderSpacing: { xPt: 0, yPt: 0 },
  captionSide: "top",
  tableLayout: "auto",
  breakBefore: "auto",
  breakAfter: "auto",
  breakInside: "auto",
  orphans: 2,
  widows: 2,
  float: "none",
  footnotePolicy: "auto",
  page: "auto",
  bookmarkLevel: 0,
  bookmarkLabel: undefined,
  bookmarkState: "open",
  content: "normal",
  counterReset: [],
  counterIncrement: [],
  counterSet: [],
  quotes: "auto",
  stringSet: [],
  size: { widthPt: 210 * MM, heightPt: 297 * MM },
  bleed: "auto",
  marks: { crop: false, cross: false },
  ruleWidth: "auto",
};
