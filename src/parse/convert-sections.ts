import type { Attributes, Block, Container } from "../model/document.js";
import type { Span } from "../model/span.js";
import type { BlockConverter } from "./convert-blocks.js";
import { convertTimeline } from "./convert-timeline.js";
import { plainInlines } from "./inline/parse-inlines.js";
import type { LexedSection } from "./lex-sections.js";
import type { ParseContext } from "./parse-context.js";
import { spanAt } from "./region.js";

/** Converts sections in the order of the text, which numbers footnotes and headings. */
export function convertSections(
  sections: readonly LexedSection[],
  converter: BlockConverter,
  context: ParseContext,
): Block[] {
  const blocks: Block[] = [];
  for (const section of sections) {
    switch (section.kind) {
      case "blocks":
        for (const block of converter.convert(section.region, section.tokens)) blocks.push(block);
        break;
      case "plain": {
        const { region } = section;
        const children = plainInlines(region, { start: 0, end: region.text.length });
        if (children.length > 0) blocks.push({ kind: "paragraph", children, span: spanAt(region, 0) });
        break;
      }
      case "container":
        blocks.push(convertContainer(section, converter, context));
        break;
      case "attributes":
        attachToTable(blocks, section.attributes, section.span, context);
    }
  }
  return blocks;
}

function convertContainer(
  section: Extract<LexedSection, { readonly kind: "container" }>,
  converter: BlockConverter,
  context: ParseContext,
): Container {
  const { name, argument, attributes, span } = section;
  if (attributes.id !== undefined) context.ids.claim(attributes.id, span);
  const blocks = convertSections(section.sections, converter, context);
  const children = name === "timeline" ? convertTimeline(blocks, context) : blocks;
  return { kind: "container", name, ...(argument === undefined ? {} : { argument }), attributes, children, span };
}

function attachToTable(blocks: Block[], attributes: Attributes, span: Span, context: ParseContext): void {
  const table = blocks.at(-1);
  if (table?.kind !== "table") {
    context.sink.report("attributes-misplaced", {
      message: "This line of attributes does not follow a table, so it has no effect",
      span,
      hint: 'Put `{caption="..." source="..."}` on the line below the last row of the table.',
    });
    return;
  }
  if (attributes.id !== undefined) context.ids.claim(attributes.id, span);
  blocks[blocks.length - 1] = { ...table, attributes };
}
