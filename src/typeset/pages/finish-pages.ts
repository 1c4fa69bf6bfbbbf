import type { LinkArea, Page, PageItem } from "../../model/page.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import type { PdfmakePage } from "../pdfmake.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";
import { finishBox } from "./finish-box.js";
import { finishLine } from "./finish-line.js";
import { drawMarginBoxes } from "./margin-boxes.js";
import type { PageFacts } from "./page-facts.js";

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
  environment: InlineEnvironment,
): readonly Page[] {
  return pages.map((page, index) => {
    const style = page.record?.style;
    const items: PageItem[] = [];
    const links: LinkArea[] = [];
    if (style?.backgroundColor !== undefined) {
      items.push({
        kind: "rect",
        xPt: 0,
        yPt: 0,
        widthPt: style.widthPt,
        heightPt: style.heightPt,
        color: style.backgroundColor,
        mark: LAYOUT_ARTIFACT,
      });
    }
    for (const { item } of page.items) {
      if (item.kind === "box") {
        items.push(...finishBox(item));
        continue;
      }
      const line = finishLine(item, facts);
      items.push(...line.items);
      links.push(...line.links);
    }
    items.push(...(rules[index] ?? []));
    if (style !== undefined) items.push(...drawMarginBoxes(style, index, pages.length, facts, environment));
    return { widthPt: page.pageSize.width, heightPt: page.pageSize.height, items, links };
  });
}
