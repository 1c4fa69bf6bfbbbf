import type { Sink } from "../diagnostics/diagnostic.js";
import type { SourcePosition, StyledElement } from "../model/styled.js";
import type { Counters } from "./counters.js";
import type { HtmlElement } from "./html-element.js";
import type { RuleIndex } from "./rule-index.js";
import type { MatchState } from "./selector.js";
import type { StyleEntry, StyleScope } from "./style-entry.js";

/** What styling the elements of one page needs. */
export interface Styling {
  readonly index: RuleIndex;
  readonly match: MatchState;
  readonly scope: StyleScope;
  readonly rootFontSizePt: number;
  readonly sink: Sink;
}

/** What changes from element to element in document order. */
export interface Walk extends Styling {
  readonly counters: Counters;
  readonly quoteDepth: { value: number };
  /** Footnotes that wait for the end of the block that calls them. */
  notes: StyledElement[];
  noteCount: number;
  /** Once the walk has come to it. */
  body: StyleEntry | undefined;
  readonly findById: (id: string) => HtmlElement | undefined;
}

/** Where an element stands. */
export interface Place {
  readonly parent: StyleEntry;
  readonly depth: number;
  readonly source: SourcePosition | undefined;
}
