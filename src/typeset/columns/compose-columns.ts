import type { Border } from "../../model/computed-style.js";
import type { BoxFragment } from "../box.js";
import { placeGalley } from "../galley.js";
import type { Galley } from "../galley.js";
import type { ColumnFloat } from "./column-floats.js";
import { findBottom, moveItem } from "../layout-item.js";
import type { LayoutItem } from "../layout-item.js";
import type { ColumnFill, ColumnGrid } from "./fill-columns.js";
import type { RepeatedHead } from "./cut-record.js";
import type { Strip } from "./split-galley.js";
import { copyAsArtifact } from "../copy-as-artifact.js";

/** Boxes that have begun in an earlier column and go on. */
export type OpenFragments = { readonly box: BoxFragment; readonly top: number; readonly bottom: number }[];

/** What stands in one column, and how far it was moved. */
export interface ColumnPlace {
  /** First and last y of the column in the galley that it was cut from. */
  readonly top: number;
  readonly bottom: number;
  /** The head of a table that comes again above it. */
  readonly head: RepeatedHead | undefined;
  /** Height of what floats above it, in pt. */
  readonly abovePt: number;
}

/** The columns of one page as a galley, with the place of each. */
export interface ComposedColumns {
  readonly galley: Galley;
  readonly places: readonly ColumnPlace[];
}

/** Where columns stand and what is drawn between them. */
export interface ColumnStyle {
  readonly grid: ColumnGrid;
  readonly rule: Border;
  readonly rightToLeft: boolean;
}

/**
 * Moves strips into their columns, side by side from (0, 0).
 *
 * @param open - Boxes that go on from the page before; those that go on to the next are left in it.
 */
export function composeColumns(
  strips: readonly Strip[],
  from: number,
  fill: ColumnFill,
  style: ColumnStyle,
  open: OpenFragments,
): ComposedColumns {
  const items: LayoutItem[] = [];
  const places: ColumnPlace[] = [];
  let start = from;
  fill.ends.forEach((end, column) => {
    const own = strips.slice(start, end);
    start = end;
    const xPt = findColumnX(style, column);
    const floats = fill.floats[column] ?? [];
    items.push(...placeFloats(floats, xPt, fill.heightPt));
    if (own.length === 0) return;
    const first = items.length;
    const abovePt = sumTaken(floats.filter(isAtTop));
    const place = { top: own[0]?.top ?? 0, bottom: own.at(-1)?.bottom ?? 0, head: own[0]?.head, abovePt };
    places.push(place);
    const dy = abovePt + (place.head?.heightPt ?? 0) - place.top;
    const resumed = resumeBoxes(open, place);
    for (const { box, top } of resumed) {
      breakBox(box, top, place, open);
      items.push(box);
    }
    items.push(...repeatHead(place));
    for (const item of own.flatMap((strip) => strip.items)) {
      if (item.kind === "box") breakBox(item, item.y, place, open);
      items.push(item);
    }
    for (const item of items.slice(first)) moveItem(item, xPt, dy);
  });
  for (let column = 1; column < fill.ends.length; column++) items.push(...createRule(style, column, fill.heightPt));
  return { galley: { items, heightPt: fill.heightPt }, places };
}

/** Floats at the top of a column stand below one another from its top, those at its foot above its foot. */
function placeFloats(floats: readonly ColumnFloat[], x: number, heightPt: number): readonly LayoutItem[] {
  let top = 0;
  let foot = heightPt - sumTaken(floats.filter((float) => !isAtTop(float)));
  return floats.flatMap((float) => {
    const y = isAtTop(float) ? top : foot;
    if (isAtTop(float)) top += float.takenPt;
    else foot += float.takenPt;
    return placeGalley(float.galley, x, y + float.marginTopPt);
  });
}

function isAtTop({ node }: ColumnFloat): boolean {
  return node.style.float === "top";
}

function sumTaken(floats: readonly ColumnFloat[]): number {
  return floats.reduce((sum, { takenPt }) => sum + takenPt, 0);
}

function findColumnX({ grid, rightToLeft }: ColumnStyle, column: number): number {
  return (rightToLeft ? grid.count - 1 - column : column) * (grid.widthPt + grid.gapPt);
}

/** The parts of open boxes that stand in this column, not yet cut at its end: behind the head of a table, if they are around it. */
function resumeBoxes(open: OpenFragments, { top: columnTop, head }: ColumnPlace): OpenFragments {
  return open.splice(0).map(({ box, top, bottom }) => {
    const y = head !== undefined && top <= head.topY + 0.01 ? columnTop - head.heightPt : columnTop;
    const part = { ...box, y, heightPt: bottom - y, first: false, last: true };
    part.parts?.push(part);
    return { box: part, top, bottom };
  });
}

/** The head of the table whose rows the column begins with, above them. */
function repeatHead({ head, top }: ColumnPlace): readonly LayoutItem[] {
  if (head === undefined) return [];
  const copies = head.items.map(copyAsArtifact);
  for (const copy of copies) moveItem(copy, 0, top - head.heightPt);
  return copies;
}

function breakBox(box: BoxFragment, top: number, place: ColumnPlace, open: OpenFragments): void {
  const bottom = findBottom(box);
  if (bottom <= place.bottom + 0.01) return;
  open.push({ box: { ...box }, top, bottom });
  box.heightPt = place.bottom - box.y;
  box.last = false;
}

const NO_BORDER: Border = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } };

/** The rule before a column, in the middle of the gap. */
function createRule(style: ColumnStyle, column: number, heightPt: number): readonly BoxFragment[] {
  const { grid, rule, rightToLeft } = style;
  if (rule.widthPt === 0) return [];
  const right = rightToLeft ? column - 1 : column;
  const x = findColumnX(style, right) - grid.gapPt / 2 - rule.widthPt / 2;
  const border = { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: rule };
  const frame = {
    fill: undefined,
    image: undefined,
    color: rule.color,
    opacity: 1,
    border,
    radii: undefined,
    clone: false,
  };
  return [{ kind: "box", x, y: 0, widthPt: rule.widthPt, heightPt, frame, first: true, last: true }];
}
