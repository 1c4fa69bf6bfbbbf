import type { TableCell, TableNode, TableRow } from "../layout-node.js";

/** Rows that share cells, or that must not be parted: from the first to behind the last. */
export function groupRows(rows: readonly TableRow[]): readonly (readonly [from: number, end: number])[] {
  const groups: [number, number][] = [];
  let reach = 0;
  rows.forEach((row, index) => {
    const group = groups.at(-1);
    if (group !== undefined && (index < reach || row.joined)) group[1] = index + 1;
    else groups.push([index, index + 1]);
    for (const { rowSpan } of row.cells) reach = Math.max(reach, index + rowSpan);
  });
  return groups;
}

/** @returns The table with new nodes for some of its rows: layout leaves its marks on nodes. */
export function rebuildRows(node: TableNode, from: number, end: number): TableNode {
  const rebuild = (cell: TableCell): TableCell => ({ ...cell, node: cell.node.rebuild() });
  const tableRows = node.tableRows.map((row, index) =>
    index < from || index >= end ? row : { ...row, cells: row.cells.map(rebuild) },
  );
  return { ...node, tableRows };
}
