/*
 * Parsing: a brief's Markdown, body or field, becomes the `Document` of the model.
 *
 * In: decoded text with `\n` line ends, the language, the abbreviations. Out: blocks and footnotes with the place of
 * each in the author's file, and diagnostics. Never here: frontmatter, HTML output, files (an image is a path), layout.
 *
 * The steps: cut out our own blocks by lines (split-sections), keep monsters from marked (guard-lines), let marked's
 * lexer find the blocks (lex-sections), convert its tokens (convert-blocks), read the inlines (inline/).
 */
import type { Sink } from "../diagnostics/diagnostic.js";
import type { ChartBlock, Document, Footnote } from "../model/document.js";
import type { MarkdownField } from "../model/front-matter.js";
import type { SourceFile } from "../model/source-file.js";
import type { Span } from "../model/span.js";
import { AbbreviationIndex } from "./abbreviation-index.js";
import { BlockConverter } from "./convert-blocks.js";
import { convertSections } from "./convert-sections.js";
import { FootnoteRegister } from "./footnote-register.js";
import { IdRegister } from "./id-register.js";
import { type LexedSection, SectionLexer } from "./lex-sections.js";
import { rereadingBudget } from "./limits.js";
import type { ParseContext } from "./parse-context.js";
import type { SourceLine } from "./region.js";
import type { Section } from "./section.js";
import { splitSections } from "./split-sections.js";

/** How to read a text. */
export interface ParseOptions {
  /** BCP 47; decides the quotation marks. */
  readonly lang: string;
  /** Short form to long form, e.g. "MoU" to "memorandum of understanding". */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Typographic quotes, dashes and ellipses; default true. */
  readonly smart?: boolean;
  /**
   * "brief" (default): our blocks and attributes, headings from `##`, figures, checked links and images.
   * "commonmark": CommonMark with GFM's tables, tasks, strikethrough and addresses, and nothing else.
   */
  readonly rules?: "brief" | "commonmark";
  /**
   * Ids elsewhere on the page that a `#id` may lead to; default none. For a field, `#id` is checked only if this is
   * given, since its targets stand in the body.
   */
  readonly knownIds?: ReadonlySet<string>;
  /** Hears where an HTML comment begins; it is neither printed nor in the document. */
  readonly onComment?: (span: Span) => void;
  /** Hears of each chart block, in the order of the text. */
  readonly onChart?: (chart: ChartBlock) => void;
}

/**
 * Parses the body of a brief.
 *
 * @remarks Reports to `sink` what is wrong and goes on; never throws on content. Linear in the length of the text.
 */
export function parseMarkdown(source: SourceFile, options: ParseOptions, sink: Sink): Document {
  const texts = source.text.slice(source.bodyOffset).split("\n");
  const lines = texts.map((text, index) => ({ text, line: source.bodyLine + index, column: 1 }));
  return parseLines(source.path, lines, { knownIds: new Set(), ...options }, sink);
}

/**
 * Parses a frontmatter field that holds Markdown. It has footnotes and ids of its own.
 *
 * @remarks Lines are exact; the columns are those of the field's first line, as the lines of a YAML block are indented
 *   alike.
 */
export function parseMarkdownField(field: MarkdownField, options: ParseOptions, sink: Sink): Document {
  const { file, line, column } = field.span;
  const lines = field.text.split("\n").map((text, index) => ({ text, line: line + index, column }));
  return parseLines(file, lines, options, sink);
}

function parseLines(file: string, lines: readonly SourceLine[], options: ParseOptions, sink: Sink): Document {
  const text = lines.map((line) => line.text).join("\n");
  const footnotes = new FootnoteRegister(sink);
  const lexer = new SectionLexer(file, { left: rereadingBudget(text.length) }, sink);
  const briefRules = options.rules !== "commonmark";
  const split = (part: readonly SourceLine[]): readonly Section[] =>
    briefRules ? splitSections(file, part, footnotes, sink) : [verbatimFree(part)];
  const body = lexer.lex(split(lines));
  const notes = new Map(
    footnotes.definitions.map((note) => [note.identifier, lexer.lex([verbatimFree(note.lines)])] as const),
  );
  const context: ParseContext = {
    sink,
    onComment: options.onComment,
    onChart: options.onChart,
    lang: options.lang,
    smart: options.smart ?? true,
    briefRules,
    abbreviations: new AbbreviationIndex(options.abbreviations),
    links: lexer.links,
    footnotes,
    ids: new IdRegister(text, sink),
  };
  const converter = new BlockConverter(context);
  const blocks = convertSections(body, converter, context);
  const document = { blocks, footnotes: convertFootnotes(notes, converter, context) };
  footnotes.reportUnused();
  if (options.knownIds !== undefined && briefRules) context.ids.reportMissing(options.knownIds);
  return document;
}

function verbatimFree(lines: readonly SourceLine[]): Section {
  return { kind: "text", lines: lines.map((line) => ({ ...line, verbatim: false })) };
}

/** A note may refer to further ones, which are numbered after it; so the list grows while it is worked off. */
function convertFootnotes(
  notes: ReadonlyMap<string, readonly LexedSection[]>,
  converter: BlockConverter,
  context: ParseContext,
): readonly Footnote[] {
  const converted: Omit<Footnote, "references">[] = [];
  for (const { definition, number } of context.footnotes.numbered) {
    const { identifier, span } = definition;
    const children = convertSections(notes.get(identifier) ?? [], converter, context);
    converted.push({ identifier, number, children, span });
  }
  return converted.map((note, index) => ({ ...note, references: context.footnotes.numbered[index]?.references ?? 1 }));
}
