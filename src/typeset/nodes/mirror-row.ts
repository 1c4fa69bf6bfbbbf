import type { BlockNode } from "../layout-node.js";

/**
 * Mirrors a row of a table whose text runs from right to left: the first cell stands at the right.
 *
 * @param row - One node for each column; a cell that spans columns is followed by the nodes that it covers.
 * @returns The same nodes; what a cell covers follows it again, because pdfmake goes from left to right.
 */
export function mirrorRow(row: readonly BlockNode[]): BlockNode[] {
  const groups: BlockNode[][] = [];
  for (let column = 0; column < row.length;) {
    const span = Math.min(Math.max(row[column]?.colSpan ?? 1, 1), row.length - column);
    groups.push(row.slice(column, column + span));
    column += span;
  }
  return groups.reverse().flat();
}
