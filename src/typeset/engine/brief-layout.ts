/**
 * pdfmake's LayoutBuilder with our flow in it: nodes come in, pages with placed lines and boxes go out. Rows, tables
 * and columns are pdfmake's; paragraphs, boxes, margins, keeps, notes and floats are ours. What is drawn how, and what
 * a line holds, is not known here.
 */
import type { Galley } from "../galley.js";
import { resolveAuto, resolveInsets, resolveLength, resolveSideMargins } from "../lengths.js";
import { CutRecord } from "../columns/cut-record.js";
import type { BlockNode, ColumnsNode, LayoutNode, LeafNode, RowNode, TableNode } from "../layout-node.js";
import { findExcess } from "../paragraph/line-offset.js";
import { breakLines } from "../paragraph/paragraph.js";
import type { TextLine } from "../paragraph/text-line.js";
import { LayoutBuilder, type PdfmakePage, type RowRequest, type RowResult } from "../pdfmake.js";
import type { SideArea } from "../side-area.js";
import { BriefMeasure } from "./brief-measure.js";
import { alignRow } from "./align-row.js";
import { sizeTableColumns } from "./column-widths.js";
import { countFittingLines } from "./fitting-lines.js";
import { Gap } from "./gap.js";
import { OpenBox } from "./open-box.js";
import { placeAtBottom, reachesNoteArea } from "./place-at-bottom.js";
import { ENDLESS_PT } from "./page-context.js";
import { joinToColumn, placeColumns } from "./place-columns.js";
import { isSideNote, processNode } from "./process-node.js";
import { SideNotes } from "./side-notes.js";
import { spreadRow } from "./spread-row.js";
import type { PageWriter, StartRecord } from "./page-writer.js";

/** What layout asks and tells about the document. */
export interface LayoutEvents {
  reportOverflow(line: TextLine, excessPt: number): void;
  reportCut(line: TextLine, word: string): void;
}

/** Lays out the flow of a document over the pages of a writer. */
export class BriefLayout extends LayoutBuilder<PageWriter> {
  readonly #measure = new BriefMeasure();
  readonly #side: SideArea;
  readonly #events: LayoutEvents;
  readonly #notes: SideNotes;

  constructor(writer: PageWriter, side: SideArea, events: LayoutEvents) {
    super({}, {}, undefined);
    this.writer = writer;
    this.linearNodeList = [];
    this.#side = side;
    this.#events = events;
    this.#notes = new SideNotes(side, this);
  }

  /** Lays out a whole document; the pages are then in the writer's context. */
  layOut(root: BlockNode): readonly PdfmakePage[] {
    this.processNode(root);
    this.#finishNotes();
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
        if (this.#side.exists) {
          this.#notes.hold(node);
          return;
        }
        break;
      case "bottom":
        this.#placeBottom(node);
        return;
      case "none":
        break;
    }
    writer.gap.add(resolveAuto(style.margin.top, writer.context().availableWidth) ?? 0);
    this.#forceBreak(style.breakBefore, !writer.isFresh);
    const from = writer.context().y + writer.gap.size;
    // Within a detached block there are no pages, so nothing breaks.
    if (style.breakInside !== "avoid" || writer.record === undefined) this.#placeContent(node);
    // Layout leaves its marks on nodes, so a second try takes new ones.
    else if (!this.#placeUnbroken(node)) this.#placeContent(node.rebuild());
    if (style.breakInside === "avoid") writer.cuts?.ties.push({ from, to: writer.context().y });
    writer.gap.add(resolveAuto(style.margin.bottom, writer.context().availableWidth) ?? 0);
    this.#forceBreak(style.breakAfter, true);
  }

  /** Forced breaks; what is laid out apart has no pages, but may become columns. */
  #forceBreak(kind: BlockNode["style"]["breakBefore"], turns: boolean): void {
    const { writer } = this;
    if (kind === "column" || kind === "page") writer.cuts?.forced.push({ y: writer.context().y, kind });
    if (kind !== "page" || !turns || writer.record === undefined) return;
    writer.tail.release();
    writer.moveToNextPage();
  }

  /** Places a block that asks not to be broken in one piece, if a page can take it. */
  #placeUnbroken(node: BlockNode): boolean {
    const { writer } = this;
    const { record } = writer;
    if (record === undefined) return false;
    const waiting = this.#notes.waitingCount;
    const galley = this.detach(node, writer.context().availableWidth);
    if (galley.heightPt > record.bottomPt - record.topPt) {
      this.#notes.forget(waiting);
      return false;
    }
    writer.placeBlock(galley);
    writer.gap.add(galley.marginBottomPt ?? 0);
    this.#raiseSide(node);
    return true;
  }

  /** The box of a block and what is in it, at the current place. */
  #placeContent(node: BlockNode): void {
    const { writer } = this;
    const context = writer.context();
    const availablePt = context.availableWidth;
    const sides = node.cell ? { leftPt: 0, rightPt: 0 } : resolveSideMargins(node.style, availablePt);
    const insets = resolveInsets(node.style, availablePt);
    context.addMargin(sides.leftPt + insets.left, sides.rightPt + insets.right);
    const box = OpenBox.open(node, insets, writer);
    const from = context.getCurrentPage()?.items.length ?? 0;
    const page = context.page;
    const top = context.y;
    this.#placeChildren(node.stack);
    const bottom = context.y;
    this.#reachMinHeight(node, box);
    const fragment = box?.close();
    if (box !== undefined) writer.cuts?.keepBox({ from: top - insets.top, to: context.y }, { from: top, to: bottom });
    writer.context().addMargin(-sides.leftPt - insets.left, -sides.rightPt - insets.right);
    if (node.cell) {
      const to = context.getCurrentPage()?.items.length ?? 0;
      node.placed = { page: context.page, fragment, from, to, bottomPt: context.y, broken: context.page !== page };
    }
    if (sides.rightPt < 0 || sides.leftPt < 0) this.#raiseSide(node);
  }

  /** A block that reaches into the note area keeps the side notes below it. */
  #raiseSide(node: BlockNode): void {
    const { record } = this.writer;
    if (record === undefined || !reachesNoteArea(node)) return;
    record.sideY = Math.max(record.sideY, this.writer.context().y);
    record.sideBottomY = Math.max(record.sideBottomY, this.writer.context().y);
  }

  #reachMinHeight(node: BlockNode, box: OpenBox | undefined): void {
    const { height, minHeight } = node.style;
    box?.reach(Math.max(typeof height === "number" ? height : 0, resolveLength(minHeight, 0)));
  }

  #placeChildren(children: readonly LayoutNode[]): void {
    const { writer } = this;
    let anchor: StartRecord | undefined;
    let headings: StartRecord | undefined;
    for (const child of children) {
      if (isSideNote(child) && this.#side.exists) {
        this.#notes.add(child, anchor);
        continue;
      }
      const start = this.#awaitStart();
      joinToColumn(child, writer);
      const keeps = "stack" in child && child.style.breakAfter === "avoid" && writer.record !== undefined;
      if (keeps) writer.tail.begin(writer.context(), writer.isFresh);
      this.processNode(child);
      if (keeps) writer.tail.end(writer.context());
      if ("stack" in child && child.style.breakAfter === "avoid") writer.cuts?.joinsAfter.push(writer.context().y);
      anchor = headings ?? start;
      headings = keeps ? anchor : undefined;
      this.#notes.placeDetached(anchor);
    }
  }

  /** Where the next block begins: in a galley at once, on a page when its first line has a place. */
  #awaitStart(): StartRecord {
    const { writer } = this;
    const context = writer.context();
    if (writer.cuts !== undefined) return { anchor: { page: 0, y: context.y + writer.gap.size }, element: undefined };
    const start: StartRecord = { anchor: undefined, element: undefined };
    writer.awaitStart(start);
    return start;
  }

  /** `float: bottom`: at the foot of this page, or of the next if there is no room. */
  #placeBottom(node: BlockNode): void {
    this.#finishNotes();
    placeAtBottom(node, this.detach(node, this.writer.context().availableWidth), this.writer);
  }

  /** Turns pages until every note that waits has its place. */
  #finishNotes(): void {
    const { writer } = this;
    while (writer.record !== undefined && (this.#side.isWaiting || writer.foot.hasCarried)) writer.moveToNextPage();
  }

  #processCell(node: BlockNode): void {
    const { writer } = this;
    const { gap } = writer;
    writer.gap = new Gap();
    this.#placeContent(node);
    writer.gap = gap;
  }

  override processLeaf(node: LeafNode): void {
    const { writer } = this;
    const measurePt = writer.context().availableWidth;
    const lines = breakLines(node.paragraph, measurePt, this.#findMaxHeight());
    let from = 0;
    while (from < lines.length) {
      const count = countFittingLines(lines, from, writer, node.paragraph.style.computed);
      for (const line of lines.slice(from, from + count)) {
        const excessPt = findExcess(line, node.paragraph.style.computed.direction);
        if (excessPt > 0.5) this.#events.reportOverflow(line, excessPt);
        if (line.cut !== undefined) this.#events.reportCut(line, line.cut);
        writer.placeLine(line);
      }
      from += count;
      if (from < lines.length) writer.moveToNextPage();
    }
    const { orphans, widows } = node.paragraph.style.computed;
    writer.cuts?.keepLines(lines, writer.context().y, orphans, widows);
  }

  #findMaxHeight(): number {
    const pages = this.writer.contextStack[0]?.pages ?? this.writer.context().pages;
    const record = pages[0]?.record;
    return record === undefined ? Infinity : record.bottomPt - record.topPt;
  }

  override processColumns(node: RowNode): void {
    this.writer.gap.add(node.gapBeforePt);
    this.writer.flushGap();
    const from = this.writer.context().y;
    const gapPt = resolveLength(node.style.columnGap, this.writer.context().availableWidth);
    const needs = node.columns.map((cell) => {
      this.#measure.measureNode(cell);
      return { minPt: cell._minWidth ?? 0, maxPt: cell._maxWidth ?? 0 };
    });
    const { cells, gaps } = spreadRow(node, needs, gapPt, this.writer.context().availableWidth);
    this.processRow({ marginX: [0, 0], cells, widths: cells, gaps });
    alignRow(node.columns, node.style.alignItems, this.writer.context());
    this.writer.cuts?.ties.push({ from, to: this.writer.context().y });
  }

  processFlow(node: ColumnsNode): void {
    const from = this.writer.context().y;
    placeColumns(node, {
      writer: this.writer,
      detachFlow: (flow, widthPt) => this.detachFlow(flow, widthPt),
      addCalledNote: (note, anchor) => {
        this.#notes.addCalled(note, anchor);
      },
    });
    this.writer.cuts?.ties.push({ from, to: this.writer.context().y });
  }

  override processTable(node: TableNode): void {
    const { writer } = this;
    writer.flushGap();
    this.#measure.measureTable(node);
    const availablePt = writer.context().availableWidth;
    const widths = sizeTableColumns(node.table.widths, availablePt, node.style.width !== "auto");
    node.table.widths.forEach((column, index) => {
      column.width = widths[index] ?? 0;
    });
    if (node.table.headerRows > 0) this.#checkHead(node, this.#measureHead(node, availablePt));
    super.processTable(node);
  }

  /** pdfmake repeats heads without asking for room: one taller than a third of the page is printed once. */
  #checkHead(node: TableNode, heightPt: number): void {
    if (heightPt >= this.#findMaxHeight() / 3 || this.#findMaxHeight() === Infinity) node.table.headerRows = 0;
    const { y } = this.writer.context();
    this.writer.cuts?.ties.push({ from: y, to: y + heightPt + 1 });
  }

  #measureHead(node: TableNode, availablePt: number): number {
    const head = node.rebuildHead();
    const [first] = head?.table.body[0] ?? [];
    if (head === undefined || first === undefined) return Infinity;
    const galley = this.detach(
      { ...first, stack: [head], cell: true, frame: { ...first.frame, fill: undefined } },
      availablePt,
    );
    return galley.heightPt;
  }

  override processRow(request: RowRequest): RowResult {
    const from = this.writer.context().y;
    const result = super.processRow(request);
    if (request["tableNode"] !== undefined) {
      if (this.writer.cuts !== undefined) this.writer.cuts.ties.push({ from, to: this.writer.context().y });
      const cells = request.cells.filter((cell) => "stack" in cell);
      alignRow(cells, "table", this.writer.context());
    }
    return result;
  }
}
