import type { Galley } from "../galley.js";
import { resolveLength } from "../lengths.js";
import type { BlockNode, RowNode, ColumnNeed } from "../layout-node.js";
import type { RowRequest, RowResult } from "../pdfmake.js";
import { alignRow } from "./align-row.js";

import { createFlexItem, sizeItems, wrapItems } from "./flex-lines.js";
import type { FlexItem } from "./flex-lines.js";
import type { PageWriter } from "./page-writer.js";
import { justifyCells, spreadRow, turnRow } from "./spread-row.js";

/** What lays out the cells of a row. */
interface RowHost {
  readonly writer: PageWriter;
  measure(cell: BlockNode): ColumnNeed;
  processRow(request: RowRequest): RowResult;
  detachRow(node: RowNode, widthPt: number): Galley;
}

/** Lays out a row of a grid, or a flex container with all its lines. */
export function placeRow(node: RowNode, host: RowHost): void {
  const { writer } = host;
  writer.gap.add(node.gapBeforePt);
  if (writer.record !== undefined && node.columns.some(({ style }) => style.breakInside === "avoid")) {
    writer.placeBlock(host.detachRow(node, writer.context().availableWidth));
    return;
  }
  writer.flushGap();
  const availablePt = writer.context().availableWidth;
  const gapPt = resolveLength(node.style.columnGap, availablePt);
  if (node.style.display === "flex") {
    placeLines(node, gapPt, availablePt, host);
    return;
  }
  const needs = node.columns.map((cell) => host.measure(cell));
  const { cells, gaps } = spreadRow(node, needs, gapPt, availablePt);
  placeCells(cells, gaps, node, host);
}

type SizedCell = BlockNode & { _calcWidth: number };

function placeCells(cells: readonly SizedCell[], gaps: readonly number[], { style }: RowNode, host: RowHost): void {
  const { writer } = host;
  const from = writer.context().y;
  host.processRow({ marginX: [0, 0], cells, widths: cells, gaps });
  alignRow(cells, style.alignItems, writer.context());
  writer.cuts?.ties.push({ from, to: writer.context().y });
}

function placeLines(node: RowNode, gapPt: number, availablePt: number, host: RowHost): void {
  const { writer } = host;
  const items = node.columns.map((cell) => createFlexItem(cell, availablePt, (one) => host.measure(one)));
  const lines = node.style.flexWrap === "wrap" ? wrapItems(items, availablePt, gapPt) : [items];
  lines.forEach((line, index) => {
    if (index > 0) writer.gap.add(resolveLength(node.style.rowGap, 0));
    writer.flushGap();
    placeLine(line, node, gapPt, availablePt, host);
  });
}

function placeLine(line: readonly FlexItem[], node: RowNode, gapPt: number, availablePt: number, host: RowHost): void {
  const roomPt = Math.max(availablePt - gapPt * (line.length - 1), 0);
  const sizes = sizeItems(line, roomPt);
  const cells = line.map(({ cell }, index) => Object.assign(cell, { _calcWidth: sizes[index] ?? 0 }));
  const freePt = roomPt - sizes.reduce((sum, size) => sum + size, 0);
  const gaps = justifyCells(node.style.justifyContent, cells.length, gapPt, Math.max(freePt, 0));
  const turned = turnRow({ cells, gaps }, node.style.direction, availablePt);
  placeCells(turned.cells, turned.gaps, node, host);
}
