import { formatMarkerText, isCounterStyle } from "./counter-style.js";
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
  /** @returns The element with this id, wherever it stands in the page. */
  findById(id: string): HtmlElement | undefined;
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
    const node = generateNode(item, context.element);
    if (node === undefined) {
      text += formatItem(item, context);
      continue;
    }
    flush();
    nodes.push(node);
  }
  flush();
  return nodes;
}

/** What is known only when pages are made. */
function generateNode(item: ContentItem, element: HtmlElement): StyledNode | undefined {
  if (item.kind === "target-page") {
    return { kind: "page-number", target: findTarget(item.target, element), counterStyle: item.counterStyle };
  }
  if (item.kind === "counter" && item.name === "page" && isCounterStyle(item.counterStyle)) {
    return { kind: "page-number", target: undefined, counterStyle: item.counterStyle };
  }
  return item.kind === "leader" ? item : undefined;
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
    case "target-text": {
      const target = context.findById(findTarget(item.target, context.element));
      return target === undefined ? "" : formatTarget(target, item.part);
    }
    // Pages are not known here: these only have a meaning in margin boxes, or where they are nodes of their own.
    case "string":
    case "running":
    case "target-page":
    case "leader":
    case "picture":
      return "";
  }
}

/** Longest text that is taken from a target, in characters: headings are shorter, and a whole chapter is a slip. */
const LONGEST_TARGET = 1000;

/** @returns The text of a target, or its first letter, for `target-text()`. */
export function formatTarget(target: HtmlElement, part: "content" | "first-letter"): string {
  const text = collectText(target).replace(/\s+/gu, " ").trim();
  if (part === "first-letter") return /^\P{L}*\p{L}\p{M}*/u.exec(text)?.[0] ?? "";
  return text.length > LONGEST_TARGET ? `${text.slice(0, LONGEST_TARGET)}…` : text;
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
