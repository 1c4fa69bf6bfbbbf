import { findBottom, moveItem } from "./layout-item.js";
import type { LayoutItem } from "./layout-item.js";

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

/**
 * Cuts a galley at `heightPt`: lines that fit stay, the others go on, and boxes that reach over the cut are split in
 * two. No line is cut, whatever the cells beside it do; at least one line stays, so that cutting comes to an end.
 */
export function cutGalley(galley: Galley, heightPt: number): CutGalley {
  const lines = galley.items.filter((item) => item.kind === "line");
  const highest = lines.reduce((least, line) => Math.min(least, findBottom(line)), Infinity);
  const limit = Math.max(heightPt, highest) + 0.01;
  const kept = lines.filter((line) => findBottom(line) <= limit);
  const gone = lines.filter((line) => findBottom(line) > limit);
  if (gone.length === 0) return { head: galley, rest: { items: [], heightPt: 0 } };
  const headPt = kept.reduce((most, line) => Math.max(most, findBottom(line)), 0);
  const restY = gone.reduce((least, line) => Math.min(least, line.y), Infinity);
  const head: LayoutItem[] = [];
  const rest: LayoutItem[] = [];
  for (const item of galley.items) {
    if (item.kind === "box") splitBox(item, headPt, restY, head, rest);
    else (findBottom(item) <= limit ? head : rest).push(item);
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
  rest.push({ ...box, y: restY, heightPt: bottom - restY, first: false });
  box.heightPt = headPt - box.y;
  box.last = false;
  head.push(box);
}
