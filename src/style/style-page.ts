/**
 * Styling: the page's HTML and parsed stylesheets come in, a tree of elements with computed values goes out, with the
 * page rules and fonts. Whatever depends on pages or on the width of a column is left to layout.
 */
import { parse } from "css-tree";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { ComputedStyle, SourcePosition, StyledDocument, StyledElement, StyledNode } from "../model/styled.js";
import { assembleStyle } from "./assemble-style.js";
import { computeValues, INITIAL_BASE } from "./compute-values.js";
import type { ComputeBase, ComputeEnvironment, Computed, RankedBlock } from "./compute-values.js";
import { formatMarker } from "./counter-style.js";
import { Counters } from "./counters.js";
import { generateNodes, generateText } from "./generate-content.js";
import type { ContentContext } from "./generate-content.js";
import { findAttribute } from "./html-element.js";
import type { HtmlElement, HtmlNode } from "./html-element.js";
import { createPageRules } from "./page-rules.js";
import { parseDeclarations } from "./parse-declarations.js";
import { parseHtml } from "./parse-html.js";
import { findRuleIndex, matchRules } from "./rule-index.js";
import type { IndexedRule, RuleIndex } from "./rule-index.js";
import { createMatchState } from "./selector.js";
import type { MatchState, PseudoElement } from "./selector.js";
import { LAYERS } from "./stylesheet.js";
import type { DeclarationBlock, Stylesheet } from "./stylesheet.js";
import type { CounterChange } from "./values.js";

/** A computed style with what is inherited from it. */
interface Entry extends Computed {
  readonly style: ComputedStyle;
  /** Styles of children by the rules that match them: equal children share one object. */
  readonly children: Map<string, Entry>;
}

interface Styling {
  readonly index: RuleIndex;
  readonly match: MatchState;
  readonly environment: ComputeEnvironment;
  readonly counters: Counters;
  readonly quoteDepth: { value: number };
  readonly sink: Sink;
}

/** A4 in pt: what `vw` and `vh` mean until the page's own size is known. */
const A4 = { widthPt: 595.276, heightPt: 841.89 } as const;

/**
 * Styles a page.
 *
 * @param sheets - In the order of the cascade within a layer; the same array for many pages is indexed once.
 * @remarks Reports `html-too-deep`, `selectors-too-slow` and what custom properties get wrong; never throws.
 */
export function stylePage(html: string, sheets: readonly Stylesheet[], sink: Sink): StyledDocument {
  const page = parseHtml(html, sink);
  const environment: ComputeEnvironment = { rootFontSizePt: INITIAL_BASE.values.fontSize, viewport: A4, sink };
  const styling: Styling = {
    index: findRuleIndex(sheets),
    match: createMatchState(page.elementCount),
    environment,
    counters: new Counters(),
    quoteDepth: { value: 0 },
    sink,
  };
  const base: Entry = { ...INITIAL_BASE, style: assembleStyle(INITIAL_BASE.values, undefined), children: new Map() };
  const rootEntry = findEntry(page.root, matchRules(page.root, styling.index, styling.match).own, base, styling);
  environment.rootFontSizePt = rootEntry.values.fontSize;
  const root = styleElement(page.root, base, 0, styling) ?? {
    kind: "element",
    tag: "html",
    attributes: {},
    style: base.style,
    children: [],
  };
  reportSlowness(styling);
  return {
    root,
    pages: createPageRules(sheets, rootEntry, environment),
    fontFaces: sheets.flatMap((sheet) => sheet.fontFaces),
    lang: page.root.lang,
  };
}

function reportSlowness({ match, sink }: Styling): void {
  if (match.steps <= match.stepLimit) return;
  sink.report("selectors-too-slow", {
    message: "The stylesheets ask for more comparisons than a page may take; some rules were not applied",
    hint: "Use classes instead of long chains of ~ and descendant selectors",
  });
}

/** Elements whose content is no text of the page. */
const UNSEEN: ReadonlySet<string> = new Set(["head", "title", "meta", "link", "style", "script", "template"]);

function styleElement(
  element: HtmlElement,
  parent: Entry,
  depth: number,
  styling: Styling,
  source?: SourcePosition,
): StyledElement | undefined {
  if (UNSEEN.has(element.tag) || findAttribute(element, "hidden") !== undefined) return undefined;
  const matched = matchRules(element, styling.index, styling.match);
  const entry = findEntry(element, matched.own, parent, styling);
  if (entry.values.display === "none") return undefined;
  styling.counters.enter(entry.values, findImpliedChanges(element, entry), depth);
  const own = readSource(element) ?? source;
  const context = createContext(element, entry, styling);
  const strings = entry.values.stringSet.map(([name, items]) => [name, generateText(items, context)] as const);
  const children: StyledNode[] = [];
  const generate = (pseudo: PseudoElement): void => {
    const node = styleGenerated(pseudo, matched.generated.get(pseudo) ?? [], element, entry, depth, styling);
    if (node !== undefined) children.push(node);
  };
  generate("marker");
  generate("before");
  for (const child of element.children) {
    const styled = styleChild(child, entry, depth, styling, own);
    if (styled !== undefined) children.push(styled);
  }
  generate("after");
  styling.counters.leave(depth);
  return {
    kind: "element",
    tag: element.tag,
    attributes: element.attributes,
    style: entry.style,
    children,
    ...(own === undefined ? {} : { source: own }),
    ...(strings.length > 0 ? { strings } : {}),
  };
}

function styleChild(
  child: HtmlNode,
  parent: Entry,
  depth: number,
  styling: Styling,
  source: SourcePosition | undefined,
): StyledNode | undefined {
  switch (child.kind) {
    case "text":
      return { kind: "text", text: child.text };
    case "element":
      return styleElement(child, parent, depth + 1, styling, source);
    case "svg": {
      const { own } = matchRules(child.element, styling.index, styling.match);
      const entry = findEntry(child.element, own, parent, styling);
      if (entry.values.display === "none") return undefined;
      return { kind: "svg", markup: child.markup, attributes: child.element.attributes, style: entry.style };
    }
  }
}

/** The computed style for these rules below this parent; made once. */
function findEntry(element: HtmlElement, rules: readonly IndexedRule[], parent: Entry, styling: Styling): Entry {
  const inline = findAttribute(element, "style");
  const key = `${rules.map((rule) => rule.order).join(",")}|${element.dir}|${inline ?? ""}`;
  const known = parent.children.get(key);
  if (known !== undefined) return known;
  const blocks: RankedBlock[] = rules.map(({ layer, block }) => ({ layer, block }));
  if (inline !== undefined) blocks.push({ layer: LAYERS.length, block: parseInline(inline, styling.sink) });
  const computed = computeValues(blocks, parent, element.dir, styling.environment);
  const entry: Entry = { ...computed, style: assembleStyle(computed.values, parent.style), children: new Map() };
  parent.children.set(key, entry);
  return entry;
}

/** A `style` attribute. It stands in the template's HTML, where we have no line of its own. */
function parseInline(text: string, sink: Sink): DeclarationBlock {
  const list = parse(`{${text}}`, { context: "block", positions: false });
  const reporter = { spanOf: () => undefined, report: sink.report.bind(sink) };
  return list.type === "Block" ? parseDeclarations(list, "element", { text, reporter }) : { normal: [], important: [] };
}

function createContext(element: HtmlElement, entry: Entry, { counters, quoteDepth }: Styling): ContentContext {
  return { element, counters, quotes: entry.values.quotes, quoteDepth };
}

function styleGenerated(
  pseudo: PseudoElement,
  rules: readonly IndexedRule[],
  element: HtmlElement,
  parent: Entry,
  depth: number,
  styling: Styling,
): StyledElement | undefined {
  const isMarker = pseudo === "marker";
  if (isMarker ? parent.values.display !== "list-item" : rules.length === 0) return undefined;
  const key = `::${pseudo} ${rules.map((rule) => rule.order).join(",")}`;
  const known = parent.children.get(key);
  const entry = known ?? createGeneratedEntry(rules, element, parent, styling);
  if (known === undefined) parent.children.set(key, entry);
  if (entry.values.display === "none") return undefined;
  if (!isMarker) styling.counters.enter(entry.values, { reset: [], increment: [] }, depth + 1);
  const children = generateChildren(isMarker, element, entry, parent, styling);
  return children.length === 0
    ? undefined
    : { kind: "element", tag: `::${pseudo}`, attributes: {}, style: entry.style, children };
}

function createGeneratedEntry(
  rules: readonly IndexedRule[],
  element: HtmlElement,
  parent: Entry,
  styling: Styling,
): Entry {
  const base: ComputeBase = parent;
  const computed = computeValues(
    rules.map(({ layer, block }) => ({ layer, block })),
    base,
    element.dir,
    styling.environment,
  );
  return { ...computed, style: assembleStyle(computed.values, parent.style), children: new Map() };
}

function generateChildren(
  isMarker: boolean,
  element: HtmlElement,
  entry: Entry,
  parent: Entry,
  styling: Styling,
): readonly StyledNode[] {
  const { content } = entry.values;
  if (typeof content !== "string") return generateNodes(content, createContext(element, entry, styling));
  if (!isMarker || content === "none") return [];
  const text = formatMarker(parent.values.listStyleType, styling.counters.find("list-item"));
  return text === "" ? [] : [{ kind: "text", text }];
}

/** Lists count their items without being told (CSS Lists 3, 4.6); `start` and `value` are HTML's. */
function findImpliedChanges(
  element: HtmlElement,
  entry: Entry,
): { reset: readonly CounterChange[]; increment: readonly CounterChange[] } {
  if (element.tag === "ol" || element.tag === "ul") {
    const start = Number(findAttribute(element, "start") ?? "1");
    return { reset: [{ name: "list-item", value: (Number.isInteger(start) ? start : 1) - 1 }], increment: [] };
  }
  return { reset: [], increment: entry.values.display === "list-item" ? [{ name: "list-item", value: 1 }] : [] };
}

function readSource(element: HtmlElement): SourcePosition | undefined {
  const match = /^(\d+):(\d+)$/u.exec(findAttribute(element, "data-span") ?? "");
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}
