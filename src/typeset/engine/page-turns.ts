import type { BreakValue } from "../../model/computed-style.js";
import type { BlockNode, LayoutNode } from "../layout-node.js";
import { toForced } from "./forced-turn.js";
import type { ForcedTurn } from "./forced-turn.js";
import type { PageWriter } from "./page-writer.js";
import { turnTo } from "./turn-pages.js";

/** What a block asks of the page that it begins on. */
export interface PageStart {
  /** A forced break before it. */
  readonly forced: ForcedTurn | undefined;
  /** Name of the page that it stands on. */
  readonly name: string;
}

/**
 * Forced breaks and named pages in the flow of the document. A break behind a block waits for what comes next, so that a
 * document does not end in an empty page, and a page knows what stands on it when it is made.
 *
 * @see CSS Fragmentation 3, 3.1; CSS Paged Media 3, 8
 */
export class PageTurns {
  readonly #writer: PageWriter;
  readonly #rtl: boolean;
  #pending: PageStart["forced"];

  constructor(writer: PageWriter, rtl: boolean) {
    this.#writer = writer;
    this.#rtl = rtl;
  }

  /** Turns pages before a child of a block in the flow, if it or what it begins with asks for it. */
  before(node: LayoutNode): void {
    if (this.#isOutOfFlow(node)) return;
    const { forced: own, name } = findPageStart(node, this.#rtl);
    const forced = combine(this.#pending, own);
    this.#pending = undefined;
    const current = this.#writer.record?.kind.name;
    if (forced === undefined && (current === undefined || current === name)) return;
    if (this.#isInRow()) this.#turnInRow(forced);
    else turnTo(this.#writer, forced?.side, name);
  }

  /** Notes the forced break behind a block. */
  after(value: BreakValue): void {
    const forced = toForced(value, this.#rtl);
    if (forced === undefined || this.#writer.record === undefined) return;
    if (this.#isInRow()) this.#writer.moveToNextPage();
    else this.#pending = combine(this.#pending, forced);
  }

  /** In parallel flows only breaks to any next page have a meaning: the cells beside have no other page. */
  #turnInRow(forced: PageStart["forced"]): void {
    if (forced !== undefined && !this.#writer.isFresh) this.#writer.moveToNextPage();
  }

  #isInRow(): boolean {
    return this.#writer.context().snapshots.length > 0;
  }

  #isOutOfFlow(node: LayoutNode): boolean {
    // Within a detached block there are no pages, so nothing breaks.
    if (this.#writer.record === undefined) return true;
    return "stack" in node && node.style.float !== "none";
  }
}

/** What a block asks for, and what the first block in it does: the one within has the last word (CSS Fragmentation 3, 3.1). */
export function findPageStart(node: LayoutNode, rtl: boolean): PageStart {
  let forced: PageStart["forced"];
  let current: LayoutNode = node;
  for (;;) {
    if ("paragraph" in current) return { forced, name: current.paragraph.style.computed.page };
    if ("columns" in current)
      for (const { style } of current.columns) forced = combine(forced, toForced(style.breakBefore, rtl));
    if ("tableRows" in current)
      for (const { breakBefore } of current.tableRows.slice(0, current.headRows + 1))
        forced = combine(forced, toForced(breakBefore, rtl));
    if ("items" in current)
      for (const { row, node: item } of current.items)
        if (row === 0) forced = combine(forced, toForced(item.style.breakBefore, rtl));
    if (!("stack" in current)) return { forced, name: current.style.page };
    forced = combine(forced, toForced(current.style.breakBefore, rtl));
    const first = findFirstChild(current);
    if (first === undefined) return { forced, name: current.style.page };
    current = first;
  }
}

function findFirstChild(node: BlockNode): LayoutNode | undefined {
  return node.stack.find((child) => !("stack" in child) || child.style.float === "none");
}

/** Two breaks at one place are one; a side outweighs none, and of two sides the later one holds. */
function combine(before: PageStart["forced"], after: PageStart["forced"]): PageStart["forced"] {
  return after?.side === undefined ? (before ?? after) : after;
}
