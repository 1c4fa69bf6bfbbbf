import { Parser } from "htmlparser2";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findAttribute, type HtmlElement, type HtmlNode, type HtmlSvg } from "./html-element.js";
import { resolveDirections, takesDirectionFromText } from "./resolve-directions.js";

/** Elements nested deeper than this are taken out of their parents; briefs stay below 60. */
const DEEPEST_ELEMENT = 200;

/** A parsed page. */
export interface HtmlPage {
  readonly root: HtmlElement;
  readonly elementCount: number;
}

/** Elements of the page that templates may use; everything else is a mistake, or asks for more than paper can do. */
export const KNOWN_TAGS: ReadonlySet<string> = new Set(
  (
    "header main article section aside footer nav address h1 h2 h3 h4 h5 h6 p blockquote pre hr div figure figcaption " +
    "ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td " +
    "a em strong b i u s del ins small sub sup code abbr cite q time span br wbr mark bdi bdo img svg"
  ).split(" "),
);

/** What building the tree changes. */
interface TreeBuilder {
  readonly html: string;
  root: HtmlElement | undefined;
  /** Does the page have an `<html>` of its own? */
  hasRoot: boolean;
  body: HtmlElement | undefined;
  current: HtmlElement | undefined;
  depth: number;
  count: number;
  /** Open elements that are not in the tree because they are too deep. */
  skipped: number;
  /** Depth inside of `<head>`, 0 outside. */
  headDepth: number;
  svg: { readonly node: HtmlSvg; readonly start: number; depth: number } | undefined;
  tooDeep: boolean;
  readonly unknownTags: Set<string>;
  /** Some element takes its direction from its text. */
  hasAutoDirection: boolean;
}

/**
 * Parses a page into light nodes of our own: comments and everything outside the body are gone, inline SVG is kept as
 * the exact markup.
 *
 * @param html - A whole page; a fragment gets an `<html>` and a `<body>`.
 * @remarks Reports `html-too-deep` where elements are nested so deeply that some are taken out (their text stays),
 * `unknown-element` and `language-missing`.
 */
export function parseHtml(html: string, sink: Sink): HtmlPage {
  const builder: TreeBuilder = {
    html,
    root: undefined,
    hasRoot: false,
    body: undefined,
    current: undefined,
    depth: 0,
    count: 0,
    skipped: 0,
    headDepth: 0,
    svg: undefined,
    tooDeep: false,
    unknownTags: new Set(),
    hasAutoDirection: false,
  };
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      openTag(builder, tag, attributes, parser.startIndex);
    },
    ontext: (text) => {
      addText(builder, text);
    },
    onclosetag: (tag) => {
      closeTag(builder, tag, parser.endIndex + 1);
    },
  });
  parser.end(html);
  const { element } = bodyOf(builder);
  reportProblems(builder, sink);
  const root = builder.root ?? element;
  if (builder.hasAutoDirection) resolveDirections(root);
  return { root, elementCount: builder.count };
}

function reportProblems(builder: TreeBuilder, sink: Sink): void {
  if (builder.tooDeep) {
    const message = `Elements are nested more than ${DEEPEST_ELEMENT} deep; the inner ones are left out, their text stays`;
    sink.report("html-too-deep", { message, hint: "Look for an element of the template that is never closed." });
  }
  for (const tag of builder.unknownTags) {
    const hint = `${formatNearMiss(tag, KNOWN_TAGS)}Use \`<div>\` or \`<span>\` with a class.`;
    sink.report("unknown-element", { message: `The HTML element \`<${tag}>\` is not supported`, hint });
  }
  if (builder.hasRoot && builder.root?.lang === "") {
    const hint = 'Write `<html lang="{{lang}}">` in the template.';
    sink.report("language-missing", { message: "The page does not say in which language it is", hint });
  }
}

function openTag(
  builder: TreeBuilder,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  startOffset: number,
): void {
  if (builder.svg !== undefined) builder.svg.depth++;
  else if (builder.headDepth > 0 || tag === "head") builder.headDepth++;
  else if (tag === "html") openRoot(builder, attributes);
  else if (tag === "body") openBody(builder, attributes);
  else openInBody(builder, tag, attributes, startOffset);
}

function openRoot(builder: TreeBuilder, attributes: Readonly<Record<string, string>>): void {
  builder.hasRoot = true;
  builder.root ??= createElement(builder, "html", attributes, undefined);
}

function openBody(builder: TreeBuilder, attributes: Readonly<Record<string, string>>): void {
  if (builder.body !== undefined) return;
  builder.root ??= createElement(builder, "html", {}, undefined);
  builder.body = createElement(builder, "body", attributes, builder.root);
  append(builder.root, builder.body);
  builder.current = builder.body;
}

/** The body; it is made if the page has none. */
function bodyOf(builder: TreeBuilder): { readonly element: HtmlElement } {
  if (builder.body === undefined) openBody(builder, {});
  return { element: builder.body ?? createElement(builder, "body", {}, undefined) };
}

function openInBody(
  builder: TreeBuilder,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  startOffset: number,
): void {
  if (!KNOWN_TAGS.has(tag)) builder.unknownTags.add(tag);
  if (tag === "wbr") {
    addText(builder, ZERO_WIDTH_SPACE);
    return;
  }
  const parent = builder.current ?? bodyOf(builder).element;
  if (builder.skipped > 0 || builder.depth >= DEEPEST_ELEMENT) {
    builder.skipped++;
    builder.tooDeep = true;
    return;
  }
  const element = createElement(builder, tag, attributes, parent);
  if (tag === "svg") {
    const node: HtmlSvg = { kind: "svg", element, markup: "" };
    append(parent, node);
    builder.svg = { node, start: startOffset, depth: 0 };
    return;
  }
  append(parent, element);
  builder.current = element;
  builder.depth++;
}

/** What `<wbr>` is to a line: a place to end without a mark. As a part of the text, since words are found in texts. */
const ZERO_WIDTH_SPACE = "\u200B";

function closeTag(builder: TreeBuilder, tag: string, endOffset: number): void {
  const { svg } = builder;
  if (svg !== undefined) {
    if (svg.depth-- > 0) return;
    svg.node.markup = builder.html.slice(svg.start, endOffset);
    builder.svg = undefined;
  } else if (builder.headDepth > 0) builder.headDepth--;
  else if (tag === "wbr") return;
  else if (builder.skipped > 0) builder.skipped--;
  else if (tag !== "html" && tag !== "body" && builder.current !== undefined && builder.current !== builder.body) {
    builder.current = builder.current.parent;
    builder.depth--;
  }
}

function addText(builder: TreeBuilder, text: string): void {
  if (builder.svg !== undefined || builder.headDepth > 0) return;
  if (builder.body === undefined && text.trim() === "") return;
  const parent = builder.current ?? bodyOf(builder).element;
  const last = parent.children.at(-1);
  if (last?.kind === "text") last.text += text;
  else parent.children.push({ kind: "text", text });
}

function createElement(
  builder: TreeBuilder,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  parent: HtmlElement | undefined,
): HtmlElement {
  const classes = Object.hasOwn(attributes, "class") ? attributes["class"] : undefined;
  const element: HtmlElement = {
    kind: "element",
    tag,
    attributes,
    id: Object.hasOwn(attributes, "id") ? attributes["id"] : undefined,
    classes: splitClasses(classes),
    parent,
    previous: parent?.lastElement,
    index: builder.count++,
    position: (parent?.elementCount ?? 0) + 1,
    children: [],
    elementCount: 0,
    lastElement: undefined,
    lang: (Object.hasOwn(attributes, "lang") ? attributes["lang"] : undefined) ?? parent?.lang ?? "",
    dir: "ltr",
  };
  const dir = findAttribute(element, "dir")?.toLowerCase();
  if (dir === "rtl" || (dir !== "ltr" && parent?.dir === "rtl")) element.dir = "rtl";
  builder.hasAutoDirection ||= takesDirectionFromText(element);
  return element;
}

const NO_CLASSES: readonly string[] = [];

function splitClasses(value: string | undefined): readonly string[] {
  if (value === undefined || value === "") return NO_CLASSES;
  return value.includes(" ") || /\s/u.test(value) ? value.split(/\s+/u).filter((name) => name !== "") : [value];
}

function append(parent: HtmlElement, node: HtmlNode): void {
  parent.children.push(node);
  if (node.kind === "text") return;
  parent.elementCount++;
  parent.lastElement = node.kind === "svg" ? node.element : node;
}
