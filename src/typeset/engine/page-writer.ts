import { findCalls } from "../call-list.js";
import type { CutRecord } from "../columns/cut-record.js";
import { GalleyCutting } from "../columns/galley-cutting.js";
import type { FootArea } from "../foot-area.js";
import { placeGalley, type Galley } from "../galley.js";
import { LayoutLine, type LayoutItem } from "../layout-item.js";
import { findNoteRoom, type PageRecord } from "../page-record.js";
import type { TextLine } from "../paragraph/text-line.js";
import { PageElementWriter } from "../pdfmake.js";
import type { PdfmakeContext, PdfmakeFragment } from "../pdfmake.js";
import type { Anchor, SideArea } from "../side-area.js";
import { placeCalls, placeNotes } from "./place-calls.js";
import { placeInParts } from "./place-in-parts.js";
import { copyHead } from "./repeat-head.js";
import type { ReportTooTall } from "./tall-content.js";
import { BlockStarts, findAnchor, type StartRecord } from "./block-starts.js";
import { Gap } from "./gap.js";
import type { OpenBox } from "./open-box.js";
import { PageContext } from "./page-context.js";
import type { NextPage } from "./page-context.js";
import type { PageFloats } from "./page-floats.js";
import { KeepTail } from "./keep-tail.js";
import { resetTail, type MovedTail } from "./moved-tail.js";

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/**
 * Places lines, boxes and detached blocks, and turns pages. It never drops anything: what does not fit goes to the
 * next page, what no page can take is cut, and a line that is too tall for an empty page is placed all the same.
 */
export class PageWriter extends PageElementWriter {
  gap = new Gap();
  readonly tail = new KeepTail();
  /** The innermost box that is open. */
  box: OpenBox | undefined;
  readonly #starts = new BlockStarts();
  /** Told of blocks that no page has room for. */
  reportTooTall: ReportTooTall = () => undefined;
  #freshY = -1;
  #emptyY = -1;
  #opened = 0;
  /** Height of the heads of tables that have come again on the page, in pt. */
  #headPt = 0;
  readonly #cutting = new GalleyCutting<PdfmakeContext>();
  /** The page was turned by force, so the margin above what comes first stays. */
  #forced = false;
  #holdsNotes = false;
  readonly foot: FootArea;
  readonly side: SideArea;
  /** Floats that wait for a page. */
  floats: PageFloats | undefined;
  readonly pages: PageContext;
  #moved: MovedTail | undefined;
  #movedFromPt = 0;

  readonly #placeMoved = (): void => {
    const moved = this.#moved;
    if (this.contextStack.length > 0 || (moved === undefined && !this.tail.isOpen)) return;
    this.#moved = undefined;
    this.#openPages();
    const context = this.context();
    const widerPt = context.availableWidth - this.#movedFromPt;
    if (moved === undefined) this.tail.restart(context, !this.isNarrowed);
    else {
      const stays = !this.isNarrowed;
      this.tail.place(widerPt === 0 ? moved : resetTail(moved, widerPt), context, stays);
      if (stays) this.box?.fill();
      placeNotes(moved.items, this, this.#opened);
    }
  };

  constructor(context: PageContext, foot: FootArea, side: SideArea) {
    super(context);
    this.pages = context;
    this.setMaxListeners(0);
    this.foot = foot;
    this.side = side;
  }

  /** The record of the page in work; `undefined` within a detached block. */
  get record(): PageRecord | undefined {
    return this.contextStack.length > 0 ? undefined : this.context().getCurrentPage()?.record;
  }

  /** Whether nothing stands on the page yet above the current place. */
  get isFresh(): boolean {
    return this.context().y <= this.#freshY + TOLERANCE_PT;
  }

  /** A block begins that must not be parted from the next. */
  beginKeep(setTo: (widthPt: number) => Galley): void {
    // Headings go to the new page after the boxes around them, and before those that were opened behind them.
    if (!this.tail.isWaiting) {
      this.removeListener("pageChanged", this.#placeMoved);
      this.on("pageChanged", this.#placeMoved);
    }
    this.tail.begin(this.context(), this.isEmpty && !this.isNarrowed, this.box, setTo);
  }

  /**
   * Whether nothing stands on the page: not in the boxes that begin above the current place, nor in a column beside it.
   * What has no room here has none on any page.
   */
  get isEmpty(): boolean {
    const { y } = this.context();
    return y <= this.#emptyY + TOLERANCE_PT && (this.record?.floorY ?? 0) <= y + TOLERANCE_PT;
  }

  /** A box that was opened on an empty page leaves it empty. */
  stayEmpty(): void {
    this.#emptyY = this.context().y;
  }

  /** Whether nothing but headings stands on the page above the current place. */
  get isAtTop(): boolean {
    return this.isEmpty || this.tail.leads;
  }

  /** What is noted of the galley in work, if it is one that will be cut into columns. */
  get cuts(): CutRecord | undefined {
    return this.#cutting.find(this.context());
  }

  /** Lays out a galley that will be cut, and notes where. */
  recordCuts(place: () => void): CutRecord {
    return this.#cutting.record(this.context(), place);
  }

  /** Height left for content that calls these notes, in pt, after the pending margin. */
  findRoom(calls: readonly string[]): number {
    const { record } = this;
    const context = this.context();
    if (record === undefined) return Infinity;
    const notesPt = this.foot.findHeight(calls, record);
    // A column beside this one may already reach down to where the notes would have to stand.
    if (notesPt > 0 && findNoteRoom(record, this.box?.heldBelowPt) < notesPt - TOLERANCE_PT) return -1;
    return context.availableHeight - record.foot - notesPt - this.gap.size;
  }

  /** Where the next block begins: known at once in a galley that will be cut, else when it is placed. */
  awaitStart(): StartRecord {
    const context = this.context();
    if (this.cuts !== undefined) return { anchor: { page: 0, y: context.y + this.gap.size } };
    return this.#starts.await(this.contextStack.length > 0);
  }

  /** @returns Where a block began: what was laid out apart has its place by now. */
  findAnchor(start: StartRecord): Anchor | undefined {
    if (this.cuts !== undefined && start.item !== undefined) return { page: 0, y: start.item.y };
    return findAnchor(start, this.pages.pages);
  }

  /** Moves down by the pending margin; goes to the next page if it does not fit. */
  flushGap(): void {
    const context = this.context();
    if (this.gap.size === 0) return;
    if (this.isFresh && this.record !== undefined && this.#opened > 1 && !this.tail.isMoved && !this.#forced) {
      // CSS Fragmentation 3, 5.2: a margin at an unforced break is cut off.
      this.gap.clear();
      return;
    }
    if (this.findRoom([]) < 0) {
      this.moveToNextPage();
      return;
    }
    context.moveDown(this.gap.size);
    this.gap.clear();
  }

  /** Places lines one below the other, whether they fit or not: the caller has looked. Their notes follow together. */
  placeLines(lines: readonly TextLine[]): void {
    const items = lines.map((line) => this.#placeLine(line));
    placeCalls(items, this, this.#opened);
  }

  #placeLine(line: TextLine): LayoutLine {
    this.flushGap();
    const context = this.context();
    this.#notePlacement();
    this.#releaseTail();
    const item = new LayoutLine(line);
    item.x = context.x + line.offsetPt;
    item.y = context.y;
    this.push(item);
    context.moveDown(line.heightPt);
    return item;
  }

  /** Puts an item on the page in work; its place is final. @returns The blocks that begin with it. */
  pushItem(item: LayoutItem): readonly StartRecord[] {
    const starts = this.#notePlacement();
    this.push(item);
    return starts;
  }

  /** Whether what stands on the page stays where it is: no headings that may go on, and no row that has begun. */
  get isSettled(): boolean {
    return !this.tail.isWaiting && this.pages.snapshots.length === 0;
  }

  /** Places a block that was laid out apart; it is cut only if it is taller than a page. */
  placeBlock(galley: Galley): void {
    placeInParts(galley, this);
  }

  /** Whether notes that began on earlier pages, or floats, take a part of this one. */
  get isNarrowed(): boolean {
    return this.foot.hasCarried || (this.record?.foot ?? 0) > TOLERANCE_PT;
  }

  /** Places a block that was laid out apart and that fits. */
  placeWhole(galley: Galley): void {
    this.flushGap();
    const context = this.context();
    this.#notePlacement();
    this.#releaseTail();
    for (const item of placeGalley(galley, context.x, context.y)) this.push(item);
    context.moveDown(galley.heightPt);
    placeCalls(galley.items, this, this.#opened);
  }

  /** pdfmake hands over heads of tables to be repeated here. */
  override addFragment(fragment: PdfmakeFragment): boolean {
    const context = this.context();
    const head = copyHead(fragment, context);
    for (const item of head.items) this.push(item);
    context.moveDown(head.heightPt);
    this.#headPt += head.heightPt;
    return true;
  }

  override pushContext(contextOrWidth?: InstanceType<typeof PageContext> | number, height?: number): void {
    if (typeof contextOrWidth === "object") {
      super.pushContext(contextOrWidth, height);
      return;
    }
    super.pushContext(PageContext.createApart(contextOrWidth ?? this.context().availableWidth, height ?? Infinity));
  }

  override moveToNextPage(): void {
    // What is laid out apart stands on one endless page; a second one would be lost.
    if (this.contextStack.length > 0) return;
    const context = this.context();
    this.#moved = this.tail.take(context);
    if (this.#moved === undefined) this.gap.clear();
    else if (this.record !== undefined) this.foot.takeBack(findCalls(this.#moved.items), this.record);
    this.#movedFromPt = context.availableWidth;
    this.#headPt = 0;
    super.moveToNextPage();
    this.#openPages();
    this.#freshY = this.#emptyY = context.y;
  }

  /**
   * Opens a page by force: the margin above what comes first on it stays.
   *
   * @param next - Whether to turn the page; if not, the current one, where nothing stands, becomes another.
   */
  openPage(page: NextPage, next: boolean): void {
    this.pages.announce(page);
    if (next) this.moveToNextPage();
    else {
      this.pages.remake(page);
      this.#freshY = this.#emptyY = this.context().y;
    }
    this.#forced = true;
  }

  /** Height of the notes that wait for a page, in pt. */
  get waitingPt(): number {
    return this.foot.carriedPt + this.side.waitingPt + (this.floats?.waitingPt ?? 0);
  }

  /** The record of the page that detached content will stand on, as far as can be known. */
  get pageRecord(): PageRecord | undefined {
    return this.pages.getCurrentPage()?.record;
  }

  /** Height of the text area of the page in work or, with 1, of the next, in pt. */
  findPageHeight(ahead = 0): number {
    return this.pages.findPageHeight(this.context().page + ahead);
  }

  /** Opens the first page and notes it as begun. */
  openFirstPage(): void {
    this.pages.openFirstPage();
    this.#opened = 1;
    this.#freshY = this.#emptyY = this.context().y;
  }

  #openPages(): void {
    const { record } = this;
    if (record === undefined || record.index < this.#opened) return;
    this.#opened = record.index + 1;
    this.foot.openPage(record, this.#headPt);
    this.floats?.openPage(record);
    if (!this.#holdsNotes) this.side.openPage(record.index);
  }

  /** Side notes that wait for a page let what reaches into their area pass. @see releaseSideNotes */
  holdSideNotes(): void {
    this.#holdsNotes = true;
  }

  /** Side notes that wait may stand on the page in work again, below what reaches into their area. */
  releaseSideNotes(): void {
    this.#holdsNotes = false;
    if (this.record !== undefined) this.side.openPage(this.record.index);
  }

  #notePlacement(): readonly StartRecord[] {
    this.#forced = false;
    const { page, y } = this.context();
    // Within a detached block the place is not known yet: the block's own placement tells it.
    if (this.#starts.isEmpty || this.contextStack.length > 0) return [];
    const starts = this.#starts.settle(page, y);
    this.tail.addStarts(starts);
    return starts;
  }

  /** Lines of a detached block have no place yet; the block itself will let go of the headings above it. */
  #releaseTail(): void {
    if (this.contextStack.length === 0) this.tail.release();
  }

  /** Puts an item on the page in work as it is. */
  push(item: LayoutItem): void {
    this.#starts.see(item);
    this.context().getCurrentPage()?.items.push({ type: item.kind, item });
  }
}
