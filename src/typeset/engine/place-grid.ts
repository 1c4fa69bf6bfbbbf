import type { BreakValue } from "../../model/computed-style.js";
import type { Galley } from "../galley.js";
import type { LayoutItem } from "../layout-item.js";
import { moveItem } from "../layout-item.js";
import { resolveAuto, resolveInsets, resolveLength, resolveSideMargins } from "../lengths.js";
import type { BlockNode, GridItem, GridNode, RowNode, ColumnNeed } from "../layout-node.js";
import { isPainted } from "../box.js";
import { findRowGap } from "../nodes/build-grid.js";
import { sizeTracks } from "./column-widths.js";

import { moveCell } from "./place-moved.js";
import type { PageWriter } from "./page-writer.js";
import { turnBetween } from "./turn-pages.js";

/** What lays out the items of a grid. */
interface GridHost {
  readonly writer: PageWriter;
  detach(node: BlockNode, widthPt: number): Galley;
  detachRow(node: RowNode, widthPt: number): Galley;
  measure(node: BlockNode): ColumnNeed;
}

/** Something that stands in one or more rows of the grid: an item, or a row of a subgrid. */
interface Area {
  readonly row: number;
  readonly rowSpan: number;
  readonly x: number;
  readonly galley: Galley;
  /** Cells whose boxes reach to the end of the area. */
  readonly cells: readonly BlockNode[];
  /** What the item around a part of it adds above and below, in pt. */
  readonly abovePt: number;
  readonly belowPt: number;
  readonly align: "start" | "end" | "center" | "stretch";
}

/** The box of an item that takes the rows of the grid for its own. */
interface Card {
  readonly item: GridItem;
  readonly x: number;
  readonly widthPt: number;
  readonly gapPt: number;
  readonly marginTopPt: number;
  readonly marginBottomPt: number;
}

/**
 * Lays out a grid whose rows depend on one another: items that span rows, items that share their rows with others
 * (`subgrid`), and items with an alignment of their own. Rows that nothing reaches over go to a page one by one.
 *
 * @see CSS Grid Layout 2, 9 and 11
 */
export function placeGrid(node: GridNode, host: GridHost): void {
  const { writer } = host;
  const availablePt = writer.context().availableWidth;
  const columnGapPt = resolveLength(node.style.columnGap, availablePt);
  const gapsPt = columnGapPt * (node.tracks.length - 1);
  const { justifyContent } = node.style;
  const widths = sizeTracks(node.tracks, findNeeds(node, host), availablePt, gapsPt, justifyContent === "normal");
  const areas: Area[] = [];
  const cards: Card[] = [];
  for (const item of node.items) {
    const start = sum(widths.slice(0, item.column)) + columnGapPt * item.column;
    const widthPt = sum(widths.slice(item.column, item.column + item.columnSpan)) + columnGapPt * (item.columnSpan - 1);
    const x = node.style.direction === "rtl" ? availablePt - start - widthPt : start;
    if (item.parts === undefined) areas.push(layOutItem(item, x, widthPt, node, host));
    else {
      const card = createCard(item, x, widthPt);
      cards.push(card);
      areas.push(...layOutParts(card, item.parts, host));
    }
  }
  placeRows(node, areas, cards, writer);
}

function findNeeds(node: GridNode, host: GridHost): readonly ColumnNeed[] {
  const needs = node.tracks.map(() => ({ minPt: 0, maxPt: 0 }));
  for (const { node: cell, column, columnSpan } of node.items) {
    const need = needs[column];
    if (columnSpan > 1 || need === undefined || node.tracks[column]?.kind === "length") continue;
    const { minPt, maxPt } = host.measure(cell);
    need.minPt = Math.max(need.minPt, minPt);
    need.maxPt = Math.max(need.maxPt, maxPt);
  }
  return needs;
}

function layOutItem(item: GridItem, x: number, widthPt: number, { style }: GridNode, host: GridHost): Area {
  const { node, row, rowSpan } = item;
  return {
    row,
    rowSpan,
    x,
    galley: host.detach(node, widthPt),
    cells: [node],
    abovePt: 0,
    belowPt: 0,
    align: findAlignment(node, style.alignItems),
  };
}

/** The border box of an item within its cells, as far as its width goes. */
function createCard(item: GridItem, x: number, availablePt: number): Card {
  const { style } = item.node;
  const { leftPt, rightPt } = resolveSideMargins(style, availablePt);
  return {
    item,
    x: x + leftPt,
    widthPt: availablePt - leftPt - rightPt,
    gapPt: findRowGap(item.node),
    marginTopPt: resolveAuto(style.margin.top, availablePt) ?? 0,
    marginBottomPt: resolveAuto(style.margin.bottom, availablePt) ?? 0,
  };
}

/** Lays out the rows of a subgrid; the padding and border of its item belong to the first and the last. */
function layOutParts(card: Card, parts: readonly RowNode[], host: GridHost): readonly Area[] {
  const { item, x, widthPt, marginTopPt, marginBottomPt } = card;
  const insets = resolveInsets(item.node.style, widthPt);
  return parts.map((part, index) => {
    const [first] = part.columns;
    return {
      row: item.row + index,
      rowSpan: 1,
      x: x + insets.left,
      galley: host.detachRow(part, Math.max(widthPt - insets.left - insets.right, 0)),
      cells: part.columns,
      abovePt: index === 0 ? insets.top + marginTopPt : 0,
      belowPt: index === item.rowSpan - 1 ? insets.bottom + marginBottomPt : 0,
      align: first === undefined ? "stretch" : findAlignment(first, item.node.style.alignItems),
    };
  });
}

function findAlignment({ style }: BlockNode, container: BlockNode["style"]["alignItems"]): Area["align"] {
  const align = style.alignSelf === "auto" ? container : style.alignSelf;
  return align === "baseline" ? "start" : align;
}

/** Heights of the rows and the distances behind them, in pt. */
interface RowSizes {
  readonly heights: readonly number[];
  readonly gaps: readonly number[];
}

function sizeRows(node: GridNode, areas: readonly Area[], cards: readonly Card[]): RowSizes {
  const count = node.items.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0);
  const heights = Array.from({ length: count }, () => 0);
  const gaps = Array.from({ length: count }, () => findRowGap(node));
  const inner = new Map<number, number>();
  for (const { item, gapPt } of cards) {
    for (let row = item.row; row < item.row + item.rowSpan - 1; row++) {
      inner.set(row, Math.max(inner.get(row) ?? 0, gapPt));
    }
  }
  for (const [row, gapPt] of inner) gaps[row] = gapPt;
  for (const { row, rowSpan, galley, abovePt, belowPt } of [...areas].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const last = row + rowSpan - 1;
    const have = sum(heights.slice(row, last + 1)) + sum(gaps.slice(row, last));
    const missing = galley.heightPt + abovePt + belowPt - have;
    // All rows that an item spans grow by the same (CSS Grid 1, 12.5).
    for (let index = row; missing > 0 && index <= last; index++)
      heights[index] = (heights[index] ?? 0) + missing / rowSpan;
  }
  return { heights, gaps };
}

/** Places the rows of a grid in groups that nothing reaches over. */
function placeRows(node: GridNode, areas: readonly Area[], cards: readonly Card[], writer: PageWriter): void {
  const sizes = sizeRows(node, areas, cards);
  const reach = findReach(node, sizes.heights.length);
  const byGroup = groupByRow(areas, reach, ({ row }) => row);
  const cardsByGroup = groupByRow(cards, reach, ({ item }) => item.row);
  const breaks = collectBreaks(node);
  let from = 0;
  while (from < reach.length) {
    const end = reach[from] ?? from + 1;
    const tops = findTops(sizes, from, end);
    const items = [
      ...(cardsByGroup.get(end) ?? []).flatMap((card) => createCardBox(card, from, tops, sizes)),
      ...(byGroup.get(end) ?? []).flatMap((area) => settle(area, from, tops, sizes)),
    ];
    const heightPt = (tops.at(-1) ?? 0) + (sizes.heights[end - 1] ?? 0);
    if (from > 0) {
      writer.gap.add(sizes.gaps[from - 1] ?? 0);
      const asked = breaks.get(from);
      if (asked !== undefined) turnBetween(asked.after, asked.before, node.style.direction === "rtl", writer);
    }
    const start = writer.context().y + writer.gap.size;
    writer.placeBlock({ items, heightPt });
    writer.cuts?.ties.push({ from: start, to: writer.context().y });
    from = end;
  }
}

/** What the items of a grid ask for between two rows; rows by the number of the lower one. */
interface RowBreaks {
  readonly after: BreakValue[];
  readonly before: BreakValue[];
}

/** Nearly always there is none. */
function collectBreaks({ items }: GridNode): ReadonlyMap<number, RowBreaks> {
  const breaks = new Map<number, RowBreaks>();
  const at = (row: number): RowBreaks => {
    const known = breaks.get(row) ?? { after: [], before: [] };
    breaks.set(row, known);
    return known;
  };
  for (const { row, rowSpan, node } of items) {
    if (node.style.breakBefore !== "auto") at(row).before.push(node.style.breakBefore);
    if (node.style.breakAfter !== "auto") at(row + rowSpan).after.push(node.style.breakAfter);
  }
  return breaks;
}

/** For each row the end of the group that it is in: the first row behind it that no item reaches into. */
function findReach(node: GridNode, count: number): readonly number[] {
  const ends = Array.from({ length: count }, (_, row) => row + 1);
  for (const { row, rowSpan } of node.items) ends[row] = Math.max(ends[row] ?? 0, row + rowSpan);
  let start = 0;
  while (start < count) {
    let end = ends[start] ?? start + 1;
    for (let row = start; row < end; row++) end = Math.max(end, ends[row] ?? 0);
    ends.fill(end, start, end);
    start = end;
  }
  return ends;
}

function groupByRow<T>(values: readonly T[], reach: readonly number[], rowOf: (value: T) => number) {
  const groups = new Map<number, T[]>();
  for (const value of values) {
    const end = reach[rowOf(value)] ?? 0;
    const group = groups.get(end);
    if (group === undefined) groups.set(end, [value]);
    else group.push(value);
  }
  return groups;
}

/** Upper edges of the rows from `from` to `end`, from the top of the group. */
function findTops({ heights, gaps }: RowSizes, from: number, end: number): readonly number[] {
  const tops: number[] = [];
  let y = 0;
  for (let row = from; row < end; row++) {
    tops.push(y);
    y += (heights[row] ?? 0) + (gaps[row] ?? 0);
  }
  return tops;
}

function createCardBox(
  { item, x, widthPt, marginTopPt, marginBottomPt }: Card,
  from: number,
  tops: readonly number[],
  { heights }: RowSizes,
): readonly LayoutItem[] {
  if (!isPainted(item.node.frame)) return [];
  const last = item.row + item.rowSpan - 1;
  const y = (tops[item.row - from] ?? 0) + marginTopPt;
  const heightPt = (tops[last - from] ?? 0) + (heights[last] ?? 0) - marginBottomPt - y;
  return [{ kind: "box", x, y, widthPt, heightPt, frame: item.node.frame, first: true, last: true }];
}

/** Moves what was laid out to its rows; boxes of cells reach to the end of the area. */
function settle(area: Area, from: number, tops: readonly number[], { heights }: RowSizes): readonly LayoutItem[] {
  const { row, rowSpan, galley, abovePt, belowPt } = area;
  const last = row + rowSpan - 1;
  const top = tops[row - from] ?? 0;
  const freePt = (tops[last - from] ?? 0) + (heights[last] ?? 0) - top - abovePt - belowPt - galley.heightPt;
  const shift = area.align === "end" ? freePt : area.align === "center" ? freePt / 2 : 0;
  if (area.align === "stretch") {
    for (const { placed } of area.cells) if (placed?.fragment !== undefined) placed.fragment.heightPt += freePt;
  }
  for (const item of galley.items) moveItem(item, area.x, top + abovePt + shift);
  const [only, another] = area.cells;
  if (only !== undefined && another === undefined) moveCell(only, galley.items);
  return galley.items;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
