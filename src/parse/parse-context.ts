import type { Sink } from "../diagnostics/diagnostic.js";
import type { ChartBlock } from "../model/document.js";
import type { Span } from "../model/span.js";
import type { AbbreviationIndex } from "./abbreviation-index.js";
import type { FootnoteRegister } from "./footnote-register.js";
import type { IdRegister } from "./id-register.js";

/** What `[label]: destination "title"` defines, decoded. */
export interface LinkDefinition {
  readonly url: string;
  readonly title: string | undefined;
}

/** What the parser of one text carries along. */
export interface ParseContext {
  readonly sink: Sink;
  /** Hears of each comment, which leaves no other trace. */
  readonly onComment?: ((span: Span) => void) | undefined;
  /** Hears of each chart, wherever it stands. */
  readonly onChart?: ((chart: ChartBlock) => void) | undefined;
  /** BCP 47; decides the quotation marks. */
  readonly lang: string;
  readonly smart: boolean;
  /** `false` lets headings, links and images be as CommonMark has them. */
  readonly briefRules: boolean;
  readonly abbreviations: AbbreviationIndex;
  /** By normalised label, see `normalizeLabel`. */
  readonly links: ReadonlyMap<string, LinkDefinition>;
  readonly footnotes: FootnoteRegister;
  readonly ids: IdRegister;
}

/** Longest label of a link reference, by CommonMark. */
export const MAX_LABEL = 999;

/** Folds case and white space of a label, as CommonMark matches them. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/gu, " ").toLowerCase().toUpperCase();
}
