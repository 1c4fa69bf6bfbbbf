import type { Track } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import { resolveLength } from "../lengths.js";
import type { BlockNode, GridItem, GridNode, RowNode } from "../layout-node.js";

/** @returns Whether the items have to be laid out as a whole: rows one by one would not do. */
export function needsGrid(items: readonly StyledElement[]): boolean {
  return items.some(({ style }) => {
    return style.gridRowSpan > 1 || style.gridTemplateRows === "subgrid" || style.alignSelf !== "auto";
  });
}

/**
 * Puts items into the cells of a grid, in order and row by row.
 *
 * @see CSS Grid Layout 2, 8.5
 */
export function buildGrid(element: StyledElement, cells: readonly BlockNode[], tracks: readonly Track[]): GridNode {
  const taken: boolean[][] = [];
  const items: GridItem[] = [];
  let place = { row: 0, column: 0 };
  for (const node of cells) {
    const { gridColumnSpan, gridRowSpan, gridTemplateRows } = node.style;
    const columnSpan = gridColumnSpan < 0 ? tracks.length : Math.min(gridColumnSpan, tracks.length);
    const parts = gridTemplateRows === "subgrid" ? findParts(node) : undefined;
    const rowSpan = Math.max(gridRowSpan, parts?.length ?? 1);
    place = findPlace(taken, place, columnSpan, rowSpan, tracks.length);
    occupy(taken, place, columnSpan, rowSpan);
    items.push({ node, ...place, columnSpan, rowSpan, parts });
    place = { row: place.row, column: place.column + columnSpan };
  }
  return { _margin: null, items, tracks, style: element.style };
}

/** The rows of a subgrid, each of which takes a row of the grid around it. */
function findParts(node: BlockNode): readonly RowNode[] | undefined {
  const rows = node.stack.filter((child) => "columns" in child);
  return rows.length === node.stack.length && rows.length > 0 ? rows : undefined;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function findPlace(
  taken: readonly boolean[][],
  from: Place,
  columnSpan: number,
  rowSpan: number,
  count: number,
): Place {
  let { row, column } = from;
  for (;;) {
    for (; column + columnSpan <= count; column++) {
      if (isFree(taken, { row, column }, columnSpan, rowSpan)) return { row, column };
    }
    row++;
    column = 0;
  }
}

function isFree(taken: readonly boolean[][], { row, column }: Place, columnSpan: number, rowSpan: number): boolean {
  for (let r = row; r < Math.min(row + rowSpan, taken.length); r++) {
    for (let c = column; c < column + columnSpan; c++) if (taken[r]?.[c] === true) return false;
  }
  return true;
}

function occupy(taken: boolean[][], { row, column }: Place, columnSpan: number, rowSpan: number): void {
  while (taken.length < row + rowSpan) taken.push([]);
  for (const line of taken.slice(row, row + rowSpan)) {
    for (let c = column; c < column + columnSpan; c++) line[c] = true;
  }
}

/** @returns Distance between rows of the grid in pt; a percentage has no height to be taken of. */
export function findRowGap({ style }: { readonly style: GridNode["style"] }): number {
  return resolveLength(style.rowGap, 0);
}
