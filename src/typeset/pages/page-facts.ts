import type { Destination } from "../../model/page.js";
import type { PageCounter, StyledElement } from "../../model/styled.js";
import type { PdfmakePage } from "../pdfmake.js";

/** Where named things stand, known when every line has its place. */
export interface PageFacts {
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Elements that are bookmarks, with their id, in the order of the pages. */
  readonly bookmarks: readonly Bookmark[];
  /** Named strings: their assignments in the order of the pages. */
  readonly strings: ReadonlyMap<string, readonly Assignment<string>[]>;
  /** Running elements by their name, in the order of the pages. */
  readonly running: ReadonlyMap<string, readonly Assignment<StyledElement>[]>;
  /** The number of each page: the page counter. */
  readonly numbers: readonly number[];
}

export interface Bookmark {
  readonly element: StyledElement;
  readonly target: string;
}

/** A name gets a value in the course of the text. */
export interface Assignment<T> {
  /** Index, from 0. */
  readonly page: number;
  /** It is made by what the page begins with. */
  readonly leads: boolean;
  readonly value: T;
}

/**
 * Walks the pages once and notes where ids, bookmarks, named strings and running elements begin.
 *
 * @param trailing - Elements behind all text.
 */
export function collectPageFacts(pages: readonly PdfmakePage[], trailing: readonly StyledElement[]): PageFacts {
  const destinations = new Map<string, Destination>();
  const bookmarks: Bookmark[] = [];
  const strings = new Map<string, Assignment<string>[]>();
  const running = new Map<string, Assignment<StyledElement>[]>();
  const counters = new Map<number, PageCounter[]>();
  const note = (element: StyledElement, page: number, leads: boolean): void => {
    for (const [name, value] of element.strings ?? []) append(strings, name, { page, leads, value });
    if (element.style.running !== undefined) append(running, element.style.running, { page, leads, value: element });
    if (element.pageCounter !== undefined) append(counters, page, element.pageCounter);
  };
  pages.forEach((page, index) => {
    let leads = true;
    for (const { item } of page.items) {
      if (item.kind !== "line" || item.artifact !== undefined) continue;
      for (const element of item.text.events) {
        const target = element.attributes["id"] ?? `bookmark-${String(bookmarks.length + 1)}`;
        if (!destinations.has(target)) destinations.set(target, { page: index, xPt: item.x, yPt: item.y });
        if (element.style.bookmarkLevel > 0) bookmarks.push({ element, target });
        note(element, index, leads);
      }
      leads = false;
    }
  });
  for (const element of trailing) note(element, Math.max(pages.length - 1, 0), false);
  return { destinations, bookmarks, strings, running, numbers: countPages(pages.length, counters) };
}

function append<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Each page counts one more than the one before, unless what stands on it sets the counter. */
function countPages(count: number, changes: ReadonlyMap<number, readonly PageCounter[]>): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let page = 0; page < count; page++) {
    number += 1;
    for (const { set, add } of changes.get(page) ?? []) number = (set ?? number) + add;
    numbers.push(number);
  }
  return numbers;
}

type Position = "first" | "start" | "last" | "first-except";

/** @returns What a name stands for on a page (CSS GCPM 3, 1.1.2); `undefined` for nothing. */
export function findAssigned<T>(
  all: readonly Assignment<T>[] | undefined,
  page: number,
  position: Position,
): T | undefined {
  if (all === undefined) return undefined;
  const from = countBefore(all, page);
  const to = countBefore(all, page + 1);
  const entry = all[from - 1]?.value;
  const first = all[from];
  if (from === to || first === undefined) return entry;
  switch (position) {
    case "first":
      return first.value;
    case "start":
      return first.leads ? first.value : entry;
    case "last":
      return all[to - 1]?.value;
    case "first-except":
      return undefined;
  }
}

/** Number of assignments on the pages before this one; they are in the order of the pages. */
function countBefore(all: readonly Assignment<unknown>[], page: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.page ?? Infinity) < page) low = middle + 1;
    else high = middle;
  }
  return low;
}
