import type { LayoutItem, LayoutLine } from "./layout-item.js";

const NO_CALLS: readonly string[] = Object.freeze([]);

/** @returns Ids of the footnotes called in these items, in order; heads of tables that come again call none. */
export function findCalls(items: readonly LayoutItem[]): readonly string[] {
  return items.flatMap((item) => (item.kind === "line" && item.artifact === undefined ? item.text.calls : NO_CALLS));
}

/** Footnotes called by lines that are taken in any order; they come out in the order of reading, as they are placed. */
export class CallList {
  readonly #items: readonly LayoutItem[];
  readonly #lines: { readonly at: number; readonly calls: readonly string[] }[] = [];
  /** Ids in the order of reading. */
  calls = NO_CALLS;

  /** @param items - The galley with all the lines. */
  constructor(items: readonly LayoutItem[]) {
    this.#items = items;
  }

  add(line: LayoutLine): void {
    const { calls } = line.text;
    if (calls.length === 0) return;
    const at = this.#items.indexOf(line);
    const before = this.#lines.findLastIndex((one) => one.at < at);
    this.#lines.splice(before + 1, 0, { at, calls });
    this.calls = this.#lines.flatMap((one) => one.calls);
  }
}
