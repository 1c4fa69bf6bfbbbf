import type { Face, ShapedWord } from "./face.js";
import type { Color, PathSegment, Picture } from "./picture.js";
import type { Claim } from "./claim.js";
import type { CounterStyle } from "./computed-style.js";
import type { Mark, TagElement } from "./tag-tree.js";

/** A finished document: pages with items at fixed places, and what belongs to the whole. */
export interface PagedDocument {
  readonly pages: readonly Page[];
  readonly tags: TagElement;
  readonly outline: readonly OutlineEntry[];
  /** Places that links lead to, by the element's id. */
  readonly destinations: ReadonlyMap<string, Destination>;
}

/** One page. x and y are in pt from the top left corner of the page, y downwards. Items are painted in order. */
export interface Page {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly items: readonly PageItem[];
  readonly links: readonly LinkArea[];
  /** Set where the sheet is larger than the page: its items may lie beyond the page's edges. */
  readonly sheet?: Sheet;
  /** What a reader calls the page, if that is not its number from 1. */
  readonly label?: PageLabel;
}

/** Paper around a page that is cut off after printing, in pt on every side. */
export interface Sheet {
  /** How far the background reaches beyond the page. */
  readonly bleedPt: number;
  /** Bleed and printer's marks together. */
  readonly marginPt: number;
}

export interface PageLabel {
  readonly number: number;
  readonly counterStyle: CounterStyle;
}

export type PageItem = LineItem | RectItem | RuleItem | ShapeItem | PictureItem;

/** A line of text. Runs are in the order of reading, which is from left to right but for scripts that run the other way. */
export interface LineItem {
  readonly kind: "line";
  readonly baselinePt: number;
  readonly runs: readonly TextRun[];
}

/** Text of one style within a line. */
export interface TextRun {
  readonly xPt: number;
  readonly widthPt: number;
  /** Shift of the baseline, positive upwards. */
  readonly risePt: number;
  readonly face: Face;
  readonly sizePt: number;
  readonly color: Color;
  readonly letterSpacingPt: number;
  /** Its text runs from right to left, so its glyphs stand in the reverse of the order of reading. */
  readonly reversed?: boolean;
  readonly pieces: readonly TextPiece[];
  /** Lines under, over and through the run, in the order of painting; left out for none. */
  readonly decorations?: readonly LineDecoration[];
  /** From 0 to 1; 1 if it is not set. */
  readonly opacity?: number;
  readonly mark: Mark;
}

/**
 * A word, or the white space between two. A space at the end of a line has width 0 but is written, so that extracted
 * text keeps its words apart.
 */
export type TextPiece =
  | ShapedWord
  | { readonly kind: "space"; readonly widthPt: number }
  /** A hyphen that the line break made; it is drawn, but reads as U+00AD. */
  | { readonly kind: "hyphen"; readonly word: ShapedWord };

/** A line along a run of text. */
export interface LineDecoration {
  readonly line: "underline" | "overline" | "line-through";
  readonly color: Color;
  readonly style: "solid" | "double" | "dotted" | "dashed";
  readonly thicknessPt: number;
  /** Distance of the line's middle from the baseline of the line of text, positive upwards. */
  readonly offsetPt: number;
}

/** A filled rectangle. */
export interface RectItem {
  readonly kind: "rect";
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly color: Color;
  readonly opacity?: number;
  readonly mark: Mark;
}

/** A straight line. Dashes and dots are fitted to its length, so that both ends have a whole one. */
export interface RuleItem {
  readonly kind: "rule";
  readonly x1Pt: number;
  readonly y1Pt: number;
  readonly x2Pt: number;
  readonly y2Pt: number;
  readonly thicknessPt: number;
  readonly color: Color;
  readonly style: "solid" | "dashed" | "dotted";
  /** Painted only within these. */
  readonly clip?: readonly Outline[];
  readonly opacity?: number;
  readonly mark: Mark;
}

/** A closed outline, in the coordinates of the page. */
export type Outline = readonly PathSegment[];

/** An outline with its paint: a rounded box, a ring that is a border, the side of a border that meets another one. */
export interface ShapeItem {
  readonly kind: "shape";
  /** Filled by the even-odd rule, so that a ring is two outlines. */
  readonly outline: Outline;
  /** Painted only within all of these; even-odd too. */
  readonly clip: readonly Outline[];
  readonly paint: ShapePaint;
  readonly opacity?: number;
  readonly mark: Mark;
}

export type ShapePaint =
  | { readonly kind: "fill"; readonly color: Color }
  /** Dashes are fitted to the length of the outline, which is one closed curve. */
  | {
      readonly kind: "stroke";
      readonly color: Color;
      readonly thicknessPt: number;
      readonly style: RuleItem["style"];
    }
  | GradientPaint
  | PicturePaint
  | TilePaint;

/** Colours along a line on the page; the first and the last go on beyond its ends. */
export interface GradientPaint {
  readonly kind: "gradient";
  readonly from: Point;
  readonly to: Point;
  /** In order, the first at 0 and the last at 1; two at one place make a hard edge. */
  readonly stops: readonly ColorStop[];
}

export interface ColorStop {
  readonly offset: number;
  readonly color: Color;
}

export interface Point {
  readonly xPt: number;
  readonly yPt: number;
}

/** A picture, of which the outline shows a part. */
export interface PicturePaint {
  readonly kind: "picture";
  readonly picture: Picture;
  /** What `currentColor` means in it. */
  readonly color: Color;
  readonly area: PageArea;
}

/** An image that is repeated in both directions from where it stands first. */
export interface TilePaint {
  readonly kind: "tiles";
  readonly tile: PageArea;
  readonly image: GradientPaint | PicturePaint;
}

export interface PageArea extends Point {
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A picture in its box, which it fills; `drawn` is where it stands if it has another place, `clip` what is seen of it. `color` is what `currentColor` means in it. */
export interface PictureItem {
  readonly kind: "picture";
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly picture: Picture;
  readonly color: Color;
  readonly drawn?: PageArea;
  readonly clip?: Outline;
  readonly opacity?: number;
  readonly mark: Mark;
}

/** One rectangle that is a link; a link over two lines has two. */
export interface LinkArea {
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
  /** "#id" leads to a place in the document, anything else is an ASCII URI. */
  readonly target: string;
  /** The link in words, for `/Contents`. */
  readonly contents: string;
  /** The Link element that owns the annotation. */
  readonly element: TagElement;
}

export interface Destination {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly xPt: number;
  readonly yPt: number;
}

/** A bookmark. `level` counts from 1. */
export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  /** Whether the bookmarks below it are hidden at first. */
  readonly closed?: boolean;
  /** Key of `destinations`. */
  readonly target: string;
  readonly element: TagElement;
}

/** What the PDF says of itself. */
export interface DocumentInfo {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject?: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly lang: string;
  /** UTC, e.g. "2026-03-12T00:00:00Z". */
  readonly created: string;
  readonly publisher?: string;
  readonly rights?: string;
  /** Address of the licence. */
  readonly licenceUrl?: string;
  /** e.g. "10.5555/12345678" */
  readonly doi?: string;
  /** e.g. "1234-567X" */
  readonly issn?: string;
  /** Where the brief is published. */
  readonly url?: string;
  /** Standards that the file says it meets; none unless they were earned. */
  readonly claims: readonly Claim[];
  /** e.g. "Briefpress 0.1.0" */
  readonly producer: string;
}
