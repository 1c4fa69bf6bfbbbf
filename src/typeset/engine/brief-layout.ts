/**
 * pdfmake's LayoutBuilder with our flow in it: nodes come in, pages with placed lines and boxes go out. Rows, tables
 * and columns are pdfmake's; paragraphs, boxes, margins, keeps, notes and floats are ours. What is drawn how, and what
 * a line holds, is not known here.
 */
import type { Galley } from "../galley.js";
import { resolveAuto, resolveInsets, resolveLength, resolveSideMargins } from "../lengths.js";
import type { BlockNode, LayoutNode, LeafNode, RowNode, TableNode } from "../layout-node.js";
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
import { isSideNote, processNode } from "./process-node.js";
import { spreadRow } from "./spread-row.js";
import type { PageWriter, StartRecord } from "./page-writer.js";

/** What layout asks and tells about the document. */
export interface LayoutEvents {
  reportOverflow(line: TextLine, excessPt: number): void;
}

/** Lays out the flow of a document over the pages of a writer. */
export class BriefLayout extends LayoutBuilder<PageWriter> {
  readonly #measure = new BriefMeasure();
  readonly #side: SideArea;
  readonly #events: LayoutEvents;
  #detachedNotes: BlockNode[] = [];

  constructor(writer: PageWriter, side: SideArea, events: LayoutEvents) {
    super({}, {}, undefined);
    this.writer = writer;
    this.linearNodeList = [];
    this.#side = side;
    this.#events = events;
  }

  /** Lays out a whole document; the pages are then in the writer's context. */
  layOut(root: BlockNode): readonly PdfmakePage[] {
    this.processNode(root);
    this.#finishNotes();
    return this.writer.context().pages;
  }

  /** Lays a block out apart from the pages, its own vertical margins left out. */
  detach(node: BlockNode, widthPt: number): Galley {
    const { writer } = this;
    const { gap, box } = writer;
    writer.gap = new Gap();
    writer.box = undefined;
    writer.pushContext(widthPt, ENDLESS_PT);
    this.#placeContent(node);
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
          this.#detachedNotes.push(node);
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
    if (style.breakBefore === "page" && !writer.isFresh) this.#breakPage();
    // Within a detached block there are no pages, so nothing breaks.
    if (style.breakInside !== "avoid" || writer.record === undefined) this.#placeContent(node);
    // Layout leaves its marks on nodes, so a second try takes new ones.
    else if (!this.#placeUnbroken(node)) this.#placeContent(node.rebuild());
    writer.gap.add(resolveAuto(style.margin.bottom, writer.context().availableWidth) ?? 0);
    if (style.breakAfter === "page") this.#breakPage();
  }

  #breakPage(): void {
    this.writer.tail.release();
    this.writer.moveToNextPage();
  }

  /** Places a block that asks not to be broken in one piece, if a page can take it. */
  #placeUnbroken(node: BlockNode): boolean {
    const { writer } = this;
    const { record } = writer;
    if (record === undefined) return false;
    const waiting = this.#detachedNotes.length;
    const galley = this.detach(node, writer.context().availableWidth);
    if (galley.heightPt > record.bottomPt - record.topPt) {
      this.#detachedNotes.length = waiting;
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
    this.#placeChildren(node);
    this.#reachMinHeight(node, box);
    const fragment = box?.close();
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

  #placeChildren(node: BlockNode): void {
    const { writer } = this;
    let anchor: StartRecord | undefined;
    let headings: StartRecord | undefined;
    for (const child of node.stack) {
      if (isSideNote(child) && this.#side.exists) {
        this.#addSideNote(child, anchor);
        continue;
      }
      const start: StartRecord = { anchor: undefined, element: undefined };
      writer.awaitStart(start);
      const keeps = "stack" in child && child.style.breakAfter === "avoid" && writer.record !== undefined;
      if (keeps) writer.tail.begin(writer.context(), writer.isFresh);
      this.processNode(child);
      if (keeps) writer.tail.end(writer.context());
      anchor = headings ?? start;
      headings = keeps ? anchor : undefined;
      this.#placeDetachedNotes(anchor);
    }
  }

  /** Side notes that stand within a block that was laid out apart follow when the block has its place. */
  #placeDetachedNotes(anchor: StartRecord): void {
    if (this.writer.record === undefined || this.#detachedNotes.length === 0) return;
    const notes = this.#detachedNotes;
    this.#detachedNotes = [];
    for (const note of notes) this.#addSideNote(note, anchor);
  }

  #addSideNote(node: BlockNode, start: StartRecord | undefined): void {
    const { writer } = this;
    if (writer.record === undefined) {
      this.#detachedNotes.push(node);
      return;
    }
    const context = writer.context();
    const galley = this.detach(node, this.#side.widthPt);
    const { margin } = node.style;
    this.#side.add(
      {
        galley,
        marginTopPt: resolveAuto(margin.top, this.#side.widthPt) ?? 0,
        marginBottomPt: resolveAuto(margin.bottom, this.#side.widthPt) ?? 0,
      },
      start?.anchor ?? { page: context.page, y: context.y },
    );
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
        const excessPt = line.offsetPt + line.widthPt - measurePt;
        if (excessPt > 0.5) this.#events.reportOverflow(line, excessPt);
        writer.placeLine(line);
      }
      from += count;
      if (from < lines.length) writer.moveToNextPage();
    }
  }

  #findMaxHeight(): number {
    const pages = this.writer.contextStack[0]?.pages ?? this.writer.context().pages;
    const record = pages[0]?.record;
    return record === undefined ? Infinity : record.bottomPt - record.topPt;
  }

  override processColumns(node: RowNode): void {
    this.writer.gap.add(node.gapBeforePt);
    this.writer.flushGap();
    const gapPt = resolveLength(node.style.columnGap, this.writer.context().availableWidth);
    const needs = node.columns.map((cell) => {
      this.#measure.measureNode(cell);
      return { minPt: cell._minWidth ?? 0, maxPt: cell._maxWidth ?? 0 };
    });
    const { cells, gaps } = spreadRow(node, needs, gapPt, this.writer.context().availableWidth);
    this.processRow({ marginX: [0, 0], cells, widths: cells, gaps });
    alignRow(node.columns, node.style.alignItems, this.writer.context());
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
    if (node.table.headerRows > 0 && !this.#canRepeatHead(node, availablePt)) node.table.headerRows = 0;
    super.processTable(node);
  }

  /** pdfmake repeats heads without asking for room: one taller than a third of the page is printed once. */
  #canRepeatHead(node: TableNode, availablePt: number): boolean {
    const head = node.rebuildHead();
    const heightPt = this.#findMaxHeight();
    if (head === undefined || heightPt === Infinity) return false;
    const [first] = head.table.body[0] ?? [];
    if (first === undefined) return false;
    const galley = this.detach(
      { ...first, stack: [head], cell: true, frame: { ...first.frame, fill: undefined } },
      availablePt,
    );
    return galley.heightPt < heightPt / 3;
  }

  override processRow(request: RowRequest): RowResult {
    const result = super.processRow(request);
    if (request["tableNode"] !== undefined) {
      const cells = request.cells.filter((cell) => "stack" in cell);
      alignRow(cells, "table", this.writer.context());
    }
    return result;
  }
}
