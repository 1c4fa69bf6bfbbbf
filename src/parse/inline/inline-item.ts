import type { Attributes, Inline } from "../../model/document.js";

/** What encloses inlines; the tree is built of these once all of them are known. */
export type Wrap =
  | { readonly kind: "emphasis" | "strong" | "strikethrough"; readonly start: number }
  | { readonly kind: "link"; readonly start: number; readonly url: string | undefined; readonly title?: string }
  | { readonly kind: "span"; readonly start: number; readonly attributes: Attributes };

/** A stretch of text; `literal` text was escaped or referenced and is never made typographic. */
export interface TextItem {
  readonly kind: "text";
  value: string;
  readonly start: number;
  readonly literal: boolean;
}

/** A node without inlines in it. */
export interface LeafItem {
  readonly kind: "leaf";
  readonly node: Inline;
  readonly start: number;
}

/** A web or mail address that is a link by itself, unless it stands inside another link. */
export interface AutolinkItem {
  readonly kind: "autolink";
  readonly text: string;
  readonly url: string;
  readonly start: number;
}

/** `[` or `![`: literal until its `]` is found, then the beginning of what it opens. */
export interface BracketItem {
  readonly kind: "bracket";
  readonly text: string;
  readonly start: number;
  opens: Wrap | undefined;
}

/** The end of what a bracket opened. */
export interface CloseItem {
  readonly kind: "close";
  readonly start: number;
}

/**
 * A run of `*`, `_` or `~`. What closes here stands before what is left of the run, what opens stands behind it.
 */
export interface DelimiterItem {
  readonly kind: "delimiter";
  readonly character: string;
  readonly start: number;
  /** Length of the run as written. */
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** What is left of the run, to be printed. */
  rest: number;
  /** Number of wraps that end here. */
  closes: number;
  /** Wraps that begin here, outermost first. */
  readonly opens: Wrap[];
  previous: DelimiterItem | undefined;
  next: DelimiterItem | undefined;
}

/**
 * The inlines of a paragraph as a flat list in the order of the text. Flat, because smart punctuation looks across
 * emphasis, and because no nesting can overflow the stack before it has been counted.
 */
export type InlineItem = TextItem | LeafItem | AutolinkItem | BracketItem | CloseItem | DelimiterItem;
