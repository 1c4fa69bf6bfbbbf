import type { ComputedStyle, Length, LengthOrAuto } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import type { TableColumn } from "../layout-node.js";
import { findChildren } from "./build-table.js";
import type { CellGrid } from "./table-cells.js";

/** A column as the HTML has it: its own style and that of its group. */
export interface SourceColumn {
  readonly column: ComputedStyle | undefined;
  readonly group: ComputedStyle | undefined;
}

/** More columns than this are a slip of the pen. */
const MOST_COLUMNS = 1000;

/** @returns The columns that `col` and `colgroup` speak of, in the order of the HTML. */
export function listColumns(element: StyledElement): readonly SourceColumn[] {
  const columns: SourceColumn[] = [];
  for (const child of element.children) {
    if (child.kind !== "element") continue;
    if (child.style.display === "table-column") addColumns(columns, child, { column: child.style, group: undefined });
    if (child.style.display !== "table-column-group") continue;
    const own = findChildren(child, "table-column");
    if (own.length === 0) addColumns(columns, child, { column: undefined, group: child.style });
    for (const column of own) addColumns(columns, column, { column: column.style, group: child.style });
  }
  return columns;
}

function addColumns(columns: SourceColumn[], element: StyledElement, source: SourceColumn): void {
  const span = Number(element.attributes["span"] ?? "1");
  const count = Number.isInteger(span) && span > 0 ? span : 1;
  for (let index = 0; index < count && columns.length < MOST_COLUMNS; index++) columns.push(source);
}

/**
 * Widths that the sheet asks for. Automatic layout takes the largest of the column's own and those of its cells, a share
 * before a length (CSS 2.2, 17.5.2.2); fixed layout looks at the columns and at the first row (17.5.2.1).
 */
export function findColumnWidths(
  { tableLayout, width }: ComputedStyle,
  sources: readonly SourceColumn[],
  grid: CellGrid,
): readonly TableColumn[] {
  const wanted = Array.from({ length: grid.width }, (_, index): LengthOrAuto => {
    const { column, group } = sources[index] ?? {};
    return column === undefined || column.width === "auto" ? (group?.width ?? "auto") : column.width;
  });
  const fixed = tableLayout === "fixed" && width !== "auto";
  const set = wanted.map((one) => one !== "auto");
  for (const row of fixed ? grid.logical.slice(0, 1) : grid.logical) {
    for (const { node, column, colSpan } of row) {
      const { width: own } = node.style;
      if (fixed && set[column] !== true) spread(wanted, column, colSpan, own);
      else if (!fixed && colSpan === 1) wanted[column] = findLarger(wanted[column] ?? "auto", own);
    }
  }
  return wanted.map((one) => ({ wanted: one }));
}

/** Fixed layout shares the width of a cell among the columns that it spans. */
function spread(wanted: LengthOrAuto[], column: number, colSpan: number, width: LengthOrAuto): void {
  if (width === "auto") return;
  const part = divideLength(width, colSpan);
  for (let index = column; index < Math.min(column + colSpan, wanted.length); index++) wanted[index] = part;
}

function divideLength(length: Length, count: number): Length {
  if (count === 1) return length;
  if (typeof length === "number") return length / count;
  if ("percent" in length) return { percent: length.percent / count };
  return { fold: length.fold, of: length.of.map((part) => divideLength(part, count)) };
}

function findLarger(one: LengthOrAuto, other: LengthOrAuto): LengthOrAuto {
  if (one === "auto" || other === "auto") return one === "auto" ? other : one;
  if (typeof one === "number" && typeof other === "number") return Math.max(one, other);
  if (typeof one === "object" && "percent" in one && typeof other === "object" && "percent" in other)
    return one.percent >= other.percent ? one : other;
  return typeof one === "number" ? other : one;
}
