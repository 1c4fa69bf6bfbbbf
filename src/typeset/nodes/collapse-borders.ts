import type { Border, ComputedStyle, Edges } from "../../model/computed-style.js";
import type { TableCell } from "../layout-node.js";
import { changeBorders } from "./table-cells.js";
import type { SourceTable } from "./table-cells.js";
import type { SourceColumn } from "./table-columns.js";

type Side = keyof Edges<Border>;

/** The borders of a cell in the making, and how much of each side a neighbour has not taken. */
interface OpenCell {
  readonly cell: TableCell;
  readonly border: Record<Side, Border>;
  readonly won: Record<Side, boolean>;
  readonly shared: Record<Side, boolean>;
}

/**
 * Gives neighbours one border where both have one: the wider, of equal ones the one whose style is stronger, of like ones
 * the upper and the left. The border stands within the cell that it comes from, not half in its neighbour, so that it
 * does not go when a page ends between them.
 *
 * @see CSS 2.2, 17.6.2.1
 */
export function collapseBorders(
  rows: readonly (readonly TableCell[])[],
  table: SourceTable,
  width: number,
): readonly (readonly TableCell[])[] {
  const open = rows.map((row, index) => row.map((cell) => openCell(cell, index, table, width)));
  const places = indexPlaces(open);
  open.forEach((row, index) => {
    for (const one of row) {
      const { column, colSpan, rowSpan } = one.cell;
      for (let c = column; c < column + colSpan; c++) contest(one, "bottom", places[index + rowSpan]?.[c], "top");
      for (let r = index; r < index + rowSpan; r++) contest(one, "right", places[r]?.[column + colSpan], "left");
    }
  });
  return open.map((row) => row.map(closeCell));
}

function indexPlaces(rows: readonly (readonly OpenCell[])[]): readonly (readonly (OpenCell | undefined)[])[] {
  const places: (OpenCell | undefined)[][] = rows.map(() => []);
  rows.forEach((row, index) => {
    for (const one of row) {
      const { column, colSpan, rowSpan } = one.cell;
      for (const line of places.slice(index, index + rowSpan)) {
        for (let c = column; c < column + colSpan; c++) line[c] = one;
      }
    }
  });
  return places;
}

function contest(one: OpenCell, side: Side, other: OpenCell | undefined, otherSide: Side): void {
  if (other === undefined || other === one) return;
  const keeps = !isStronger(other.border[otherSide], one.border[side]);
  one.shared[side] = true;
  other.shared[otherSide] = true;
  if (keeps) one.won[side] = true;
  else other.won[otherSide] = true;
}

function closeCell({ cell, border, won, shared }: OpenCell): TableCell {
  const pick = (side: Side): Border => (shared[side] && !won[side] ? NO_BORDER : border[side]);
  const own = cell.node.style.border;
  const [top, right, bottom, left] = [pick("top"), pick("right"), pick("bottom"), pick("left")];
  const same = (one: Border, other: Border): boolean => one === other || (one.widthPt === 0 && other.widthPt === 0);
  const isSeen = cell.node.style.visibility === "visible";
  const unchanged =
    isSeen && same(top, own.top) && same(right, own.right) && same(bottom, own.bottom) && same(left, own.left);
  return unchanged ? cell : { ...cell, node: changeBorders(cell.node, { top, right, bottom, left }) };
}

const NO_BORDER: Border = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } };

function openCell(cell: TableCell, row: number, table: SourceTable, width: number): OpenCell {
  const border = { ...cell.node.style.border };
  for (const { style, sides } of listAround(cell, row, table, width)) {
    for (const side of sides) if (isStronger(style.border[side], border[side])) border[side] = style.border[side];
  }
  const none = (): Record<Side, boolean> => ({ top: false, right: false, bottom: false, left: false });
  return { cell, border, won: none(), shared: none() };
}

interface Around {
  readonly style: ComputedStyle;
  readonly sides: readonly Side[];
}

/** What stands around a cell and has an edge where the cell has one: row, group, columns and table, in this order. */
function listAround(cell: TableCell, index: number, table: SourceTable, width: number): readonly Around[] {
  const { rows, element } = table;
  const last = index + cell.rowSpan - 1;
  const ends: Side[] = [];
  if (cell.column === 0) ends.push("left");
  if (cell.column + cell.colSpan === width) ends.push("right");
  const source = rows[index];
  const around: Around[] = [];
  if (source !== undefined) {
    around.push({
      style: source.row.style,
      sides: [...ends, "top", ...(cell.rowSpan === 1 ? (["bottom"] as const) : [])],
    });
    const section = source.section;
    if (section !== undefined) {
      const first: Side[] = rows[index - 1]?.section === section ? [] : ["top"];
      const lowest: Side[] = rows[last + 1]?.section === section ? [] : ["bottom"];
      around.push({ style: section.style, sides: [...ends, ...first, ...lowest] });
    }
  }
  const outer: Side[] = [
    ...(index === 0 ? (["top"] as const) : []),
    ...(last === rows.length - 1 ? (["bottom"] as const) : []),
  ];
  around.push(...listColumnEdges(cell, table, width, outer));
  around.push({ style: element.style, sides: [...ends, ...outer] });
  return around;
}

function listColumnEdges(
  cell: TableCell,
  table: SourceTable,
  width: number,
  outer: readonly Side[],
): readonly Around[] {
  const { columns, element } = table;
  if (columns.length === 0) return [];
  const rtl = element.style.direction === "rtl";
  const at = (column: number): SourceColumn | undefined => columns[rtl ? width - 1 - column : column];
  const left = at(cell.column);
  const right = at(cell.column + cell.colSpan - 1);
  const around: Around[] = [];
  if (left?.column !== undefined) around.push({ style: left.column, sides: ["left", ...outer] });
  if (right?.column !== undefined) around.push({ style: right.column, sides: ["right"] });
  if (left?.group !== undefined && at(cell.column - 1)?.group !== left.group)
    around.push({ style: left.group, sides: ["left"] });
  if (left?.group !== undefined) around.push({ style: left.group, sides: outer });
  if (right?.group !== undefined && at(cell.column + cell.colSpan)?.group !== right.group)
    around.push({ style: right.group, sides: ["right"] });
  return around;
}

const STRENGTH = { none: 0, dotted: 1, dashed: 2, solid: 3, double: 4 } as const;

/** @returns Whether a border takes the place of another; of like ones the other stays. */
function isStronger(border: Border, other: Border): boolean {
  if (border.widthPt !== other.widthPt) return border.widthPt > other.widthPt;
  return border.widthPt > 0 && STRENGTH[border.style] > STRENGTH[other.style];
}
