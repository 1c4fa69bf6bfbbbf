/**
 * pdfmake's LayoutBuilder with our flow in it: nodes come in, pages with placed lines and boxes go out. Rows of cells and
 * pages are pdfmake's; paragraphs, boxes, margins, keeps, tables, notes and floats are ours. What is drawn how, and what a
 * line holds, is not known here.
 */
import type { Galley } from "../galley.js";
import { LeftOut } from "./leave-out.js";
import { CutRecord } from "../columns/cut-record.js";
import type { CalledNote } from "../columns/cut-record.js";
import type { BlockNode, ColumnsNode, GridNode, LayoutNode, LeafNode, RowNode, TableNode } from "../layout-node.js";
import type { IntrinsicWidths } from "../paragraph/paragraph.js";
import { LayoutBuilder, type PdfmakePage } from "../pdfmake.js";
import type { Anchor, SideArea } from "../side-area.js";
import { BriefMeasure } from "./brief-measure.js";
import { finishNotes } from "./finish-notes.js";
import { Gap } from "./gap.js";
import { PageFloats } from "./page-floats.js";
import { ENDLESS_PT } from "./page-context.js";
import { placeColumns } from "./place-columns.js";
import { placeParagraph } from "./place-paragraph.js";
import { placeGrid } from "./place-grid.js";
import { PositionedBlocks } from "./positioned-blocks.js";
import { placeChildren } from "./place-children.js";
import { placeContent } from "./place-content.js";
import { placeInFlow } from "./place-in-flow.js";
import { placeTable } from "./place-table.js";
import { isAbsolute, processNode } from "./process-node.js";
import { SideNotes } from "./side-notes.js";
import { placeRow } from "./place-row.js";
import type { LayoutEvents } from "./layout-events.js";
import type { PageTurns } from "./page-turns.js";
import type { PageWriter } from "./page-writer.js";

/** However much the boxes around it take of a page, content gets this share of it. */
const LEAST_SHARE = 0.1;

/** Lays out the flow of a document over the pages of a writer. */
export class BriefLayout extends LayoutBuilder<PageWriter> {
  readonly #measure = new BriefMeasure();
  readonly #side: SideArea;
  readonly events: LayoutEvents;
  readonly notes: SideNotes;
  readonly turns: PageTurns | undefined;
  readonly positioned: PositionedBlocks;
  /** Limit for pictures of the block in work, in pt. */
  #tallestPt = Infinity;
  readonly floats: PageFloats;
  readonly leftOut: LeftOut | undefined;

  /**
   * @param turns - Breaks before and behind blocks; without it there are none.
   * @param leavesOut - Whether any block may be left out where its box has no room.
   */
  constructor(
    writer: PageWriter,
    side: SideArea,
    events: LayoutEvents,
    turns: PageTurns | undefined,
    leavesOut = false,
  ) {
    super({}, {}, undefined);
    this.writer = writer;
    this.linearNodeList = [];
    this.#side = side;
    this.events = events;
    writer.reportTooTall = (what) => {
      events.reportTooTall(what);
    };
    this.notes = new SideNotes(side, this);
    this.turns = turns;
    this.positioned = new PositionedBlocks(this);
    this.floats = new PageFloats(this);
    writer.floats = this.floats;
    if (leavesOut)
      this.leftOut = new LeftOut(this, (element) => {
        events.reportLeftOut(element);
      });
  }

  /** Lays out a whole document; the pages are then in the writer's context. */
  layOut(root: BlockNode): readonly PdfmakePage[] {
    this.processNode(root);
    this.notes.placeLast();
    this.floats.finish(() => {
      this.notes.placeLast();
      finishNotes(this.writer, this.#side);
    });
    this.positioned.placeOnPages();
    finishNotes(this.writer, this.#side);
    return this.writer.context().pages;
  }

  /** Lays a block out apart from the pages, its own vertical margins left out. */
  detach(node: BlockNode, widthPt: number): Galley {
    return this.#layOutApart(widthPt, () => {
      placeContent(node, this);
    });
  }

  /** Lays out what stands in a box, apart from the pages. */
  detachStack(stack: readonly LayoutNode[], widthPt: number): Galley {
    return this.#layOutApart(widthPt, () => {
      placeChildren(stack, this);
    });
  }

  /** Lays the flow of columns out as one galley, and notes where it may be cut. */
  detachFlow(node: ColumnsNode, widthPt: number): { readonly galley: Galley; readonly cuts: CutRecord } {
    let cuts = new CutRecord();
    const galley = this.#layOutApart(widthPt, () => {
      cuts = this.writer.recordCuts(() => {
        placeChildren(node.flow, this);
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
    else placeInFlow(node, this);
  }

  holdFloat(node: BlockNode): void {
    this.floats.hold(node);
  }

  #processCell(node: BlockNode): void {
    const { writer } = this;
    const { gap } = writer;
    writer.gap = new Gap();
    placeContent(node, this);
    if (writer.record !== undefined) writer.box?.growToCell();
    writer.gap = gap;
  }

  override processLeaf(node: LeafNode): void {
    const { paragraph, axisPt } = node;
    placeParagraph(
      axisPt === undefined ? paragraph : { ...paragraph, axisPt },
      this.writer,
      { roomPt: this.findRoom(), tallestPt: this.#tallestPt },
      this.events,
    );
  }

  /** Height of the page in work, in pt, as far as it is known. */
  #findMaxHeight(): number {
    const record = this.writer.pageRecord;
    return record === undefined ? Infinity : record.bottomPt - record.topPt;
  }

  /** What the boxes that are open leave of a page, in pt. */
  findRoom(): number {
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
    for (const { style } of node.columns) this.turns?.after(style.breakAfter);
  }

  reportWideRow(row: RowNode["element"], excessPt: number): void {
    this.events.reportWideRow(row, excessPt);
  }

  processFlow(node: ColumnsNode): void {
    const from = this.writer.context().y;
    placeColumns(node, this);
    this.writer.cuts?.ties.push({ from, to: this.writer.context().y });
  }

  processGrid(node: GridNode): void {
    placeGrid(node, this);
    const end = node.items.reduce((last, { row, rowSpan }) => Math.max(last, row + rowSpan), 0);
    for (const item of node.items) if (item.row + item.rowSpan === end) this.turns?.after(item.node.style.breakAfter);
  }

  /** Lays out one row of a grid apart from the pages. */
  detachRow(node: RowNode, widthPt: number): Galley {
    return this.#layOutApart(widthPt, () => {
      this.processNode({ ...node, gapBeforePt: 0 });
    });
  }

  /** Places what was taken out of the flow of columns, now that its anchor has a place. */
  addCalledNote({ node }: CalledNote, anchor: Anchor): void {
    if (isAbsolute(node)) this.positioned.holdAt(node, anchor);
    else this.notes.add(node, { anchor });
  }

  processTable(node: TableNode): void {
    placeTable(node, this.#findMaxHeight(), this);
    this.turns?.after(node.tableRows.at(-1)?.breakAfter ?? "auto");
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
    const notes = this.notes.waitingCount;
    const positioned = this.positioned.mark();
    return () => {
      this.notes.forget(notes);
      this.positioned.forget(positioned);
    };
  }
}
