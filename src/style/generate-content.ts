import { formatMarkerText } from "./counter-style.js";
import type { Counters } from "./counters.js";
import { findAttribute } from "./html-element.js";
import type { HtmlElement, HtmlNode } from "./html-element.js";
import type { StyledNode } from "../model/styled.js";
import type { ContentItem, QuotePair, Reference } from "./values.js";

/** What generated content may ask for. */
export interface ContentContext {
  readonly element: HtmlElement;
  readonly counters: Counters;
  readonly quotes: readonly QuotePair[];
  /** Depth of quotation so far; changed by the quotes that are made. */
  readonly quoteDepth: { value: number };
}

/** Makes the nodes of a `content` value: texts joined, page numbers left to layout. */
export function generateNodes(items: readonly ContentItem[], context: ContentContext): readonly StyledNode[] {
  const nodes: StyledNode[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") nodes.push({ kind: "text", text });
    text = "";
  };
  for (const item of items) {
    if (item.kind === "target-page") {
      flush();
      const target = findTarget(item.target, context.element);
      nodes.push({ kind: "page-number", target, counterStyle: item.counterStyle });
    } else {
      text += formatItem(item, context);
    }
  }
  flush();
  return nodes;
}

/** Makes the text of a named string. */
export function generateText(items: readonly ContentItem[], context: ContentContext): string {
  return items.map((item) => formatItem(item, context)).join("");
}

function formatItem(item: ContentItem, context: ContentContext): string {
  switch (item.kind) {
    case "text":
      return item.text;
    case "attribute":
      return findAttribute(context.element, item.name) ?? "";
    case "counter":
      return formatMarkerText(item.counterStyle, context.counters.find(item.name));
    case "counters":
      return context.counters
        .findAll(item.name)
        .map((value) => formatMarkerText(item.counterStyle, value))
        .join(item.separator);
    case "quote":
      return formatQuote(item, context);
    case "own-text":
      return collectText(context.element).replace(/\s+/gu, " ").trim();
    // Pages are not known here: both only have a meaning in margin boxes.
    case "string":
    case "target-page":
      return "";
  }
}

function formatQuote(item: Extract<ContentItem, { kind: "quote" }>, { quotes, quoteDepth }: ContentContext): string {
  if (!item.opens) quoteDepth.value = Math.max(quoteDepth.value - 1, 0);
  const pair = quotes[Math.min(quoteDepth.value, quotes.length - 1)];
  if (item.opens) quoteDepth.value += 1;
  return item.visible ? (pair?.[item.opens ? 0 : 1] ?? "") : "";
}

function findTarget(reference: Reference, element: HtmlElement): string {
  const text = reference.kind === "text" ? reference.text : (findAttribute(element, reference.name) ?? "");
  return text.replace(/^#/u, "");
}

/** The text of an element for running heads: without the numbers of its notes. */
function collectText(node: HtmlNode): string {
  if (node.kind === "text") return node.text;
  if (node.kind === "svg" || findAttribute(node, "role") === "doc-noteref") return "";
  return node.tag === "br" ? " " : node.children.map((child) => collectText(child)).join("");
}
