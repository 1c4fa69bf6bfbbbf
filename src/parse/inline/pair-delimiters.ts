import type { DelimiterItem, Wrap } from "./inline-item.js";

/** The delimiter runs that may still pair, in the order of the text, linked both ways. */
export class DelimiterStack {
  last: DelimiterItem | undefined;

  push(item: DelimiterItem): void {
    item.previous = this.last;
    if (this.last !== undefined) this.last.next = item;
    this.last = item;
  }

  remove(item: DelimiterItem): void {
    if (item.previous !== undefined) item.previous.next = item.next;
    if (item.next === undefined) this.last = item.previous;
    else item.next.previous = item.previous;
  }

  /**
   * Pairs the delimiters above `bottom` and removes them all.
   *
   * Where a search failed is remembered per kind of closer, which makes the whole linear.
   *
   * @param bottom - The delimiter below which nothing is touched; `undefined` for all.
   * @see CommonMark 0.31.2, appendix "process emphasis"
   */
  pair(bottom: DelimiterItem | undefined): void {
    const floors = new Map<string, number>();
    let closer = bottom === undefined ? this.#first() : bottom.next;
    while (closer !== undefined) {
      const current: DelimiterItem = closer;
      if (!current.canClose || current.rest === 0) {
        closer = current.next;
        continue;
      }
      const key = closerKind(current);
      const opener = findOpener(current, floors.get(key) ?? -1, bottom);
      if (opener === undefined) {
        floors.set(key, current.start);
        closer = current.next;
        if (!current.canOpen) this.remove(current);
        continue;
      }
      this.#join(opener, current);
      if (current.rest === 0) {
        closer = current.next;
        this.remove(current);
      }
    }
    while (this.last !== undefined && this.last !== bottom) this.remove(this.last);
  }

  #first(): DelimiterItem | undefined {
    let item = this.last;
    while (item?.previous !== undefined) item = item.previous;
    return item;
  }

  #join(opener: DelimiterItem, closer: DelimiterItem): void {
    const width = closer.character === "~" ? closer.length : opener.rest >= 2 && closer.rest >= 2 ? 2 : 1;
    opener.rest -= width;
    closer.rest -= width;
    const kind: Wrap["kind"] = closer.character === "~" ? "strikethrough" : width === 2 ? "strong" : "emphasis";
    opener.opens.unshift({ kind, start: opener.start + opener.rest });
    closer.closes++;
    while (closer.previous !== undefined && closer.previous !== opener) this.remove(closer.previous);
    if (opener.rest === 0) this.remove(opener);
  }
}

/** Closers of one kind accept the same openers; e.g. "*1o" for one of length 1, 4, 7 that might open as well. */
function closerKind({ character, length, canOpen }: DelimiterItem): string {
  return character === "~" ? `~${length}` : `${character}${length % 3}${canOpen ? "o" : ""}`;
}

function findOpener(
  closer: DelimiterItem,
  floor: number,
  bottom: DelimiterItem | undefined,
): DelimiterItem | undefined {
  let opener = closer.previous;
  while (opener !== undefined && opener !== bottom && opener.start >= floor) {
    if (opener.character === closer.character && opener.canOpen && mayPair(opener, closer)) return opener;
    opener = opener.previous;
  }
  return undefined;
}

/** The "multiple of 3" rule; strikethrough asks for runs of one length instead. */
function mayPair(opener: DelimiterItem, closer: DelimiterItem): boolean {
  if (closer.character === "~") return opener.length === closer.length;
  const eitherDoesBoth = closer.canOpen || opener.canClose;
  return (
    !eitherDoesBoth || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0)
  );
}
