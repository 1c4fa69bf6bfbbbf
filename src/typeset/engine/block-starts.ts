import type { LayoutItem } from "../layout-item.js";
import type { PdfmakePage } from "../pdfmake.js";
import type { Anchor } from "../side-area.js";

/** Where a block begins: known when its first line or box is placed. */
export interface StartRecord {
  anchor: Anchor | undefined;
  /** What stands there, if it is within a block laid out apart, whose place is not known yet. */
  item?: LayoutItem;
}

/** Blocks that have begun and of which nothing has a place yet. */
export class BlockStarts {
  #waiting: StartRecord[] = [];
  /** Those within blocks laid out apart, of which nothing stands anywhere yet. */
  #unseen: StartRecord[] = [];

  /** @param apart - Whether the block is within one that is laid out apart. */
  await(apart: boolean): StartRecord {
    const start: StartRecord = { anchor: undefined };
    this.#waiting.push(start);
    if (apart) this.#unseen.push(start);
    return start;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Something is put down, if only within a block laid out apart. */
  see(item: LayoutItem): void {
    if (this.#unseen.length === 0) return;
    for (const start of this.#unseen) start.item = item;
    this.#unseen = [];
  }

  /** Something has its place: what waits begins there. */
  settle(page: number, y: number): readonly StartRecord[] {
    const settled = this.#waiting;
    this.#waiting = [];
    for (const start of settled) start.anchor = { page, y };
    return settled;
  }
}

/** @returns Where a block began: what was laid out apart has its place by now. */
export function findAnchor({ anchor, item }: StartRecord, pages: readonly PdfmakePage[]): Anchor | undefined {
  if (item === undefined) return anchor;
  const page = pages.findLastIndex(({ items }) => items.some((placed) => placed.item === item));
  return page < 0 ? anchor : { page, y: item.y };
}
