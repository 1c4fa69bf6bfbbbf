import type { StyledElement } from "../../model/styled.js";

/** Notes how many rows the cells of a group span without those that collapse (`visibility: collapse`). */
export function countRowSpans(group: StyledElement, rowSpans: Map<StyledElement, number>): void {
  const rows = group.children
    .filter((child) => child.kind === "element")
    .filter(({ style }) => style.display === "table-row");
  if (!rows.some(isCollapsed)) return;
  rows.forEach((row, index) => {
    for (const cell of row.children) {
      if (cell.kind !== "element" || cell.attributes["rowspan"] === undefined) continue;
      const spanned = rows.slice(index, index + Math.max(Number(cell.attributes["rowspan"]), 1));
      rowSpans.set(cell, spanned.filter((one) => !isCollapsed(one)).length);
    }
  });
}

function isCollapsed({ style }: StyledElement): boolean {
  return style.visibility === "collapse";
}
