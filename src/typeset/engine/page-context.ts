import type { PageKind, PageRules } from "../../model/page-style.js";
import { createPageRecord, findTextArea } from "../page-record.js";
import type { PageRecord } from "../page-record.js";
import { DocumentContext } from "../pdfmake.js";
import type { PdfmakeContext } from "../pdfmake.js";

/** Height of a page that never ends, for content laid out apart. */
export const ENDLESS_PT = 1e7;

/** What gives each page its style, and what the first page is. */
export interface PageMaster {
  readonly rules: PageRules;
  readonly firstSide: PageKind["side"];
  readonly firstName: string;
}

/** What the next new page is to be. */
export interface NextPage {
  readonly name: string;
  readonly blank: boolean;
}

/**
 * pdfmake's place on the page, with page masters: each page has the size and the margins of its own style. Without a
 * master it is the context of a detached block: one endless page.
 */
export class PageContext extends DocumentContext {
  readonly #master: PageMaster | undefined;
  #next: NextPage;
  #baseLeftPt = 0;

  constructor(master?: PageMaster) {
    super();
    this.#master = master;
    this.#next = { name: master?.firstName ?? "", blank: false };
    // A listener per open box and table row: nesting is bounded elsewhere.
    this.setMaxListeners(0);
  }

  /** @returns The context of a detached block. */
  static createApart(widthPt: number, heightPt: number): PageContext {
    const context = new PageContext();
    context.addPage({ width: widthPt, height: heightPt }, { left: 0, right: 0, top: 0, bottom: 0 });
    return context;
  }

  /** Opens the first page at the left edge of its text. */
  openFirstPage(): void {
    const style = this.#master?.rules.resolve(this.#findKind(0));
    if (style === undefined) return;
    const { leftPt, widthPt } = findTextArea(style);
    this.#baseLeftPt = leftPt;
    const right = style.widthPt - leftPt - widthPt;
    const margins = { left: leftPt, right, top: style.margin.top, bottom: style.margin.bottom };
    this.addPage({ width: style.widthPt, height: style.heightPt }, margins);
  }

  /** Height of the text area of the page with this index, in pt; endless within a detached block. */
  findPageHeight(index: number): number {
    const known = this.pages[index]?.record;
    if (known !== undefined) return known.bottomPt - known.topPt;
    if (this.#master === undefined) return ENDLESS_PT;
    const kind = this.#findKind(index);
    const { topPt, bottomPt } = createPageRecord(kind, this.#master.rules.resolve(kind), this.#baseLeftPt);
    return bottomPt - topPt;
  }

  override initializePage(): void {
    const page = this.getCurrentPage();
    if (page === null) return;
    if (this.#master === undefined) {
      this.y = 0;
      this.availableHeight = ENDLESS_PT;
      if (Number.isNaN(this.availableWidth)) this.availableWidth = page.pageSize.width;
      return;
    }
    page.record ??= this.#createRecord(this.page, this.#master);
    const { topPt, bottomPt, style } = page.record;
    page.pageSize = { width: style.widthPt, height: style.heightPt };
    this.y = topPt;
    this.availableHeight = bottomPt - topPt;
  }

  /** Text goes on at the measure of the new page; within rows and columns it keeps the one it began with. */
  override moveToNextPage(orientation?: string): ReturnType<PdfmakeContext["moveToNextPage"]> {
    const from = this.#findTextWidth(this.page);
    const change = super.moveToNextPage(orientation);
    if (this.snapshots.length === 0) this.availableWidth += this.#findTextWidth(this.page) - from;
    return change;
  }

  override completeColumnGroup(height?: number, endingCell?: object): object {
    const from = this.#findTextWidth(this.snapshots.at(-1)?.page ?? this.page);
    const bottoms = super.completeColumnGroup(height, endingCell);
    if (this.snapshots.length === 0) this.availableWidth += this.#findTextWidth(this.page) - from;
    return bottoms;
  }

  /** Says what the next new page is; pages after it keep the name. */
  announce(next: NextPage): void {
    this.#next = next;
  }

  /** Makes the current page, on which nothing stands, another one. */
  remake(next: NextPage): void {
    const page = this.getCurrentPage();
    if (page?.record === undefined) return;
    const from = page.record.widthPt;
    delete page.record;
    this.#next = next;
    this.initializePage();
    this.availableWidth += this.#findTextWidth(this.page) - from;
  }

  /** @returns The side of the page with this index, whether it exists or not. */
  findSide(index: number): PageKind["side"] {
    const first = this.#master?.firstSide ?? "right";
    if (index % 2 === 0) return first;
    return first === "right" ? "left" : "right";
  }

  /** @returns Width of the text on the page after this one, in pt. */
  findNextWidth(): number {
    const known = this.pages[this.page + 1]?.record;
    if (known !== undefined || this.#master === undefined) return known?.widthPt ?? this.availableWidth;
    return findTextArea(this.#master.rules.resolve(this.#findKind(this.page + 1))).widthPt;
  }

  #createRecord(index: number, master: PageMaster): PageRecord {
    const kind = this.#findKind(index);
    // A blank page is one page; what overflows afterwards is not blank.
    if (this.#next.blank) this.#next = { ...this.#next, blank: false };
    return createPageRecord(kind, master.rules.resolve(kind), this.#baseLeftPt);
  }

  #findKind(index: number): PageKind {
    const { name, blank } = this.#next;
    const before = this.pages[index - 1]?.record?.kind;
    const groupNumber = before?.name === name ? before.groupNumber + 1 : 1;
    return { number: index + 1, side: this.findSide(index), blank, name, groupNumber };
  }

  #findTextWidth(index: number): number {
    return this.pages[index]?.record?.widthPt ?? 0;
  }
}
