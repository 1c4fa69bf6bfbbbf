import type { StyledElement } from "../../model/styled.js";
import type { TagAttributes } from "../../model/tag-tree.js";

/** What the structure tree says of a table's cells beyond their text. */
export interface TableHeads {
  readonly cells: ReadonlyMap<StyledElement, CellFacts>;
  /** Cells that a row lacks at its end: all rows of a table have as many columns (ISO 14289-1, 7.5). */
  readonly missing: ReadonlyMap<StyledElement, number>;
}

interface CellFacts {
  readonly attributes: TagAttributes;
  /** Set for heads that cells refer to. */
  readonly id?: string;
}

/** More columns or rows are not spanned; layout has the same limit. */
const MOST_SPANNED = 1000;

/** More heads of one cell say nothing more. */
const MOST_HEADS = 12;

interface Cell {
  readonly element: StyledElement;
  readonly isHead: boolean;
  readonly scope: "Row" | "Column";
  readonly row: number;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Of these, the rows that are there to be seen. */
  readonly shownRows: number;
}

interface Row {
  readonly element: StyledElement;
  readonly section: StyledElement;
  readonly cells: readonly StyledElement[];
}

/**
 * Finds scopes, spans and heads of the cells. Where a head spans others, a scope does not say which cells it is of: each
 * cell then names its heads (ISO 32000-1, 14.8.5.7; HTML, 4.9.12.2).
 *
 * @param createId - Makes an id that no other element has.
 */
export function findTableHeads(table: StyledElement, createId: () => string): TableHeads {
  const rows = listRows(table);
  const { cells, missing } = placeCells(rows);
  const isIntricate = cells.some((cell) => cell.isHead && (cell.colSpan > 1 || cell.rowSpan > 1));
  const ids = new Map<StyledElement, string>();
  if (isIntricate) for (const { element, isHead } of cells) if (isHead) ids.set(element, createId());
  const heads = isIntricate ? new HeadFinder(ids) : undefined;
  return { missing, cells: new Map(cells.map((cell) => [cell.element, describeCell(cell, ids, heads)])) };
}

function describeCell(cell: Cell, ids: ReadonlyMap<StyledElement, string>, finder: HeadFinder | undefined): CellFacts {
  const { element, isHead, scope, colSpan, shownRows } = cell;
  const id = ids.get(element);
  const headers = finder?.take(cell) ?? [];
  const attributes = {
    ...(isHead ? { scope } : {}),
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(shownRows > 1 ? { rowSpan: shownRows } : {}),
    ...(headers.length > 0 ? { headers } : {}),
  };
  return { attributes, ...(id === undefined ? {} : { id }) };
}

function listRows(table: StyledElement): readonly Row[] {
  const rows: Row[] = [];
  for (const child of table.children) {
    if (child.kind !== "element") continue;
    if (child.tag === "tr") rows.push(createRow(child, table));
    if (child.tag !== "thead" && child.tag !== "tbody" && child.tag !== "tfoot") continue;
    for (const row of child.children) if (row.kind === "element" && row.tag === "tr") rows.push(createRow(row, child));
  }
  return rows;
}

function createRow(element: StyledElement, section: StyledElement): Row {
  const cells = element.children.filter(
    (child): child is StyledElement => child.kind === "element" && (child.tag === "th" || child.tag === "td"),
  );
  return { element, section, cells };
}

function placeCells(rows: readonly Row[]): {
  readonly cells: readonly Cell[];
  readonly missing: Map<StyledElement, number>;
} {
  const cells: Cell[] = [];
  /** How many rows of the section, the present one included, a column is still taken. */
  let taken: number[] = [];
  const ends = rows.map((row, index) => {
    if (row.section !== rows[index - 1]?.section) taken = [];
    let column = 0;
    for (const element of row.cells) {
      while ((taken[column] ?? 0) > 0) column++;
      const cell = createCell(element, row, index, column, rows);
      cells.push(cell);
      for (let at = column; at < column + cell.colSpan; at++) taken[at] = cell.rowSpan;
    }
    const covered = taken.filter((left) => left > 0).length;
    taken = taken.map((left) => Math.max(0, left - 1));
    return covered;
  });
  const width = Math.max(0, ...cells.map((cell) => cell.column + cell.colSpan));
  return { cells, missing: new Map(rows.map((row, index) => [row.element, width - (ends[index] ?? 0)])) };
}

function createCell(element: StyledElement, row: Row, index: number, column: number, rows: readonly Row[]): Cell {
  let rowSpan = 1;
  const wanted = readSpan(element, "rowspan");
  while (rowSpan < wanted && rows[index + rowSpan]?.section === row.section) rowSpan++;
  const spanned = rowSpan === 1 ? [row] : rows.slice(index, index + rowSpan);
  const shownRows = spanned.filter(({ element: { style } }) => style.visibility !== "collapse").length;
  const colSpan = readSpan(element, "colspan");
  return {
    element,
    shownRows,
    isHead: element.tag === "th",
    scope: findScope(element, row),
    row: index,
    column,
    colSpan,
    rowSpan,
  };
}

function readSpan(cell: StyledElement, name: "colspan" | "rowspan"): number {
  const value = Number(cell.attributes[name] ?? "1");
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPANNED) : 1;
}

/** Without a scope, a head of a row with other cells is that row's. */
function findScope(cell: StyledElement, row: Row): "Row" | "Column" {
  const scope = cell.attributes["scope"];
  if (scope === "row" || scope === "rowgroup") return "Row";
  if (scope === "col" || scope === "colgroup" || row.section.tag === "thead") return "Column";
  return row.cells.some(({ tag }) => tag === "td") ? "Row" : "Column";
}

/** Finds the heads above and before each cell; cells are asked for in their order. */
class HeadFinder {
  readonly #ids: ReadonlyMap<StyledElement, string>;
  readonly #columns: string[][] = [];
  readonly #rows = new Map<number, string[]>();

  constructor(ids: ReadonlyMap<StyledElement, string>) {
    this.#ids = ids;
  }

  take(cell: Cell): readonly string[] {
    const found = new Set<string>();
    for (let at = cell.column; at < cell.column + cell.colSpan; at++)
      for (const id of this.#columns[at] ?? []) found.add(id);
    for (const id of this.#rows.get(cell.row) ?? []) found.add(id);
    const id = this.#ids.get(cell.element);
    if (id !== undefined) this.#remember(cell, id);
    return [...found].slice(0, MOST_HEADS);
  }

  #remember({ scope, row, column, rowSpan, colSpan }: Cell, id: string): void {
    if (scope === "Column") for (let at = column; at < column + colSpan; at++) addHead((this.#columns[at] ??= []), id);
    else
      for (let at = row; at < row + rowSpan; at++) {
        const heads = this.#rows.get(at) ?? [];
        this.#rows.set(at, heads);
        addHead(heads, id);
      }
  }
}

function addHead(heads: string[], id: string): void {
  if (heads.length < MOST_HEADS) heads.push(id);
}
