import { CallList, findCalls } from "./call-list.js";
import { cutLines, findLeastCut } from "./cut-lines.js";
import type { CutLines } from "./cut-lines.js";
import { findBottom, moveItem } from "./layout-item.js";
import type { LayoutItem, LayoutLine } from "./layout-item.js";
import type { TextLine } from "./paragraph/text-line.js";

/**
 * Content that was laid out apart from any page: a side note, a note, a block that must not break, a table row.
 * Items are placed from (0, 0).
 */
export interface Galley {
  readonly items: readonly LayoutItem[];
  readonly heightPt: number;
  /** Margin that the last block in it would keep from what follows; not part of the height. */
  readonly marginBottomPt?: number;
}

/** Two parts of a galley; the second begins at (0, 0) again. */
export interface CutGalley {
  readonly head: Galley;
  readonly rest: Galley;
}

/** Moves a galley's items to their place and hands them over. Items are used once, so they are moved, not copied. */
export function placeGalley(galley: Galley, x: number, y: number): readonly LayoutItem[] {
  for (const item of galley.items) moveItem(item, x, y);
  return galley.items;
}

/** @returns Ids of the footnotes called in the galley, in order. */
export function findGalleyCalls({ items }: Galley): readonly string[] {
  return findCalls(items);
}

/** @returns The line that is read first in the rest of what was laid out apart. */
export function findFirstLine({ items }: Galley): TextLine | undefined {
  return items.find((item) => item.kind === "line")?.text;
}

/** Puts a galley above a part of another that goes on; boxes that go on reach up around it. Both are used up. */
export function putAbove(header: Galley | undefined, galley: Galley): Galley {
  if (header === undefined) return galley;
  const open = galley.items.filter((item) => item.kind === "box" && !item.first && item.y <= 0.01);
  const leftPt =
    open.length === 0
      ? 0
      : galley.items.reduce((x, item) => (item.kind === "line" ? Math.min(x, item.x) : x), Infinity);
  for (const item of galley.items) {
    if (item.kind === "box" && open.includes(item)) item.heightPt += header.heightPt;
    else moveItem(item, 0, header.heightPt);
  }
  for (const item of header.items) moveItem(item, Number.isFinite(leftPt) ? leftPt : 0, 0);
  return { ...galley, items: [...galley.items, ...header.items], heightPt: galley.heightPt + header.heightPt };
}

/** @returns What stands above a part that goes on, if a page has room for it and for something of the part. */
export function fitHeader(header: Galley | undefined, galley: Galley, roomPt: number): Galley | undefined {
  return header !== undefined && header.heightPt + findLeastPart(galley) <= roomPt + 0.01 ? header : undefined;
}

/** @returns The least that a page must have room for if the galley begins on it, in pt. */
export function findLeastPart(galley: Galley): number {
  return findLeastCut(
    galley.items.filter((item) => item.kind === "line"),
    galley.heightPt,
  );
}

/** @returns The same with the feet of the boxes that end there, in pt: these may be cut off if they have to. */
export function findLeastReach(galley: Galley): number {
  const leastPt = findLeastPart(galley);
  const lines = galley.items.filter((item) => item.kind === "line").sort((a, b) => findBottom(a) - findBottom(b));
  const last = lines.findLastIndex((line) => findBottom(line) <= leastPt + 0.01);
  if (last === lines.length - 1) return galley.heightPt;
  return findReach(lines, galley.items)[last] ?? leastPt;
}

/**
 * @param fits - Whether a page can take these lines' height with the notes that they call.
 * @returns The height at which the page ends the galley, in pt.
 */
export function findCutHeight(galley: Galley, fits: (heightPt: number, calls: readonly string[]) => boolean): number {
  const lines = galley.items.filter((item) => item.kind === "line").sort((a, b) => findBottom(a) - findBottom(b));
  const reach = findReach(lines, galley.items);
  const called = new CallList(galley.items);
  const lowestPt = lines.reduce((most, line) => Math.max(most, findBottom(line)), 0);
  for (const [index, line] of lines.entries()) {
    const bottom = findBottom(line);
    called.add(line);
    // Below the last line stands what the boxes around it have at their feet.
    if (!fits(bottom === lowestPt ? galley.heightPt : (reach[index] ?? bottom), called.calls))
      return findBottomAbove(bottom, lines.slice(0, index));
  }
  return lowestPt;
}

/** A cut that keeps one line keeps those that end level with it, too. @returns 0 if no line ends above `limitY`. */
function findBottomAbove(limitY: number, lines: readonly LayoutLine[]): number {
  const last = lines.findLast((line) => findBottom(line) < limitY - LEVEL_PT);
  return last === undefined ? 0 : findBottom(last);
}

/** Lines end level where their bottoms differ by less, in pt. */
const LEVEL_PT = 0.02;

/** How far down the boxes reach that end between a line and the next ones, for each line; lines are sorted by their bottom. */
function findReach(lines: readonly LayoutLine[], items: readonly LayoutItem[]): readonly number[] {
  const bottoms = items.flatMap((item) => (item.kind === "box" ? [findBottom(item)] : [])).sort((a, b) => a - b);
  let next = Infinity;
  const nextTops = lines.map(() => Infinity);
  for (let index = lines.length - 1; index >= 0; index--) {
    nextTops[index] = next;
    next = Math.min(next, lines[index]?.y ?? Infinity);
  }
  let ended = 0;
  return lines.map((line, index) => {
    const limit = (nextTops[index] ?? Infinity) + 0.01;
    while (ended < bottoms.length && (bottoms[ended] ?? 0) <= limit) ended++;
    return Math.max(findBottom(line), bottoms[ended - 1] ?? 0);
  });
}

/**
 * Cuts a galley at `heightPt`: lines that fit stay unless orphans and widows ask for more, the others go on, and boxes
 * that reach over the cut are split in two. No line is cut, whatever the cells beside it do; at least one line stays, so
 * that cutting comes to an end.
 */
export function cutGalley(galley: Galley, heightPt: number): CutGalley {
  const lines = galley.items.filter((item) => item.kind === "line");
  const highest = lines.reduce((least, line) => Math.min(least, findBottom(line)), Infinity);
  const lowest = lines.reduce((most, line) => Math.max(most, findBottom(line)), 0);
  // What boxes have below the last line must stand on its page, too.
  const limitPt = heightPt < galley.heightPt - 0.01 ? Math.min(heightPt, lowest - 0.02) : heightPt;
  const { kept, gone } = cutSomewhere(lines, limitPt + 0.01, highest + 0.01);
  if (gone.length === 0) return { head: galley, rest: { items: [], heightPt: 0 } };
  const boxes = galley.items.filter((item) => item.kind === "box");
  const keptPt = kept.reduce((most, line) => Math.max(most, findBottom(line)), 0);
  const goneY = gone.reduce((least, line) => Math.min(least, line.y), Infinity);
  // A box that begins above the first line that goes, or ends below the last that stays, is whole with its padding.
  const restY = boxes.reduce((least, box) => (isBelow(box, keptPt, goneY) ? Math.min(least, box.y) : least), goneY);
  const headPt = boxes.reduce(
    (most, box) => (findBottom(box) <= restY + 0.01 ? Math.max(most, findBottom(box)) : most),
    keptPt,
  );
  const head: LayoutItem[] = [];
  const rest: LayoutItem[] = [];
  const stays = new Set<LayoutItem>(kept);
  for (const item of galley.items) {
    if (item.kind === "box") splitBox(item, headPt, restY, head, rest);
    else (stays.has(item) ? head : rest).push(item);
  }
  for (const item of rest) moveItem(item, 0, -restY);
  return { head: { items: head, heightPt: headPt }, rest: { items: rest, heightPt: galley.heightPt - restY } };
}

/** Whether a box begins below the lines that stay and holds lines that go. */
function isBelow(box: Box, keptPt: number, goneY: number): boolean {
  return box.y >= keptPt - 0.01 && box.y < goneY && findBottom(box) > goneY + 0.01;
}

/** Cuts a galley so that what stays has room in `roomPt`, its boxes with what they have at their feet included. */
export function cutToFit(galley: Galley, roomPt: number): CutGalley {
  const cut = cutGalley(
    galley,
    findCutHeight(galley, (heightPt) => heightPt <= roomPt + 0.01),
  );
  const lowest = cut.head.items.reduce(
    (most, item) => (item.kind === "line" ? Math.max(most, findBottom(item)) : most),
    0,
  );
  return cut.head.heightPt <= roomPt + 0.01 || lowest > roomPt ? cut : cutFeet(galley, cut, roomPt);
}

/** Parts that the height of a box may fill beyond its lines: what is higher is a slip of the pen. */
const MOST_PARTS = 50;

/** Cuts the boxes that are higher than the lines that stay: the room is for the lines alone. */
function cutFeet(galley: Galley, { head, rest }: CutGalley, roomPt: number): CutGalley {
  const feet = splitGalleyAt(head, roomPt, roomPt);
  const mostPt = roomPt * MOST_PARTS;
  for (const item of feet.rest.items) if (item.kind === "box") item.heightPt = Math.min(item.heightPt, mostPt - item.y);
  if (rest.items.length === 0)
    return { ...feet, rest: { ...feet.rest, heightPt: Math.min(feet.rest.heightPt, mostPt) } };
  const distancePt = Math.min(galley.heightPt - rest.heightPt - roomPt, mostPt);
  for (const item of rest.items) moveItem(item, 0, distancePt);
  const items = [...feet.rest.items, ...rest.items];
  return { head: feet.head, rest: { items, heightPt: rest.heightPt + distancePt } };
}

/** The best cut, or one that breaks a rule rather than keep nothing. */
function cutSomewhere(lines: readonly LayoutLine[], limitPt: number, leastPt: number): CutLines {
  const best = cutLines(lines, limitPt);
  if (best.kept.length > 0) return best;
  const limit = Math.max(limitPt, leastPt);
  return {
    kept: lines.filter((line) => findBottom(line) <= limit),
    gone: lines.filter((line) => findBottom(line) > limit),
  };
}

/**
 * Parts a galley at a height that no line runs over; boxes that do are split in two.
 *
 * @param restY - What stands from here on goes on at the top of the rest.
 */
export function splitGalleyAt(galley: Galley, headPt: number, restY: number): CutGalley {
  const head: LayoutItem[] = [];
  const rest: LayoutItem[] = [];
  for (const item of galley.items) {
    if (item.kind === "box") splitBox(item, headPt, restY, head, rest);
    else (item.y < headPt ? head : rest).push(item);
  }
  for (const item of rest) moveItem(item, 0, -restY);
  return { head: { items: head, heightPt: headPt }, rest: { items: rest, heightPt: galley.heightPt - restY } };
}

/**
 * Cuts a galley of which all lines have room, but not what its boxes have below them.
 *
 * @returns `undefined` if there is nothing to cut off, or a line would be.
 */
export function cutBelowLines(galley: Galley, roomPt: number): CutGalley | undefined {
  if (galley.heightPt <= roomPt + 0.01 || roomPt < LEAST_PART_PT) return undefined;
  const isBelow = galley.items.some((item) => item.kind === "line" && findBottom(item) > roomPt + 0.01);
  return isBelow ? undefined : splitGalleyAt(galley, roomPt, roomPt);
}

/** Boxes are not cut into parts lower than this, so that cutting comes to an end. */
const LEAST_PART_PT = 10;

type Box = Extract<LayoutItem, { kind: "box" }>;

function splitBox(box: Box, headPt: number, restY: number, head: LayoutItem[], rest: LayoutItem[]): void {
  const bottom = findBottom(box);
  if (bottom <= Math.max(headPt, restY) + 0.01) {
    head.push(box);
    return;
  }
  if (box.y >= Math.min(headPt, restY) - 0.01) {
    rest.push(box);
    return;
  }
  const below: Box = { ...box, y: restY, heightPt: bottom - restY, first: false };
  box.parts?.push(below);
  rest.push(below);
  box.heightPt = headPt - box.y;
  box.last = false;
  head.push(box);
}
