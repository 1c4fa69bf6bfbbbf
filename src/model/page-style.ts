import type { Border, ComputedStyle, CounterStyle, Edges } from "./computed-style.js";
import type { BackgroundImage, PictureSource } from "./decoration.js";
import type { Color } from "./picture.js";
import type { StyledLeader, StyledPageNumber } from "./styled.js";

/** One part of the `content` of a margin box; strings and counters of the page are filled in by layout. */
export type ContentPart =
  | { readonly kind: "text"; readonly text: string }
  /** `string(name)` */
  | { readonly kind: "string"; readonly name: string; readonly position: NamePosition }
  /** `element(name)`: a running element. */
  | { readonly kind: "element"; readonly name: string; readonly position: NamePosition }
  | { readonly kind: "node"; readonly node: StyledPageNumber | StyledLeader }
  /** `url()` */
  | { readonly kind: "picture"; readonly source: PictureSource }
  | { readonly kind: "counter"; readonly name: "page" | "pages"; readonly counterStyle: CounterStyle };

/** Which value of a page: of its first assignment, at its start, of its last one, or none on the page of the first. */
export type NamePosition = "first" | "start" | "last" | "first-except";

/** What a page is, as far as `@page` selectors can tell. */
export interface PageKind {
  /** From 1. */
  readonly number: number;
  readonly side: "left" | "right";
  /** A page without content that a break to a left or right page has made. */
  readonly blank: boolean;
  /** Value of `page` of what stands on it; "" for none. */
  readonly name: string;
  /** From 1 within the run of pages that have this name. */
  readonly groupNumber: number;
}

/** All `@page` rules, cascaded on demand. */
export interface PageRules {
  /** @returns The style of a page; equal ones are one object. */
  resolve(page: PageKind): PageStyle;
  /** The style of a page that no selector holds for: its size is what `vw` and `vh` are shares of. */
  readonly base: PageStyle;
}

/** The computed values of one kind of page. */
export interface PageStyle {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly margin: Edges<number>;
  /** Padding and border of the page, between its margin and the text, in pt. */
  readonly insets: Edges<number>;
  readonly border: Edges<Border>;
  readonly backgroundColor: Color | undefined;
  /** How far the page's background reaches beyond its edge, to be cut off, in pt. */
  readonly bleedPt: number;
  readonly marks: PrinterMarks;
  readonly backgroundImage: BackgroundImage | undefined;
  readonly marginBoxes: readonly MarginBox[];
  /** `@leftnote` and `@rightnote`: areas inside the page's content box, beside the text. */
  readonly noteAreas: NoteAreas;
  /** `@footnote`. */
  readonly footnoteArea: FootnoteArea;
}

/** `marks`: what shows where to cut, and how inks lie on one another. */
export interface PrinterMarks {
  readonly crop: boolean;
  readonly cross: boolean;
}

export interface NoteAreas {
  readonly left: NoteArea | undefined;
  readonly right: NoteArea | undefined;
}

export interface NoteArea {
  readonly widthPt: number;
  /** Distance between the text and the area. */
  readonly gapPt: number;
}

/** Style of the area at the foot of the page; the rule above the notes is its top border. */
export interface FootnoteArea {
  readonly marginTopPt: number;
  readonly paddingTopPt: number;
  readonly border: Border;
  /** Length of the rule; "auto" for the whole width. */
  readonly borderLengthPt: number | "auto";
  /** Set where the area is more than a rule above the notes. */
  readonly box?: FootnoteBox;
}

/** The box of the area at the foot of the page: its background, borders, padding and margins. */
export interface FootnoteBox {
  readonly style: ComputedStyle;
  readonly margin: Edges<number>;
  /** Padding and border, in pt. */
  readonly insets: Edges<number>;
}

export type MarginBoxName =
  | "top-left-corner"
  | "top-left"
  | "top-center"
  | "top-right"
  | "top-right-corner"
  | "bottom-left-corner"
  | "bottom-left"
  | "bottom-center"
  | "bottom-right"
  | "bottom-right-corner"
  | "left-top"
  | "left-middle"
  | "left-bottom"
  | "right-top"
  | "right-middle"
  | "right-bottom";

/** One margin box that has content. */
export interface MarginBox {
  readonly name: MarginBoxName;
  readonly content: readonly ContentPart[];
  /** `vertical-align` and `text-align` decide where the text stands in the box; `width` may be set. */
  readonly style: ComputedStyle;
  readonly verticalAlign: "top" | "middle" | "bottom";
}
