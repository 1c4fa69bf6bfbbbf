import type { Sink } from "../diagnostics/diagnostic.js";
import type { SourcePosition, StyledElement, StyledNode } from "../model/styled.js";
import { Counters } from "./counters.js";
import { fillDrawing } from "./fill-drawing.js";
import { createContext, INLINE, styleFirstLetter, styleGenerated, styleMarker } from "./generated-elements.js";
import { generateText } from "./generate-content.js";
import { indexIds } from "./index-ids.js";
import { findAttribute, type HtmlElement, type HtmlNode } from "./html-element.js";
import { findImpliedChanges, NO_CHANGES } from "./implied-changes.js";
import { findPageCounter } from "./page-counter.js";
import { matchNoteRules, matchRules, type IndexedRule } from "./rule-index.js";
import type { PseudoElement } from "./selector.js";
import { findEntry, type StyleEntry } from "./style-entry.js";
import { findNoteParent, joinMarker, linkCall } from "./style-note.js";
import type { Place, Styling, Walk } from "./style-walk.js";
import { INITIAL_VALUES } from "./initial-values.js";
import type { ContentItem } from "./values.js";

/** Styles the whole tree. The root is always kept: a page without one is no page. */
export function styleTree(root: HtmlElement, entry: StyleEntry, styling: Styling): StyledElement {
  const walk: Walk = {
    ...styling,
    counters: new Counters(),
    quoteDepth: { value: 0 },
    findById: indexIds(root),
    notes: [],
    noteCount: 0,
    body: undefined,
  };
  walk.counters.enter(INITIAL_VALUES, { ...NO_CHANGES, reset: [{ name: "footnote", value: 0 }] }, 0);
  const matched = matchRules(root, styling.index, styling.match);
  return buildElement(root, entry, matched.generated, { parent: entry, depth: 0, source: undefined }, walk);
}

/** Elements whose content is no text of the page, whatever a stylesheet says. */
const UNSEEN: ReadonlySet<string> = new Set([
  "title",
  "meta",
  "link",
  "style",
  "script",
  "template",
  "iframe",
  "object",
  "noscript",
]);

/** What a note in their place would break up. */
const TABLE_PARTS: ReadonlySet<string> = new Set([
  "table-cell",
  "table-row",
  "table-row-group",
  "table-header-group",
  "table-footer-group",
]);

function styleElement(element: HtmlElement, place: Place, walk: Walk): StyledElement | undefined {
  if (UNSEEN.has(element.tag) || findAttribute(element, "hidden") !== undefined) return undefined;
  const matched = matchRules(element, walk.index, walk.match);
  const entry = findElementEntry(element, matched.own, place.parent, walk);
  if (entry.values.display === "none") return undefined;
  // Notes of a brief have calls of their own in its text.
  const isNote =
    entry.values.float === "footnote" &&
    findAttribute(element, "role") !== "doc-footnote" &&
    !TABLE_PARTS.has(entry.style.display);
  if (isNote) {
    const parent = findNoteParent(place.parent, walk.body);
    const own = parent === place.parent ? entry : findElementEntry(element, matched.own, parent, walk);
    return callNote(element, own, matched.generated, place, walk);
  }
  if (element.tag === "body") walk.body ??= entry;
  return buildElement(element, entry, matched.generated, place, walk);
}

/** Leaves the call of a footnote where the note stands; the note itself goes to the end of the block. */
function callNote(
  element: HtmlElement,
  entry: StyleEntry,
  generated: GeneratedRules,
  place: Place,
  walk: Walk,
): StyledElement | undefined {
  const number = ++walk.noteCount;
  const note = element.id ?? `note-${number}`;
  const ids = { note, call: `${note}-call` };
  const outer = walk.notes;
  walk.notes = [];
  const built = buildElement(element, entry, generated, place, walk);
  const generate = (pseudo: PseudoElement, parent: StyleEntry): StyledElement | undefined => {
    const rules = matchNoteRules(element, pseudo, walk.index, walk.match);
    const content = pseudo === "footnote-call" ? NOTE_CALL : NOTE_MARKER;
    return styleGenerated(pseudo, rules, element, { ...place, parent }, walk, content);
  };
  const marker = generate("footnote-marker", entry);
  walk.notes = [...outer, joinMarker(built, marker, ids)];
  const call = generate("footnote-call", place.parent);
  if (call === undefined) reportCall(walk.sink);
  return linkCall(call ?? { ...built, style: place.parent.style, children: [] }, ids);
}

function findElementEntry(
  element: HtmlElement,
  rules: readonly IndexedRule[],
  parent: StyleEntry,
  { rootFontSizePt, scope, sink }: Styling,
): StyleEntry {
  return findEntry(
    { rules, parent, inline: findAttribute(element, "style"), rootFontSizePt, lang: element.lang },
    scope,
    sink,
  );
}

type GeneratedRules = ReadonlyMap<PseudoElement, readonly IndexedRule[]>;

function buildElement(
  element: HtmlElement,
  entry: StyleEntry,
  generated: GeneratedRules,
  { depth, source: outer }: Place,
  walk: Walk,
): StyledElement {
  walk.counters.enter(entry.values, findImpliedChanges(element, entry), depth);
  const source = readSource(element) ?? outer;
  const place: Place = { parent: entry, depth, source };
  const strings = entry.values.stringSet.map(
    ([name, items]) => [name, generateText(items, createContext(element, entry, walk))] as const,
  );
  const children: StyledNode[] = [];
  const push = (node: StyledNode | undefined): void => {
    if (node !== undefined) children.push(node);
  };
  const outerNotes = walk.notes;
  const collects = depth === 0 || (!INLINE.has(entry.style.display) && entry.style.display !== "inline-block");
  if (collects) walk.notes = [];
  if (entry.values.display === "list-item") push(styleMarker(generated.get("marker") ?? [], element, place, walk));
  push(styleGenerated("before", generated.get("before"), element, place, walk));
  for (const child of element.children) push(styleChild(child, { ...place, depth: depth + 1 }, walk));
  push(styleGenerated("after", generated.get("after"), element, place, walk));
  if (collects) {
    children.push(...walk.notes);
    walk.notes = outerNotes;
  }
  walk.counters.leave(depth);
  return {
    kind: "element",
    tag: element.tag,
    attributes: element.attributes,
    style: entry.style,
    children: styleFirstLetter(children, generated.get("first-letter"), entry, place, walk),
    ...(source === undefined ? {} : { source }),
    ...(strings.length > 0 ? { strings } : {}),
    ...findPageCounter(entry.values),
    ...findLabel(element, entry, walk),
    ...(entry.values.float === "none" ? NOTHING : styleContinued(element, place, walk)),
  };
}

const NOTHING = {};

function findLabel(element: HtmlElement, entry: StyleEntry, walk: Walk): Pick<StyledElement, "bookmarkLabel"> {
  const { bookmarkLabel, bookmarkLevel } = entry.values;
  if (bookmarkLabel === undefined || bookmarkLevel === 0) return NOTHING;
  return { bookmarkLabel: generateText(bookmarkLabel, createContext(element, entry, walk)) };
}

/** The word for it in the language of the page: `data-continued` of the element or of the nearest one around it. */
function findContinued(element: HtmlElement): string {
  let at: HtmlElement | undefined = element;
  while (at !== undefined && findAttribute(at, "data-continued") === undefined) at = at.parent;
  return at === undefined ? "" : (findAttribute(at, "data-continued") ?? "");
}

/** `::-briefpress-continued`: what stands above each further part of a note or float that takes more than one page. */
function styleContinued(element: HtmlElement, place: Place, walk: Walk): Pick<StyledElement, "continued"> {
  const pseudo = "-briefpress-continued";
  const rules = matchNoteRules(element, pseudo, walk.index, walk.match);
  const text = findContinued(element);
  const normal = text === "" ? "none" : [{ kind: "text", text } as const];
  const continued = styleGenerated(pseudo, rules, element, place, walk, normal);
  return continued === undefined ? NOTHING : { continued };
}

function styleChild(child: HtmlNode, place: Place, walk: Walk): StyledNode | undefined {
  switch (child.kind) {
    case "text":
      return { kind: "text", text: child.text };
    case "element":
      return styleElement(child, place, walk);
    case "svg": {
      const { element, markup } = child;
      if (findAttribute(element, "hidden") !== undefined) return undefined;
      const { own } = matchRules(element, walk.index, walk.match);
      const entry = findElementEntry(element, own, place.parent, walk);
      if (entry.values.display === "none") return undefined;
      const filled = fillDrawing(markup, entry.variables, walk.sink);
      return { kind: "svg", markup: filled, attributes: element.attributes, style: entry.style };
    }
  }
}

const NOTE_NUMBER: ContentItem = { kind: "counter", name: "footnote", counterStyle: "decimal" };
const NOTE_CALL: readonly ContentItem[] = [NOTE_NUMBER];
const NOTE_MARKER: readonly ContentItem[] = [NOTE_NUMBER, { kind: "text", text: ". " }];

function reportCall(sink: Sink): void {
  const message = "A footnote without `::footnote-call` has no place in the text, so its page cannot be found";
  sink.report("unknown-value", { message, hint: "Give `::footnote-call` some `content`." });
}

function readSource(element: HtmlElement): SourcePosition | undefined {
  const text = findAttribute(element, "data-span");
  const match = text === undefined ? null : /^(\d+):(\d+)$/u.exec(text);
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}
