import type { BlockNode, LayoutNode, TableCell, TableColumn, TableNode, TableRow } from "../layout-node.js";
import type { Border, BreakValue, ComputedStyle, Edges } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import { createFrame } from "../box.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import { buildBlock } from "./build-nodes.js";
import type { Carry } from "./build-nodes.js";
import { buildCells } from "./table-cells.js";
import type { SourceTable } from "./table-cells.js";
import { findColumnWidths, listColumns } from "./table-columns.js";

/** A row with the group that it stands in. */
export interface SourceRow {
  readonly row: StyledElement;
  readonly section: StyledElement | undefined;
  readonly head: boolean;
  /** How many of so many rows from this one on are there; left out where none collapses (`visibility: collapse`). */
  readonly countSeen?: (rows: number) => number;
}

/** Builds a table; its margins, and its width where it has one, are those of the block around it (CSS 2.2, 17.4). */
export function buildTable(element: StyledElement, carry: Carry, environment: InlineEnvironment): LayoutNode[] {
  const captions = findChildren(element, "table-caption");
  const rows = collectRows(element);
  const build = (side: ComputedStyle["captionSide"]): BlockNode[] =>
    captions
      .filter((caption) => caption.style.captionSide === side)
      .map((caption) => buildBlock(caption, carry, environment, false));
  const above = build("top");
  const table = rows.every(isCollapsed) ? [] : [createTable(element, rows, carry, environment)];
  const below = build("bottom");
  return captions.length === 0 ? table : [...above, createBox(element, table), ...below];
}

/** The box of a table that has captions: they stand outside of its borders and its background. */
function createBox(element: StyledElement, stack: LayoutNode[]): BlockNode {
  const style = findBoxStyle(element.style);
  const rebuild = (): BlockNode => createBox(element, stack);
  return { _margin: null, stack, style, frame: createFrame(style), element: undefined, cell: false, rebuild };
}

function findBoxStyle(style: ComputedStyle): ComputedStyle {
  return { ...style, display: "block", ...NO_SIZES, margin: NO_PADDING };
}

/** @returns The style of the block around a table, which has the box itself where there is no caption. */
export function findTableStyle(element: StyledElement): ComputedStyle {
  const { style } = element;
  const collapsed = style.borderCollapse === "collapse";
  const bare = { border: NO_BORDERS, padding: NO_PADDING };
  // Cells share their outer borders with the table, which has no padding then (CSS 2.2, 17.6.2).
  const own = collapsed && (hasBorders(style) || hasPadding(style)) ? { ...style, ...bare } : style;
  if (findChildren(element, "table-caption").length === 0) return own;
  return { ...own, ...bare, backgroundColor: undefined, backgroundImage: undefined, borderRadius: undefined };
}

function hasBorders({ border }: ComputedStyle): boolean {
  return [border.top, border.right, border.bottom, border.left].some(({ widthPt }) => widthPt > 0);
}

function hasPadding({ padding }: ComputedStyle): boolean {
  return [padding.top, padding.right, padding.bottom, padding.left].some((side) => side !== 0);
}

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };
const NO_SIZES = {
  width: "auto",
  minWidth: 0,
  maxWidth: "none",
  height: "auto",
  minHeight: 0,
  maxHeight: "none",
} as const;
const NO_BORDER: Border = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } };
const NO_BORDERS: Edges<Border> = { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER };

/** @returns The children of an element that have this display. */
export function findChildren(element: StyledElement, display: string): readonly StyledElement[] {
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
  all: readonly SourceRow[],
  carry: Carry,
  environment: InlineEnvironment,
): TableNode {
  const sources = listColumns(element);
  for (const child of element.children) if (child.kind === "element") checkColumn(child, environment);
  for (const { row, section } of all) for (const part of [section, row]) checkPart(part, environment);
  const rows = all.some(isCollapsed) ? leaveOutCollapsed(all) : all;
  const grid = buildCells({ element, rows, columns: sources }, carry, environment);
  const headRows = rows.filter((row) => row.head);
  const { style } = element;
  const collapsed = style.borderCollapse === "collapse";
  return {
    _margin: null,
    tableRows: rows.flatMap((_, index) => createRow(rows, index, grid.rows[index] ?? [])),
    tableColumns: orderColumns(findColumnWidths(style, sources, grid), style),
    headRows: headRows.length < rows.length ? headRows.length : 0,
    isFixed: style.tableLayout === "fixed" && style.width !== "auto",
    spacing: collapsed ? NO_SPACING : style.borderSpacing,
    isAligned: grid.rows.some((cells) => cells.some(({ node }) => node.style.alignCharacter !== undefined)),
    style,
    ...(rows === all ? {} : { unseen: buildCollapsed({ element, rows: all, columns: sources }, environment) }),
  };
}

/** Rows and their groups stand where their table has them. */
function checkPart(element: StyledElement | undefined, { reportIdle }: InlineEnvironment): void {
  if (element === undefined) return;
  const { float, position } = element.style;
  const where = `on \`<${element.tag}>\``;
  if (position !== undefined)
    reportIdle(element, `position: ${position.scheme}`, where, "Move the cells, or the table as a whole");
  if (float !== "none") reportIdle(element, `float: ${float}`, where, "Let the table float as a whole");
}

/** Columns do not collapse: their cells would be lost. */
function checkColumn(element: StyledElement, environment: InlineEnvironment): void {
  const { display, visibility } = element.style;
  if (display !== "table-column" && display !== "table-column-group") return;
  if (visibility === "collapse")
    environment.reportIdle(element, "visibility: collapse", `on \`<${element.tag}>\``, "Leave its cells out");
  for (const column of findChildren(element, "table-column")) checkColumn(column, environment);
}

function isCollapsed({ row }: SourceRow): boolean {
  return row.style.visibility === "collapse";
}

/** Rows without those that collapse; cells that span one of these span one row less (CSS 2.2, 17.5.5). */
function leaveOutCollapsed(rows: readonly SourceRow[]): readonly SourceRow[] {
  const seen = [0];
  for (const row of rows) seen.push((seen.at(-1) ?? 0) + (isCollapsed(row) ? 0 : 1));
  const countTo = (index: number): number => seen[Math.min(index, rows.length)] ?? 0;
  return rows
    .map((row, index) => ({ ...row, countSeen: (count: number) => countTo(index + count) - countTo(index) }))
    .filter((row) => !isCollapsed(row));
}

/** Cells of rows that collapse: columns are as wide as with them. */
function buildCollapsed(table: SourceTable, environment: InlineEnvironment): readonly TableCell[] {
  const nowhere: Carry = { events: [], marker: undefined, source: undefined };
  const { rows } = buildCells(table, nowhere, environment);
  return rows.flatMap((cells, index) => (table.rows.slice(index, index + 1).some(isCollapsed) ? cells : []));
}

const NO_SPACING = { xPt: 0, yPt: 0 };

function orderColumns(columns: readonly TableColumn[], { direction }: ComputedStyle): readonly TableColumn[] {
  return direction === "rtl" ? [...columns].reverse() : columns;
}

function createRow(rows: readonly SourceRow[], index: number, cells: readonly TableCell[]): TableRow[] {
  const source = rows[index];
  if (source === undefined) return [];
  const before = rows[index - 1];
  const { row, section, head } = source;
  const begins = before?.section !== section;
  const ends = rows[index + 1]?.section !== section;
  const breakBefore = combineBreaks(begins ? section?.style.breakBefore : undefined, row.style.breakBefore);
  const breakAfter = combineBreaks(ends ? section?.style.breakAfter : undefined, row.style.breakAfter);
  const within = !begins && section?.style.breakInside === "avoid";
  const asked = breakBefore === "avoid" || before?.row.style.breakAfter === "avoid";
  const joined = before !== undefined && (head || before.head || within || asked);
  return [{ cells, style: row.style, breakBefore, breakAfter, joined }];
}

function combineBreaks(outer: BreakValue | undefined, inner: BreakValue): BreakValue {
  return inner === "auto" ? (outer ?? "auto") : inner;
}
