import type { PageKind, PageStyle } from "../model/page-style.js";
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

/** How far the note area at one side of a page is filled. */
export interface SideState {
  /** Where the next side note may begin. */
  y: number;
  /** Where the side notes end: `y` without the margin of the last one. */
  bottomY: number;
  /** From the top. */
  readonly notes: PlacedNote[];
}

/** What we know of a page beyond pdfmake's own record: its style and the areas beside and below the text. */
export interface PageRecord {
  /** From 0. */
  readonly index: number;
  readonly kind: PageKind;
  readonly style: PageStyle;
  /** First and last y of the page's content box, in pt from the top of the page. */
  readonly topPt: number;
  readonly bottomPt: number;
  /** Left edge and width of the text: the content box without its note areas. */
  readonly leftPt: number;
  readonly widthPt: number;
  /**
   * All pages are laid out as if their text began where it does on the first one; at the end everything on the page
   * moves to the right by this much.
   */
  readonly shiftPt: number;
  /** Height that notes and bottom floats hold at the foot of the text, in pt. */
  foot: number;
  /** Height held at the foot of the whole page, across the note area too; part of `foot`. */
  wholeFoot: number;
  /** Height that floats hold above the text, in pt; part of `foot` until the finished page is lowered by it. */
  head: number;
  /** What floats consist of: it is not lowered. */
  readonly floats: { readonly top: LayoutItem[]; readonly bottom: LayoutItem[] };
  /** Lowest y that anything in the text reaches: notes must not rise above it. */
  floorY: number;
  /** Notes whose calls stand on this page, in order. */
  readonly notes: FootNote[];
  readonly sides: { readonly left: SideState; readonly right: SideState };
}

/** @returns The record of a page on which nothing stands yet. */
export function createPageRecord(kind: PageKind, style: PageStyle, baseLeftPt: number): PageRecord {
  const topPt = style.margin.top + style.insets.top;
  const { leftPt, widthPt } = findTextArea(style);
  return {
    index: kind.number - 1,
    kind,
    style,
    topPt,
    bottomPt: style.heightPt - style.margin.bottom - style.insets.bottom,
    leftPt,
    widthPt,
    shiftPt: leftPt - baseLeftPt,
    foot: 0,
    wholeFoot: 0,
    head: 0,
    floats: { top: [], bottom: [] },
    notes: [],
    floorY: topPt,
    sides: { left: { y: topPt, bottomY: topPt, notes: [] }, right: { y: topPt, bottomY: topPt, notes: [] } },
  };
}

/** Left edge and width of the text on a page: the note areas are not part of it. */
export function findTextArea({ widthPt, margin, insets, noteAreas }: PageStyle): { leftPt: number; widthPt: number } {
  const { left, right } = noteAreas;
  const leftPt = margin.left + insets.left + (left === undefined ? 0 : left.widthPt + left.gapPt);
  const rightPt = margin.right + insets.right + (right === undefined ? 0 : right.widthPt + right.gapPt);
  return { leftPt, widthPt: widthPt - leftPt - rightPt };
}

/** Something ends at this height: notes must not rise above it. */
export function deepen(record: PageRecord | undefined, y: number): void {
  if (record !== undefined) record.floorY = Math.max(record.floorY, y);
}

/**
 * @param heldPt - What the boxes that are open have at their feet: they end above the notes.
 * @returns Height that notes may still take, in pt.
 */
export function findNoteRoom({ bottomPt, foot, floorY }: PageRecord, heldPt = 0): number {
  return bottomPt - foot - floorY - heldPt;
}
