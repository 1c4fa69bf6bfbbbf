import { escapeHtml } from "../formats/escape-html.js";
import type { Container } from "../model/document.js";
import { writeAttributes } from "./html.js";
import { printString, writeSpan, type RenderContext } from "./render-context.js";
import { joinClasses } from "./render-inlines.js";
import { splitColumns } from "./split-columns.js";

/** A column of a table that may be printed in parts; HTML throughout. */
export interface PartColumn {
  readonly head: string;
  /** Of all its cells, e.g. "highlight". */
  readonly className?: string;
  /** About the least width that it reads well in, in pt. */
  readonly needPt: number;
  /** One for each row. */
  readonly cells: readonly string[];
}

/** A table whose first column is repeated in each of its parts. */
export interface PartedTable {
  /** Gives the place, the id and further classes. */
  readonly container: Container;
  /** Plain text. */
  readonly title: string;
  readonly size: "column" | "page";
  readonly stub: PartColumn;
  readonly columns: readonly PartColumn[];
  /** Rows from here on sum up those before. */
  readonly totalsFrom?: number;
  /** What stands below a part that has these columns, as HTML. */
  readonly foot: (columns: readonly number[]) => string;
}

/** More rows than these take about half a page: templates let the table break. */
const MOST_SHORT_ROWS = 12;

/**
 * Numbers and prints a table. One that is too wide for the measure is printed in parts, each with the heads of the rows,
 * with its own legend and notes, and with a title that says which part it is.
 */
export function renderParts(table: PartedTable, context: RenderContext): string {
  const { container, columns, stub, size } = table;
  context.exhibits.table += 1;
  const number = context.exhibits.table;
  const { id } = container.attributes;
  const name = printString(context, "tableNumber", { number });
  if (id !== undefined) context.references.add(id, name);
  const { columnPt, pagePt } = context.tableRoom;
  const roomPt = (size === "page" ? pagePt : columnPt) - stub.needPt;
  const parts = splitColumns(
    columns.map(({ needPt }) => needPt),
    roomPt,
  );
  const count = parts.length;
  return parts
    .map((part, index) => {
      const label = count === 1 ? name : printString(context, "tablePart", { number, part: index + 1, parts: count });
      return renderPart(table, part, { label, id: index === 0 ? id : undefined, isSplit: count > 1 });
    })
    .join("");
}

interface PartPlace {
  readonly label: string;
  readonly id: string | undefined;
  readonly isSplit: boolean;
}

function renderPart(table: PartedTable, part: readonly number[], { label, id, isSplit }: PartPlace): string {
  const { container, title, size, stub, columns } = table;
  const { classes } = container.attributes;
  const chosen = part.flatMap((index) => columns[index] ?? []);
  // Parts stand below one another, so the column that they share keeps its width.
  const style = isSplit ? `width: ${String(Math.ceil(stub.needPt))}pt` : undefined;
  const heads = [
    `<th${writeAttributes({ scope: "col", style })}>${stub.head}</th>`,
    ...chosen.map(({ head, className }) => `<th${writeAttributes({ scope: "col", class: className })}>${head}</th>`),
  ];
  const rows = stub.cells.map((head, row) => renderRow(head, row, chosen, table.totalsFrom));
  const written = writeAttributes({
    id,
    class: joinClasses([container.name, ...classes]),
    "data-span": writeSpan(container.span),
  });
  const caption = `<caption><span class="number">${escapeHtml(label)}</span> <span class="finding">${escapeHtml(title)}</span></caption>\n`;
  const long = stub.cells.length > MOST_SHORT_ROWS ? " exhibit-long" : "";
  return `<div class="exhibit exhibit-table size-${size}${long}">\n<table${written}>\n${caption}<thead>\n<tr>${heads.join("")}</tr>\n</thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n${table.foot(part)}</div>\n`;
}

function renderRow(head: string, row: number, columns: readonly PartColumn[], totalsFrom = Infinity): string {
  const cells = columns.map(
    ({ className, cells: all }) => `<td${writeAttributes({ class: className })}>${all[row] ?? ""}</td>`,
  );
  const written = writeAttributes({ class: row >= totalsFrom ? "total" : undefined });
  return `<tr${written}><th scope="row">${head}</th>${cells.join("")}</tr>\n`;
}
