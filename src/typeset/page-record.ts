import type { PageStyle } from "../model/styled.js";
import type { LayoutItem } from "./layout-item.js";
import type { FootNote } from "./foot-area.js";

/** A side note that has its place, and how far up it could stand. */
export interface PlacedNote {
  readonly items: readonly LayoutItem[];
  y: number;
  readonly heightPt: number;
  readonly marginTopPt: number;
  /** Where the area was free when it was placed. */
  readonly leastY: number;
}

/** What we know of a page beyond pdfmake's own record: its style and the areas beside and below the text. */
export interface PageRecord {
  /** From 0. */
  readonly index: number;
  readonly style: PageStyle;
  /** First and last y of the page's content box, in pt from the top of the page. */
  readonly topPt: number;
  readonly bottomPt: number;
  /** Height that notes and bottom floats hold at the foot of the text, in pt. */
  foot: number;
  /** Height held at the foot of the whole page, across the note area too; part of `foot`. */
  wholeFoot: number;
  /** Lowest y that anything in the text reaches: notes must not rise above it. */
  floorY: number;
  /** Notes whose calls stand on this page, in order. */
  readonly notes: FootNote[];
  /** Where the next side note may begin. */
  sideY: number;
  /** Where the side notes end: `sideY` without the margin of the last one. */
  sideBottomY: number;
  /** Side notes on the page, from the top. */
  readonly sideNotes: PlacedNote[];
}
