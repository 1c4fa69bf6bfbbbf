import type { BoxFragment } from "../box.js";
import { placeGalley } from "../galley.js";
import type { Galley } from "../galley.js";
import type { LayoutItem } from "../layout-item.js";
import type { StartRecord } from "./block-starts.js";

/** A heading as it stands: where it does, and how it would be set to another measure. */
export interface Heading {
  readonly setTo: (widthPt: number) => Galley;
  readonly x: number;
  readonly widthPt: number;
  readonly from: number;
  to: number;
  endY: number;
}

/** Headings taken off a page, on their way to the next. */
export interface MovedTail {
  readonly items: readonly LayoutItem[];
  readonly topY: number;
  readonly heightPt: number;
  readonly starts: readonly StartRecord[];
  /** Each with its items. */
  readonly headings: readonly (Heading & { readonly items: readonly LayoutItem[] })[];
  readonly box: object | undefined;
  readonly boxes: readonly BoxFragment[];
}

/**
 * Sets headings that were taken off a page to the measure of another.
 *
 * @param widerPt - By how much that is wider.
 */
export function resetTail(moved: MovedTail, widerPt: number): MovedTail {
  // One that is being placed has no items yet: it sets itself.
  const headings = moved.headings.filter(({ items }) => items.length > 0);
  const count = headings.reduce((sum, { items }) => sum + items.length, 0);
  if (count < moved.items.length) return moved;
  const items: LayoutItem[] = [];
  let y = moved.topY;
  let beforeY = moved.topY;
  for (const heading of headings) {
    const topY = Math.min(...heading.items.map((item) => item.y));
    const galley = heading.setTo(heading.widthPt + widerPt);
    y += topY - beforeY;
    items.push(...placeGalley(galley, heading.x, y));
    y += galley.heightPt;
    beforeY = heading.endY;
  }
  return { ...moved, items, heightPt: y - moved.topY };
}
