import type { Border, Edges, LengthOrAuto, StyledElement } from "../../model/styled.js";
import { createFrame } from "../box.js";
import type { BlockNode, Frame, LayoutNode, TableColumn, TableNode } from "../layout-node.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import { mirrorRow } from "./mirror-row.js";
import { buildBlock } from "./build-nodes.js";
import type { Carry } from "./build-nodes.js";

/** Borders and fills are boxes of our own; pdfmake's table draws nothing. */
const BARE_LAYOUT = {
  defaultBorder: false,
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
  fillColor: () => null,
} as const;

interface SourceRow {
  readonly row: StyledElement;
  readonly section: StyledElement | undefined;
  readonly head: boolean;
}

/** @returns A table with its captions above or below. */
export function buildTable(element: StyledElement, carry: Carry, environment: InlineEnvironment): LayoutNode[] {
  const captions = findChildren(element, "table-caption");
  const rows = collectRows(element);
  const above = captions
    .filter((caption) => caption.style.captionSide === "top")
    .map((caption) => buildBlock(caption, carry, environment, false));
  const table = rows.length === 0 ? [] : [createTable(element, rows, carry, environment)];
  const below = captions
    .filter((caption) => caption.style.captionSide === "bottom")
    .map((caption) => buildBlock(caption, carry, environment, false));
  return [...above, ...table, ...below];
}

function findChildren(element: StyledElement, display: string): readonly StyledElement[] {
  return element.children
    .filter((child) => child.kind === "element")
    .filter((child) => child.style.display === display);
}

/** Rows in the order of print: head, bodies, foot. */
function collectRows(element: StyledElement): readonly SourceRow[] {
  const heads: SourceRow[] = [];
  const bodies: SourceRow[] = [];
  const feet: SourceRow[] = [];
  for (const child of element.children) {
    if (child.kind !== "element") continue;
    const { display } = child.style;
    if (display === "table-row") bodies.push({ row: child, section: undefined, head: false });
    const rows = findChildren(child, "table-row");
    if (display === "table-header-group") heads.push(...rows.map((row) => ({ row, section: child, head: true })));
    if (display === "table-row-group") bodies.push(...rows.map((row) => ({ row, section: child, head: false })));
    if (display === "table-footer-group") feet.push(...rows.map((row) => ({ row, section: child, head: false })));
  }
  return [...heads, ...bodies, ...feet];
}

function createTable(
  element: StyledElement,
  rows: readonly SourceRow[],
  carry: Carry,
  environment: InlineEnvironment,
): TableNode {
  const logical = buildGrid(rows, carry, environment);
  const headRows = rows.filter((row) => row.head);
  const columns = logical[0]?.length ?? 0;
  const isRtl = element.style.direction === "rtl";
  // A table that is narrower than its place stands at the right then: what is free is a column without content.
  const hasRest = isRtl && element.style.width === "auto";
  const mirrored = isRtl ? logical.map(mirrorRow) : logical;
  const grid = hasRest ? mirrored.map((row) => [createRest(element), ...row]) : mirrored;
  const widths = findColumnWidths(element, rows, columns);
  const wanted = isRtl ? [...widths].reverse() : widths;
  return {
    _margin: null,
    table: {
      body: grid,
      widths: [
        ...(hasRest ? [{ width: "auto", wanted: "auto", rest: true } as const] : []),
        ...wanted.map((width): TableColumn => ({ width: "auto", wanted: width })),
      ],
      headerRows: headRows.length < rows.length ? headRows.length : 0,
      keepWithHeaderRows: 1,
      // A row that spans over others would be torn from them, so such tables may break within rows.
      dontBreakRows: grid.every((row) => row.every((cell) => (cell.rowSpan ?? 1) === 1)),
    },
    layout: BARE_LAYOUT,
    style: element.style,
    rebuildHead: () =>
      headRows.length === 0
        ? undefined
        : createTable(
            element,
            headRows.map((row) => ({ ...row, head: false })),
            { events: [], marker: undefined, source: undefined },
            environment,
          ),
  };
}

/** Puts cells into a grid; places that a span covers hold an empty cell, which pdfmake replaces. */
function buildGrid(rows: readonly SourceRow[], carry: Carry, environment: InlineEnvironment): BlockNode[][] {
  const grid: (BlockNode | undefined)[][] = rows.map(() => []);
  rows.forEach((source, rowIndex) => {
    const line = grid[rowIndex] ?? [];
    for (const cell of findChildren(source.row, "table-cell")) {
      const column = findFreeColumn(line);
      const colSpan = readSpan(cell, "colspan");
      const rowSpan = Math.min(readSpan(cell, "rowspan"), rows.length - rowIndex);
      line[column] = createCell(cell, source, colSpan, rowSpan, carry, environment);
      for (let r = 0; r < rowSpan; r++) {
        for (let c = 0; c < colSpan; c++) {
          const place = grid[rowIndex + r];
          if (place !== undefined && (r > 0 || c > 0)) place[column + c] ??= createFiller(cell);
        }
      }
    }
  });
  const width = Math.max(...grid.map((line) => line.length), 1);
  return grid.map((line, index) => {
    const row = rows[index]?.row;
    return Array.from({ length: width }, (_, column) => line[column] ?? createFiller(row ?? missingRow()));
  });
}

function missingRow(): never {
  throw new Error("a grid row without its source");
}

function findFreeColumn(line: readonly (BlockNode | undefined)[]): number {
  let column = 0;
  while (line[column] !== undefined) column++;
  return column;
}

function readSpan(cell: StyledElement, name: "colspan" | "rowspan"): number {
  const value = Number(cell.attributes[name] ?? "1");
  return Number.isInteger(value) && value > 0 ? Math.min(value, 1000) : 1;
}

function createCell(
  cell: StyledElement,
  source: SourceRow,
  colSpan: number,
  rowSpan: number,
  carry: Carry,
  environment: InlineEnvironment,
): BlockNode {
  const node = buildBlock(cell, carry, environment, true);
  return {
    ...node,
    frame: findCellFrame(cell, source),
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  };
}

/** A cell shows its own background and borders, or those of its row or row group (CSS 2.2, 17.5.1 and 17.6.2). */
function findCellFrame(cell: StyledElement, { row, section }: SourceRow): Frame {
  const { style } = cell;
  const covered = style.backgroundColor !== undefined;
  return {
    ...createFrame(style),
    image:
      style.backgroundImage ?? (covered ? undefined : (row.style.backgroundImage ?? section?.style.backgroundImage)),
    fill: style.backgroundColor ?? row.style.backgroundColor ?? section?.style.backgroundColor,
    border: mergeBorders(style.border, row.style.border),
  };
}

function mergeBorders(cell: Edges<Border>, row: Edges<Border>): Edges<Border> {
  return {
    top: cell.top.widthPt > 0 ? cell.top : row.top,
    right: cell.right,
    bottom: cell.bottom.widthPt > 0 ? cell.bottom : row.bottom,
    left: cell.left,
  };
}

function createFiller(element: StyledElement): BlockNode {
  const node: BlockNode = {
    _margin: null,
    stack: [],
    style: element.style,
    frame: { ...createFrame(element.style), fill: undefined },
    element: undefined,
    cell: true,
    rebuild: () => createFiller(element),
  };
  return node;
}

function createRest(table: StyledElement): BlockNode {
  const style = { ...table.style, padding: NO_PADDING, border: NO_BORDERS, backgroundColor: undefined };
  return { ...createFiller({ ...table, style }), rebuild: () => createRest(table) };
}

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };
const NO_BORDER: Border = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } };
const NO_BORDERS: Edges<Border> = { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER };

/** Widths from `col` elements, else from the cells of the first row that gives any. */
function findColumnWidths(element: StyledElement, rows: readonly SourceRow[], count: number): readonly LengthOrAuto[] {
  const columns = [
    ...findChildren(element, "table-column-group").flatMap((group) => findChildren(group, "table-column")),
    ...findChildren(element, "table-column"),
  ];
  const widths: LengthOrAuto[] = Array.from({ length: count }, (_, index) => columns[index]?.style.width ?? "auto");
  for (const { row } of rows) {
    let column = 0;
    for (const cell of findChildren(row, "table-cell")) {
      const span = readSpan(cell, "colspan");
      if (span === 1 && widths[column] === "auto") widths[column] = cell.style.width;
      column += span;
    }
  }
  return widths;
}
