import type { BoxFragment } from "../box.js";
import { moveItem } from "../layout-item.js";
import type { PdfmakeContext as DocumentContext } from "../pdfmake.js";
import type { StartRecord } from "./block-starts.js";
import type { Heading, MovedTail } from "./moved-tail.js";

interface Tail {
  readonly page: number;
  /** Items of the page from `from` to `to` are the headings kept. */
  readonly from: number;
  to: number;
  /** Where the first heading begins, its margin included, and where it begins without. */
  readonly y: number;
  endY: number;
  readonly starts: StartRecord[];
  readonly headings: Heading[];
  /** The headings stand at the top of a page: moving them would gain nothing. */
  readonly leads: boolean;
  /** The box that they stand in, and how many rows and columns are open around them. */
  box: object | undefined;
  readonly depth: number;
  /** Boxes that were opened behind the first heading; the first `held` of them stand before `to`. */
  readonly boxes: BoxFragment[];
  held: number;
}

/** A box that has just been closed. */
interface ClosedBox {
  readonly box: object;
  /** The box around it. */
  readonly parent: object | undefined;
  readonly isPainted: boolean;
  /** Height of what is in it. */
  readonly contentPt: number;
  /** Blocks that begin with it. */
  readonly starts: readonly StartRecord[];
}

/** A box without lines that is lower is a rule, in pt. */
const LEAST_HEIGHT_PT = 0.01;

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

  /** Whether headings wait for what follows them. */
  get isWaiting(): boolean {
    return this.#tail !== undefined;
  }

  /** Whether a page holds nothing but headings above the current place: what follows finds no better one. */
  get leads(): boolean {
    return this.#tail?.leads === true && this.#tail.to > this.#tail.from;
  }

  /** Where the page would end if it were turned now: above the headings that would go along. */
  findEnd(context: DocumentContext): number {
    return this.findHeight(context) > 0 && this.#tail !== undefined ? this.#tail.y : context.y;
  }

  /** Height that would go along to the next page, in pt. */
  findHeight(context: DocumentContext): number {
    const tail = this.#tail;
    if (tail === undefined || tail.leads || tail.page !== context.page || tail.to === tail.from) return 0;
    return tail.endY - (context.getCurrentPage()?.items[tail.from]?.item.y ?? tail.endY);
  }

  /**
   * A block that must not be parted from the next begins.
   *
   * @param box - The innermost box that is open.
   * @param setTo - Lays it out anew, for a page of another measure.
   */
  begin(context: DocumentContext, leads: boolean, box: object | undefined, setTo: Heading["setTo"]): void {
    this.#open = true;
    const from = context.getCurrentPage()?.items.length ?? 0;
    const { page, x, y, availableWidth: widthPt, snapshots } = context;
    const depth = snapshots.length;
    const none = { starts: [], headings: [], boxes: [] };
    this.#tail ??= { page, from, to: from, y, endY: y, leads, box, depth, held: 0, ...none };
    this.#tail.headings.push({ setTo, x, widthPt, from, to: from, endY: y });
  }

  /** The block is placed. */
  end(context: DocumentContext): void {
    this.#open = false;
    if (this.#tail === undefined) return;
    if (this.#tail.page !== context.page) {
      this.#tail = undefined;
      return;
    }
    this.#extend(this.#tail, context);
    const heading = this.#tail.headings.at(-1);
    if (heading !== undefined) [heading.to, heading.endY] = [this.#tail.to, context.y];
  }

  #extend(tail: Tail, context: DocumentContext): void {
    tail.to = context.getCurrentPage()?.items.length ?? 0;
    tail.endY = context.y;
    tail.held = tail.boxes.length;
  }

  /** A box was opened. */
  addBox(fragment: BoxFragment, context: DocumentContext): void {
    if (this.#tail?.page === context.page) this.#tail.boxes.push(fragment);
  }

  /** Whether a box that is still open went along to this page with what has begun in it. */
  hasMoved(fragment: BoxFragment, context: DocumentContext): boolean {
    const tail = this.#tail;
    return tail?.page === context.page && tail.boxes.slice(0, tail.held).includes(fragment);
  }

  /** A box around the headings, or behind them, was closed. */
  closeBox({ box, parent, isPainted, contentPt, starts }: ClosedBox, context: DocumentContext): void {
    const tail = this.#tail;
    if (this.#open || tail === undefined) return;
    if (tail.box === box) {
      // Headings are not taken out of a box that is seen.
      if (isPainted) this.release();
      else tail.box = parent;
      return;
    }
    if (tail.depth !== context.snapshots.length) return;
    // No line stands in it. A mere rule does not part headings from what they belong to: it goes along.
    if (contentPt <= LEAST_HEIGHT_PT && tail.box === parent) {
      this.#extend(tail, context);
      tail.starts.push(...starts);
    } else this.release();
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
    if (tail === undefined || tail.leads || tail.page !== context.page) return undefined;
    // In a row that began behind them, the cells beside would not know of headings on the new page.
    if (tail.depth !== context.snapshots.length) return undefined;
    const items = context.getCurrentPage()?.items ?? [];
    // A heading that has begun is broken, and those before it stay with its first line. Boxes have begun only when there
    // is something in them: without, they open anew on the next page.
    const begun = items.slice(tail.to).some(({ item }) => item.kind === "line" || item.heightPt > 0);
    if (this.#open && begun) return undefined;
    if (tail.to === tail.from) {
      if (this.#open) this.#tail = tail;
      return undefined;
    }
    const taken = items.splice(tail.from, tail.to - tail.from).map(({ item }) => item);
    const topY = Math.min(...taken.map((item) => item.y));
    const headings = tail.headings.map((one) => ({
      ...one,
      items: taken.slice(one.from - tail.from, one.to - tail.from),
    }));
    const moved = {
      items: taken,
      topY,
      heightPt: tail.endY - topY,
      starts: tail.starts,
      headings,
      box: tail.box,
      boxes: tail.boxes.slice(0, tail.held),
    };
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
    // What is not painted is not among the items.
    for (const box of moved.boxes) if (!moved.items.includes(box)) moveItem(box, 0, dy);
    for (const start of moved.starts) {
      if (start.anchor !== undefined) start.anchor = { page: context.page, y: start.anchor.y + dy };
    }
    context.moveDown(moved.heightPt);
    this.isMoved = true;
    const to = from + moved.items.length;
    this.#tail = {
      page: context.page,
      from,
      to,
      y,
      endY: context.y,
      starts: [...moved.starts],
      headings: [],
      leads: stays,
      box: moved.box,
      depth: context.snapshots.length,
      boxes: [...moved.boxes],
      held: moved.boxes.length,
    };
    this.#settle();
  }

  /** The first heading could not begin on the page before: it begins on this one. */
  restart(context: DocumentContext, leads: boolean): void {
    const tail = this.#tail;
    if (!this.#open || tail === undefined || tail.page === context.page) return;
    const from = context.getCurrentPage()?.items.length ?? 0;
    const start = { from, to: from, endY: context.y };
    const headings = tail.headings.map((heading) => ({ ...heading, ...start, widthPt: context.availableWidth }));
    this.#tail = { ...tail, ...start, headings, page: context.page, y: context.y, leads, boxes: [] };
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
