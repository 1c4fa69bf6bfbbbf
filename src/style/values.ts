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
  TextDecoration,
  Track,
} from "../model/computed-style.js";
import type { PrinterMarks } from "../model/page-style.js";

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
  visibility: ComputedStyle["visibility"];
  textFit: ComputedStyle["textFit"];
  dropRank: number;
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

  gridTemplateColumns: { readonly tracks: readonly Track[]; readonly repeat: ComputedStyle["gridAutoRepeat"] };
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
  fontSizeAdjust: number | "none";
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
  floatReference: ComputedStyle["floatReference"];
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
