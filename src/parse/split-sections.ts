import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Attributes } from "../model/document.js";
import type { Span } from "../model/span.js";
import { readAttributes } from "./attributes.js";
import { CONTAINER_NAMES, type ContainerLine, isContainerName, readContainerLine } from "./container-line.js";
import { FOOTNOTE_LABEL, type FootnoteRegister } from "./footnote-register.js";
import { MAX_NESTING } from "./limits.js";
import type { SourceLine } from "./region.js";
import type { Section, TextLine } from "./section.js";
import { VerbatimTracker } from "./verbatim-tracker.js";

/**
 * Cuts our own blocks out of a text: `:::` containers, footnote definitions, attributes of tables.
 *
 * It goes by lines and before marked sees them, since a list or paragraph of marked's would swallow the line that
 * closes a container around it, and stock marked takes `[^1]: note` for a link definition.
 *
 * @param footnotes - Takes the definitions.
 * @returns Sections in the order of the text. One pass, linear.
 */
export function splitSections(
  file: string,
  lines: readonly SourceLine[],
  footnotes: FootnoteRegister,
  sink: Sink,
): readonly Section[] {
  const splitter = new SectionSplitter(file, footnotes, sink);
  for (const line of lines) splitter.add(line);
  return splitter.finish();
}

type Opening = Extract<ContainerLine, { readonly kind: "open" }>;

interface OpenContainer {
  readonly opening: Opening;
  readonly sections: Section[];
  readonly span: Span;
}

interface OpenFootnote {
  readonly identifier: string;
  readonly span: Span;
  readonly lines: SourceLine[];
}

const FOOTNOTE = new RegExp(`^ {0,3}${FOOTNOTE_LABEL}:[ \\t]*`);
const INDENT = /^(?: {4}| {0,3}\t)/;
/** A line that begins a block of its own and so cannot go on with a footnote's paragraph. */
const BLOCK_START = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|(?:[-*+]|\d{1,9}[.)])[ \t]|`{3}|~{3}|\||(?:[-*_][ \t]*){3,}$)/;
const ATTRIBUTES = /^ {0,3}\{/;

class SectionSplitter {
  readonly #file: string;
  readonly #footnotes: FootnoteRegister;
  readonly #sink: Sink;
  readonly #root: Section[] = [];
  readonly #open: OpenContainer[] = [];
  readonly #verbatim = new VerbatimTracker();
  #text: TextLine[] = [];
  #footnote: OpenFootnote | undefined;

  constructor(file: string, footnotes: FootnoteRegister, sink: Sink) {
    this.#file = file;
    this.#footnotes = footnotes;
    this.#sink = sink;
  }

  add(line: SourceLine): void {
    if (this.#verbatim.isVerbatim(line.text)) {
      if (this.#footnote === undefined || !this.#continueFootnote(line)) this.#addText(line, true);
      return;
    }
    if (this.#footnote !== undefined && this.#continueFootnote(line)) return;
    if (this.#addContainerLine(line) || this.#beginFootnote(line) || this.#addAttributes(line)) return;
    this.#addText(line, false);
  }

  finish(): readonly Section[] {
    this.#endFootnote();
    while (this.#open.length > 0) this.#close(true);
    this.#flushText();
    return this.#root;
  }

  get #sections(): Section[] {
    return this.#open.at(-1)?.sections ?? this.#root;
  }

  #span(line: SourceLine, length = line.text.trimEnd().length): Span {
    return { file: this.#file, line: line.line, column: line.column, length };
  }

  #addText(line: SourceLine, verbatim: boolean): void {
    this.#text.push({ ...line, verbatim });
  }

  #flushText(): void {
    if (this.#text.length > 0) this.#sections.push({ kind: "text", lines: this.#text });
    this.#text = [];
  }

  #addContainerLine(line: SourceLine): boolean {
    const found = readContainerLine(line.text);
    if (found === undefined) return false;
    this.#flushText();
    if (found.kind === "close") this.#closeMatching(found.colons, line);
    else this.#openContainer(found, line);
    return true;
  }

  #openContainer(opening: Opening, line: SourceLine): void {
    const span = this.#span(line);
    if (this.#open.length >= MAX_NESTING) {
      this.#sink.report("nesting-too-deep", {
        message: `Blocks stand more than ${MAX_NESTING} deep within each other`,
        span,
        hint: "Close each block with `:::` before the next one begins.",
      });
      this.#addText(line, false);
      return;
    }
    this.#checkOpening(opening, span);
    this.#open.push({ opening, sections: [], span });
  }

  #checkOpening({ name, argument, rest }: Opening, span: Span): void {
    if (!isContainerName(name)) {
      this.#sink.report("unknown-block", {
        message: name === "" ? "The block after `:::` has no name" : `There is no block \`:::${name}\``,
        span,
        hint: `${formatNearMiss(name, CONTAINER_NAMES)}The blocks are: ${CONTAINER_NAMES.join(", ")}.`,
      });
    }
    if (rest !== "") {
      this.#sink.report("block-malformed", {
        message: `\`${rest.slice(0, 60)}\` behind \`:::${name}\` cannot be read`,
        span,
        hint: 'Write `:::name{key="value"}` or, for a country, `:::country UZ`.',
      });
    }
    if (name === "country" && argument === undefined) {
      this.#sink.report("country-block-without-code", {
        message: "`:::country` does not say which country's card belongs here",
        span,
        hint: "Write the code behind it, e.g. `:::country UZ`.",
      });
    }
  }

  /** The innermost block of the same length, else the innermost shorter one; what stands open inside it is unclosed. */
  #closeMatching(colons: number, line: SourceLine): void {
    const exact = this.#open.findLastIndex((container) => container.opening.colons === colons);
    const index = exact >= 0 ? exact : this.#open.findLastIndex((container) => container.opening.colons < colons);
    if (index < 0) {
      this.#sink.report("block-close-stray", {
        message: `\`${":".repeat(colons)}\` closes no block: none of that length is open`,
        span: this.#span(line),
        hint: "Remove the line, or close with as many colons as the block was opened with.",
      });
      return;
    }
    while (this.#open.length > index + 1) this.#close(true);
    this.#close(false);
  }

  #close(unclosed: boolean): void {
    this.#flushText();
    const container = this.#open.pop();
    if (container === undefined) return;
    const { opening, sections, span } = container;
    const { name, argument, attributes, colons } = opening;
    if (unclosed) {
      this.#sink.report("block-unclosed", {
        message: `The block \`:::${name}\` opened on line ${span.line} is never closed`,
        span,
        hint: `Write \`${":".repeat(colons)}\` on a line of its own where it ends.`,
      });
    }
    if (!isContainerName(name)) this.#sections.push(...sections);
    else {
      const word = argument === undefined ? {} : { argument };
      this.#sections.push({ kind: "container", name, ...word, attributes, sections, span });
    }
  }

  #beginFootnote(line: SourceLine): boolean {
    const match = FOOTNOTE.exec(line.text);
    const identifier = match?.[1];
    if (match === null || identifier === undefined) return false;
    this.#flushText();
    this.#endFootnote();
    const text = line.text.slice(match[0].length);
    this.#footnote = { identifier, span: this.#span(line, match[0].trimEnd().length), lines: [] };
    this.#footnote.lines.push({ text, line: line.line, column: line.column + match[0].length });
    return true;
  }

  /** Indented and blank lines belong to the note, and lines that go on with its paragraph. */
  #continueFootnote(line: SourceLine): boolean {
    const footnote = this.#footnote;
    if (footnote === undefined) return false;
    const indent = INDENT.exec(line.text)?.[0];
    const isBlank = line.text.trim() === "";
    const goesOn = (footnote.lines.at(-1)?.text.trim() ?? "") !== "" && !this.#beginsBlock(line.text);
    if (indent === undefined && !isBlank && !goesOn) {
      this.#endFootnote();
      return false;
    }
    const width = indent?.length ?? 0;
    footnote.lines.push({ text: line.text.slice(width), line: line.line, column: line.column + width });
    return true;
  }

  #beginsBlock(text: string): boolean {
    return BLOCK_START.test(text) || FOOTNOTE.test(text) || readContainerLine(text) !== undefined;
  }

  #endFootnote(): void {
    if (this.#footnote !== undefined) this.#footnotes.define(this.#footnote);
    this.#footnote = undefined;
  }

  /** A line of nothing but attributes right behind a table, or behind the blank line after one. */
  #addAttributes(line: SourceLine): boolean {
    if (!ATTRIBUTES.test(line.text) || !this.#followsTable()) return false;
    const found = this.#readWholeLine(line.text);
    if (found === undefined) return false;
    this.#flushText();
    this.#sections.push({ kind: "attributes", attributes: found, span: this.#span(line) });
    return true;
  }

  #followsTable(): boolean {
    const last = this.#text.at(-1);
    const before = last?.text.trim() === "" ? this.#text.at(-2) : last;
    return before !== undefined && !before.verbatim && before.text.includes("|");
  }

  #readWholeLine(text: string): Attributes | undefined {
    const found = readAttributes(text, text.indexOf("{"));
    return found !== undefined && text.slice(found.end).trim() === "" ? found.attributes : undefined;
  }
}
