import type { Block, Inline } from "../model/document.js";
import type { Span } from "../model/span.js";

/** The author's own words of a document in one text, and where each piece of it was written. */
export interface PlacedText {
  readonly text: string;
  /** By `start`, ascending. */
  readonly pieces: readonly { readonly start: number; readonly span: Span }[];
}

/**
 * Collects the words that an author is to answer for: headings, paragraphs, lists, tables, captions. Quotes, code,
 * links, notes and references are other people's words or names of files.
 */
export function placeText(blocks: readonly Block[]): PlacedText {
  const collector = new TextCollector();
  collector.blocks(blocks);
  return collector;
}

/** @returns The place of a character of the text, and of so many behind it. */
export function findPlace({ pieces }: PlacedText, index: number, length: number): Span | undefined {
  const piece = pieces.findLast(({ start }) => start <= index);
  return piece === undefined ? undefined : { ...piece.span, column: piece.span.column + index - piece.start, length };
}

/** Parts a text where no name goes on. */
const END = "\n\0\n";

class TextCollector {
  text = "";
  readonly pieces: { start: number; span: Span }[] = [];

  blocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.#block(block);
  }

  #block(block: Block): void {
    switch (block.kind) {
      case "heading":
      case "paragraph":
        this.#line(block.children);
        break;
      case "list":
        for (const item of block.items) this.blocks(item.children);
        break;
      case "descriptionList":
        for (const { term, description } of block.items) {
          this.#line(term);
          this.blocks(description);
        }
        break;
      case "alert":
        this.blocks(block.children);
        break;
      case "container":
        if (block.name !== "pullquote" && block.name !== "references") this.blocks(block.children);
        break;
      case "table":
        for (const row of [block.head, ...block.rows]) for (const cell of row) this.#line(cell.children);
        break;
      case "figure":
        this.#line(block.caption ?? []);
        break;
      case "thematicBreak":
      case "blockQuote":
      case "codeBlock":
      case "chart":
      case "htmlBlock":
        break;
    }
  }

  #line(inlines: readonly Inline[]): void {
    this.#inlines(inlines);
    this.text += END;
  }

  #inlines(inlines: readonly Inline[]): void {
    for (const inline of inlines) this.#inline(inline);
  }

  #inline(inline: Inline): void {
    switch (inline.kind) {
      case "text":
        this.pieces.push({ start: this.text.length, span: inline.span });
        this.text += inline.value;
        break;
      case "emphasis":
      case "strong":
      case "strikethrough":
      case "span":
        this.#inlines(inline.children);
        break;
      case "hardBreak":
      case "softBreak":
        this.text += " ";
        break;
      case "codeSpan":
      case "link":
      case "image":
      case "htmlInline":
      case "footnoteReference":
      case "abbreviation":
        this.text += "\0";
        break;
    }
  }
}
