/**
 * pdfmake's LayoutBuilder with our flow in it: nodes come in, pages with placed lines and boxes go out. Rows of cells and
 * pages are pdfmake's; paragraphs, boxes, margins, keeps, tables, notes and floats are ours. What is drawn how, and what a
 * line holds, is not known here.
 */
import type { Galley } from "../galley.js";
import type { BreakValue, Edges } from "../../model/computed-style.js";
import { resolveAuto, resolveInsets, resolvePadding } from "../lengths.js";
import { CutRecord } from "../columns/cut-record.js";
import type { CalledNote } from "../columns/cut-record.js";
import type { BlockNode, ColumnsNode, GridNode, LayoutNode, LeafNode, RowNode, TableNode } from "../layout-node.js";
import type { IntrinsicWidths } from "../paragraph/paragraph.js";
import { LayoutBuilder, type PdfmakePage } from "../pdfmake.js";
import type { Anchor, SideArea } from "../side-area.js";
import { beginItem, endItem, findSides } from "./block-sides.js";
import { BriefMeasure } from "./brief-measure.js";
import { finishNotes } from "./finish-notes.js";
import { Gap } from "./gap.js";
import { OpenBox, reachHeight } from "./open-box.js";
import { keepNotesBelow } from "./find-reached.js";
import { PageFloats } from "./page-floats.js";
import { ENDLESS_PT } from "./page-context.js";
import { joinToColumn, placeColumns } from "./place-columns.js";
import { placeParagraph } from "./place-paragraph.js";
import { placeGrid } from "./place-grid.js";
import { PositionedBlocks } from "./positioned-blocks.js";
import { isMoved, placeMoved } from "./place-moved.js";
import { placeTable } from "./place-table.js";
import { isAbsolute, isPageFloat, isSideNote, processNode } from "./process-node.js";
import { SideNotes } from "./side-notes.js";
import { placeRow } from "./place-row.js";
import { placeUnbroken } from "./place-unbroken.js";
import { fitEdges } from "./tall-content.js";
import type { FittedEdges } from "./tall-content.js";
import type { LayoutEvents } from "./layout-events.js";
import type { PageTurns } from "./page-turns.js";
import type { StartRecord } from "./block-starts.js";
import type { PageWriter } from "./page-writer.js";

/** Padding and borders up to this height leave any page room, in pt. */
const LEAST_HIGH_PT = 60;

/** However much the boxes around it take of a page, content gets this share of it. */
const LEAST_SHARE = 0.1;

/** Lays out the flow of a document over the pages of a writer. */
export class BriefLayout extends LayoutBuilder<PageWriter> {
  readonly #measure = new BriefMeasure();
  readonly #side: SideArea;
  readonly #events: LayoutEvents;
  readonly #notes: SideNotes;
  readonly #turns: PageTurns | undefined;
  readonly #positioned: PositionedBlocks;
  /** Limit for pictures of the block in work, in pt. */
  #tallestPt = Infinity;
  readonly #floats: PageFloats;

  /** @param turns - Breaks before and behind blocks; without it there are none. */
  constructor(writer: PageWriter, side: SideArea, events: LayoutEvents, turns: PageTurns | undefined) {
    super({}, {}, undefined);
    this.writer = writer;
    this.linearNodeList = [];
    this.#side = side;
    this.#events = events;
    writer.reportTooTall = (what) => {
      events.reportTooTall(what);
    };
    this.#notes = new SideNotes(side, this);
    this.#turns = turns;
    this.#positioned = new PositionedBlocks(this);
    this.#floats = new PageFloats(this);
    writer.floats = this.#floats;
  }

  /** Lays out a whole document; the pages are then in the writer's context. */
  layOut(root: BlockNode): readonly PdfmakePage[] {
    this.processNode(root);
    this.#notes.placeLast();
    this.#floats.finish(() => {
      this.#notes.placeLast();
      finishNotes(this.writer, this.#side);
    });
    this.#positioned.placeOnPages();
    finishNotes(this.writer, this.#side);
    return this.writer.context().pages;
  }

  /** Lays a block out apart from the pages, its own vertical margins left out. */
  detach(node: BlockNode, widthPt: number): Galley {
    return this.#layOutApart(widthPt, () => {
      this.#placeContent(node);
    });
  }

  /** Lays the flow of columns out as one galley, and notes where it may be cut. */
  detachFlow(node: ColumnsNode, widthPt: number): { readonly galley: Galley; readonly cuts: CutRecord } {
    let cuts = new CutRecord();
    const galley = this.#layOutApart(widthPt, () => {
      cuts = this.writer.recordCuts(() => {
        this.#placeChildren(node.flow);
      });
    });
    return { galley, cuts };
  }

  #layOutApart(widthPt: number, place: () => void): Galley {
    const { writer } = this;
    const { gap, box } = writer;
    writer.gap = new Gap();
    writer.box = undefined;
    writer.pushContext(widthPt, ENDLESS_PT);
    place();
    const marginBottomPt = writer.gap.size;
    const context = writer.context();
    writer.popContext();
    writer.gap = gap;
    writer.box = box;
    return { items: (context.pages[0]?.items ?? []).map(({ item }) => item), heightPt: context.y, marginBottomPt };
  }

  /** Widths that a block asks for, its own edges included. */
  measure(node: BlockNode): IntrinsicWidths {
    this.#measure.measureNode(node);
    return { minPt: node._minWidth ?? 0, maxPt: node._maxWidth ?? 0 };
  }

  override processNode(node: LayoutNode): void {
    processNode(node, this);
  }

  override processVerticalContainer(node: BlockNode): void {
    if (node.cell) this.#processCell(node);
    else this.#processBlock(node);
  }

  #processBlock(node: BlockNode): void {
    const { writer } = this;
    const { style } = node;
    switch (style.float) {
      case "footnote":
        return;
      case "sidenote":
      case "leftnote":
      case "rightnote":
        if (this.#notes.hasArea(node)) {
          this.#notes.hold(node);
          return;
        }
        break;
      case "top":
      case "bottom":
      case "none":
        break;
    }
    writer.gap.add(resolveAuto(style.margin.top, writer.context().availableWidth) ?? 0);
    this.#forceCut(style.breakBefore);
    const from = writer.context().y + writer.gap.size;
    if (isMoved(style)) placeMoved(node, this.detach(node, writer.context().availableWidth), writer);
    // Within a detached block there are no pages, so nothing breaks.
    else if (style.breakInside !== "avoid" || writer.record === undefined) this.#placeContent(node);
    // Layout leaves its marks on nodes, so a second try takes new ones.
    else if (placeUnbroken(node, this)) keepNotesBelow(node, writer);
    else this.#placeContent(node.rebuild());
    if (style.breakInside === "avoid" || isMoved(style)) writer.cuts?.ties.push({ from, to: writer.context().y });
    writer.gap.add(resolveAuto(style.margin.bottom, writer.context().availableWidth) ?? 0);
    this.#forceCut(style.breakAfter);
    this.#turns?.after(style.breakAfter);
  }

  /** What is laid out apart has no pages, but may become columns. */
  #forceCut(value: BreakValue): void {
    const { cuts } = this.writer;
    if (cuts === undefined || value === "auto" || value === "avoid") return;
    cuts.forced.push({ y: this.writer.context().y, kind: value === "column" ? "column" : "page" });
  }

  /** The box of a block and what is in it, at the current place. */
  #placeContent(node: BlockNode): void {
    const { writer } = this;
    const context = writer.context();
    const availablePt = context.availableWidth;
    const sides = findSides(node, availablePt, (one) => this.measure(one));
    const { node: fitted, insets } = this.#fitEdges(node, resolveInsets(node.style, availablePt));
    context.addMargin(sides.leftPt + insets.left, sides.rightPt + insets.right);
    beginItem(node, availablePt, writer);
    const box = OpenBox.open(fitted, insets, writer);
    const from = context.getCurrentPage()?.items.length ?? 0;
    const page = context.page;
    const top = context.y;
    if (node.style.position !== undefined) this.#openContainer(node);
    if (node.arrange !== undefined) node.stack.splice(0, Infinity, ...node.arrange(context.availableWidth));
    this.#placeChildren(node.stack);
    const bottom = context.y;
    const excessPt = box === undefined ? 0 : reachHeight(node, insets, box);
    if (excessPt > 0) this.#events.reportTallContent(node.element, excessPt);
    const fragment = box?.close();
    if (box !== undefined) writer.cuts?.keepBox({ from: top - insets.top, to: context.y }, { from: top, to: bottom });
    if (node.style.position !== undefined) this.#positioned.close(context.y - node.style.border.bottom.widthPt);
    writer.context().addMargin(-sides.leftPt - insets.left, -sides.rightPt - insets.right);
    if (node.cell) {
      const to = context.getCurrentPage()?.items.length ?? 0;
      const marginBottomPt = endItem(node, availablePt, writer);
      const broken = context.page !== page;
      node.placed = { page: context.page, fragment, from, to, bottomPt: context.y, marginBottomPt, broken };
    }
    if (sides.rightPt < 0 || sides.leftPt < 0) keepNotesBelow(node, writer);
  }

  #openContainer({ style }: BlockNode): void {
    const { x, y, availableWidth } = this.writer.context();
    const { top, right, left } = resolvePadding(style, availableWidth);
    this.#positioned.open(x - left, y - top, availableWidth + left + right);
  }

  #placeChildren(children: readonly LayoutNode[]): void {
    const { writer } = this;
    let anchor: StartRecord | undefined;
    let headings: StartRecord | undefined;
    for (const [index, child] of children.entries()) {
      if (this.#takeOut(child, anchor)) continue;
      if (this.#floats.heldCount > 0) this.#floats.settle();
      this.#turns?.before(child);
      const start = writer.awaitStart();
      joinToColumn(child, writer);
      const keeps = "stack" in child && writer.record !== undefined && keepsNext(child, children[index + 1]);
      if (keeps) writer.beginKeep((widthPt) => this.detach(child.rebuild(), widthPt));
      const from = writer.context().y;
      this.processNode(child);
      if (keeps) writer.tail.end(writer.context());
      if ("stack" in child && child.style.breakAfter === "avoid") writer.cuts?.keepHeading(from, writer.context().y);
      anchor = headings ?? start;
      headings = keeps ? anchor : undefined;
      this.#notes.placeDetached(anchor);
    }
  }

  /** @returns Whether the block has no place in the flow. */
  #takeOut(child: LayoutNode, anchor: StartRecord | undefined): boolean {
    if (isAbsolute(child)) this.#positioned.hold(child);
    else if (isSideNote(child) && this.#notes.hasArea(child)) this.#notes.add(child, anchor);
    else if (isPageFloat(child) && this.#floats.isOpen) this.#notes.add(child, anchor);
    else return false;
    return true;
  }

  holdFloat(node: BlockNode): void {
    this.#floats.hold(node);
  }

  #processCell(node: BlockNode): void {
    const { writer } = this;
    const { gap } = writer;
    writer.gap = new Gap();
    this.#placeContent(node);
    if (writer.record !== undefined) writer.box?.growToCell();
    writer.gap = gap;
  }

  override processLeaf(node: LeafNode): void {
    const { paragraph, axisPt } = node;
    placeParagraph(
      axisPt === undefined ? paragraph : { ...paragraph, axisPt },
      this.writer,
      { roomPt: this.#findRoom(), tallestPt: this.#tallestPt },
      this.#events,
    );
  }

  #fitEdges(node: BlockNode, insets: Edges<number>): FittedEdges {
    if (insets.top + insets.bottom < LEAST_HIGH_PT) return { node, insets };
    return fitEdges(node, insets, this.#findRoom(), (what) => {
      this.#events.reportTooTall(what);
    });
  }

  /** Height of the page in work, in pt, as far as it is known. */
  #findMaxHeight(): number {
    const record = this.writer.pageRecord;
    return record === undefined ? Infinity : record.bottomPt - record.topPt;
  }

  /** What the boxes that are open leave of it. */
  #findRoom(): number {
    const pagePt = this.#findMaxHeight();
    const { box } = this.writer;
    return box === undefined ? pagePt : Math.max(pagePt - box.heldPt, pagePt * LEAST_SHARE);
  }

  /** Lays a block out apart with pictures that are no taller than this. */
  detachSmaller(node: BlockNode, widthPt: number, tallestPt: number): Galley {
    this.#tallestPt = tallestPt;
    const galley = this.detach(node, widthPt);
    this.#tallestPt = Infinity;
    return galley;
  }

  override processColumns(node: RowNode): void {
    placeRow(node, this);
    for (const { style } of node.columns) this.#turns?.after(style.breakAfter);
  }

  reportWideRow(row: RowNode["element"], excessPt: number): void {
    this.#events.reportWideRow(row, excessPt);
  }

  processFlow(node: ColumnsNode): void {
    const from = this.writer.context().y;
    placeColumns(node, this);
    this.writer.cuts?.ties.push({ from, to: this.writer.context().y });
  }

  processGrid(node: GridNode): void {
    placeGrid(node, this);
  }

  /** Lays out one row of a grid apart from the pages. */
  detachRow(node: RowNode, widthPt: number): Galley {
    return this.#layOutApart(widthPt, () => {
      this.processNode({ ...node, gapBeforePt: 0 });
    });
  }

  /** Places what was taken out of the flow of columns, now that its anchor has a place. */
  addCalledNote({ node }: CalledNote, anchor: Anchor): void {
    if (isAbsolute(node)) this.#positioned.holdAt(node, anchor);
    else this.#notes.add(node, { anchor });
  }

  processTable(node: TableNode): void {
    placeTable(node, this.#findMaxHeight(), this);
  }

  measureTable(node: TableNode): void {
    this.#measure.measureNode(node);
  }

  /** Lays rows of a table out apart from the pages. */
  detachRows(place: () => void, widthPt: number): Galley {
    return this.#layOutApart(widthPt, place);
  }

  /** @returns What takes back everything that was taken out of the flow since. */
  mark(): () => void {
    const notes = this.#notes.waitingCount;
    const positioned = this.#positioned.mark();
    return () => {
      this.#notes.forget(notes);
      this.#positioned.forget(positioned);
    };
  }
}

/** A block stays with the next where either asks for it; for the one below, only a block of text that has no others in it. */
function keepsNext(node: BlockNode, next: LayoutNode | undefined): boolean {
  if (node.style.breakAfter === "avoid") return true;
  // A caption above stays with its table.
  if (node.style.display === "table-caption") return next !== undefined;
  const isAsked = next !== undefined && "stack" in next && next.style.breakBefore === "avoid";
  return isAsked && node.stack.every((child) => "paragraph" in child);
}
