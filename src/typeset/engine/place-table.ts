import type { Interval, RepeatedHead } from "../columns/cut-record.js";
import { findGalleyCalls, splitGalleyAt } from "../galley.js";
import type { Galley } from "../galley.js";
import { copyAsArtifact } from "../copy-as-artifact.js";
import { findBottom, moveItem } from "../layout-item.js";
import type { LayoutItem } from "../layout-item.js";
import type { TableNode } from "../layout-node.js";
import { canPlace } from "./best-room.js";
import { placeAxes } from "./column-axes.js";
import type { PageWriter } from "./page-writer.js";
import { repeatHead } from "./repeat-head.js";
import { groupRows, rebuildRows } from "./row-groups.js";
import { stretchRows } from "./stretch-rows.js";
import { turnBetween, turnForMeasure } from "./turn-pages.js";
import { layOutRows } from "./table-rows.js";
import type { CellHost, ColumnPlaces, TableRows } from "./table-rows.js";
import { sizeTableColumns } from "./table-widths.js";

/** What lays out a table. */
export interface TableHost extends CellHost {
  measureTable(node: TableNode): void;
  /** @returns What takes back everything that was taken out of the flow since. */
  mark(): () => void;
}

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** A head that takes more of a page is printed once. */
const LARGEST_HEAD = 1 / 3;

/**
 * Lays out a table row by row: rows that share cells, and those that must not be parted, together. The head comes again
 * on each page; where a page has another measure, the rows on it are set to that.
 */
export function placeTable(node: TableNode, pageHeightPt: number, host: TableHost): void {
  host.writer.flushGap();
  host.measureTable(node);
  const places = placeColumns(node, host.writer.context().availableWidth);
  new TableFlow(stretchRows(node, places, host), places, pageHeightPt, host).place();
}

class TableFlow {
  readonly #host: TableHost;
  readonly #writer: PageWriter;
  readonly #pageHeightPt: number;
  #node: TableNode;
  #places: ColumnPlaces;
  #measurePt: number;
  #head: Pick<RepeatedHead, "items" | "heightPt" | "topY"> | undefined;

  constructor(node: TableNode, places: ColumnPlaces, pageHeightPt: number, host: TableHost) {
    this.#host = host;
    this.#writer = host.writer;
    this.#pageHeightPt = pageHeightPt;
    this.#node = node;
    this.#measurePt = this.#writer.context().availableWidth;
    this.#places = places;
  }

  place(): void {
    const { yPt } = this.#node.spacing;
    this.#moveDown(yPt);
    let repeats = false;
    for (const [from, end] of groupRows(this.#node.tableRows)) {
      if (from > 0) this.#moveDown(yPt);
      repeats = this.#placeGroup(from, end) || repeats;
    }
    this.#moveDown(yPt);
    if (repeats) this.#writer.popFromRepeatables();
    this.#noteHead();
  }

  /** In a galley of columns the head comes again where a column begins between two rows. */
  #noteHead(): void {
    const { cuts } = this.#writer;
    if (cuts === undefined || this.#head === undefined) return;
    const { y } = this.#writer.context();
    cuts.heads.push({ ...this.#head, from: this.#head.topY + this.#head.heightPt, to: y });
  }

  #moveDown(distancePt: number): void {
    if (distancePt > 0 && this.#writer.findRoom([]) >= distancePt) this.#writer.context().moveDown(distancePt);
  }

  /** @returns Whether the head will come again. */
  #placeGroup(from: number, end: number): boolean {
    const forget = this.#host.mark();
    this.#turn(from);
    this.#followMeasure();
    let rows = this.#layOut(from, end);
    if (turnForMeasure(this.#writer, rows.galley)) {
      forget();
      this.#node = rebuildRows(this.#node, from, end);
      this.#followMeasure();
      rows = this.#layOut(from, end);
    }
    const repeats = from === 0 && this.#node.headRows > 0 && this.#startHead(rows);
    this.#placeRows(rows, from);
    return repeats;
  }

  /** A forced break before a row, or behind the one above it. */
  #turn(from: number): void {
    const row = this.#node.tableRows[from];
    const above = this.#node.tableRows[from - 1];
    if (row === undefined || above === undefined) return;
    turnBetween([above.breakAfter], [row.breakBefore], this.#node.style.direction === "rtl", this.#writer);
  }

  #layOut(from: number, end: number): TableRows {
    return layOutRows(this.#node, from, end, this.#places, this.#host);
  }

  #fits(galley: Galley): boolean {
    return galley.heightPt <= this.#writer.findRoom(findGalleyCalls(galley)) + TOLERANCE_PT;
  }

  /** Sets the columns to the measure of the page in work. */
  #followMeasure(): void {
    const { availableWidth } = this.#writer.context();
    if (availableWidth === this.#measurePt) return;
    this.#measurePt = availableWidth;
    this.#places = placeColumns(this.#node, availableWidth);
  }

  /** Goes where the head has room with what it must not be parted from; from then on it comes again. */
  #startHead(rows: TableRows): boolean {
    const { headRows, tableRows } = this.#node;
    const headPt = rows.bottoms[headRows - 1] ?? 0;
    const least = rows.bottoms.findIndex((_, index) => index >= headRows && tableRows[index + 1]?.joined !== true);
    const writer = this.#writer;
    const leastPt = rows.bottoms[least] ?? headPt;
    const lines = rows.galley.items.filter(
      (item) => item.kind === "line" && findBottom(item) <= leastPt + TOLERANCE_PT,
    );
    const calls = findGalleyCalls({ items: lines, heightPt: leastPt });
    while (writer.record !== undefined && writer.findRoom(calls) < leastPt - TOLERANCE_PT) {
      if (writer.isAtTop && !(writer.isNarrowed && canPlace(leastPt, calls, writer))) break;
      writer.moveToNextPage();
    }
    if (headPt >= this.#pageHeightPt * LARGEST_HEAD || this.#pageHeightPt === Infinity) return false;
    const items = rows.galley.items.filter((item) => findBottom(item) <= headPt + TOLERANCE_PT);
    this.#head = this.#writer.cuts && this.#copyHead(items, headPt);
    const own = this.#measurePt;
    repeatHead(writer, { items, heightPt: headPt }, (measurePt) =>
      measurePt === own ? undefined : this.#layOutHead(measurePt),
    );
    return true;
  }

  #copyHead(items: readonly LayoutItem[], heightPt: number): Pick<RepeatedHead, "items" | "heightPt" | "topY"> {
    const { x, y } = this.#writer.context();
    const copies = items.map(copyAsArtifact);
    for (const copy of copies) moveItem(copy, x, 0);
    return { items: copies, heightPt, topY: y };
  }

  #layOutHead(measurePt: number): Galley {
    const forget = this.#host.mark();
    const head = rebuildRows(this.#node, 0, this.#node.headRows);
    const { galley } = layOutRows(head, 0, head.headRows, placeColumns(head, measurePt), this.#host);
    forget();
    return galley;
  }

  /** Places rows that were laid out together; pages end between them, within them only where no page can take them. */
  #placeRows({ galley, bottoms }: TableRows, from: number): void {
    const writer = this.#writer;
    let rest = galley;
    let cuts = bottoms.slice(0, -1).filter((_, index) => this.#node.tableRows[from + index + 1]?.joined !== true);
    while (writer.record !== undefined && cuts.length > 0 && !this.#fits(rest)) {
      const cut = findLastCut(rest, cuts, writer);
      if (cut === undefined && writer.isAtTop) break;
      if (cut !== undefined) {
        const parts = splitGalleyAt(rest, cut, cut + this.#node.spacing.yPt);
        writer.placeWhole(parts.head);
        rest = parts.rest;
        cuts = cuts.filter((y) => y > cut).map((y) => y - cut - this.#node.spacing.yPt);
      }
      writer.moveToNextPage();
    }
    const { y } = writer.context();
    writer.placeBlock(rest);
    writer.cuts?.solids.push(...listRows(y, rest.heightPt, cuts, this.#node.spacing.yPt));
  }
}

/** @returns The lowest boundary between rows that the page has room for and that no line runs over. */
function findLastCut(galley: Galley, cuts: readonly number[], writer: PageWriter): number | undefined {
  const mostPt = writer.findRoom([]) + TOLERANCE_PT;
  return cuts.findLast((y) => {
    if (y > mostPt) return false;
    const above = galley.items.filter((item) => item.kind === "line" && item.y < y - TOLERANCE_PT);
    if (above.some((line) => findBottom(line) > y + TOLERANCE_PT)) return false;
    return y <= writer.findRoom(findGalleyCalls({ items: above, heightPt: y })) + TOLERANCE_PT;
  });
}

/** Stretches of a galley of columns that stay whole, with the padding of their cells. */
function listRows(y: number, heightPt: number, cuts: readonly number[], gapPt: number): readonly Interval[] {
  return [...cuts, heightPt].map((end, index) => {
    const before = cuts[index - 1];
    return { from: y + (before === undefined ? 0 : before + gapPt), to: y + end };
  });
}

/** Sizes the columns of a table for a measure, and tells aligned cells where their axis is. */
function placeColumns(node: TableNode, measurePt: number): ColumnPlaces {
  const { tableColumns, _needs: needs = [], spacing, style } = node;
  const usedPt = style.width === "auto" ? Math.min(measurePt, node._maxWidth ?? measurePt) : measurePt;
  const widths = sizeTableColumns(tableColumns, needs, usedPt - spacing.xPt * (tableColumns.length + 1), node.isFixed);
  let x = spacing.xPt + (style.direction === "rtl" ? measurePt - usedPt : 0);
  const lefts = widths.map((width) => {
    const left = x;
    x += width + spacing.xPt;
    return left;
  });
  if (node.isAligned) placeAxes(node, widths);
  return { lefts, widths, tableWidthPt: measurePt };
}
