import { resolveAuto, resolveInsets, resolveLength } from "../lengths.js";
import type { BlockNode, ColumnsNode, GridNode, LayoutNode, RowNode, TableNode } from "../layout-node.js";
import { measureColumns } from "../nodes/build-columns.js";
import { measureParagraph } from "../paragraph/paragraph.js";
import { DocMeasure } from "../pdfmake.js";
import { measureTableColumns } from "./measure-table.js";
import { findTableNeed } from "./table-widths.js";

/** pdfmake would look for the fill of each cell on a stack of styles; ours are resolved. */
const NO_STYLES = {
  auto: <T>(_node: object, measure: () => T): T => measure(),
  getProperty: (): undefined => undefined,
};

/** pdfmake's measuring of tables, over our own nodes: styles are resolved, texts are compiled, so little is left to do. */
export class BriefMeasure extends DocMeasure {
  constructor() {
    super({}, {}, {}, undefined, {});
    this.styleStack = NO_STYLES;
  }

  /** Sets `_minWidth` and `_maxWidth`, in pt, padding and borders included. */
  override measureNode(node: LayoutNode): LayoutNode {
    if (node._minWidth !== undefined) return node;
    if ("text" in node) {
      const { minPt, maxPt } = measureParagraph(node.paragraph);
      node._minWidth = minPt;
      node._maxWidth = maxPt;
      return node;
    }
    if ("stack" in node) return this.#measureBlock(node);
    if ("columns" in node) return this.#measureRow(node);
    if ("flow" in node) return this.#measureColumns(node);
    if ("items" in node) return this.#measureGrid(node);
    return this.#measureTable(node);
  }

  #measureTable(node: TableNode): TableNode {
    const needs = measureTableColumns(node, (cell) => {
      this.measureNode(cell);
      // CSS 2.2 leaves open what `min-width` does to a cell; browsers make its column wide enough.
      const leastPt = typeof cell.style.minWidth === "number" ? cell.style.minWidth : 0;
      return { minPt: Math.max(cell._minWidth ?? 0, leastPt), maxPt: Math.max(cell._maxWidth ?? 0, leastPt) };
    });
    const { minPt, maxPt } = findTableNeed(node.tableColumns, needs);
    const gapsPt = node.spacing.xPt * (node.tableColumns.length + 1);
    node._needs = needs;
    node._minWidth = minPt + gapsPt;
    node._maxWidth = maxPt + gapsPt;
    return node;
  }

  #measureGrid(node: GridNode): GridNode {
    let min = 0;
    let max = 0;
    for (const { node: cell, columnSpan } of node.items) {
      this.measureNode(cell);
      min = Math.max(min, (cell._minWidth ?? 0) / columnSpan);
      max = Math.max(max, (cell._maxWidth ?? 0) / columnSpan);
    }
    const gaps = resolveLength(node.style.columnGap, 0) * (node.tracks.length - 1);
    node._minWidth = min * node.tracks.length + gaps;
    node._maxWidth = max * node.tracks.length + gaps;
    return node;
  }

  #measureColumns(node: ColumnsNode): ColumnsNode {
    for (const child of node.flow) this.measureNode(child);
    const min = Math.max(0, ...node.flow.map((child) => child._minWidth ?? 0));
    const max = Math.max(0, ...node.flow.map((child) => child._maxWidth ?? 0));
    const { minPt, maxPt } = measureColumns(node, min, max);
    node._minWidth = minPt;
    node._maxWidth = maxPt;
    return node;
  }

  #measureBlock(node: BlockNode): BlockNode {
    const insets = resolveInsets(node.style, 0);
    const { margin, width } = node.style;
    const hasMargins = node.style.display !== "table-cell";
    const marginsPt = hasMargins ? (resolveAuto(margin.left, 0) ?? 0) + (resolveAuto(margin.right, 0) ?? 0) : 0;
    const sides = insets.left + insets.right + marginsPt;
    let min = 0;
    let max = 0;
    for (const child of node.stack) {
      if (isOutOfFlow(child)) continue;
      this.measureNode(child);
      min = Math.max(min, child._minWidth ?? 0);
      // A caption makes its table no wider than its longest word (CSS 2.2, 17.5.2).
      const isCaption = "stack" in child && child.style.display === "table-caption";
      max = Math.max(max, (isCaption ? child._minWidth : child._maxWidth) ?? 0);
    }
    const within = node.style.boxSizing === "border-box" ? insets.left + insets.right : 0;
    const own =
      typeof width === "number" && (!node.cell || node.item === "grid") ? Math.max(width - within, 0) : undefined;
    const limit = typeof node.style.maxWidth === "number" ? Math.max(node.style.maxWidth - within, min) : Infinity;
    node._minWidth = (own ?? min) + sides;
    node._maxWidth = Math.min(own ?? max, limit) + sides;
    return node;
  }

  #measureRow(node: RowNode): RowNode {
    let min = 0;
    let max = 0;
    node.columns.forEach((cell, index) => {
      this.measureNode(cell);
      const track = node.tracks[index];
      const fixed = track?.kind === "length" && typeof track.value === "number" ? track.value : undefined;
      min += fixed ?? cell._minWidth ?? 0;
      max += fixed ?? cell._maxWidth ?? 0;
    });
    const gaps = resolveLength(node.style.columnGap, 0) * (node.columns.length - 1);
    node._minWidth = min + gaps;
    node._maxWidth = max + gaps;
    return node;
  }
}

/** Notes and what is positioned have no part in the width of what they are called in. */
function isOutOfFlow(node: LayoutNode): boolean {
  return "stack" in node && (node.style.float !== "none" || node.style.position?.scheme === "absolute");
}
