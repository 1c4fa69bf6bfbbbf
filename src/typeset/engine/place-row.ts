import { findCutHeight, findGalleyCalls, findLeastPart } from "../galley.js";
import type { Galley } from "../galley.js";
import { resolveLength } from "../lengths.js";
import type { StyledElement } from "../../model/styled.js";
import type { BlockNode, RowNode, ColumnNeed } from "../layout-node.js";
import type { RowRequest, RowResult } from "../pdfmake.js";
import { alignRow } from "./align-row.js";

import { createFlexItem, sizeItems, wrapItems } from "./flex-lines.js";
import type { FlexItem } from "./flex-lines.js";
import type { PageWriter } from "./page-writer.js";
import { turnForMeasure } from "./turn-pages.js";
import { justifyCells, spreadRow, turnRow } from "./spread-row.js";

/** What lays out the cells of a row. */
interface RowHost {
  readonly writer: PageWriter;
  measure(cell: BlockNode): ColumnNeed;
  /** The items of a row are wider than it by `excessPt`. */
  reportWideRow(row: StyledElement, excessPt: number): void;
  processRow(request: RowRequest): RowResult;
  detachRow(node: RowNode, widthPt: number): Galley;
  /** @returns What takes back what was taken out of the flow since. */
  mark(): () => void;
}

/** Rows up to this share of a page are not broken, as those of tables are not: label and value stay together. */
const MOST_WHOLE = 0.25;

/** Items that are wider than their row by less are not worth a word, in pt. */
const LEAST_EXCESS_PT = 0.5;

/** Lays out a row of a grid, or a flex container with all its lines. */
export function placeRow(node: RowNode, host: RowHost): void {
  const { writer } = host;
  writer.gap.add(node.gapBeforePt);
  if (writer.record === undefined) flowRow(node, host);
  else if (!placeWhole(node, host)) flowRow(rebuildRow(node), host);
}

/**
 * Places a row in one piece if it fits or is not to be broken; if not, the page turns where some of its cells could not
 * begin, so that no cell begins without those beside it.
 */
function placeWhole(node: RowNode, host: RowHost): boolean {
  const { writer } = host;
  const forget = host.mark();
  let galley = host.detachRow(node, writer.context().availableWidth);
  const fits = (heightPt: number, calls: readonly string[]): boolean => heightPt <= writer.findRoom(calls) + 0.01;
  const isWhole =
    fits(galley.heightPt, findGalleyCalls(galley)) ||
    galley.heightPt <= writer.findPageHeight() * MOST_WHOLE ||
    node.columns.some(({ style }) => style.breakInside === "avoid");
  if (isWhole) {
    if (turnForMeasure(writer, galley)) {
      forget();
      galley = host.detachRow(rebuildRow(node), writer.context().availableWidth);
    }
    writer.placeBlock(galley);
    return true;
  }
  forget();
  if (findCutHeight(galley, fits) < findLeastPart(galley) - 0.01 && !writer.isAtTop) writer.moveToNextPage();
  return false;
}

function rebuildRow(node: RowNode): RowNode {
  return { ...node, columns: node.columns.map((cell) => cell.rebuild()), gapBeforePt: 0 };
}

function flowRow(node: RowNode, host: RowHost): void {
  const { writer } = host;
  writer.flushGap();
  const availablePt = writer.context().availableWidth;
  const gapPt = resolveLength(node.style.columnGap, availablePt);
  if (node.style.display === "flex") {
    placeLines(node, gapPt, availablePt, host);
    return;
  }
  const { cells, gaps } = spreadRow(node, findTrackNeeds(node, host), gapPt, availablePt);
  placeCells(cells, gaps, node, host);
}

/** What the tracks of a grid need, over all of its rows (CSS Grid 1, 12.5); what spans several of them has no say. */
function findTrackNeeds(node: RowNode, host: RowHost): readonly ColumnNeed[] {
  const { shared } = node;
  if (shared?.needs !== undefined) return shared.needs;
  const needs = node.tracks.map(() => ({ minPt: 0, maxPt: 0 }));
  for (const row of shared?.rows ?? [node]) {
    let track = 0;
    row.columns.forEach((cell, index) => {
      const span = row.spans[index] ?? 1;
      const need = needs[track];
      if (span === 1 && need !== undefined) widen(need, host.measure(cell));
      track += span;
    });
  }
  if (shared !== undefined) shared.needs = needs;
  return needs;
}

function widen(need: { minPt: number; maxPt: number }, { minPt, maxPt }: ColumnNeed): void {
  need.minPt = Math.max(need.minPt, minPt);
  need.maxPt = Math.max(need.maxPt, maxPt);
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
  const itemsPt = sizes.reduce((sum, size) => sum + size, 0);
  const freePt = roomPt - itemsPt;
  const excessPt = itemsPt + gapPt * (line.length - 1) - availablePt;
  if (excessPt > LEAST_EXCESS_PT) host.reportWideRow(node.element, excessPt);
  const gaps =
    shareAmongMargins(cells, gapPt, freePt) ??
    justifyCells(node.style.justifyContent, cells.length, gapPt, Math.max(freePt, 0));
  const turned = turnRow({ cells, gaps }, node.style.direction, availablePt);
  placeCells(turned.cells, turned.gaps, node, host);
}

/** Margins that are `auto` take what a line leaves before anything else does (CSS Flexible Box Layout 1, 8.1). */
function shareAmongMargins(cells: readonly SizedCell[], gapPt: number, freePt: number): readonly number[] | undefined {
  const isAuto = (cell: SizedCell | undefined, side: "left" | "right"): number =>
    cell?.style.margin[side] === "auto" ? 1 : 0;
  const count = cells.reduce((sum, cell) => sum + isAuto(cell, "left") + isAuto(cell, "right"), 0);
  if (count === 0 || freePt <= 0) return undefined;
  return cells.map((cell, index) => {
    const shares = isAuto(cell, "left") + isAuto(cells[index - 1], "right");
    return (index === 0 ? 0 : gapPt) + (freePt * shares) / count;
  });
}
