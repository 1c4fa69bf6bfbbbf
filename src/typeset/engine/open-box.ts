import type { Edges } from "../../model/styled.js";
import { createFragment } from "../box.js";
import type { BoxFragment } from "../box.js";
import type { BlockNode } from "../layout-node.js";
import type { PageWriter } from "./page-writer.js";

interface PageChange {
  readonly prevPage: number;
  readonly prevY: number;
}

/** A box on its way over the pages: one fragment a page, drawn under the content, closed where the content ends. */
export class OpenBox {
  readonly #node: BlockNode;
  readonly #insets: Edges<number>;
  readonly #writer: PageWriter;
  readonly #fragments = new Map<number, BoxFragment>();
  readonly #onPage = (change: PageChange): void => {
    this.#turnPage(change);
  };

  private constructor(node: BlockNode, insets: Edges<number>, writer: PageWriter) {
    this.#node = node;
    this.#insets = insets;
    this.#writer = writer;
  }

  /** Opens a box at the current place; a block without insets, background and border needs none. */
  static open(node: BlockNode, insets: Edges<number>, writer: PageWriter): OpenBox | undefined {
    const { frame, style } = node;
    const sized = style.height !== "auto" || style.minHeight !== 0;
    const painted = isPainted(node);
    if (!painted && !sized && insets.top === 0 && insets.bottom === 0) return undefined;
    const box = new OpenBox(node, insets, writer);
    writer.flushGap();
    // A box whose first line would stand on the next page opens there.
    const leastPt = insets.top + insets.bottom + style.lineHeight;
    if (writer.record !== undefined && !writer.isFresh && writer.findRoom([]) < leastPt && !node.cell)
      writer.moveToNextPage();
    box.#start(true, frame.fill !== undefined || painted);
    writer.on("pageChanged", box.#onPage);
    return box;
  }

  /** Moves down so far that the content is at least `heightPt` high. */
  reach(heightPt: number): void {
    const context = this.#writer.context();
    const fragment = this.#fragments.get(context.page);
    if (fragment === undefined || heightPt === 0) return;
    this.#writer.flushGap();
    const missing = fragment.y + this.#insets.top + heightPt - context.y;
    if (missing > 0 && missing <= context.availableHeight) context.moveDown(missing);
  }

  /** @returns The last fragment. */
  close(): BoxFragment | undefined {
    const context = this.#writer.context();
    const room = Math.max(this.#writer.findRoom([]) + this.#writer.gap.size, 0);
    context.moveDown(Math.min(this.#writer.gap.size, room));
    this.#writer.gap.clear();
    this.#writer.removeListener("pageChanged", this.#onPage);
    context.availableHeight += this.#insets.bottom;
    context.moveDown(this.#insets.bottom);
    const fragment = this.#fragments.get(context.page);
    if (fragment !== undefined) {
      fragment.heightPt = context.y - fragment.y;
      fragment.last = true;
    }
    return fragment;
  }

  #start(first: boolean, painted: boolean): void {
    const context = this.#writer.context();
    const { left, right, top, bottom } = this.#insets;
    const fragment = createFragment(
      this.#node.frame,
      context.x - left,
      context.y,
      context.availableWidth + left + right,
      first,
    );
    this.#fragments.set(context.page, fragment);
    if (painted) this.#writer.pushItem(fragment);
    context.moveDown(top);
    context.availableHeight -= bottom;
  }

  #turnPage({ prevPage, prevY }: PageChange): void {
    const context = this.#writer.context();
    const before = this.#fragments.get(prevPage);
    if (before !== undefined) {
      const empty = prevY <= before.y + this.#insets.top + 0.01;
      const wanted = empty ? 0 : prevY + this.#insets.bottom - before.y;
      before.heightPt = Math.max(before.heightPt, wanted);
    }
    if (this.#fragments.has(context.page)) {
      context.moveDown(this.#insets.top);
      context.availableHeight -= this.#insets.bottom;
      return;
    }
    const started = [...this.#fragments.values()].some((fragment) => fragment.heightPt > 0);
    this.#start(!started, isPainted(this.#node));
  }
}

function isPainted(node: BlockNode): boolean {
  const { fill, border } = node.frame;
  return fill !== undefined || [border.top, border.right, border.bottom, border.left].some((edge) => edge.widthPt > 0);
}
