import { findBottom, moveItem } from "./layout-item.js";
import type { LayoutItem } from "./layout-item.js";

/**
 * Content that was laid out apart from any page: a side note, a note, a block that must not break, a table row.
 * Items are placed from (0, 0).
 */
export interface Galley {
  readonly items: readonly LayoutItem[];
  readonly heightPt: number;
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
 * Cuts a galley at the last place within `heightPt` where no line is cut; boxes that reach over the cut are split in
 * two. At least one line stays in the head, so that cutting always comes to an end.
 */
export function cutGalley(galley: Galley, heightPt: number): CutGalley {
  const cutY = findCut(galley, heightPt);
  const head: LayoutItem[] = [];
  const rest: LayoutItem[] = [];
  for (const item of galley.items) {
    if (item.kind === "box") splitBox(item, cutY, head, rest);
    else (item.y < cutY - 0.01 ? head : rest).push(item);
  }
  for (const item of rest) moveItem(item, 0, -cutY);
  return { head: { items: head, heightPt: cutY }, rest: { items: rest, heightPt: galley.heightPt - cutY } };
}

function findCut(galley: Galley, heightPt: number): number {
  const lines = galley.items.filter((item) => item.kind === "line").sort((a, b) => a.y - b.y);
  let bottom = 0;
  let cut = 0;
  for (const line of lines) {
    if (line.y >= bottom - 0.01 && bottom > 0) cut = bottom;
    bottom = Math.max(bottom, findBottom(line));
    if (bottom > heightPt + 0.01) return cut > 0 ? cut : bottom;
  }
  return galley.heightPt;
}

function splitBox(
  box: Extract<LayoutItem, { kind: "box" }>,
  cutY: number,
  head: LayoutItem[],
  rest: LayoutItem[],
): void {
  const bottom = findBottom(box);
  if (bottom <= cutY + 0.01) {
    head.push(box);
    return;
  }
  if (box.y >= cutY - 0.01) {
    rest.push(box);
    return;
  }
  rest.push({ ...box, y: cutY, heightPt: bottom - cutY, first: false });
  box.heightPt = cutY - box.y;
  box.last = false;
  head.push(box);
}
