import type { PageSelector, PageStyle } from "../../model/styled.js";
import type { PageRecord } from "../page-record.js";
import { DocumentContext } from "../pdfmake.js";

/** Height of a page that never ends, for content laid out apart. */
export const ENDLESS_PT = 1e7;

/** @returns The style of the page with this index. */
export type PageMaster = (index: number) => PageStyle;

/** @returns What kind of page the index is: the first one is a right-hand page. */
export function findPageSelectors(index: number): ReadonlySet<PageSelector> {
  const selectors = new Set<PageSelector>([index % 2 === 0 ? "right" : "left"]);
  if (index === 0) selectors.add("first");
  return selectors;
}

/**
 * pdfmake's place on the page, with page masters: each page has the margins of its own style. Without a master it is
 * the context of a detached block: one endless page.
 */
export class PageContext extends DocumentContext {
  readonly #master: PageMaster | undefined;

  constructor(master?: PageMaster) {
    super();
    this.#master = master;
    // A listener per open box and table row: nesting is bounded elsewhere.
    this.setMaxListeners(0);
  }

  override initializePage(): void {
    const page = this.getCurrentPage();
    if (page === null) return;
    if (this.#master === undefined) {
      this.y = 0;
      this.availableHeight = ENDLESS_PT;
      if (Number.isNaN(this.availableWidth)) this.availableWidth = page.pageSize.width;
      return;
    }
    page.record ??= createRecord(this.page, this.#master(this.page));
    const { topPt, bottomPt } = page.record;
    this.y = topPt;
    this.availableHeight = bottomPt - topPt;
  }
}

function createRecord(index: number, style: PageStyle): PageRecord {
  const topPt = style.margin.top;
  return {
    index,
    style,
    topPt,
    bottomPt: style.heightPt - style.margin.bottom,
    foot: 0,
    wholeFoot: 0,
    notes: [],
    floorY: topPt,
    sideY: topPt,
    sideBottomY: topPt,
    sideNotes: [],
  };
}
