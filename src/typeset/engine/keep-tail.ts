import { placeGalley } from "../galley.js";
import type { Galley } from "../galley.js";
import type { LayoutItem } from "../layout-item.js";
import { moveItem } from "../layout-item.js";
import type { PdfmakeContext as DocumentContext } from "../pdfmake.js";
import type { StartRecord } from "./page-writer.js";

/** A heading as it stands: where it does, and how it would be set to another measure. */
interface Heading {
  readonly setTo: (widthPt: number) => Galley;
  readonly x: number;
  readonly widthPt: number;
  readonly from: number;
  to: number;
  endY: number;
}

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
}

/** Headings taken off a page, on their way to the next. */
export interface MovedTail {
  readonly items: readonly LayoutItem[];
  readonly topY: number;
  readonly heightPt: number;
  readonly starts: readonly StartRecord[];
  /** Each with its items. */
  readonly headings: readonly (Heading & { readonly items: readonly LayoutItem[] })[];
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

  /**
   * A block that must not be parted from the next begins.
   *
   * @param setTo - Lays it out anew, for a page of another measure.
   */
  begin(context: DocumentContext, leads: boolean, setTo: Heading["setTo"]): void {
    this.#open = true;
    const from = context.getCurrentPage()?.items.length ?? 0;
    const { page, x, y, availableWidth: widthPt } = context;
    this.#tail ??= { page, from, to: from, y, endY: y, starts: [], headings: [], leads };
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
    this.#tail.to = context.getCurrentPage()?.items.length ?? 0;
    this.#tail.endY = context.y;
    const heading = this.#tail.headings.at(-1);
    if (heading !== undefined) [heading.to, heading.endY] = [this.#tail.to, context.y];
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
    const headings = tail.headings.map((one) => ({
      ...one,
      items: taken.slice(one.from - tail.from, one.to - tail.from),
    }));
    const moved = { items: taken, topY, heightPt: tail.endY - topY, starts: tail.starts, headings };
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
    this.#tail = {
      page: context.page,
      from,
      to,
      y,
      endY: context.y,
      starts: [...moved.starts],
      headings: [],
      leads: stays,
    };
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

/**
 * Sets headings that were taken off a page to the measure of another.
 *
 * @param widerPt - By how much that is wider.
 * @returns The same headings where one of them calls a note: that stands already.
 */
export function resetTail(moved: MovedTail, widerPt: number): MovedTail {
  // One that is being placed has no items yet: it sets itself.
  const headings = moved.headings.filter(({ items }) => items.length > 0);
  const count = headings.reduce((sum, { items }) => sum + items.length, 0);
  if (count < moved.items.length || moved.items.some((item) => item.kind === "line" && item.text.calls.length > 0))
    return moved;
  const items: LayoutItem[] = [];
  let y = moved.topY;
  let beforeY = moved.topY;
  for (const heading of headings) {
    const topY = Math.min(...heading.items.map((item) => item.y));
    const galley = heading.setTo(heading.widthPt + widerPt);
    y += topY - beforeY;
    items.push(...placeGalley(galley, heading.x, y));
    y += galley.heightPt;
    beforeY = heading.endY;
  }
  return { ...moved, items, heightPt: y - moved.topY };
}
