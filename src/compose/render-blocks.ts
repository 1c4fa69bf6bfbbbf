import type {
  Alert,
  Block,
  CodeBlock,
  DescriptionList,
  Heading,
  List,
  ListItem,
  Paragraph,
} from "../model/document.js";
import type { Span } from "../model/span.js";
import { escapeHtml } from "../formats/escape-html.js";
import { writeAttributes } from "./html.js";
import type { WaitingNote } from "./note-book.js";
import { renderChart } from "./render-chart.js";
import { renderContainer } from "./render-container.js";
import { printString, writeSpan, type RenderContext } from "./render-context.js";
import { renderFigure, renderTable } from "./render-exhibit.js";
import { joinClasses, renderInlines } from "./render-inlines.js";

/** Renders blocks in order. Headings change the level for those that follow. */
export function renderBlocks(blocks: readonly Block[], context: RenderContext): string {
  let html = "";
  let level = context.level;
  let previous: Block | undefined;
  for (const block of blocks) {
    html += renderBlock(block, previous, { ...context, level });
    if (block.kind === "heading") level = headingLevel(block);
    previous = block;
  }
  return html;
}

/**
 * Renders one block.
 *
 * @param previous - The block before it in the text; a paragraph that follows a paragraph is marked as `continues`, as
 *   cards and notes between the two would hide it from `p + p`.
 */
export function renderBlock(block: Block, previous: Block | undefined, context: RenderContext): string {
  const at = { "data-span": writeSpan(block.span) };
  switch (block.kind) {
    case "heading":
      return renderHeading(block, context);
    case "paragraph":
      return renderParagraph(block, previous?.kind === "paragraph", context);
    case "thematicBreak":
      return "<hr>\n";
    case "blockQuote":
      return `<blockquote${writeAttributes(at)}>\n${renderBlocks(block.children, context)}</blockquote>\n`;
    case "list":
      return renderList(block, context);
    case "codeBlock":
      return renderCode(block);
    case "chart":
      return renderChart(block, context);
    case "htmlBlock":
      return `<p${writeAttributes({ class: "raw", ...at })}>${escapeHtml(block.value)}</p>\n`;
    case "table":
      return renderTable(block, context);
    case "alert":
      return renderAlert(block, context);
    case "container":
      return renderContainer(block, context);
    case "figure":
      return renderFigure(block, context);
    case "descriptionList":
      return renderDescriptions(block, context);
  }
}

/** The title is the page's h1, so a heading of the text is an h2 or lower. */
export function headingLevel({ depth }: Heading): number {
  return Math.max(depth, 2);
}

function renderHeading(heading: Heading, context: RenderContext): string {
  const name = `h${String(headingLevel(heading))}`;
  const { id, attributes, span } = heading;
  const written = writeAttributes({ id, class: joinClasses(attributes.classes), "data-span": writeSpan(span) });
  return `<${name}${written}>${renderInlines(heading.children, context)}</${name}>\n`;
}

function renderParagraph({ children, span }: Paragraph, continues: boolean, context: RenderContext): string {
  const written = writeAttributes({ class: continues ? "continues" : undefined, "data-span": writeSpan(span) });
  return `<p${written}>${renderInlines(children, context)}</p>\n`;
}

function renderList(list: List, context: RenderContext): string {
  const name = list.ordered ? "ol" : "ul";
  const isTasks = list.items.some((item) => item.checked !== undefined);
  const written = writeAttributes({
    class: joinClasses([...(isTasks ? ["tasks"] : []), ...(list.tight ? ["tight"] : [])]),
    start: list.ordered && list.start !== 1 ? String(list.start) : undefined,
    "data-span": writeSpan(list.span),
  });
  const items = list.items.map((item) => renderItem(item, list.tight, context)).join("");
  return `<${name}${written}>\n${items}</${name}>\n`;
}

function renderItem(item: ListItem, tight: boolean, context: RenderContext): string {
  const written = writeAttributes({ "data-span": writeSpan(item.span) });
  return `<li${written}>${renderTask(item, context)}${renderItemContent(item.children, tight, context)}</li>\n`;
}

/** The paragraphs of a tight item are bare text. */
function renderItemContent(children: readonly Block[], tight: boolean, context: RenderContext): string {
  if (!tight) return renderBlocks(children, context);
  return children
    .map((child, index) => {
      if (child.kind !== "paragraph") return `\n${renderBlock(child, children[index - 1], context)}`;
      return renderInlines(child.children, context);
    })
    .join("");
}

const BOX = '<rect x="0.6" y="0.6" width="8.8" height="8.8" fill="none" stroke="currentColor" stroke-width="1.2"/>';
const TICK = '<path d="M2.3 5.2L4.3 7.3L7.8 2.8" fill="none" stroke="currentColor" stroke-width="1.4"/>';

function renderTask({ checked }: ListItem, context: RenderContext): string {
  if (checked === undefined) return "";
  const label = printString(context, checked ? "taskDone" : "taskOpen");
  const written = writeAttributes({ class: "task", viewBox: "0 0 10 10", role: "img", "aria-label": label });
  return `<svg${written}>${BOX}${checked ? TICK : ""}</svg> `;
}

function renderCode({ lang, value, span }: CodeBlock): string {
  const language = lang === undefined ? undefined : `language-${lang}`;
  const code = `<code${writeAttributes({ class: language })}>${escapeHtml(value)}</code>`;
  return `<pre${writeAttributes({ "data-span": writeSpan(span) })}>${code}</pre>\n`;
}

function renderAlert({ variant, children, span }: Alert, context: RenderContext): string {
  const label = printString(context, ALERT_LABELS[variant]);
  const written = writeAttributes({ class: `alert alert-${variant}`, role: "note", "data-span": writeSpan(span) });
  return `<div${written}>\n<p class="alert-label">${escapeHtml(label)}</p>\n${renderBlocks(children, context)}</div>\n`;
}

const ALERT_LABELS = {
  note: "alertNote",
  tip: "alertTip",
  important: "alertImportant",
  warning: "alertWarning",
  caution: "alertCaution",
} as const;

function renderDescriptions({ items, span }: DescriptionList, context: RenderContext): string {
  const rows = items.map((item) => {
    const at = writeAttributes({ "data-span": writeSpan(item.span) });
    return `<dt${at}>${renderInlines(item.term, context)}</dt>\n<dd${at}>${renderLines(item.description, context)}</dd>\n`;
  });
  return `<dl${writeAttributes({ "data-span": writeSpan(span) })}>\n${rows.join("")}</dl>\n`;
}

/** One paragraph as bare text, anything else as blocks. */
export function renderLines(blocks: readonly Block[], context: RenderContext): string {
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === "paragraph") return renderInlines(first.children, context);
  return renderBlocks(blocks, context);
}

/** Renders one note; the number leads back to its first call. */
export function renderNote({ number, footnote, document }: WaitingNote, context: RenderContext): string {
  const inner = { ...context, document, level: 6 };
  const isEndnote = context.notes.kind === "endnotes";
  const written = writeAttributes({
    class: isEndnote ? "endnote" : "footnote",
    role: "doc-footnote",
    id: `fn-${String(number)}`,
    "data-span": writeSpan(footnote.span),
  });
  const back = `<a class="footnote-back" role="doc-backlink" href="#fnref-${String(number)}">${String(number)}</a>`;
  const [first, ...others] = footnote.children;
  const isText = first?.kind === "paragraph";
  const lead = isText ? renderInlines(first.children, inner) : "";
  const rest = renderBlocks(isText ? others : footnote.children, inner);
  const at = writeAttributes({ "data-span": writeSpan(firstSpan(footnote.children, footnote.span)) });
  return `<aside${written}>\n<p${at}>${back} <span class="note-text">${lead}</span></p>\n${rest}</aside>\n`;
}

function firstSpan(blocks: readonly Block[], fallback: Span): Span {
  return blocks[0]?.span ?? fallback;
}

/** Prints the notes that wait: footnotes right here, endnotes later. */
export function flushNotes(context: RenderContext): string {
  return context.notes.flush((note) => renderNote(note, context));
}
