import type { Block, DescriptionItem, Document, Inline, ListItem, TableCell } from "../model/document.js";
import { isCrossReference } from "../model/cross-reference.js";
import type { Span } from "../model/span.js";
import { foldTexts } from "./fold-text.js";

/**
 * A stretch of the author's text that has to stand on a page without a break.
 *
 * It ends where other things are printed between: a number, a picture, the long form of an abbreviation.
 */
export interface Expectation {
  /** Folded; never empty. */
  readonly text: string;
  /** As the author wrote it. */
  readonly words: string;
  /** Nothing of the same block comes before it. */
  readonly startsBlock: boolean;
  /** Nothing of the same block comes after it. */
  readonly endsBlock: boolean;
  /** The block that holds it. */
  readonly span: Span;
}

/**
 * Lists what a text must leave on the pages: the blocks in order, then the footnotes.
 *
 * @returns One list per stream; within a stream the pages keep the order.
 */
export function collectExpectations(document: Document): readonly (readonly Expectation[])[] {
  const notes = document.footnotes.flatMap((footnote) => footnote.children.flatMap(collectBlock));
  return [foldAll(document.blocks.flatMap(collectBlock)), foldAll(notes)];
}

/** A stretch that is not folded yet. */
type Stretch = Omit<Expectation, "text">;

function foldAll(stretches: readonly Stretch[]): readonly Expectation[] {
  const texts = foldTexts(stretches.map((stretch) => stretch.words));
  return stretches
    .map((stretch, index) => ({ ...stretch, text: texts[index] ?? "" }))
    .filter(({ text }) => text !== "");
}

function collectBlock(block: Block): readonly Stretch[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return collectLine(block.children, block.span);
    case "blockQuote":
    case "alert":
    case "container":
      return block.children.flatMap(collectBlock);
    case "list":
      return block.items.flatMap((item: ListItem) => item.children.flatMap(collectBlock));
    case "descriptionList":
      return block.items.flatMap(collectDescription);
    case "codeBlock":
    case "htmlBlock":
      return collectStretches([block.value], block.span);
    case "table":
      return [block.head, ...block.rows].flatMap((row) => row.flatMap(collectCell));
    case "figure":
      // "Figure 1:" stands before the caption, in the same text.
      return collectLine(block.caption ?? [], block.span).map((expected) => ({ ...expected, startsBlock: false }));
    case "thematicBreak":
    case "chart":
      return [];
  }
}

function collectDescription(item: DescriptionItem): readonly Stretch[] {
  return [...collectLine(item.term, item.span), ...item.description.flatMap(collectBlock)];
}

function collectCell(cell: TableCell): readonly Stretch[] {
  return collectLine(cell.children, cell.span);
}

/** Stretches of inline text. */
function collectLine(inlines: readonly Inline[], span: Span): readonly Stretch[] {
  const stretches = [""];
  for (const inline of inlines) appendInline(inline, stretches);
  return collectStretches(stretches, span);
}

/** Adds an inline's text to the last stretch; `""` is pushed where something else is printed between. */
function appendInline(inline: Inline, stretches: string[]): void {
  switch (inline.kind) {
    case "text":
    case "codeSpan":
    case "htmlInline":
      stretches.push(`${stretches.pop() ?? ""}${inline.value}`);
      break;
    case "emphasis":
    case "strong":
    case "strikethrough":
    case "span":
      for (const child of inline.children) appendInline(child, stretches);
      break;
    case "link":
      for (const child of inline.children) appendInline(child, stretches);
      if (isCrossReference(inline)) stretches.push("");
      break;
    case "abbreviation":
      stretches.push(`${stretches.pop() ?? ""}${inline.short}`, "");
      break;
    case "footnoteReference":
    case "image":
      stretches.push("");
      break;
    case "hardBreak":
    case "softBreak":
      break;
  }
}

function collectStretches(stretches: readonly string[], span: Span): readonly Stretch[] {
  return stretches.map((words, index) => ({
    words,
    startsBlock: index === 0,
    endsBlock: index === stretches.length - 1,
    span,
  }));
}
