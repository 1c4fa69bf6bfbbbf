import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Span } from "../model/span.js";
import { MAX_NEAR_MISSES } from "./limits.js";
import type { SourceLine } from "./region.js";

/** A definition before its text is parsed. */
export interface FootnoteDefinition {
  readonly identifier: string;
  readonly lines: readonly SourceLine[];
  readonly span: Span;
}

/** A definition that was referred to. */
export interface NumberedFootnote {
  readonly definition: FootnoteDefinition;
  /** From 1, in order of the first reference. */
  readonly number: number;
  /** So far. */
  references: number;
}

/** `[^id]`, in a text and, with a colon behind it, at the beginning of a definition. */
export const FOOTNOTE_LABEL = "\\[\\^([^\\s[\\]^]{1,100})\\]";

/** Knows all footnotes of a text and numbers them as they are referred to. */
export class FootnoteRegister {
  readonly #definitions = new Map<string, FootnoteDefinition>();
  readonly #numbered = new Map<string, NumberedFootnote>();
  readonly #order: NumberedFootnote[] = [];
  readonly #sink: Sink;
  #undefined = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** In order of number; grows while their own texts are parsed. */
  get numbered(): readonly NumberedFootnote[] {
    return this.#order;
  }

  /** In the order of the text, each name once. */
  get definitions(): readonly FootnoteDefinition[] {
    return [...this.#definitions.values()];
  }

  define(definition: FootnoteDefinition): void {
    const first = this.#definitions.get(definition.identifier);
    if (first === undefined) {
      this.#definitions.set(definition.identifier, definition);
      return;
    }
    this.#sink.report("footnote-duplicate", {
      message: `The footnote \`[^${definition.identifier}]\` is defined a second time; the first is on line ${first.span.line}`,
      span: definition.span,
      hint: "Give one of the two another name, or remove it.",
    });
  }

  /** Counts a reference. @returns `undefined`, and a diagnostic, if nothing defines the footnote. */
  refer(identifier: string, span: Span): { readonly number: number; readonly occurrence: number } | undefined {
    const known = this.#numbered.get(identifier) ?? this.#number(identifier);
    if (known !== undefined) {
      known.references++;
      return { number: known.number, occurrence: known.references };
    }
    const nearMiss = this.#undefined++ < MAX_NEAR_MISSES ? formatNearMiss(identifier, this.#definitions.keys()) : "";
    this.#sink.report("footnote-undefined", {
      message: `\`[^${identifier}]\` refers to a footnote that is not there`,
      span,
      hint: `${nearMiss}Add a line \`[^${identifier}]: text of the note\`.`,
    });
    return undefined;
  }

  reportUnused(): void {
    for (const { identifier, span } of this.#definitions.values()) {
      if (this.#numbered.has(identifier)) continue;
      this.#sink.report("footnote-unused", {
        message: `Nothing refers to the footnote \`[^${identifier}]\`, so it is not printed`,
        span,
        hint: `Put \`[^${identifier}]\` where the note belongs, or remove it.`,
      });
    }
  }

  #number(identifier: string): NumberedFootnote | undefined {
    const definition = this.#definitions.get(identifier);
    if (definition === undefined) return undefined;
    const numbered = { definition, number: this.#order.length + 1, references: 0 };
    this.#order.push(numbered);
    this.#numbered.set(identifier, numbered);
    return numbered;
  }
}
