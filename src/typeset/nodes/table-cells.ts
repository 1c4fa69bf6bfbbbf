import type { ComputedStyle } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import { createFrame } from "../box.js";
import type { BlockNode, Frame, TableCell } from "../layout-node.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import { buildBlock } from "./build-nodes.js";
import type { Carry } from "./build-nodes.js";
import { findChildren } from "./build-table.js";
import type { SourceRow } from "./build-table.js";
import { collapseBorders } from "./collapse-borders.js";
import type { SourceColumn } from "./table-columns.js";

/** A table as the HTML has it. */
export interface SourceTable {
  readonly element: StyledElement;
  readonly rows: readonly SourceRow[];
  readonly columns: readonly SourceColumn[];
}

/** The cells of a table by row. */
export interface CellGrid {
  /** Number of columns. */
  readonly width: number;
  /** Columns in the order of the HTML, each cell with its own style. */
  readonly logical: readonly (readonly TableCell[])[];
  /** Columns from left to right, borders as they are painted. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** More rows or columns are not spanned. */
const MOST_SPANNED = 1000;

/** Puts cells into a grid; places that no cell takes get an empty one. */
export function buildCells(table: SourceTable, carry: Carry, environment: InlineEnvironment): CellGrid {
  const logical = fillPlaces(placeCells(table, carry, environment), table);
  const width = logical.reduce(
    (most, row) => row.reduce((end, cell) => Math.max(end, cell.column + cell.colSpan), most),
    1,
  );
  const physical = table.element.style.direction === "rtl" ? logical.map((row) => mirrorCells(row, width)) : logical;
  const collapsed = table.element.style.borderCollapse === "collapse";
  return { width, logical, rows: collapsed ? collapseBorders(physical, table, width) : physical };
}

/** A table whose text runs from right to left has its first column at the right; cells stay in the order of reading. */
function mirrorCells(row: readonly TableCell[], width: number): TableCell[] {
  return row.map((cell) => ({ ...cell, column: width - cell.column - cell.colSpan }));
}

interface Places {
  readonly rows: TableCell[][];
  /** Which columns of each row are taken. */
  readonly taken: boolean[][];
}

function placeCells(table: SourceTable, carry: Carry, environment: InlineEnvironment): Places {
  const { rows } = table;
  const places: Places = { rows: rows.map(() => []), taken: rows.map(() => []) };
  rows.forEach((source, index) => {
    let column = 0;
    for (const cell of findChildren(source.row, "table-cell")) {
      while (places.taken[index]?.[column] === true) column++;
      const colSpan = readSpan(cell, "colspan");
      const rowSpan = limitToSection(readRowSpan(cell, source), rows, index);
      const node = createCell(cell, source, table.columns[column], carry, environment);
      places.rows[index]?.push({ node, column, colSpan, rowSpan });
      for (const line of places.taken.slice(index, index + rowSpan)) {
        for (let c = column; c < column + colSpan; c++) line[c] = true;
      }
    }
  });
  return places;
}

/** A cell does not span rows of another group (HTML, 4.9.12). */
function limitToSection(rowSpan: number, rows: readonly SourceRow[], index: number): number {
  const section = rows[index]?.section;
  let count = 1;
  while (count < rowSpan && index + count < rows.length && rows[index + count]?.section === section) count++;
  return count;
}

/** Rows that collapse are not spanned. */
function readRowSpan(cell: StyledElement, { countSeen }: SourceRow): number {
  const rowSpan = readSpan(cell, "rowspan");
  return countSeen === undefined ? rowSpan : countSeen(rowSpan);
}

function readSpan(cell: StyledElement, name: "colspan" | "rowspan"): number {
  const value = Number(cell.attributes[name] ?? "1");
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPANNED) : 1;
}

function fillPlaces({ rows, taken }: Places, table: SourceTable): readonly TableCell[][] {
  const width = taken.reduce((most, line) => Math.max(most, line.length), 1);
  return rows.map((cells, index) => {
    const source = table.rows[index];
    const line = taken[index] ?? [];
    if (source === undefined) return cells;
    const fillers: TableCell[] = [];
    for (let column = 0; column < width; column++) {
      if (line[column] === true) continue;
      fillers.push({ node: createFiller(source, table.columns[column]), column, colSpan: 1, rowSpan: 1 });
    }
    return fillers.length === 0 ? cells : [...cells, ...fillers].sort((a, b) => a.column - b.column);
  });
}

function createCell(
  cell: StyledElement,
  source: SourceRow,
  column: SourceColumn | undefined,
  carry: Carry,
  environment: InlineEnvironment,
): BlockNode {
  const { float } = cell.style;
  if (float !== "none")
    environment.reportIdle(cell, `float: ${float}`, "on a cell of a table", "Set it on a block in the cell");
  const node = buildBlock(cell, carry, environment, true);
  return dressCell(node, findCellFrame(cell.style, source, column));
}

/** @returns A cell that keeps what it paints when it is built anew. */
function dressCell(node: BlockNode, frame: Frame): BlockNode {
  return { ...node, frame, rebuild: () => dressCell(node.rebuild(), frame) };
}

/** @returns The cell with other borders. */
export function changeBorders(node: BlockNode, border: ComputedStyle["border"]): BlockNode {
  const style = { ...node.style, border };
  const frame = { ...node.frame, border };
  return { ...node, style, frame, rebuild: () => changeBorders(node.rebuild(), border) };
}

/** Behind a cell show the row, its group, the column and its group, the first that has a background (CSS 2.2, 17.5.1). */
function findCellFrame(style: ComputedStyle, source: SourceRow, column: SourceColumn | undefined): Frame {
  const layers = [style, source.row.style, source.section?.style, column?.column, column?.group].filter(
    (layer) => layer?.visibility === "visible",
  );
  const at = layers.findIndex((layer) => layer?.backgroundColor !== undefined);
  const seen = at < 0 ? layers : layers.slice(0, at + 1);
  return {
    ...createFrame(style),
    image: seen.find((layer) => layer?.backgroundImage !== undefined)?.backgroundImage,
    fill: layers[at]?.backgroundColor,
  };
}

/** An empty cell where the HTML has none. */
function createFiller(source: SourceRow, column: SourceColumn | undefined): BlockNode {
  const style = { ...source.row.style, padding: NO_EDGES, border: NO_BORDERS, ...NO_HEIGHTS };
  const frame = findCellFrame({ ...style, backgroundColor: undefined, backgroundImage: undefined }, source, column);
  const rebuild = (): BlockNode => createFiller(source, column);
  return { _margin: null, stack: [], style, frame, element: undefined, cell: true, rebuild };
}

const NO_EDGES = { top: 0, right: 0, bottom: 0, left: 0 };
const NO_BORDER = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } } as const;
const NO_BORDERS = { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER };
const NO_HEIGHTS = { height: "auto", minHeight: 0, maxHeight: "none", width: "auto" } as const;
