import type { Edges } from "../../model/computed-style.js";
import { createFragment, isPainted } from "../box.js";
import type { BoxFragment } from "../box.js";
import type { BlockNode } from "../layout-node.js";
import { resolveHeights, type ContentHeights } from "../lengths.js";
import { deepen } from "../page-record.js";
import type { StartRecord } from "./block-starts.js";
import type { PageWriter } from "./page-writer.js";

interface PageChange {
  readonly prevPage: number;
  readonly prevY: number;
}

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** Pages that the height of one box may fill beyond its content: what is higher is a slip of the pen. */
const MOST_PAGES = 50;

/** A box on its way over the pages: one fragment a page, drawn under the content, closed where the content ends. */
export class OpenBox {
  readonly #node: BlockNode;
  readonly #insets: Edges<number>;
  /** Padding and border at a break: none, or those of a closed box. */
  readonly #breakTop: number;
  readonly #breakBottom: number;
  readonly #writer: PageWriter;
  readonly #parent: OpenBox | undefined;
  /** Place and width where it opens: where the page turns, the context is that of the innermost block. */
  readonly #x: number;
  readonly #widthPt: number;
  /** Measure of the page where it opens; on others the box is as much wider as they are. `undefined` in rows. */
  readonly #measurePt: number | undefined;
  readonly #fragments = new Map<number, BoxFragment>();
  /** Where what stands in it ends, by page. */
  readonly #filled = new Map<number, number>();
  /** Blocks that begin with it, where it is painted. */
  readonly #starts: StartRecord[] = [];
  readonly #onPage = (change: PageChange): void => {
    this.#turnPage(change);
  };

  private constructor(node: BlockNode, insets: Edges<number>, writer: PageWriter) {
    this.#node = node;
    this.#insets = insets;
    this.#breakTop = node.frame.clone ? insets.top : 0;
    this.#breakBottom = node.frame.clone ? insets.bottom : 0;
    this.#writer = writer;
    this.#parent = writer.box;
    const context = writer.context();
    this.#x = context.x - insets.left;
    this.#widthPt = context.availableWidth + insets.left + insets.right;
    this.#measurePt = context.snapshots.length > 0 ? undefined : writer.record?.widthPt;
  }

  /** Opens a box at the current place; a block without insets, background and border needs none. */
  static open(node: BlockNode, insets: Edges<number>, writer: PageWriter): OpenBox | undefined {
    const { style } = node;
    const sized =
      style.height !== "auto" || style.minHeight !== 0 || style.maxHeight !== "none" || style.position !== undefined;
    if (!isPainted(node.frame) && !sized && insets.top === 0 && insets.bottom === 0) return undefined;
    const box = new OpenBox(node, insets, writer);
    let { isEmpty } = writer;
    writer.flushGap();
    // A box whose first line would stand on the next page opens there.
    const leastPt = insets.top + insets.bottom + style.lineHeight;
    if (writer.record !== undefined && !isEmpty && writer.findRoom([]) < leastPt && !node.cell) {
      writer.moveToNextPage();
      ({ isEmpty } = writer);
    }
    box.#start(undefined, insets.top);
    if (isEmpty && writer.record !== undefined) writer.stayEmpty();
    writer.box = box;
    writer.on("pageChanged", box.#onPage);
    return box;
  }

  /** What it and the boxes around it take of each further page, in pt. */
  get reservedPt(): number {
    const y = this.#writer.tail.findEnd(this.#writer.context());
    const [first] = this.#fragments.values();
    const hasBegun = this.#fragments.size > 1 || (first !== undefined && y > first.y + this.#insets.top + TOLERANCE_PT);
    // Without content it opens anew, with its upper edge.
    const topPt = hasBegun ? this.#breakTop : this.#insets.top;
    return topPt + this.#insets.bottom + (this.#parent?.reservedPt ?? 0);
  }

  /**
   * Moves down so far that the content is at least `leastPt` high, over pages if it has to.
   *
   * @returns By how much the content is higher than it should be at most, in pt: nothing is cut off or overprinted.
   */
  reach({ leastPt, mostPt }: ContentHeights): number {
    const writer = this.#writer;
    if (leastPt <= 0 && mostPt === Infinity) return 0;
    this.#spendGap();
    const contentPt = this.#findContentHeight();
    let missing = leastPt - contentPt;
    for (let pages = 0; pages < MOST_PAGES && missing > TOLERANCE_PT; pages++) {
      const context = writer.context();
      const room = writer.record === undefined ? Infinity : Math.max(writer.findRoom([]), 0);
      context.moveDown(Math.min(missing, room));
      this.fill();
      deepen(writer.record, writer.context().y);
      missing -= room;
      if (missing > TOLERANCE_PT) writer.moveToNextPage();
    }
    return Math.max(contentPt - mostPt, 0);
  }

  /** The margin below the last block of the content: what of it has no room is cut off. */
  #spendGap(): void {
    const writer = this.#writer;
    const room = Math.max(writer.findRoom([]) + writer.gap.size, 0);
    writer.context().moveDown(Math.min(writer.gap.size, room));
    writer.gap.clear();
  }

  /** Height of the content on all pages so far, in pt. */
  #findContentHeight(): number {
    const context = this.#writer.context();
    let height = 0;
    for (const [page, fragment] of this.#fragments) {
      const top = fragment.first ? this.#insets.top : this.#breakTop;
      const bottomY = page === context.page ? context.y : fragment.y + fragment.heightPt - this.#breakBottom;
      height += Math.max(bottomY - fragment.y - top, 0);
    }
    return height;
  }

  /** Height of the padding and borders of this box and of those around it, in pt. */
  get heldPt(): number {
    return this.#insets.top + this.#insets.bottom + (this.#parent?.heldPt ?? 0);
  }

  /** Height of what it and the boxes around it have at their feet, in pt. */
  get heldBelowPt(): number {
    return this.#insets.bottom + (this.#parent?.heldBelowPt ?? 0);
  }

  /** @returns The last fragment. */
  close(): BoxFragment | undefined {
    const writer = this.#writer;
    const context = writer.context();
    this.#spendGap();
    writer.removeListener("pageChanged", this.#onPage);
    writer.box = this.#parent;
    const contentPt = writer.tail.isWaiting ? this.#findContentHeight() : 0;
    context.availableHeight += this.#insets.bottom;
    context.moveDown(this.#insets.bottom);
    deepen(writer.record, writer.context().y);
    const fragment = this.#fragments.get(context.page);
    if (fragment !== undefined) {
      fragment.heightPt = context.y - fragment.y;
      fragment.last = true;
      if (fragment.heightPt > 0) this.#parent?.fill();
    }
    if (writer.record !== undefined) {
      const closed = {
        box: this,
        parent: this.#parent,
        isPainted: isPainted(this.#node.frame),
        contentPt,
        starts: this.#starts,
      };
      writer.tail.closeBox(closed, context);
    }
    return fragment;
  }

  #start(before: BoxFragment | undefined, topPt: number): void {
    const context = this.#writer.context();
    const fragment = createFragment(this.#node.frame, this.#x, context.y, this.#findWidth(), before);
    this.#fragments.set(context.page, fragment);
    if (isPainted(this.#node.frame)) this.#starts.push(...this.#writer.pushItem(fragment));
    // What began with a box that held nothing yet begins where the box opens anew.
    if (before === undefined) for (const start of this.#starts) start.anchor = { page: context.page, y: context.y };
    if (this.#writer.record !== undefined) this.#writer.tail.addBox(fragment, context);
    context.moveDown(topPt);
    // Held free on every page, since any may turn out to be the one where the box ends.
    context.availableHeight -= this.#insets.bottom;
  }

  #findWidth(): number {
    const { record } = this.#writer;
    return this.#measurePt === undefined || record === undefined
      ? this.#widthPt
      : this.#widthPt + record.widthPt - this.#measurePt;
  }

  #turnPage({ prevPage, prevY }: PageChange): void {
    const context = this.#writer.context();
    const before = this.#fragments.get(prevPage);
    if (before !== undefined && this.#writer.tail.hasMoved(before, context)) {
      this.#fragments.delete(prevPage);
      this.#fragments.set(context.page, before);
      context.availableHeight -= this.#insets.bottom;
      return;
    }
    // Edges and margins of what was opened in vain, and opens anew on this page, are no content.
    this.#growTo(prevPage, Math.min(prevY, this.#filled.get(prevPage) ?? -Infinity));
    const here = this.#fragments.get(context.page);
    if (here !== undefined) {
      context.moveDown(here.first ? this.#insets.top : this.#breakTop);
      context.availableHeight -= this.#insets.bottom;
      return;
    }
    const started = [...this.#fragments.values()].findLast((fragment) => fragment.heightPt > 0);
    this.#start(started, started === undefined ? this.#insets.top : this.#breakTop);
  }

  /** Something has been placed in it that ends at the current place. */
  fill(): void {
    const { page, y } = this.#writer.context();
    const known = this.#filled.get(page);
    if (known === undefined || known < y) this.#filled.set(page, y);
    this.#parent?.fill();
  }

  /** A cell in it ends here: those beside may leave the page higher up. */
  growToCell(): void {
    const { page, y } = this.#writer.context();
    if (this.#filled.has(page)) this.#growTo(page, y);
  }

  /** Ends the fragment of a page below its content, and those around it below it; a fragment without content is none. */
  #growTo(page: number, contentY: number): void {
    const fragment = this.#fragments.get(page);
    if (fragment === undefined) return;
    const top = fragment.first ? this.#insets.top : this.#breakTop;
    if (contentY <= fragment.y + top + TOLERANCE_PT) return;
    fragment.heightPt = Math.max(fragment.heightPt, contentY + this.#breakBottom - fragment.y);
    if (this.#parent !== undefined) this.#parent.#growTo(page, fragment.y + fragment.heightPt);
  }
}

/** Content that is higher than its box by less is not worth a word, in pt. */
const LEAST_EXCESS_PT = 0.5;

/** Makes a box as high as its style asks. @returns What its content is higher than it may be, in pt; 0 if it is not. */
export function reachHeight(node: BlockNode, insets: Edges<number>, box: OpenBox): number {
  // A picture has the height that was found for it, and no page may have room for the one that was asked for.
  if (node.element?.tag === "img") return 0;
  const excessPt = box.reach(resolveHeights(node.style, insets));
  // The height of a table or a cell is always what it is at least (CSS 2.2, 17.5.3).
  const mayGrow = node.style.display === "table-cell" || node.style.display === "table";
  return excessPt > LEAST_EXCESS_PT && !mayGrow ? excessPt : 0;
}
