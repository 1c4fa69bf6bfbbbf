import type { Block, Figure, Image, Inline, Paragraph } from "../model/document.js";
import { parseInlines } from "./inline/parse-inlines.js";
import type { ParseContext } from "./parse-context.js";
import { type Region, spanAt, type TextRange } from "./region.js";

const CONTAINER_LINE = /^[ \t]*:::/m;

/**
 * Converts the text of a paragraph; one that holds an image and nothing else is a figure.
 *
 * @returns Nothing for a text of blanks or comments alone.
 */
export function convertParagraph(region: Region, range: TextRange, context: ParseContext): readonly Block[] {
  const start = skipBlanks(region.text, range);
  const text = { start, end: range.end };
  const span = spanAt(region, start);
  if (context.briefRules) checkContainerLines(region, text, context);
  const { nodes, imageTitles } = parseInlines(region, context, text);
  if (nodes.length === 0) return [];
  const [first] = nodes;
  if (!context.briefRules || first?.kind !== "image" || nodes.length > 1) return [createParagraph(nodes, span)];
  return [createFigure(first, imageTitles.get(first), region, context)];
}

function createParagraph(children: readonly Inline[], span: Paragraph["span"]): Paragraph {
  return { kind: "paragraph", children, span };
}

/** The caption is read from the source, not from the image's title, whose references are decoded already. */
function createFigure(image: Image, title: TextRange | undefined, region: Region, context: ParseContext): Figure {
  const { url, alt, attributes, span } = image;
  const caption = title === undefined ? defaultCaption(image) : parseInlines(region, context, title).nodes;
  return { kind: "figure", url, alt, ...(caption.length === 0 ? {} : { caption }), attributes, span };
}

function defaultCaption({ title, span }: Image): readonly Inline[] {
  return title === undefined || title === "" ? [] : [{ kind: "text", value: title, span }];
}

/** Containers at the margin were cut out before; what is left stands in a list or quote. */
function checkContainerLines(region: Region, { start, end }: TextRange, context: ParseContext): void {
  const match = CONTAINER_LINE.exec(region.text.slice(start, end));
  if (match === null) return;
  context.sink.report("block-misplaced", {
    message: "A `:::` block cannot stand inside a list or a quote, so this line is printed as text",
    span: spanAt(region, start + match.index),
    hint: "Begin the line at the margin; the list or quote ends there.",
  });
}

function skipBlanks(text: string, { start, end }: TextRange): number {
  let offset = start;
  while (offset < end && " \t\n".includes(text.charAt(offset))) offset++;
  return offset;
}
