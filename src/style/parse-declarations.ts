import type { Block, CssNode, Declaration as CssDeclaration } from "css-tree";
import type { Span } from "../model/span.js";
import { describeProperty, describeValue } from "./describe-problem.js";
import { expandDeclaration, longhandsOf, type ExpandedDeclaration } from "./expand-declaration.js";
import type { Parts } from "./longhand.js";
import { LONGHANDS_BY_NAME } from "./properties.js";
import { withSpan, type Reporter } from "./reporter.js";
import { resolveUrls } from "./resolve-urls.js";
import { SHORTHANDS } from "./shorthands.js";
import type { Declaration, DeclarationBlock } from "./stylesheet.js";

/** Where a block of declarations stands: it decides which properties have a meaning there. */
export type BlockPlace = "element" | "page" | "margin-box" | "note" | "footnote";

const PAGE_ONLY: ReadonlySet<string> = new Set(["size", "bleed", "marks", "-briefpress-rule-width"]);
/** A margin box is in no flow that these could change. */
const FLOW_ONLY: ReadonlySet<string> = new Set([
  "page",
  "position",
  "float",
  "break-before",
  "break-after",
  "string-set",
]);
const NOTE_PROPERTIES: ReadonlySet<string> = new Set(["display", "width", "margin-left", "margin-right"]);
const FOOTNOTE_PROPERTIES =
  /^(?:margin-.*|padding-.*|border-(?:top|right|bottom|left)-.*|background-.*|-briefpress-rule-width)$/u;
const PAGE_PROPERTIES =
  /^(?:size|bleed|marks|margin-.*|padding-.*|border-(?:top|right|bottom|left)-.*|background-.*)$/u;

/** May the longhand stand there? */
const ALLOWED: Readonly<Record<BlockPlace, (longhand: string) => boolean>> = {
  element: (longhand) => !PAGE_ONLY.has(longhand),
  "margin-box": (longhand) => !PAGE_ONLY.has(longhand) && !FLOW_ONLY.has(longhand),
  page: (longhand) => PAGE_PROPERTIES.test(longhand) || LONGHANDS_BY_NAME.get(longhand)?.inherited === true,
  note: (longhand) => NOTE_PROPERTIES.has(longhand),
  footnote: (longhand) => FOOTNOTE_PROPERTIES.test(longhand),
};

const PLACE_NAMES: Readonly<Record<BlockPlace, string>> = {
  element: "outside of `@page`",
  "margin-box": "in a margin box",
  page: "in `@page`; `size`, `margin`, `padding`, `border`, `background`, `bleed`, `marks` and inherited properties do",
  note: "in a note area; `width`, the margin towards the text and `display: none` do",
  footnote: "in `@footnote`; margins, padding, borders, `background` and `-briefpress-rule-width` do",
};

/** `var(` as a function of its own, not the end of another name. */
const HAS_VARIABLE = /(?<![\w-])var\(/iu;

/** What reading a block needs to know of its sheet. */
export interface BlockSource {
  /** The text that css-tree's offsets refer to. */
  readonly text: string;
  readonly reporter: Reporter;
  /** Rooted path of the sheet, e.g. "package:templates/base.css"; a `style` attribute has none. */
  readonly path?: string;
}

/** Reads the declarations of a block; what is not known is reported and left out. Other nodes are the caller's. */
export function parseDeclarations(block: Block, place: BlockPlace, source: BlockSource): DeclarationBlock {
  const normal: Declaration[] = [];
  const important: Declaration[] = [];
  for (const node of block.children) {
    if (node.type !== "Declaration") continue;
    const parsed = parseDeclaration(node, place, source);
    (node.important === true ? important : normal).push(...parsed);
  }
  return { normal, important };
}

/** Would the declaration have an effect on an element? Nothing is reported. */
export function isSupportedDeclaration({ property: written, value }: CssDeclaration): boolean {
  if (written.startsWith("--")) return true;
  const property = written.toLowerCase();
  if (value.type === "Raw") return false;
  const parts = partsOf(value.children);
  if (parts.some((part) => part.type === "Function" && part.name.toLowerCase() === "var"))
    return longhandsOf(property).length > 0;
  return expandDeclaration(property, parts).kind === "ok";
}

function parseDeclaration(node: CssDeclaration, place: BlockPlace, source: BlockSource): readonly Declaration[] {
  const span = source.reporter.spanOf(node.value.loc);
  if (typeof node.important === "string") {
    const message = `\`!${node.important}\` is not known; the declaration is ignored`;
    source.reporter.report("unknown-value", withSpan({ message, hint: "Write `!important`." }, span));
    return [];
  }
  if (node.property.startsWith("--")) {
    const text = node.value.type === "Raw" ? node.value.value.trim() : "";
    return [{ kind: "custom", name: node.property, text, span }];
  }
  const property = node.property.toLowerCase();
  if (!isKnownAt(property, place, node, source.reporter) || node.value.type === "Raw") return [];
  const text = textOf(node.value, source.text);
  if (HAS_VARIABLE.test(text)) return [{ kind: "pending", property, text, span, path: source.path }];
  const parts = resolveUrls(partsOf(node.value.children), { path: source.path, span }, source.reporter);
  if (parts === undefined) return [];
  const misplaced = property === "content" ? findMisplaced(parts, place) : undefined;
  const expanded: ExpandedDeclaration =
    misplaced === undefined
      ? expandDeclaration(property, parts)
      : { kind: "unknown-value", expects: misplaced, keywords: [] };
  if (expanded.kind === "ok") return expanded.declarations;
  reportValue(property, text, expanded, span, source.reporter);
  return [];
}

const MARGIN_BOX_CONTENT =
  "strings, `string()`, `element()`, `counter(page)`, `counter(pages)`, `target-counter(…, page)`, `target-text()`, `url()`, `attr()` of the root and `leader()` in a margin box";
const ELEMENT_CONTENT =
  "strings, `attr()`, counters, `target-counter(…, page)`, `target-text()`, `leader()` and quotes outside of margin boxes";
const BOX_FUNCTIONS: ReadonlySet<string> = new Set([
  "string",
  "element",
  "target-counter",
  "target-text",
  "attr",
  "leader",
]);

/** `content` means other things in margin boxes, which know their page, than in elements, which know their document. */
function findMisplaced(parts: Parts, place: BlockPlace): string | undefined {
  const isBox = place === "margin-box";
  for (const part of parts) {
    const name = part.type === "Function" ? part.name.toLowerCase() : "";
    const [argument] = part.type === "Function" ? part.children : [];
    const counter = name === "counter" && argument?.type === "Identifier" ? argument.name : "";
    const ofPage = /^pages?$/u.test(counter);
    if (isBox && (part.type === "Function" ? !BOX_FUNCTIONS.has(name) && !ofPage : isQuote(part)))
      return MARGIN_BOX_CONTENT;
    if (!isBox && (part.type === "Url" || name === "string" || name === "element" || counter === "pages"))
      return ELEMENT_CONTENT;
  }
  return undefined;
}

function isQuote(part: CssNode): boolean {
  return part.type === "Identifier" && part.name.toLowerCase().endsWith("-quote");
}

/** Parts of a value without white space and comments. */
export function partsOf(children: Iterable<CssNode>): Parts {
  return [...children].filter((node) => node.type !== "WhiteSpace" && node.type !== "Comment");
}

function textOf(node: CssNode, text: string): string {
  return node.loc ? text.slice(node.loc.start.offset, node.loc.end.offset) : "";
}

function isKnownAt(property: string, place: BlockPlace, node: CssDeclaration, reporter: Reporter): boolean {
  const longhands = longhandsOf(property);
  const span = reporter.spanOf(node.loc, node.property.length);
  if (longhands.length === 0 && !SHORTHANDS.has(property)) {
    reporter.report("unknown-property", withSpan(describeProperty(property), span));
    return false;
  }
  if (longhands.every((longhand) => ALLOWED[place](longhand))) return true;
  const message = `\`${property}\` has no effect ${PLACE_NAMES[place]}`;
  reporter.report("unknown-property", withSpan({ message }, span));
  return false;
}

/** Reports a value that its property does not take. */
export function reportValue(
  property: string,
  text: string,
  expanded: Exclude<ExpandedDeclaration, { kind: "ok" }>,
  span: Span | undefined,
  reporter: Pick<Reporter, "report">,
): void {
  if (expanded.kind === "unknown-property")
    reporter.report("unknown-property", withSpan(describeProperty(property), span));
  else reporter.report("unknown-value", withSpan(describeValue(property, text, expanded), span));
}
