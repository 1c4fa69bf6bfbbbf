import { resolveLength } from "../lengths.js";
import { findGalleyCalls } from "../galley.js";
import type { Galley } from "../galley.js";
import { ColumnFloats, isWaiting } from "../columns/column-floats.js";
import type { ColumnFloat, FloatQueue } from "../columns/column-floats.js";
import type { ColumnsNode, LayoutNode } from "../layout-node.js";
import { composeColumns } from "../columns/compose-columns.js";
import type { ColumnPlace, ColumnStyle, OpenFragments } from "../columns/compose-columns.js";
import type { CalledNote, CutRecord } from "../columns/cut-record.js";
import { balanceColumns, fillColumns, sizeColumns } from "../columns/fill-columns.js";
import type { ColumnFill } from "../columns/fill-columns.js";
import { splitBeside } from "../columns/split-beside.js";
import { splitGalley, splitStrip } from "../columns/split-galley.js";
import type { Strip } from "../columns/split-galley.js";
import type { Anchor } from "../side-area.js";
import { findTaken } from "./page-floats.js";
import type { PageFloats } from "./page-floats.js";
import type { PageWriter } from "./page-writer.js";
import { isPageFloat } from "./process-node.js";

/** What lays out the text of columns, and takes the side notes called in them. */
interface ColumnHost {
  readonly writer: PageWriter;
  detachFlow(node: ColumnsNode, widthPt: number): { readonly galley: Galley; readonly cuts: CutRecord };
  addCalledNote(note: CalledNote, anchor: Anchor): void;
  readonly floats: PageFloats;
}

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** After so many tries to make room for the notes called in columns, what is too much goes to the next page. */
const MOST_ROUNDS = 8;

/**
 * Sets a flow in columns over as many pages as it takes. It is laid out once, apart from the pages, at the width of a
 * column; then each page takes what its columns hold, and those of the last page end level.
 */
export function placeColumns(node: ColumnsNode, host: ColumnHost): void {
  const { writer } = host;
  const { style } = node;
  const availablePt = writer.context().availableWidth;
  const gapPt = Math.min(resolveLength(style.columnGap, availablePt), availablePt);
  const grid = sizeColumns(node.multi, availablePt, gapPt, style.fontSize);
  const { galley, cuts } = host.detachFlow(node, grid.widthPt);
  const columnStyle = { grid, rule: node.multi.rule, rightToLeft: style.direction === "rtl" };
  const flow = new ColumnFlow(splitGalley(galley, cuts), cuts.notes, node, columnStyle, host);
  flow.place();
  writer.gap.add(galley.marginBottomPt ?? 0);
}

/** `break-before: avoid` in a flow that will be cut: no cut above the block. */
export function joinToColumn(node: LayoutNode, writer: PageWriter): void {
  if ("stack" in node && node.style.breakBefore === "avoid") writer.cuts?.joinsAfter.push(writer.context().y);
}

/** A flow on its way through the columns of the pages. */
class ColumnFlow {
  readonly #strips: Strip[];
  readonly #host: ColumnHost;
  /** Side notes and page floats. */
  readonly #notes: readonly CalledNote[];
  readonly #node: ColumnsNode;
  readonly #style: ColumnStyle;
  readonly #open: OpenFragments = [];
  #next = 0;
  #nextNote = 0;
  #floats: FloatQueue;

  constructor(strips: Strip[], notes: readonly CalledNote[], node: ColumnsNode, style: ColumnStyle, host: ColumnHost) {
    this.#strips = strips;
    this.#node = node;
    this.#style = style;
    this.#host = host;
    const floats = notes.filter(isColumnFloat);
    this.#notes = floats.length === 0 ? notes : notes.filter((note) => !isColumnFloat(note));
    this.#floats = { all: floats.map((note) => this.#layOutFloat(note)), placed: 0, called: 0 };
  }

  #layOutFloat({ node, afterY }: CalledNote): ColumnFloat {
    const laid = this.#host.floats.layOut(node, this.#style.grid.widthPt);
    return { ...laid, takenPt: findTaken(laid), y: afterY };
  }

  place(): void {
    const { writer } = this.#host;
    // Columns begin level with one another, so the first margin stands above all of them.
    writer.gap.add(this.#strips[0]?.top ?? 0);
    while (!this.#isDone()) {
      const fill = this.#chooseFill(writer);
      if (fill !== undefined) {
        const ownLimit = this.#placeFill(fill);
        if (!this.#isDone() && !ownLimit) writer.moveToNextPage();
      } else if (this.#mayTurn(writer)) writer.moveToNextPage();
      else if (this.#giveUpFloat() || this.#splitNext(writer)) continue;
      else if (this.#shouldTurn(writer)) writer.moveToNextPage();
      else this.#placeFill(this.#forceNext());
    }
    this.#placeNotes([], 0, Infinity);
  }

  #isDone(): boolean {
    return this.#next >= this.#strips.length && !isWaiting(this.#floats);
  }

  /** A float that not even an empty column has room for floats to an edge of the page, where it may be split. */
  #giveUpFloat(): boolean {
    const { all, placed } = this.#floats;
    const float = all[placed];
    if (float === undefined || !isWaiting(this.#floats)) return false;
    const { page, y } = this.#host.writer.context();
    this.#host.addCalledNote({ node: float.node.rebuild(), y, afterY: y }, { page, y });
    this.#floats = { ...this.#floats, placed: placed + 1 };
    return true;
  }

  /** Whether another page may have more room than this one: not for what is higher than the columns are to be. */
  #mayTurn(writer: PageWriter): boolean {
    const ownPt = this.#findOwnHeight();
    const isTooHigh = this.#findNextHeight() > ownPt + TOLERANCE_PT;
    if (writer.record === undefined || (isTooHigh && ownPt <= writer.findRoom([]))) return false;
    return !writer.isAtTop || writer.isNarrowed;
  }

  /** Height of the next strip, in pt; endless where only floats are left. */
  #findNextHeight(): number {
    const strip = this.#strips[this.#next];
    return strip === undefined ? Infinity : strip.bottom - strip.top + (strip.head?.heightPt ?? 0);
  }

  /** Whether what will stand here whatever its height has more room on another page. */
  #shouldTurn(writer: PageWriter): boolean {
    if (writer.record === undefined || (writer.isEmpty && !writer.isNarrowed)) return false;
    const calls = this.#strips[this.#next]?.calls ?? [];
    return (writer.tail.leads && !writer.isEmpty) || this.#findNextHeight() > writer.findRoom(calls) + TOLERANCE_PT;
  }

  /** Fills the columns of this page; where notes are called in them, they are made shorter until the notes fit. */
  #chooseFill(writer: PageWriter): ColumnFill | undefined {
    const fullPt = Math.min(writer.findRoom([]), this.#findOwnHeight());
    let heightPt = fullPt;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const fill = this.#fill(heightPt);
      if (fill.ends.length === 0) break;
      const roomPt = writer.findRoom(this.#findCalls(fill));
      if (fill.heightPt <= roomPt + TOLERANCE_PT) return this.#chooseFuller(fill, fullPt, writer);
      heightPt = Math.min(roomPt, fill.heightPt - 0.5);
    }
    return !writer.isAtTop || writer.isNarrowed ? undefined : this.#fillAboveCall(fullPt, writer);
  }

  /** Columns that notes leave less than half of a page may hold more if they end above a call. */
  #chooseFuller(fill: ColumnFill, fullPt: number, writer: PageWriter): ColumnFill {
    const other = fill.complete || fill.heightPt > fullPt / 2 ? undefined : this.#fillAboveCall(fullPt, writer);
    return other !== undefined && (other.ends.at(-1) ?? 0) > (fill.ends.at(-1) ?? 0) ? other : fill;
  }

  /** The notes called in full columns would fill the page: they end above a strip that calls one. */
  #fillAboveCall(fullPt: number, writer: PageWriter): ColumnFill | undefined {
    for (let end = (this.#fill(fullPt).ends.at(-1) ?? 0) - 1; end > this.#next; end--) {
      if (this.#strips[end]?.calls.length === 0) continue;
      const above = this.#strips.slice(0, end);
      const roomPt = Math.min(writer.findRoom(above.slice(this.#next).flatMap(({ calls }) => calls)), fullPt);
      const fill = fillColumns(above, this.#next, roomPt, this.#style.grid.count, this.#floats);
      const fits = fill.heightPt <= writer.findRoom(this.#findCalls(fill)) + TOLERANCE_PT;
      if (fill.ends.length > 0 && fits) return { ...fill, complete: false };
    }
    return undefined;
  }

  #fill(heightPt: number): ColumnFill {
    const { count } = this.#style.grid;
    const fill = fillColumns(this.#strips, this.#next, heightPt, count, this.#floats);
    const balanced = this.#node.multi.fill === "balance" && fill.complete;
    return balanced ? balanceColumns(this.#strips, this.#next, fill, count, this.#floats) : fill;
  }

  #findOwnHeight(): number {
    const { height } = this.#node.style;
    return typeof height === "number" && height > 0 ? height : Infinity;
  }

  #findCalls(fill: ColumnFill): readonly string[] {
    const calls = this.#strips.slice(this.#next, fill.ends.at(-1)).flatMap((strip) => strip.calls);
    return [...calls, ...fill.floats.flat().flatMap(({ galley }) => findGalleyCalls(galley))];
  }

  /** @returns Whether the columns ended at their own height, so that there may be room below them. */
  #placeFill(fill: ColumnFill): boolean {
    const { writer } = this.#host;
    const { galley, places } = composeColumns(this.#strips, this.#next, fill, this.#style, this.#open);
    const ownLimit = !fill.complete && this.#findOwnHeight() <= writer.findRoom([]);
    writer.placeWhole(galley);
    this.#next = fill.ends.at(-1) ?? this.#next;
    this.#floats = fill.left;
    this.#placeNotes(places, writer.context().y - fill.heightPt, this.#strips[this.#next]?.top ?? Infinity);
    return ownLimit;
  }

  /** Nothing fits even an empty page: the next strip is cut between its lines. */
  #splitNext(writer: PageWriter): boolean {
    const strip = this.#strips[this.#next];
    if (strip === undefined) return false;
    // Without headings on the page there is no better one.
    const isForced = writer.isEmpty || !writer.tail.leads;
    let parts = splitStrip(strip);
    if (parts.length < 2) {
      const headPt = strip.head?.heightPt ?? 0;
      const mostPt = this.#findOwnHeight();
      const fits = (heightPt: number, calls: readonly string[]): boolean =>
        heightPt + headPt <= Math.min(writer.findRoom(calls), mostPt);
      parts = splitBeside(strip, fits, isForced);
    }
    if (parts.length < 2) return false;
    this.#strips.splice(this.#next, 1, ...parts);
    return true;
  }

  /** A single line that is taller than the page stands all the same. */
  #forceNext(): ColumnFill {
    const left = new ColumnFloats(this.#floats);
    left.call(this.#strips[this.#next + 1]?.top ?? Infinity);
    const complete = this.#next + 1 === this.#strips.length;
    return { ends: [this.#next + 1], heightPt: this.#findNextHeight(), complete, floats: [], left: left.left };
  }

  /** Gives the side notes that are called above `limitY` to the note area, each level with its anchor. */
  #placeNotes(places: readonly ColumnPlace[], topY: number, limitY: number): void {
    for (; this.#nextNote < this.#notes.length; this.#nextNote++) {
      const note = this.#notes[this.#nextNote];
      if (note === undefined || note.y >= limitY) return;
      const place = places.find(({ bottom }) => note.y < bottom - TOLERANCE_PT);
      const context = this.#host.writer.context();
      const abovePt = place === undefined ? 0 : place.abovePt + (place.head?.heightPt ?? 0);
      const y = place === undefined ? context.y : topY + abovePt + Math.max(note.y - place.top, 0);
      this.#host.addCalledNote(note, { page: context.page, y });
    }
  }
}

function isColumnFloat({ node }: CalledNote): boolean {
  return isPageFloat(node) && node.style.floatReference === "column";
}
