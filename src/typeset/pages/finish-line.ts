import type { Face, ShapedWord } from "../../model/face.js";
import type { LineItem, LinkArea, TextPiece, TextRun } from "../../model/page.js";
import type { ComputedStyle } from "../../model/styled.js";
import type { Mark } from "../../model/tag-tree.js";
import type { LayoutLine } from "../layout-item.js";
import type { InlineContext, InlineItem, InlineLink, WordItem } from "../paragraph/inline-item.js";
import type { PageItem } from "../../model/page.js";
import { orderLine } from "../paragraph/order-line.js";
import { fillLeaf } from "../tags/build-tag-tree.js";
import { paintBehind } from "./paint-behind.js";
import { fitObject } from "./fit-object.js";
import { formatCounter } from "../../formats/format-counter.js";
import type { PageFacts } from "./page-facts.js";

/** What is painted for one line: its pictures, its text and the links in it. */
export interface FinishedLine {
  readonly items: readonly PageItem[];
  readonly links: readonly LinkArea[];
}

/** A run in the making. */
interface OpenRun {
  readonly context: InlineContext;
  readonly face: Face;
  readonly xPt: number;
  widthPt: number;
  readonly pieces: TextPiece[];
}

interface Pen {
  x: number;
  readonly baseline: number;
  readonly stretchPt: number;
  readonly artifact: Mark | undefined;
  readonly facts: PageFacts;
  /** Index of the page, from 0. */
  readonly page: number;
  /** What each leader of the line gets beyond its least width, and where the line ends: leaders are aligned there. */
  readonly leaderPt: number;
  readonly endX: number;
  readonly runs: TextRun[];
  readonly pictures: PageItem[];
  readonly spans: { link: InlineLink; fromPt: number; toPt: number }[];
  open: OpenRun | undefined;
  /** The space that was drawn last. */
  space: Extract<TextPiece, { kind: "space" }> | undefined;
}

/** Turns a placed line into runs of text at fixed places; page numbers are filled in. */
export function finishLine(line: LayoutLine, facts: PageFacts, page: number): FinishedLine {
  const { text } = line;
  const leads = text.leaderPt > 0;
  const slackPt = leads || text.align === "right" ? findSlack(line, facts, page) : 0;
  const pen: Pen = {
    x: line.x,
    baseline: line.y + text.abovePt,
    stretchPt: text.stretchPt,
    artifact: line.artifact,
    facts,
    page,
    leaderPt: leads ? text.leaderPt + slackPt / countLeaders(line) : 0,
    endX: line.x - text.offsetPt + text.measurePt,
    runs: [],
    pictures: [],
    spans: [],
    open: undefined,
    space: undefined,
  };
  if (!leads) pen.x += slackPt;
  drawMarker(line, pen, facts);
  drawItems(text, pen);
  closeRun(pen);
  const lineItem: LineItem = { kind: "line", baselinePt: pen.baseline, runs: pen.runs };
  const links = pen.artifact === undefined ? pen.spans.map((span) => createLink(span, line)) : [];
  return { items: pen.runs.length > 0 ? [...pen.pictures, lineItem] : pen.pictures, links };
}

/** What a right-aligned line gains where a page number is narrower than the room held for it. */
function findSlack(line: LayoutLine, facts: PageFacts, page: number): number {
  let slack = 0;
  for (let index = line.text.start; index < line.text.end; index++) {
    const item = line.text.items[index];
    if (item?.kind === "page-number") slack += item.widthPt - measureNumber(item, facts, page);
  }
  return slack;
}

function countLeaders({ text }: LayoutLine): number {
  let count = 0;
  for (let index = text.start; index < text.end; index++) if (text.items[index]?.kind === "leader") count++;
  return count;
}

function drawMarker(line: LayoutLine, pen: Pen, facts: PageFacts): void {
  const { marker } = line.text;
  if (marker === undefined) return;
  const left = line.x - line.text.offsetPt;
  const x = marker.side === "left" ? left - marker.gapPt - marker.widthPt : left + line.text.measurePt + marker.gapPt;
  const own: Pen = { ...pen, x, stretchPt: 0, facts };
  drawItems({ items: marker.items, start: 0, end: marker.items.length, hyphenated: false }, own);
  closeRun(own);
}

/** Items that are drawn side by side. */
interface Sequence {
  readonly items: readonly InlineItem[];
  readonly start: number;
  readonly end: number;
  readonly hyphenated: boolean;
}

/**
 * Draws items in logical order, so that the text of the page is in the order of reading. Where some of them run from
 * right to left, each has its own place.
 */
function drawItems(sequence: Sequence, pen: Pen): void {
  const { items, start, end, hyphenated } = sequence;
  const order = orderLine(items, start, end);
  const places = order && placeItems(order, sequence, pen);
  for (let index = start; index < end; index++) {
    const item = items[index];
    const last = index === end - 1;
    const place = places?.get(index);
    if (place !== undefined) pen.x = place;
    if (item !== undefined) drawItem(item, pen, last && hyphenated, last);
  }
}

/** @returns Where each item begins at its left, by its index. */
function placeItems(
  order: readonly number[],
  { items, end, hyphenated }: Sequence,
  pen: Pen,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let { x } = pen;
  for (const index of order) {
    places.set(index, x);
    const item = items[index];
    const last = index === end - 1;
    if (item !== undefined) x += findAdvance(item, pen, last && hyphenated, last);
  }
  return places;
}

/** How far drawing the item moves the pen. */
function findAdvance(item: InlineItem, pen: Pen, hyphenated: boolean, last: boolean): number {
  switch (item.kind) {
    case "word":
      return item.widthPt + (hyphenated ? findHyphen(item).widthPt : 0);
    case "space":
      return last ? 0 : item.widthPt + pen.stretchPt;
    case "page-number":
      return measureNumber(item, pen.facts, pen.page);
    case "leader":
      return item.widthPt + pen.leaderPt;
    case "picture":
      return item.outerWidthPt;
    case "kern":
      return item.widthPt;
    case "break":
      return 0;
  }
}

function drawItem(item: InlineItem, pen: Pen, hyphenated: boolean, last: boolean): void {
  switch (item.kind) {
    case "word":
      if (hyphenated && isRightToLeft(item.context)) drawHyphen(item, pen);
      addPiece(pen, item.context, item.face, item.word, item.widthPt);
      if (hyphenated && !isRightToLeft(item.context)) drawHyphen(item, pen);
      return;
    case "space":
      addSpace(pen, item, last);
      return;
    case "page-number": {
      const number = findNumber(item, pen.facts, pen.page);
      const word = item.face.shape(number, "");
      fillLeaf(item.context.mark, number);
      addPiece(pen, item.context, item.face, word, measureNumber(item, pen.facts, pen.page));
      return;
    }
    case "leader":
      drawLeader(item, pen);
      return;
    case "picture":
      drawPicture(item, pen);
      return;
    case "kern":
      closeRun(pen);
      paintBehind(pen.pictures, item.context.style, item.context.style.faces[0], {
        xPt: pen.x,
        widthPt: item.widthPt,
        baseline: pen.baseline,
      });
      pen.x += item.widthPt;
      return;
    case "break":
      return;
  }
}

/** Patterns stand where they would if they went on to the end of the line, so that those of all lines are aligned. */
function drawLeader(item: Extract<InlineItem, { kind: "leader" }>, pen: Pen): void {
  closeRun(pen);
  const endX = pen.x + item.widthPt + pen.leaderPt;
  const { patternPt, context, face, word } = item;
  const wordPt = (word.advance * context.style.sizePt) / 1000;
  if (word.text !== "" && patternPt > LEAST_PATTERN_PT) {
    const behind = Math.ceil((pen.endX - endX) / patternPt - 0.001);
    const count = Math.floor((pen.endX - pen.x) / patternPt + 0.001) - behind;
    pen.x = pen.endX - (behind + count) * patternPt;
    for (let index = 0; index < count; index++) {
      addPiece(pen, context, face, word, wordPt);
      addPiece(pen, context, face, { kind: "space", widthPt: patternPt - wordPt }, patternPt - wordPt);
    }
    closeRun(pen);
  }
  pen.x = endX;
}

/** Finer patterns are no dots but a grey bar. */
const LEAST_PATTERN_PT = 0.2;

/** A space at the end of a line has no width, but it is written: words stay apart when the text is copied. */
function addSpace(pen: Pen, item: Extract<InlineItem, { kind: "space" }>, last: boolean): void {
  const widthPt = last ? 0 : item.widthPt + pen.stretchPt;
  // The spaces of a line are equal as a rule.
  if (pen.space?.widthPt !== widthPt) pen.space = { kind: "space", widthPt };
  addPiece(pen, item.context, item.face, pen.space, widthPt);
}

function findHyphen({ face, context }: WordItem): { readonly word: ShapedWord; readonly widthPt: number } {
  const word = face.shape("-", "");
  return { word, widthPt: (word.advance * context.style.sizePt) / 1000 };
}

function drawHyphen(item: WordItem, pen: Pen): void {
  const { word, widthPt } = findHyphen(item);
  addPiece(pen, item.context, item.face, { kind: "hyphen", word }, widthPt);
}

function isRightToLeft({ bidi }: InlineContext): boolean {
  return bidi !== undefined && bidi.level % 2 === 1;
}

/** Rounding aside, where the open run ends. */
const TOUCHING_PT = 0.001;

function addPiece(pen: Pen, context: InlineContext, face: Face, piece: TextPiece, widthPt: number): void {
  const { open } = pen;
  if (
    open === undefined ||
    open.context.style !== context.style ||
    open.face !== face ||
    open.context.mark !== context.mark ||
    open.context.link !== context.link ||
    (context.bidi !== undefined && Math.abs(open.xPt + open.widthPt - pen.x) > TOUCHING_PT)
  ) {
    closeRun(pen);
    pen.open = { context, face, xPt: pen.x, widthPt: 0, pieces: [] };
  }
  pen.open?.pieces.push(piece);
  if (pen.open !== undefined) pen.open.widthPt += widthPt;
  pen.x += widthPt;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function closeRun(pen: Pen): void {
  const { open } = pen;
  pen.open = undefined;
  if (open === undefined) return;
  const { style, mark, link } = open.context;
  const run: Mutable<TextRun> = {
    xPt: open.xPt,
    widthPt: open.widthPt,
    risePt: style.risePt,
    face: open.face,
    sizePt: style.sizePt,
    color: style.computed.color,
    letterSpacingPt: style.computed.letterSpacing,
    pieces: open.pieces,
    mark: pen.artifact ?? mark,
  };
  if (isRightToLeft(open.context)) run.reversed = true;
  if (style.decorations.length > 0) run.decorations = style.decorations;
  if (style.computed.opacity !== 1) run.opacity = style.computed.opacity;
  pen.runs.push(run);
  paintBehind(pen.pictures, style, open.face, { xPt: open.xPt, widthPt: open.widthPt, baseline: pen.baseline });
  if (link !== undefined) noteLink(pen, link, open.xPt, open.xPt + open.widthPt);
}

/** Nearly everything is opaque, and says nothing of it. */
function fade({ opacity }: ComputedStyle): { readonly opacity?: number } {
  return opacity === 1 ? {} : { opacity };
}

function noteLink(pen: Pen, link: InlineLink, fromPt: number, toPt: number): void {
  const last = pen.spans.at(-1);
  if (last?.link !== link) pen.spans.push({ link, fromPt, toPt });
  else if (fromPt >= last.fromPt) last.toPt = Math.max(toPt, last.toPt);
  else last.fromPt = fromPt;
}

function createLink(span: { link: InlineLink; fromPt: number; toPt: number }, line: LayoutLine): LinkArea {
  return {
    xPt: span.fromPt,
    yPt: line.y,
    widthPt: span.toPt - span.fromPt,
    heightPt: line.text.heightPt,
    target: span.link.target,
    contents: span.link.contents,
    element: span.link.element,
  };
}

function drawPicture(item: Extract<InlineItem, { kind: "picture" }>, pen: Pen): void {
  closeRun(pen);
  const { computed } = item.context.style;
  const box = {
    xPt: pen.x + item.marginLeftPt,
    yPt: pen.baseline - item.abovePt,
    widthPt: item.widthPt,
    heightPt: item.heightPt,
  };
  pen.pictures.push({
    kind: "picture",
    ...box,
    ...fitObject(item.picture, box, computed),
    picture: item.picture,
    color: computed.color,
    mark: pen.artifact ?? item.context.mark,
    ...fade(computed),
  });
  pen.x += item.outerWidthPt;
}

type PageNumber = Extract<InlineItem, { kind: "page-number" }>;

function findNumber(item: PageNumber, facts: PageFacts, page: number): string {
  const target = item.target === undefined ? page : facts.destinations.get(item.target)?.page;
  const number = target === undefined ? undefined : facts.numbers[target];
  return number === undefined ? "" : formatCounter(item.counterStyle, number);
}

function measureNumber(item: PageNumber, facts: PageFacts, page: number): number {
  return (item.face.shape(findNumber(item, facts, page), "").advance * item.context.style.sizePt) / 1000;
}
