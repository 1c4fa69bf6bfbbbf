import type { MarkedToken } from "marked";
import type { Sink } from "../diagnostics/diagnostic.js";
import { guardLines } from "./guard-lines.js";
import { lexBlocks, type StopReason, type WorkBudget } from "./lex-blocks.js";
import { MAX_NESTING } from "./limits.js";
import type { LinkDefinition } from "./parse-context.js";
import { createRegion, type Region, spanAt } from "./region.js";
import type { Section, TextLine } from "./section.js";

/** A section whose text marked has read. */
export type LexedSection =
  | { readonly kind: "blocks"; readonly region: Region; readonly tokens: readonly MarkedToken[] }
  /** Over a limit: printed as it is. */
  | { readonly kind: "plain"; readonly region: Region }
  | Extract<Section, { readonly kind: "attributes" }>
  | (Omit<Extract<Section, { readonly kind: "container" }>, "sections"> & {
      readonly sections: readonly LexedSection[];
    });

/** After so many stops the rest of a text is not tried again: each try costs as much as the rest is long. */
const MAX_STOPS = 20;

/** Lexes all sections of a text before any of them is converted, since a link may be defined below its use. */
export class SectionLexer {
  readonly #file: string;
  readonly #sink: Sink;
  readonly #budget: WorkBudget;
  readonly links = new Map<string, LinkDefinition>();
  #stops = 0;

  /** @param budget - For the whole text, see `limits.ts`. */
  constructor(file: string, budget: WorkBudget, sink: Sink) {
    this.#file = file;
    this.#budget = budget;
    this.#sink = sink;
  }

  lex(sections: readonly Section[]): LexedSection[] {
    return sections.flatMap((section) => this.#lexSection(section));
  }

  #lexSection(section: Section): readonly LexedSection[] {
    switch (section.kind) {
      case "attributes":
        return [section];
      case "container":
        return [{ ...section, sections: this.lex(section.sections) }];
      case "text":
        return guardLines(this.#file, section.lines, this.#sink).flatMap(({ kind, lines }) =>
          kind === "plain" ? [this.#plain(lines)] : this.#lexLines(lines),
        );
    }
  }

  #plain(lines: readonly TextLine[]): LexedSection {
    return { kind: "plain", region: createRegion(this.#file, lines) };
  }

  /** Where marked is stopped, the block goes out as plain text and reading goes on behind it. */
  #lexLines(lines: readonly TextLine[]): readonly LexedSection[] {
    const lexed: LexedSection[] = [];
    let rest = lines;
    while (rest.length > 0) {
      const region = createRegion(this.#file, rest);
      const { tokens, stopped } = lexBlocks(region.text, this.links, this.#budget);
      lexed.push({ kind: "blocks", region, tokens });
      if (stopped === undefined) break;
      this.#reportStop(stopped.reason, region, stopped.offset);
      const start = region.starts.findLastIndex((offset) => offset <= stopped.offset);
      this.#stops++;
      const end = stopped.reason === "work" || this.#stops > MAX_STOPS ? rest.length : findBlockEnd(rest, start);
      lexed.push(this.#plain(rest.slice(start, end)));
      rest = rest.slice(end);
    }
    return lexed;
  }

  #reportStop(reason: StopReason, region: Region, offset: number): void {
    const span = spanAt(region, offset);
    if (reason === "nesting") {
      this.#sink.report("nesting-too-deep", {
        message: `Lists or quotes stand more than ${MAX_NESTING} deep within each other from here on, so their marks are not read`,
        span,
        hint: "Use fewer levels.",
      });
      return;
    }
    this.#sink.report("markup-too-intricate", {
      message:
        reason === "work"
          ? "Lists and quotes run into each other so often that the rest of this part is not read"
          : "Lists and quotes run into each other here in a way that cannot be read",
      span,
      hint: "Separate lists and quotes by blank lines, and begin every line of a quote with `>`.",
    });
  }
}

/** A line at the margin behind a blank one ends every list and quote. */
function findBlockEnd(lines: readonly TextLine[], start: number): number {
  for (let index = start + 1; index < lines.length; index++) {
    if (lines[index - 1]?.text.trim() === "" && /^[\p{L}\p{N}#]/u.test(lines[index]?.text ?? "")) return index;
  }
  return lines.length;
}
