/**
 * Inline content to items: text is split at break opportunities, shaped once per process by its face, and measured.
 * White space is collapsed over element boundaries (CSS Text 3, 4.1). What comes in are styled nodes; what goes out
 * is a flat list. Lines, places and pages are not known here.
 */
import type { Face } from "../../model/face.js";
import type { Picture } from "../../model/picture.js";
import type { SourcePosition, StyledElement, StyledNode, StyledSvg } from "../../model/styled.js";
import type { Mark } from "../../model/tag-tree.js";
import { resolveAuto } from "../lengths.js";
import { findWidth } from "./find-breaks.js";
import type { InlineContext, InlineItem, InlineLink, LineEvent } from "./inline-item.js";
import type { RunStyle, RunStyles } from "./run-style.js";
import { splitCollapsing, splitPreserving } from "./split-text.js";
import type { TextToken } from "./split-text.js";

/** What compiling needs to know of the document. */
export interface InlineEnvironment {
  readonly runStyles: RunStyles;
  /** Marked content of a text, picture or page number. */
  findMark(node: StyledNode): Mark;
  findLink(element: StyledElement): InlineLink | undefined;
  findPicture(source: string, at: SourcePosition | undefined): Picture | undefined;
  findSvg(node: StyledSvg): Picture | undefined;
  /** @returns The id of the footnote that the element is the first to call. */
  findCall(element: StyledElement): string | undefined;
  reportMissingGlyph(character: string, at: SourcePosition | undefined): void;
}

/** Inline content in the making. */
export interface InlineContent {
  readonly items: InlineItem[];
  readonly events: LineEvent[];
  /** The last thing was a collapsible space, or nothing was there yet. */
  endsInSpace: boolean;
}

interface Walk {
  readonly environment: InlineEnvironment;
  readonly content: InlineContent;
  readonly link: InlineLink | undefined;
  readonly source: SourcePosition | undefined;
  readonly call: { id: string | undefined };
}

/** Appends the items of inline nodes to `content`. */
export function compileInlines(
  nodes: readonly StyledNode[],
  style: RunStyle,
  content: InlineContent,
  environment: InlineEnvironment,
  source: SourcePosition | undefined,
): void {
  const walk: Walk = { environment, content, link: undefined, source, call: { id: undefined } };
  for (const node of nodes) compileNode(node, style, walk);
}

function compileNode(node: StyledNode, style: RunStyle, walk: Walk): void {
  switch (node.kind) {
    case "text":
      compileText(node.text, createContext(node, style, walk), walk);
      return;
    case "svg": {
      const picture = walk.environment.findSvg(node);
      if (picture !== undefined)
        addPicture(picture, node, createContext(node, walk.environment.runStyles.find(node.style), walk), walk);
      return;
    }
    case "page-number": {
      const context = createContext(node, style, walk);
      const [face] = style.faces;
      const widthPt = measureWord(face, "00", context);
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

function compileElement(element: StyledElement, walk: Walk): void {
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
    if (picture !== undefined) addPicture(picture, element, createContext(element, style, walk), walk);
    return;
  }
  const link = environment.findLink(element) ?? walk.link;
  const call = environment.findCall(element);
  const inner: Walk = { environment, content, link, source, call: call === undefined ? walk.call : { id: call } };
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

function createContext(node: StyledNode, style: RunStyle, walk: Walk): InlineContext {
  return { style, mark: walk.environment.findMark(node), link: walk.link };
}

function compileText(text: string, context: InlineContext, walk: Walk): void {
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

function addToken(token: TextToken, context: InlineContext, walk: Walk, preserves: boolean): void {
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
      addWord(token.text, token.breakable, context, walk);
  }
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
  });
  content.endsInSpace = collapsible;
}

function addWord(text: string, breakable: "no" | "after" | "hyphen", context: InlineContext, walk: Walk): void {
  const { items } = walk.content;
  for (const part of splitByFace(text, context, walk)) {
    const last = part.end === text.length;
    tieNumber(items, part.text);
    kernSpace(items, part.text, part.face, context);
    const word = part.face.shape(part.text, context.style.computed.fontFeatures);
    const call = walk.call.id;
    walk.call.id = undefined;
    items.push({
      kind: "word",
      context,
      face: part.face,
      word,
      widthPt: measureWord(part.face, part.text, context),
      breakable: last ? breakable : "no",
      ...(call === undefined ? {} : { call }),
    });
  }
  walk.content.endsInSpace = false;
}

/** A day stays with its month, a small number with what it counts: "29 December", "5 states". */
function tieNumber(items: InlineItem[], text: string): void {
  const space = items.at(-1);
  const before = items.at(-2);
  if (space?.kind !== "space" || before?.kind !== "word") return;
  if (/^\d{1,2}$/u.test(before.word.text) && /^\p{L}/u.test(text))
    items[items.length - 1] = { ...space, breakable: false };
}

/** Some faces kern over the space: the space before a word gets what its neighbours ask for. */
function kernSpace(items: InlineItem[], text: string, face: Face, context: InlineContext): void {
  const space = items.at(-1);
  const before = items.at(-2);
  if (space?.kind !== "space" || before?.kind !== "word" || before.face !== face || space.face !== face) return;
  const kern = face.kernOverSpace(before.word.text.slice(-1), text.slice(0, 1));
  if (kern !== 0) items[items.length - 1] = { ...space, widthPt: space.widthPt + (kern * context.style.sizePt) / 1000 };
}

function measureWord(face: Face, text: string, context: InlineContext): number {
  const { sizePt, computed } = context.style;
  const word = face.shape(text, computed.fontFeatures);
  return (word.advance * sizePt) / 1000 + word.glyphs.length * computed.letterSpacing;
}

interface FacePart {
  readonly text: string;
  readonly face: Face;
  readonly end: number;
}

/** Splits a word where its characters need another face of the family list; nearly always it does not. */
function splitByFace(text: string, context: InlineContext, walk: Walk): readonly FacePart[] {
  const [primary] = context.style.faces;
  const shaped = primary.shape(text, context.style.computed.fontFeatures);
  if (shaped.glyphs.every((glyph) => glyph.id !== 0)) return [{ text, face: primary, end: text.length }];
  const parts: FacePart[] = [];
  let end = 0;
  for (const character of text) {
    end += character.length;
    const face = findFaceFor(character, context, walk);
    const previous = parts.at(-1);
    if (previous?.face === face) parts[parts.length - 1] = { text: previous.text + character, face, end };
    else parts.push({ text: character, face, end });
  }
  return parts;
}

function findFaceFor(character: string, context: InlineContext, walk: Walk): Face {
  const codePoint = character.codePointAt(0) ?? 0;
  const face = context.style.faces.find((candidate) => candidate.hasCharacter(codePoint));
  if (face !== undefined) return face;
  walk.environment.reportMissingGlyph(character, walk.source);
  return context.style.faces[0];
}

function addPicture(
  picture: Picture,
  node: Extract<StyledNode, { kind: "svg" | "element" }>,
  context: InlineContext,
  walk: Walk,
): void {
  const { margin, verticalAlign, fontSize } = node.style;
  const { widthPt, heightPt } = sizePicture(picture, node);
  const [left, right, top, bottom] = [margin.left, margin.right, margin.top, margin.bottom].map(
    (edge) => resolveAuto(edge, 0) ?? 0,
  );
  const outerHeightPt = heightPt + (top ?? 0) + (bottom ?? 0);
  const middlePt = (outerHeightPt + (context.style.faces[0].xHeight * fontSize) / 1000) / 2;
  walk.content.items.push({
    kind: "picture",
    context,
    picture,
    widthPt,
    heightPt,
    outerWidthPt: widthPt + (left ?? 0) + (right ?? 0),
    marginLeftPt: left ?? 0,
    ...(typeof node.style.width === "object" ? { share: node.style.width.percent / 100 } : {}),
    abovePt:
      typeof verticalAlign === "number" ? heightPt + verticalAlign : verticalAlign === "middle" ? middlePt : heightPt,
  });
  walk.content.endsInSpace = false;
}

/** CSS 2.2, 10.3.2: one given side keeps the proportion; without any the picture has its own size. */
function sizePicture(
  picture: Picture,
  node: Extract<StyledNode, { kind: "svg" | "element" }>,
): { widthPt: number; heightPt: number } {
  const ratio = picture.widthPt / picture.heightPt;
  const width = typeof node.style.width === "number" ? node.style.width : undefined;
  const height = typeof node.style.height === "number" ? node.style.height : undefined;
  if (width !== undefined && height !== undefined) return { widthPt: width, heightPt: height };
  if (width !== undefined) return { widthPt: width, heightPt: width / ratio };
  if (height !== undefined) return { widthPt: height * ratio, heightPt: height };
  return { widthPt: picture.widthPt, heightPt: picture.heightPt };
}
