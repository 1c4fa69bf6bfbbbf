import type { LayoutItem } from "../layout-item.js";
import { moveItem } from "../layout-item.js";
import type { PdfmakeContext as DocumentContext } from "../pdfmake.js";
import type { StartRecord } from "./page-writer.js";

interface Tail {
  readonly page: number;
  /** Items of the page from `from` to `to` are the headings kept. */
  readonly from: number;
  to: number;
  /** Where the first heading begins, its margin included, and where it begins without. */
  readonly y: number;
  endY: number;
  readonly starts: StartRecord[];
  /** The headings stand at the top of a page: moving them would gain nothing. */
  readonly leads: boolean;
}

/** Headings taken off a page, on their way to the next. */
export interface MovedTail {
  readonly items: readonly LayoutItem[];
  readonly topY: number;
  readonly heightPt: number;
  readonly starts: readonly StartRecord[];
}

/**
 * Keeps headings with what follows (`break-after: avoid`) without a second layout: the headings at the end of what is
 * placed are remembered, and if the next thing is a page break, they go along to the new page.
 */
export class KeepTail {
  #tail: Tail | undefined;
  #open = false;
  #waiting: (() => void)[] = [];
  /** The headings have just been moved: their margin below stays. */
  isMoved = false;

  /** Whether such a block is being placed: its own lines stay together, too. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** A block that must not be parted from the next begins. */
  begin(context: DocumentContext, leads: boolean): void {
    this.#open = true;
    if (this.#tail !== undefined) return;
    const from = context.getCurrentPage()?.items.length ?? 0;
    this.#tail = { page: context.page, from, to: from, y: context.y, endY: context.y, starts: [], leads };
  }

  /** The block is placed. */
  end(context: DocumentContext): void {
    this.#open = false;
    if (this.#tail === undefined) return;
    if (this.#tail.page !== context.page) {
      this.#tail = undefined;
      return;
    }
    this.#tail.to = context.getCurrentPage()?.items.length ?? 0;
    this.#tail.endY = context.y;
  }

  /** Something that does not belong to the tail was placed: the headings stay where they are. */
  release(): void {
    if (this.#open) return;
    this.#tail = undefined;
    this.isMoved = false;
    if (this.#waiting.length > 0) this.#settle();
  }

  addStarts(starts: readonly StartRecord[]): void {
    if (this.#open) this.#tail?.starts.push(...starts);
  }

  /** Takes the headings off the page; the place goes back to where they began. */
  take(context: DocumentContext): MovedTail | undefined {
    const tail = this.#tail;
    this.#tail = undefined;
    if (tail === undefined || tail.leads || tail.page !== context.page || tail.to === tail.from) return undefined;
    const page = context.getCurrentPage();
    // A heading that follows others and has begun itself is broken; they stay with its first line.
    if (this.#open && (page?.items.length ?? 0) > tail.to) return undefined;
    const taken = page?.items.splice(tail.from, tail.to - tail.from).map(({ item }) => item) ?? [];
    const topY = Math.min(...taken.map((item) => item.y));
    const moved = { items: taken, topY, heightPt: tail.endY - topY, starts: tail.starts };
    context.y = tail.y;
    return moved;
  }

  /**
   * Places the headings at the current place of the new page.
   *
   * @param stays - Whether what follows will find no better page, so that the headings stay if it does not fit.
   */
  place(moved: MovedTail, context: DocumentContext, stays: boolean): void {
    const dy = context.y - moved.topY;
    const y = context.y;
    const from = context.getCurrentPage()?.items.length ?? 0;
    for (const item of moved.items) {
      moveItem(item, 0, dy);
      context.getCurrentPage()?.items.push({ type: item.kind, item });
    }
    for (const start of moved.starts) {
      if (start.anchor !== undefined) start.anchor = { page: context.page, y: start.anchor.y + dy };
    }
    context.moveDown(moved.heightPt);
    this.isMoved = true;
    const to = from + moved.items.length;
    this.#tail = { page: context.page, from, to, y, endY: context.y, starts: [...moved.starts], leads: stays };
    this.#settle();
  }

  /** Runs when it is known where the headings stay: at once if there are none. */
  whenSettled(run: () => void): void {
    if (this.#tail === undefined) run();
    else this.#waiting.push(run);
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const run of waiting) run();
  }
}
