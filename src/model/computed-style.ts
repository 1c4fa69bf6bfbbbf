import type { BackgroundImage, Corners, Radius } from "./decoration.js";
import type { Length } from "./length.js";
import type { Color } from "./picture.js";

export type { Length };

export type LengthOrAuto = Length | "auto";

export interface Edges<T> {
  readonly top: T;
  readonly right: T;
  readonly bottom: T;
  readonly left: T;
}

export interface Border {
  /** 0 if the style is none. */
  readonly widthPt: number;
  readonly style: "none" | "solid" | "dashed" | "dotted" | "double";
  readonly color: Color;
}

/** Punctuation that stands beyond the edge of a line. */
export interface HangingPunctuation {
  /** An opening mark before the first line. */
  readonly first: boolean;
  /** A closing mark behind the last line. */
  readonly last: boolean;
  /** Stops and commas behind any line: always, or where the line is too wide otherwise. */
  readonly end: "none" | "allow" | "force";
}

/** The least number of characters: of a word that is hyphenated, before the hyphen, and after it. */
export interface HyphenLimits {
  readonly word: number;
  readonly before: number;
  readonly after: number;
}

/** How the content of a block is set in columns; their distance is `columnGap`. */
export interface MultiColumn {
  readonly count: number | "auto";
  readonly widthPt: number | "auto";
  readonly fill: "balance" | "auto";
  readonly rule: Border;
}

/** A block that is moved from its place (`relative`), or taken out of the flow and set by the edges of a box (`absolute`). */
export interface Position {
  readonly scheme: "relative" | "absolute";
  readonly inset: Edges<LengthOrAuto>;
  /**
   * What is below 0 is painted under the text. A number makes a stacking context: what is in it is painted together,
   * above its background. "auto" counts as 0 and makes none.
   */
  readonly zIndex: number | "auto";
}

/** Font sizes of a block, tried in order, and the most lines that it may take. */
export interface TextFit {
  /** pt, above 0. */
  readonly sizesPt: readonly number[];
  readonly lines: number;
}

/** How an item of a flex row takes room that is left, and gives up what is missing. */
export interface FlexFactors {
  readonly grow: number;
  readonly shrink: number;
  readonly basis: LengthOrAuto | "content";
}

/** One track of `grid-template-columns`. */
export type Track =
  | { readonly kind: "length"; readonly value: Length }
  | { readonly kind: "fraction"; readonly value: number }
  | { readonly kind: "auto" }
  /** `minmax()`, `min-content` and `max-content`. */
  | { readonly kind: "range"; readonly least: TrackLimit; readonly most: TrackLimit | TrackFraction }
  /** `fit-content()`: what is in it decides, up to this. */
  | { readonly kind: "fit"; readonly most: Length };

/** A length, or what the content of the track needs. */
export type TrackLimit = Length | "auto" | "min-content" | "max-content";

export interface TrackFraction {
  readonly fraction: number;
}

/** `repeat(auto-fill, …)`: tracks that come as often as there is room, among those of `grid-template-columns`. */
export interface AutoRepeat {
  /** Index of the track that they stand before. */
  readonly at: number;
  readonly tracks: readonly Track[];
  /** `auto-fit`: what would stand empty is left out. */
  readonly fits: boolean;
}

export type CounterStyle = "decimal" | "lower-alpha" | "upper-alpha" | "lower-roman" | "upper-roman" | "none";

/**
 * Every property that layout reads, computed. Two elements with equal values may share one object, so it can serve as
 * a cache key. Logical properties are resolved to physical ones.
 */
export interface ComputedStyle {
  readonly display:
    | "block"
    | "inline"
    | "inline-block"
    | "list-item"
    | "grid"
    | "flex"
    | "table"
    | "table-row-group"
    | "table-header-group"
    | "table-footer-group"
    | "table-row"
    | "table-cell"
    | "table-caption"
    | "table-column"
    | "table-column-group";

  readonly margin: Edges<LengthOrAuto>;
  readonly padding: Edges<Length>;
  readonly border: Edges<Border>;
  /** `undefined` for square corners. */
  readonly borderRadius: Corners<Radius> | undefined;
  /** Whether each part of a box that goes over pages is closed, with padding, or the box is cut open. */
  readonly boxDecorationBreak: "slice" | "clone";
  readonly backgroundColor: Color | undefined;
  readonly backgroundImage: BackgroundImage | undefined;
  /** From 0 to 1, with that of its ancestors multiplied in. */
  readonly opacity: number;
  /** What is not visible keeps its room, and is neither painted nor read; rows that collapse keep none (CSS 2.2, 11.2). */
  readonly visibility: "visible" | "hidden" | "collapse";
  /** Sizes that the text of the block steps down through (`-briefpress-fit`); `undefined` for none. */
  readonly textFit: TextFit | undefined;
  /** Where a box has no room for its content, blocks of the highest rank are left out first (`-briefpress-drop`); 0 for none. */
  readonly dropRank: number;
  readonly width: LengthOrAuto;
  readonly minWidth: Length;
  readonly maxWidth: Length | "none";
  readonly height: LengthOrAuto;
  readonly minHeight: Length;
  readonly maxHeight: Length | "none";
  /** Whether widths and heights are those of the content or of the border box. */
  readonly boxSizing: "content-box" | "border-box";
  /** How a picture fills a box of other proportions. */
  readonly objectFit: "fill" | "contain" | "cover" | "none" | "scale-down";

  /** Set on a multi-column container: `column-count` or `column-width` is not auto. */
  readonly multiColumn: MultiColumn | undefined;
  readonly columnSpan: "none" | "all";
  /** `undefined` for `position: static`. */
  readonly position: Position | undefined;

  readonly gridTemplateColumns: readonly Track[];
  readonly gridAutoRepeat: AutoRepeat | undefined;
  /** "subgrid": the item's rows are those of the grid around it. */
  readonly gridTemplateRows: "none" | "subgrid";
  readonly columnGap: Length;
  readonly rowGap: Length;
  /** Number of grid columns that the item spans; -1 spans all. */
  readonly gridColumnSpan: number;
  /** Number of grid rows that the item spans. */
  readonly gridRowSpan: number;
  readonly flex: FlexFactors;
  readonly flexWrap: "nowrap" | "wrap";
  /** Place of an item among its neighbours; 0 where there is none. */
  readonly order?: number;
  /** "normal": automatic tracks of a grid share what is left; elsewhere it is "start". */
  readonly justifyContent: "normal" | "start" | "end" | "center" | "space-between";
  readonly alignItems: "start" | "end" | "center" | "stretch" | "baseline";
  readonly alignSelf: "auto" | "start" | "end" | "center" | "stretch";

  /** Families in order of preference, quotes removed, e.g. ["Source Serif 4", "serif"]. */
  readonly fontFamily: readonly string[];
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly fontStyle: "normal" | "italic";
  /** Percent of the normal width; a family may have faces of several. */
  readonly fontStretch: number;
  /** Height of the letter x in em that text is scaled to, whatever its face (`font-size-adjust`); `undefined` for none. */
  readonly fontSizeAdjust?: number;
  /**
   * OpenType features beyond the default ones, sorted and joined, e.g. "-liga,lnum,tnum"; a minus switches a default one
   * off; "" for none. From `font-variant-*`, `font-kerning`, `letter-spacing` and `font-feature-settings`.
   */
  readonly fontFeatures: string;
  /** What small capitals are made of where a face has none: lower case letters, or capitals too. */
  readonly synthesizedCaps: "none" | "small" | "all";
  /** pt. */
  readonly lineHeight: number;
  readonly color: Color;
  readonly letterSpacing: number;
  /** Added to each space between words, in pt. */
  readonly wordSpacing: number;
  readonly textAlign: "left" | "right" | "center" | "justify";
  /** What the text of a table cell stands on in its column (`text-align: "."`); `textAlign` holds where it has no say. */
  readonly alignCharacter?: string;
  /** `start` and `end` are those of each paragraph's own text (`unicode-bidi: plaintext`); `textAlign` is that of the element. */
  readonly alignsByText?: "start" | "end";
  readonly textIndent: Length;
  readonly textTransform: "none" | "uppercase" | "lowercase" | "capitalize";
  /** Of the element and of those around it, the outermost first; [] for none. */
  readonly textDecoration: readonly TextDecoration[];
  /** Background of inline text, its own or that of the inline element around it. */
  readonly textBackground?: Color;
  readonly whiteSpace: "normal" | "nowrap" | "pre" | "pre-wrap" | "pre-line";
  readonly overflowWrap: "normal" | "break-word" | "anywhere";
  readonly textWrap: "wrap" | "balance" | "pretty" | "nowrap";
  readonly hangingPunctuation: HangingPunctuation;
  readonly hyphens: "none" | "manual" | "auto";
  readonly hyphenateLimitChars: HyphenLimits;
  /** BCP 47 of the content; "" if it is not known. */
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  /** What the element is to the bidirectional algorithm (CSS Writing Modes 4, 2.4.2). */
  readonly unicodeBidi: "normal" | "embed" | "isolate" | "bidi-override" | "isolate-override" | "plaintext";
  /** Inline: a shift in pt, positive upwards, with `sub` and `super` resolved. Cells: where the content stands. */
  readonly verticalAlign: "baseline" | "top" | "middle" | "bottom" | number;

  readonly listStyleType: "none" | "disc" | "circle" | "square" | CounterStyle;
  readonly borderCollapse: "separate" | "collapse";
  /** Distance between the cells of a table whose borders are separate, and around them. */
  readonly borderSpacing: { readonly xPt: number; readonly yPt: number };
  readonly captionSide: "top" | "bottom";
  readonly tableLayout: "auto" | "fixed";

  readonly breakBefore: BreakValue;
  readonly breakAfter: BreakValue;
  readonly breakInside: "auto" | "avoid";
  readonly orphans: number;
  readonly widows: number;

  /** `position: running(name)`: the element is not in the text, but where `element(name)` puts it. */
  readonly running: string | undefined;
  /** Name of the kind of page that the element asks for, inherited where it is `auto`; "" for none. */
  readonly page: string;
  /** `sidenote` goes to the note area of the page, the right one if there are two; `top` and `bottom` to the top and the foot of the page, across the note area if their margins say so. */
  readonly float: "none" | "footnote" | "sidenote" | "leftnote" | "rightnote" | "top" | "bottom";
  /** Whether `top` and `bottom` are edges of the page, or of the column of a multi-column container. */
  readonly floatReference: "page" | "column";
  /** Where a footnote does not fit on the page of its call: it is split, or the line or the paragraph with the call moves. */
  readonly footnotePolicy: "auto" | "line" | "block";
  /** 0 for none. */
  readonly bookmarkLevel: number;
  /** Whether a reader shows the bookmarks below it at once. */
  readonly bookmarkState: "open" | "closed";
}

export type DecorationLine = "underline" | "overline" | "line-through";

/** Lines that an element asks for, with what decides on their place: they are drawn over all of its text alike. */
export interface TextDecoration {
  readonly lines: readonly DecorationLine[];
  readonly color: Color;
  readonly style: "solid" | "double" | "dotted" | "dashed";
  /** pt; "auto" for the font's own. */
  readonly thickness: number | "auto";
  /** Distance of the underline from the baseline, in pt; "auto" for the font's own. */
  readonly underlineOffset: number | "auto";
  readonly font: Pick<ComputedStyle, "fontFamily" | "fontWeight" | "fontStyle" | "fontStretch" | "fontSize">;
  /** Shift of the element's baseline, in pt, positive upwards. */
  readonly risePt: number;
}

/** `left` and `right` break to such a page; `recto` is the right one in documents from left to right. */
export type BreakValue = "auto" | "avoid" | "page" | "column" | "left" | "right" | "recto" | "verso";
