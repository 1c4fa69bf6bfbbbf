/** Elements that a stylesheet makes: `::marker`, `::before`, `::after`, `::first-letter` and what notes generate. */
import type { StyledElement, StyledNode } from "../model/styled.js";
import { formatMarker } from "./counter-style.js";
import { splitFirstLetter } from "./first-letter.js";
import { generateNodes, type ContentContext } from "./generate-content.js";
import type { HtmlElement } from "./html-element.js";
import { findQuotes } from "./quotes-by-language.js";
import type { IndexedRule } from "./rule-index.js";
import type { PseudoElement } from "./selector.js";
import { findEntry, type StyleEntry } from "./style-entry.js";
import type { Place, Styling, Walk } from "./style-walk.js";
import type { ContentItem } from "./values.js";

/** A quotation has the marks of the text around it, whatever language it is in. */
export function createContext(
  element: HtmlElement,
  entry: StyleEntry,
  { counters, quoteDepth, findById }: Walk,
): ContentContext {
  const { lang } = element.tag === "q" ? (element.parent ?? element) : element;
  const quotes = entry.values.quotes === "auto" ? findQuotes(lang) : entry.values.quotes;
  return { element, counters, quotes, quoteDepth, findById };
}

/** `::marker`: its own `content`, else what `list-style-type` of the item draws. */
export function styleMarker(
  rules: readonly IndexedRule[],
  element: HtmlElement,
  place: Place,
  walk: Walk,
): StyledElement | undefined {
  const entry = findGeneratedEntry("marker", rules, place, walk);
  const { content } = entry.values;
  if (typeof content !== "string") {
    return createGenerated("marker", generateNodes(content, createContext(element, entry, walk)), entry, place);
  }
  if (content === "none") return undefined;
  const text = formatMarker(place.parent.values.listStyleType, walk.counters.find("list-item"));
  return createGenerated("marker", text === "" ? [] : [{ kind: "text", text }], entry, place);
}

/** `::before` and `::after` are none without `content`; what a note generates has content of its own. */
export function styleGenerated(
  pseudo: PseudoElement,
  rules: readonly IndexedRule[] | undefined,
  element: HtmlElement,
  place: Place,
  walk: Walk,
  normal: readonly ContentItem[] | "none" = "none",
): StyledElement | undefined {
  if (rules === undefined) return undefined;
  const entry = findGeneratedEntry(pseudo, rules, place, walk);
  const { display } = entry.values;
  const content = entry.values.content === "normal" ? normal : entry.values.content;
  if (typeof content === "string" || display === "none") return undefined;
  walk.counters.enter(entry.values, { reset: [], increment: [], set: [] }, place.depth + 1);
  return createGenerated(pseudo, generateNodes(content, createContext(element, entry, walk)), entry, place);
}

export function findGeneratedEntry(
  pseudo: PseudoElement,
  rules: readonly IndexedRule[],
  { parent }: Place,
  { rootFontSizePt, scope, sink }: Styling,
): StyleEntry {
  return findEntry({ rules, parent, pseudo: `::${pseudo} `, rootFontSizePt }, scope, sink);
}

/** Content may be an empty string: the box alone can be the decoration. Only a marker without text is none. */
export function createGenerated(
  pseudo: PseudoElement,
  children: readonly StyledNode[],
  { style }: StyleEntry,
  { source }: Place,
): StyledElement | undefined {
  if (pseudo === "marker" && children.length === 0) return undefined;
  const element = { kind: "element", tag: `::${pseudo}`, attributes: {}, style, children } as const;
  return source === undefined ? element : { ...element, source };
}

/** `::first-letter` of blocks; elsewhere it has no meaning. */
export function styleFirstLetter(
  children: readonly StyledNode[],
  rules: readonly IndexedRule[] | undefined,
  { style }: StyleEntry,
  place: Place,
  walk: Walk,
): readonly StyledNode[] {
  if (rules === undefined || INLINE.has(style.display)) return children;
  return splitFirstLetter(children, (letter) => {
    const entry = findGeneratedEntry("first-letter", rules, place, walk);
    return {
      kind: "element",
      tag: "::first-letter",
      attributes: {},
      style: entry.style,
      children: [{ kind: "text", text: letter }],
    };
  });
}

export const INLINE: ReadonlySet<StyledElement["style"]["display"]> = new Set(["inline"]);
