import type { BlockNode, ColumnsNode, GridNode, LayoutNode, LeafNode, RowNode, TableNode } from "../layout-node.js";
import { isSideFloat } from "../side-area.js";

/** What lays out one kind of node each. */
interface Processor {
  processVerticalContainer(node: BlockNode): void;
  processColumns(node: RowNode): void;
  processTable(node: TableNode): void;
  processLeaf(node: LeafNode): void;
  processFlow(node: ColumnsNode): void;
  processGrid(node: GridNode): void;
}

const NO_POSITIONS: readonly object[] = Object.freeze([]);

/**
 * Lays out a node. pdfmake's own way to do it keeps every node, gives each a closure and looks for margins, page breaks,
 * alignments and a dozen kinds of nodes that we have none of.
 */
export function processNode(node: LayoutNode, processor: Processor): void {
  // Rows of pdfmake's collect them from their cells.
  node.positions = NO_POSITIONS;
  if ("stack" in node) processor.processVerticalContainer(node);
  else if ("paragraph" in node) processor.processLeaf(node);
  else if ("columns" in node) processor.processColumns(node);
  else if ("flow" in node) processor.processFlow(node);
  else if ("items" in node) processor.processGrid(node);
  else processor.processTable(node);
}

/** @returns Whether a node is taken out of the flow (`position: absolute`). */
export function isAbsolute(node: LayoutNode): node is BlockNode {
  return "stack" in node && node.style.position?.scheme === "absolute" && !node.cell;
}

/** @returns Whether a node floats to the top or the foot of a page. */
export function isPageFloat(node: LayoutNode): node is BlockNode {
  return "stack" in node && !node.cell && (node.style.float === "top" || node.style.float === "bottom");
}

/** @returns Whether a node asks for a place in a note area. */
export function isSideNote(node: LayoutNode): node is BlockNode {
  return "stack" in node && isSideFloat(node.style.float);
}
