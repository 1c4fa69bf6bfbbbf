import type { LineItem, LinkArea, PageItem } from "../../model/page.js";
import type { LayoutLine } from "../layout-item.js";
import type { InlineItem, InlineLink } from "../paragraph/inline-item.js";
import { orderLine } from "../paragraph/order-line.js";
import { drawItem, findAdvance, measureNumber } from "./draw-item.js";
import type { PageFacts } from "./page-facts.js";
import { closeRun, type Pen } from "./pen.js";

/** What is painted for one line: its pictures, its text and the links in it. */
export interface FinishedLine {
  readonly items: readonly PageItem[];
  readonly links: readonly LinkArea[];
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
