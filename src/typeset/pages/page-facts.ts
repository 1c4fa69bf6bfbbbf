import type { StyledElement } from "../../model/styled.js";
import type { Destination } from "../../model/page.js";
import type { PdfmakePage } from "../pdfmake.js";

/** Where named things stand, known when every line has its place. */
export interface PageFacts {
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Elements that are bookmarks, with their id, in the order of the pages. */
  readonly bookmarks: readonly Bookmark[];
  /** Named strings: their assignments in the order of the pages. */
  readonly strings: ReadonlyMap<string, readonly StringAssignment[]>;
}

export interface Bookmark {
  readonly element: StyledElement;
  readonly target: string;
}

export interface StringAssignment {
  readonly page: number;
  readonly value: string;
}

/** Walks the pages once and notes where ids, bookmarks and named strings begin. */
export function collectPageFacts(pages: readonly PdfmakePage[]): PageFacts {
  const destinations = new Map<string, Destination>();
  const bookmarks: Bookmark[] = [];
  const strings = new Map<string, StringAssignment[]>();
  pages.forEach((page, index) => {
    for (const { item } of page.items) {
      if (item.kind !== "line" || item.artifact !== undefined) continue;
      for (const element of item.text.events) {
        const target = element.attributes["id"] ?? `bookmark-${String(bookmarks.length + 1)}`;
        if (!destinations.has(target)) destinations.set(target, { page: index, xPt: item.x, yPt: item.y });
        if (element.style.bookmarkLevel > 0) bookmarks.push({ element, target });
        for (const [name, value] of element.strings ?? []) {
          const list = strings.get(name) ?? [];
          list.push({ page: index, value });
          strings.set(name, list);
        }
      }
    }
  });
  return { destinations, bookmarks, strings };
}

type StringPosition = "first" | "start" | "last" | "first-except";

/** @returns The value of a named string on a page (CSS GCPM 3, 1.3). */
export function findString(facts: PageFacts, name: string, page: number, position: StringPosition): string {
  const all = facts.strings.get(name) ?? [];
  const here = all.filter((assignment) => assignment.page === page);
  const entry = all.filter((assignment) => assignment.page < page).at(-1)?.value ?? "";
  switch (position) {
    case "first":
      return here[0]?.value ?? entry;
    case "start":
      return entry;
    case "last":
      return here.at(-1)?.value ?? entry;
    case "first-except":
      return here.length > 0 ? "" : entry;
  }
}
