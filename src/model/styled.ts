import type { ComputedStyle, CounterStyle } from "./computed-style.js";
import type { PageRules } from "./page-style.js";

/**
 * The styled page: an element tree whose values are computed (CSS 2.2, 6.1.2), lengths in pt, with the page rules
 * and fonts of its stylesheets. Elements with `display: none` are gone.
 */
export interface StyledDocument {
  readonly root: StyledElement;
  readonly pages: PageRules;
  readonly fontFaces: readonly FontFaceRule[];
  /** BCP 47 of the root element. */
  readonly lang: string;
}

export type StyledNode = StyledElement | StyledText | StyledSvg | StyledPageNumber | StyledLeader;

/**
 * An element, or a `::before`, `::after` or `::marker` that has content. The children of a generated one are its
 * content with strings, attributes and counters filled in; only page numbers are left to layout.
 */
export interface StyledElement {
  readonly kind: "element";
  /** Lower-case HTML name, or "::before", "::after", "::marker". */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly style: ComputedStyle;
  readonly children: readonly StyledNode[];
  /** Where the author wrote it; inherited from the nearest ancestor that has `data-span`. */
  readonly source?: SourcePosition;
  /** Named strings that the element sets (`string-set`), in order, e.g. [["title", "Contact without recognition"]]. */
  readonly strings?: readonly (readonly [string, string])[];
  /** The bookmark's text, if it is not the element's. */
  readonly bookmarkLabel?: string;
  /** What stands above each part of a float but the first; it is no part of the text. */
  readonly continued?: StyledElement;
  /** What the element does to the page counter, from the page on that it begins on. */
  readonly pageCounter?: PageCounter;
}

/** `counter-reset`, `counter-set` and `counter-increment` of `page`. */
export interface PageCounter {
  readonly set: number | undefined;
  readonly add: number;
}

/** Line and column in the brief, from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** Text as it stands in the HTML: white space not yet folded. Its style is its parent's. */
export interface StyledText {
  readonly kind: "text";
  readonly text: string;
}

/** An inline `<svg>`, kept as markup. Its `style` gives `currentColor`, size and alignment. */
export interface StyledSvg {
  readonly kind: "svg";
  readonly markup: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly style: ComputedStyle;
}

/** A number that is known only after layout: `target-counter(attr(href), page)` or `counter(page)`. */
export interface StyledPageNumber {
  readonly kind: "page-number";
  /** The id of the element whose page is meant; `undefined` for the page that the number itself stands on. */
  readonly target: string | undefined;
  readonly counterStyle: CounterStyle;
}

/** `leader()`: a text that is repeated until the line is full, e.g. ". ". */
export interface StyledLeader {
  readonly kind: "leader";
  readonly text: string;
}

/** One `@font-face` with a local file. */
export interface FontFaceRule {
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  /** Percent of the normal width; 100 by default. */
  readonly stretch?: number;
  /** Path relative to the stylesheet's own folder, resolved by the stage to a path below the root that it was given. */
  readonly path: string;
}
