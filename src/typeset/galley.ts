import { cutLines, findLeastCut } from "./cut-lines.js";
import type { CutLines } from "./cut-lines.js";
import { findBottom, moveItem } from "./layout-item.js";
import type { LayoutItem, LayoutLine } from "./layout-item.js";

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
export function findGalleyCalls(galley: Galley): readonly string[] {
  return galley.items.flatMap((item) => (item.kind === "line" ? item.text.calls : []));
}

/** @returns The least that a page must have room for if the galley begins on it, in pt. */
export function findLeastPart(galley: Galley): number {
  return findLeastCut(
    galley.items.filter((item) => item.kind === "line"),
    galley.heightPt,
  );
}

/**
 * @param fits - Whether a page can take these lines' height with the notes that they call.
 * @returns The height at which the page ends the galley, in pt.
 */
export function findCutHeight(galley: Galley, fits: (heightPt: number, calls: readonly string[]) => boolean): number {
  const lines = galley.items.filter((item) => item.kind === "line").sort((a, b) => findBottom(a) - findBottom(b));
  let calls: readonly string[] = [];
  let heightPt = 0;
  const lowestPt = lines.reduce((most, line) => Math.max(most, findBottom(line)), 0);
  for (const line of lines) {
    const bottom = findBottom(line);
    if (line.text.calls.length > 0) calls = [...calls, ...line.text.calls];
    // Below the last line stands what the boxes around it have at their feet.
    if (!fits(bottom === lowestPt ? galley.heightPt : bottom, calls)) break;
    heightPt = bottom;
  }
  return heightPt;
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
  const headPt = kept.reduce((most, line) => Math.max(most, findBottom(line)), 0);
  const restY = gone.reduce((least, line) => Math.min(least, line.y), Infinity);
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
