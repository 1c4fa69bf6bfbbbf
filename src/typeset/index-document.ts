import type { BreakValue, ComputedStyle } from "../model/computed-style.js";
import type { StyledElement, StyledNode } from "../model/styled.js";
import { TAG_OVERRIDES } from "./tags/structure-types.js";

/** What layout looks up in the styled page, found in one walk. */
export interface DocumentIndex {
  readonly body: StyledElement;
  /** Footnotes by id. */
  readonly footnotes: ReadonlyMap<string, StyledElement>;
  /** The first call of each footnote, and the id that it calls. */
  readonly calls: ReadonlyMap<StyledElement, string>;
  /** Position of each element in the document, from 0. */
  readonly order: ReadonlyMap<StyledElement, number>;
  /** Values of `data-tag` that are no structure type. */
  readonly unknownTags: ReadonlySet<string>;
  /** Whether any element breaks pages by force or names its page. */
  readonly turnsPages: boolean;
  /** What may be left out of its box (`-briefpress-drop`), each with the elements around it, the outermost first. */
  readonly droppable: readonly Droppable[];
  /** What says what is to become of a footnote that does not fit, and is none (`footnote-policy`). */
  readonly policies: readonly StyledElement[];
  /** Footnotes that no link calls: they have no page to stand on. */
  readonly uncalled: readonly StyledElement[];
  /** @returns The element's text with white space folded. */
  findText(element: StyledElement): string;
}

export interface Droppable {
  readonly element: StyledElement;
  readonly around: readonly StyledElement[];
}

/** Walks the page once. */
export function indexDocument(root: StyledElement): DocumentIndex {
  const footnotes = new Map<string, StyledElement>();
  const order = new Map<StyledElement, number>();
  const links: StyledElement[] = [];
  const unknownTags = new Set<string>();
  const droppable: Droppable[] = [];
  const policies: StyledElement[] = [];
  const notes: StyledElement[] = [];
  const around: StyledElement[] = [];
  let body = root;
  let turnsPages = false;
  const visit = (element: StyledElement): void => {
    // What runs in margin boxes is no part of the text.
    if (element.style.running !== undefined) return;
    if (element.style.dropRank > 0) droppable.push({ element, around: [...around] });
    order.set(element, order.size);
    const { id } = element.attributes;
    const dataTag = element.attributes["data-tag"];
    if (dataTag !== undefined && !TAG_OVERRIDES.includes(dataTag)) unknownTags.add(dataTag);
    if (element.tag === "body") body = element;
    if (isNote(element)) notes.push(element);
    if (element.style.float === "footnote" && id !== undefined) footnotes.set(id, element);
    if (element.tag === "a") links.push(element);
    if (element.style.footnotePolicy !== "auto" && element.style.float !== "footnote") policies.push(element);
    turnsPages ||= asksForPage(element.style);
    around.push(element);
    for (const child of element.children) if (child.kind === "element") visit(child);
    around.pop();
  };
  visit(root);
  const calls = findCalls(links, footnotes);
  const called = new Set(calls.values());
  return {
    body,
    footnotes,
    calls,
    uncalled: notes.filter((note) => !called.has(note.attributes["id"] ?? "")),
    order,
    unknownTags,
    turnsPages,
    droppable,
    policies,
    findText,
  };
}

/** A cell or a row does not float: it is printed where it stands. */
function isNote({ style, attributes }: StyledElement): boolean {
  return style.float === "footnote" && attributes["role"] === "doc-footnote" && !style.display.startsWith("table-");
}

function asksForPage({ breakBefore, breakAfter, page }: ComputedStyle): boolean {
  return page !== "" || isForced(breakBefore) || isForced(breakAfter);
}

function isForced(value: BreakValue): boolean {
  return value !== "auto" && value !== "avoid";
}

function findCalls(
  links: readonly StyledElement[],
  footnotes: ReadonlyMap<string, StyledElement>,
): ReadonlyMap<StyledElement, string> {
  const calls = new Map<StyledElement, string>();
  const called = new Set<string>();
  for (const link of links) {
    const id = link.attributes["href"]?.slice(1) ?? "";
    if (!footnotes.has(id) || called.has(id)) continue;
    called.add(id);
    calls.set(link, id);
  }
  return calls;
}

function findText(element: StyledElement): string {
  return collectText(element).replace(/\s+/g, " ").trim();
}

function collectText(node: StyledNode): string {
  if (node.kind === "text") return node.text;
  if (node.kind !== "element") return "";
  if (node.tag === "br") return " ";
  return node.children.map((child) => collectText(child)).join("");
}
