/**
 * Inline content to items: text is split at break opportunities, shaped once per process by its face, and measured.
 * White space is collapsed over element boundaries (CSS Text 3, 4.1). What comes in are styled nodes; what goes out
 * is a flat list. Lines, places and pages are not known here.
 */
import type { SourcePosition, StyledElement, StyledLeader, StyledNode, StyledText } from "../../model/styled.js";
import type { Artifact } from "../../model/tag-tree.js";
import { resolveAuto } from "../lengths.js";
import { findBidiText } from "./bidi-text.js";
import { addPicture } from "./compile-picture.js";
import { addWord } from "./compile-word.js";
import { findWidth } from "./inline-measures.js";
import type { InlineContext, WordItem } from "./inline-item.js";
import type { InlineContent, InlineEnvironment, InlineWalk } from "./inline-walk.js";
import { measureWord } from "./measure-word.js";
import type { RunStyle } from "./run-style.js";
import { splitCollapsing, splitPreserving } from "./split-text.js";
import type { TextToken } from "./split-text.js";
import { transformText } from "./transform-text.js";

/** Appends the items of inline nodes to `content`. */
export function compileInlines(
  nodes: readonly StyledNode[],
  style: RunStyle,
  content: InlineContent,
  environment: InlineEnvironment,
  source: SourcePosition | undefined,
): void {
  const bidi = findBidiText(nodes, style.computed);
  const { link, call } = environment;
  const walk: InlineWalk = { environment, content, link, source, call: { id: call }, bidi };
  for (const node of nodes) compileNode(node, style, walk);
}

function compileNode(node: StyledNode, style: RunStyle, walk: InlineWalk): void {
  switch (node.kind) {
    case "text":
      compileText(node, createContext(node, style, walk), walk);
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
    case "leader":
      addLeader(node, { ...createContext(node, style, walk), mark: LEADER_ARTIFACT }, walk.content);
      return;
    case "element":
      compileElement(node, walk);
  }
}

/** Nobody wants to hear the dots. */
const LEADER_ARTIFACT: Artifact = { kind: "artifact", type: "Layout" };

/** A line may end before a leader, never behind it: a page number alone would lead from nowhere. */
function addLeader(leader: StyledLeader, context: InlineContext, content: InlineContent): void {
  const [face] = context.style.faces;
  const last = content.items.at(-1);
  if (last !== undefined && last.kind !== "space")
    content.items.push({ kind: "space", context: last.context, face, widthPt: 0, breakable: true, tied: false });
  const pattern = face.shape(leader.text.trim(), context.style.computed.fontFeatures);
  const pads = leader.text.length - leader.text.trim().length;
  const patternPt = measureWord(pattern, context.style) + pads * context.style.spaceWidthPt;
  content.items.push({ kind: "leader", context, face, word: pattern, patternPt, widthPt: patternPt * LEAST_PATTERNS });
  content.endsInSpace = true;
}

/** A leader shorter than this many of its patterns is no longer one. */
const LEAST_PATTERNS = 3;

function compileElement(element: StyledElement, walk: InlineWalk): void {
  const { environment, content } = walk;
  if (element.style.running !== undefined) {
    content.events.push(element);
    return;
  }
  if (element.style.position?.scheme === "absolute") {
    (content.outside ??= []).push(element);
    return;
  }
  if (element.style.position !== undefined) environment.reportInlinePosition(element, walk.source);
  environment.checkInline(element, walk.source);
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
  const inner: InlineWalk = { ...walk, link, source, call: call === undefined ? walk.call : { id: call } };
  const context = createContext(element, style, walk);
  const isRtl = walk.bidi !== undefined && element.style.direction === "rtl";
  addEdge(element, isRtl ? "right" : "left", context, content);
  const from = content.items.length;
  for (const child of element.children) compileNode(child, style, inner);
  fillInlineBlock(element, from, context, content);
  addEdge(element, isRtl ? "left" : "right", context, content);
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
  return (
    element.attributes["id"] !== undefined ||
    element.strings !== undefined ||
    element.pageCounter !== undefined ||
    element.style.bookmarkLevel > 0
  );
}

function createContext(node: StyledNode, style: RunStyle, walk: InlineWalk): InlineContext {
  const context: InlineContext = { style, mark: walk.environment.findMark(node), link: walk.link };
  return walk.bidi === undefined ? context : { ...context, bidi: walk.bidi.findPlace(node) };
}

function compileText(node: StyledText, context: InlineContext, walk: InlineWalk): void {
  const shown = transformText(node.text, context.style.computed.textTransform);
  if (walk.bidi === undefined) compileRun(shown, context, walk);
  else for (const { text, bidi } of walk.bidi.splitText(node, shown)) compileRun(text, { ...context, bidi }, walk);
}

/** Compiles text of one direction. */
function compileRun(text: string, context: InlineContext, walk: InlineWalk): void {
  const { whiteSpace } = context.style.computed;
  const preserves = whiteSpace === "pre" || whiteSpace === "pre-wrap";
  const tokens = preserves ? splitPreserving(text) : splitCollapsing(text);
  for (const token of tokens) addToken(token, context, walk, preserves);
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
  const follows = content.items.at(-1)?.kind === "leader";
  const nowrap =
    follows || context.style.computed.whiteSpace === "nowrap" || context.style.computed.whiteSpace === "pre";
  content.items.push({
    kind: "space",
    context,
    face,
    widthPt: context.style.spaceWidthPt,
    breakable: !nowrap,
    tied: false,
  });
  content.endsInSpace = collapsible;
}
