import type { SourcePosition } from "../../model/styled.js";
import type { InlineItem, LineEvent } from "./inline-item.js";

/** One line of a paragraph, before it has a place: items `start` to `end` of the paragraph. */
export interface TextLine {
  readonly items: readonly InlineItem[];
  readonly start: number;
  /** Exclusive; a trailing space is in, with no width. */
  readonly end: number;
  /** Width of the content without a trailing space. */
  readonly widthPt: number;
  /** Width that the line was set to. */
  readonly measurePt: number;
  readonly heightPt: number;
  /** Distance from the line's top to its baseline. */
  readonly abovePt: number;
  /** Indent and alignment: where the content begins within the measure. */
  readonly offsetPt: number;
  readonly align: "left" | "right" | "center" | "justify";
  /** Added to every space of a justified line. */
  readonly stretchPt: number;
  /** Added to every leader of the line. */
  readonly leaderPt: number;
  readonly hyphenated: boolean;
  /** Ids of the footnotes called in this line, in order. */
  readonly calls: readonly string[];
  /** Elements that begin here. */
  readonly events: readonly LineEvent[];
  /** Marker of a list item: drawn beside the first line, on its baseline. */
  readonly marker: MarkerLine | undefined;
  readonly source: SourcePosition | undefined;
  /** A word that had to be cut without a hyphen, and begins in this line. */
  readonly cut?: string;
}

/** The content of a `::marker`, set once; it stands `gapPt` away from the line, at the side where text begins. */
export interface MarkerLine {
  readonly items: readonly InlineItem[];
  readonly widthPt: number;
  readonly gapPt: number;
  readonly side: "left" | "right";
}
