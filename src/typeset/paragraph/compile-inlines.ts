/**
 * Inline content to items: text is split at break opportunities, shaped once per process by its face, and measured.
 * White space is collapsed over element boundaries (CSS Text 3, 4.1). What comes in are styled nodes; what goes out
 * is a flat list. Lines, places and pages are not known here.
 */
import type { SourcePosition, StyledElement, StyledNode } from "../../model/styled.js";
import { resolveAuto } from "../lengths.js";
import { addPicture } from "./compile-picture.js";
import { addWord } from "./compile-word.js";
import { findWidth } from "./find-breaks.js";
import type { InlineContext, WordItem } from "./inline-item.js";
import type { InlineContent, InlineEnvironment, InlineWalk } from "./inline-walk.js";
import { measureWord } from "./measure-word.js";
import type { RunStyle } from "./run-style.js";
import { splitCollapsing, splitPreserving } from "./split-text.js";
import type { TextToken } from "./split-text.js";

/** Appends the items of inline nodes to `content`. */
export function compileInlines(
  nodes: readonly StyledNode[],
  style: RunStyle,
  content: InlineContent,
  environment: InlineEnvironment,
  source: SourcePosition | undefined,
): void {
  const walk: InlineWalk = { environment, content, link: undefined, source, call: { id: undefined } };
  for (const node of nodes) compileNode(node, style, walk);
}

function compileNode(node: StyledNode, style: RunStyle, walk: InlineWalk): void {
  switch (node.kind) {
    case "text":
      compileText(node.text, createContext(node, style, walk), walk);
      return;
    case "svg": {
      const picture = walk.environment.findSvg(node);
      if (picture !== undefined)
        addPicture(picture, node, createContext(node, walk.environment.runStyles.find(node.style), walk), walk.content);
      return;
    }
    case "page-number": {
      const context = createContext(node, style, walk);
      const [face] = style.faces;
      const widthPt = measureWord(face.shape("00", context.style.computed.fontFeatures), context.style);
      walk.content.items.push({
        kind: "page-number",
        context,
        face,
        target: node.target,
        counterStyle: node.counterStyle,
        widthPt,
      });
      walk.content.endsInSpace = false;
      return;
    }
    case "element":
      compileElement(node, walk);
  }
}

function compileElement(element: StyledElement, walk: InlineWalk): void {
  const { environment, content } = walk;
  const style = environment.runStyles.find(element.style);
  if (isEvent(element)) content.events.push(element);
  const source = element.source ?? walk.source;
  if (element.tag === "br") {
    content.items.push({ kind: "break", context: createContext(element, style, walk) });
    content.endsInSpace = true;
    return;
  }
  if (element.tag === "img") {
    const picture = environment.findPicture(element.attributes["src"] ?? "", source);
    if (picture !== undefined) addPicture(picture, element, createContext(element, style, walk), content);
    return;
  }
  const link = environment.findLink(element) ?? walk.link;
  const call = environment.findCall(element);
  const inner: InlineWalk = { environment, content, link, source, call: call === undefined ? walk.call : { id: call } };
  const context = createContext(element, style, walk);
  addEdge(element, "left", context, content);
  const from = content.items.length;
  for (const child of element.children) compileNode(child, style, inner);
  fillInlineBlock(element, from, context, content);
  addEdge(element, "right", context, content);
}

/** Margin and padding of an inline element at one of its sides. */
function addEdge(element: StyledElement, side: "left" | "right", context: InlineContext, content: InlineContent): void {
  const { margin, padding } = element.style;
  const widthPt = (resolveAuto(margin[side], 0) ?? 0) + (resolveAuto(padding[side], 0) ?? 0);
  if (widthPt !== 0) content.items.push({ kind: "kern", context, widthPt });
}

/** An inline block is at least as wide as it says; its content stands at its start. */
function fillInlineBlock(element: StyledElement, from: number, context: InlineContext, content: InlineContent): void {
  const { display, width } = element.style;
  if (display !== "inline-block" || typeof width !== "number") return;
  const filledPt = content.items.slice(from).reduce((sum, item) => sum + findWidth(item), 0);
  if (filledPt < width) content.items.push({ kind: "kern", context, widthPt: width - filledPt });
  content.endsInSpace = true;
}

/** @returns Whether the place of the element's first line has to be known. */
export function isEvent(element: StyledElement): boolean {
  return element.attributes["id"] !== undefined || element.strings !== undefined || element.style.bookmarkLevel > 0;
}

function createContext(node: StyledNode, style: RunStyle, walk: InlineWalk): InlineContext {
  return { style, mark: walk.environment.findMark(node), link: walk.link };
}

function compileText(text: string, context: InlineContext, walk: InlineWalk): void {
  const { whiteSpace, textTransform } = context.style.computed;
  const preserves = whiteSpace === "pre" || whiteSpace === "pre-wrap";
  const shown = transformText(text, textTransform);
  const tokens = preserves ? splitPreserving(shown) : splitCollapsing(shown);
  for (const token of tokens) addToken(token, context, walk, preserves);
}

/** Case follows Unicode without regard to the machine's locale, so that every machine prints the same. */
function transformText(text: string, transform: "none" | "uppercase" | "lowercase" | "capitalize"): string {
  switch (transform) {
    case "none":
      return text;
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    case "capitalize":
      return text.replace(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  }
}

function addToken(token: TextToken, context: InlineContext, walk: InlineWalk, preserves: boolean): void {
  const { content } = walk;
  switch (token.kind) {
    case "break":
      content.items.push({ kind: "break", context });
      content.endsInSpace = true;
      return;
    case "space":
      if (!preserves && content.endsInSpace) return;
      addSpace(context, content, !preserves);
      return;
    case "word":
      addWord(token.text, findBreakable(token.breakable, context), context, walk);
  }
}

/** `hyphens: none` closes the places that soft hyphens open (CSS Text 3, 5.4). */
function findBreakable(breakable: WordItem["breakable"], { style }: InlineContext): WordItem["breakable"] {
  return breakable === "hyphen" && style.computed.hyphens === "none" ? "no" : breakable;
}

function addSpace(context: InlineContext, content: InlineContent, collapsible: boolean): void {
  const [face] = context.style.faces;
  const nowrap = context.style.computed.whiteSpace === "nowrap" || context.style.computed.whiteSpace === "pre";
  content.items.push({
    kind: "space",
    context,
    face,
    widthPt: context.style.spaceWidthPt,
    breakable: collapsible && !nowrap,
    tied: false,
  });
  content.endsInSpace = collapsible;
}
