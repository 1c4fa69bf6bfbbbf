import type { BlockNode, TableNode } from "../layout-node.js";
import { sizeTableColumns } from "./column-widths.js";
import type { PageWriter } from "./page-writer.js";

/** What preparing a table asks of layout. */
interface TableHost {
  readonly writer: PageWriter;
  /** @returns Height of a block in pt; nothing of it is kept. */
  measureHeight(node: BlockNode, widthPt: number): number;
}

/** Gives a table its column widths, and its head only if it can be repeated. */
export function prepareTable(node: TableNode, pageHeightPt: number, host: TableHost): void {
  const { table, style } = node;
  const { writer } = host;
  const { availableWidth, y } = writer.context();
  const widths = sizeTableColumns(table.widths, availableWidth, style.width !== "auto");
  table.widths.forEach((column, index) => {
    column.width = widths[index] ?? 0;
  });
  if (table.headerRows === 0) return;
  const head = createHead(node);
  const heightPt = head === undefined ? Infinity : host.measureHeight(head, availableWidth);
  // pdfmake repeats heads without asking for room: one taller than a third of the page is printed once.
  if (heightPt >= pageHeightPt / 3 || pageHeightPt === Infinity) table.headerRows = 0;
  writer.cuts?.ties.push({ from: y, to: y + heightPt + 1 });
}

function createHead(node: TableNode): BlockNode | undefined {
  const head = node.rebuildHead();
  const [first] = head?.table.body[0] ?? [];
  if (head === undefined || first === undefined) return undefined;
  return { ...first, stack: [head], cell: true, frame: { ...first.frame, fill: undefined } };
}
