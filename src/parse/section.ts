import type { Attributes, ContainerName } from "../model/document.js";
import type { Span } from "../model/span.js";
import type { SourceLine } from "./region.js";

/** A line of Markdown that marked may read; `verbatim` ones stand inside a code fence or a comment. */
export interface TextLine extends SourceLine {
  readonly verbatim: boolean;
}

/** What a text falls into before marked reads it: our own blocks are cut out by lines, so nothing can swallow them. */
export type Section =
  | { readonly kind: "text"; readonly lines: readonly TextLine[] }
  /** A line of attributes that belongs to the table before it. */
  | { readonly kind: "attributes"; readonly attributes: Attributes; readonly span: Span }
  | {
      readonly kind: "container";
      readonly name: ContainerName;
      readonly argument?: string;
      readonly attributes: Attributes;
      readonly sections: readonly Section[];
      readonly span: Span;
    };
