import type { LinkArea, Page, PageItem } from "../../model/page.js";
import type { PdfmakePage } from "../pdfmake.js";
import { finishBox } from "./finish-box.js";
import { finishLine } from "./finish-line.js";
import { drawMarginBoxes } from "./margin-boxes.js";
import type { FurnitureHost } from "./margin-boxes.js";
import { labelPages } from "./label-pages.js";
import { orderByLayer } from "../layers.js";
import type { PageFacts } from "./page-facts.js";
import { drawMarks, findSheet, paintPage } from "./print-sheet.js";

/**
 * Turns pdfmake's pages into ours: lines become runs of text at fixed places, boxes become rectangles and rules,
 * running heads are added.
 *
 * @param rules - What stands above the notes of each page.
 */
export function finishPages(
  pages: readonly PdfmakePage[],
  rules: readonly (readonly PageItem[])[],
  facts: PageFacts,
  host: FurnitureHost,
): readonly Page[] {
  const labels = labelPages(pages, facts.numbers);
  return pages.map((page, index) => {
    const style = page.record?.style;
    const items: PageItem[] = [];
    const links: LinkArea[] = [];
    if (style !== undefined) items.push(...paintPage(style, host.findBackground));
    for (const item of orderByLayer(page.items.map(({ item }) => item))) {
      if (item.kind === "box") {
        items.push(...finishBox(item, host.findBackground));
        continue;
      }
      const line = finishLine(item, facts, index);
      items.push(...line.items);
      links.push(...line.links);
    }
    items.push(...(rules[index] ?? []));
    if (page.record !== undefined) items.push(...drawMarginBoxes(page.record, pages.length, facts, host));
    const sheet = style && findSheet(style);
    if (style !== undefined) items.push(...drawMarks(style));
    const label = labels[index];
    return {
      widthPt: page.pageSize.width,
      heightPt: page.pageSize.height,
      items,
      links,
      ...(sheet === undefined ? {} : { sheet }),
      ...(label === undefined ? {} : { label }),
    };
  });
}
