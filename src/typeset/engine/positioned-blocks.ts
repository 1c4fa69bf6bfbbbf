import type { Position } from "../../model/computed-style.js";
import { findGalleyCalls, placeGalley } from "../galley.js";
import type { Galley } from "../galley.js";
import { stack } from "../layers.js";
import type { BlockNode } from "../layout-node.js";
import type { PdfmakeContext, PdfmakePage } from "../pdfmake.js";
import type { Anchor } from "../side-area.js";
import type { StartRecord } from "./block-starts.js";
import type { PageWriter } from "./page-writer.js";
import { findX, findY, fitBlock } from "./solve-position.js";
import type { Room } from "./solve-position.js";

/** What lays positioned blocks out. */
interface PositionHost {
  readonly writer: PageWriter;
  detach(node: BlockNode, widthPt: number): Galley;
  /** Width that a block takes where nothing limits it, in pt, its margins included. */
  measure(node: BlockNode): { readonly minPt: number; readonly maxPt: number };
}

/** A block that waits for the box that it is placed in, and where it would stand in the flow. */
interface WaitingBlock {
  readonly node: BlockNode;
  readonly context: PdfmakeContext;
  readonly x: number;
  readonly y: number;
}

/** A block whose edges positioned blocks within it are measured from. */
interface OpenContainer {
  readonly context: PdfmakeContext;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly waiting: WaitingBlock[];
}

/** A block that is placed by the edges of the page that it would stand on. */
interface PageBlock {
  readonly node: BlockNode;
  readonly start: StartRecord;
  readonly x: number;
}

/**
 * Blocks that are taken out of the flow (`position: absolute`): each waits until the box that holds it has its place
 * and size, and is then set by its edges. Without such a box it is the page, whole as it is cut.
 *
 * @see CSS 2.2, 9.6 and 10.1
 */
export class PositionedBlocks {
  readonly #host: PositionHost;
  readonly #containers: OpenContainer[] = [];
  #onPages: PageBlock[] = [];

  constructor(host: PositionHost) {
    this.#host = host;
  }

  /** What waits; `forget` takes the state back to it. */
  mark(): readonly [number, number] {
    return [this.#containers.at(-1)?.waiting.length ?? 0, this.#onPages.length];
  }

  /** Forgets blocks of a layout that was given up. */
  forget([waiting, onPages]: readonly [number, number]): void {
    this.#containers.at(-1)?.waiting.splice(waiting);
    this.#onPages.length = onPages;
  }

  /** Takes a block out of the flow at the current place. */
  hold(node: BlockNode): void {
    const { writer } = this.#host;
    const context = writer.context();
    const y = context.y + writer.gap.size;
    const container = this.#containers.at(-1);
    if (container !== undefined) {
      container.waiting.push({ node, context, x: context.x, y });
      return;
    }
    if (writer.cuts !== undefined) {
      writer.cuts.notes.push({ node, y, afterY: y });
      return;
    }
    this.#onPages.push({ node, start: writer.awaitStart(), x: context.x });
  }

  /** Takes a block whose page is known. */
  holdAt(node: BlockNode, anchor: Anchor): void {
    this.#onPages.push({ node, start: { anchor }, x: this.#host.writer.context().x });
  }

  /** Opens a box that positioned blocks are placed in; (x, y) is the corner of its padding. */
  open(x: number, y: number, widthPt: number): void {
    const context = this.#host.writer.context();
    this.#containers.push({ context, page: context.page, x, y, widthPt, waiting: [] });
  }

  /** Closes the box that was opened last, whose padding ends at `bottomY`, and places what waits for it. */
  close(bottomY: number): void {
    const container = this.#containers.pop();
    if (container === undefined) return;
    for (const block of container.waiting) {
      const { context } = container;
      const part = findPart(container, bottomY, block.node.style.position);
      const known = block.context === context;
      this.#place(block.node, part.page, part.room, {
        x: known ? block.x : container.x,
        y: known ? block.y : container.y,
      });
    }
  }

  /** Places what is set by the edges of pages, when all of them are there. */
  placeOnPages(): void {
    const blocks = this.#onPages;
    this.#onPages = [];
    const { page: last, pages } = this.#host.writer.context();
    for (const { node, start, x } of blocks) {
      const page = pages[start.anchor?.page ?? last];
      if (page?.record === undefined) continue;
      const { style } = page.record;
      // The page will be lowered by what floats to its top; its own edges stay.
      const room = { x: 0, y: -page.record.head, widthPt: style.widthPt, heightPt: style.heightPt };
      this.#place(node, page, room, { x, y: start.anchor?.y ?? style.margin.top });
    }
    if (this.#onPages.length > 0) this.placeOnPages();
  }

  #place(node: BlockNode, page: PdfmakePage | undefined, room: Room, flow: { x: number; y: number }): void {
    const { position } = node.style;
    if (position === undefined || page === undefined) return;
    const fitted = fitBlock(node, position, room, this.#host.measure(node));
    const galley = this.#host.detach(fitted.node, fitted.widthPt);
    const x = findX(node.style, position, room, fitted.widthPt) ?? flow.x;
    const y = findY(node.style, position, room, galley.heightPt) ?? flow.y;
    const calls = findGalleyCalls(galley);
    const items = placeGalley(galley, x, y);
    stack(items, position, node.frame);
    for (const item of items) page.items.push({ type: item.kind, item });
    if (page.record !== undefined && calls.length > 0) this.#host.writer.foot.place(calls, page.record, findFoot(page));
  }
}

function findFoot({ record }: PdfmakePage): number {
  return record === undefined ? 0 : record.bottomPt - record.foot - record.floorY;
}

/** A box that was broken takes what hangs on its upper edge on its first page, and on its lower edge on its last. */
function findPart(
  container: OpenContainer,
  bottomY: number,
  position: Position | undefined,
): { readonly page: PdfmakePage | undefined; readonly room: Room } {
  const { context, page, x, y, widthPt } = container;
  if (context.page === page) {
    return { page: context.pages[page], room: { x, y, widthPt, heightPt: Math.max(bottomY - y, 0) } };
  }
  const atTop = position === undefined || position.inset.top !== "auto" || position.inset.bottom === "auto";
  const index = atTop ? page : context.page;
  const record = context.pages[index]?.record;
  const top = atTop ? y : (record?.topPt ?? 0);
  const bottom = atTop ? (record?.bottomPt ?? y) : bottomY;
  return { page: context.pages[index], room: { x, y: top, widthPt, heightPt: Math.max(bottom - top, 0) } };
}
