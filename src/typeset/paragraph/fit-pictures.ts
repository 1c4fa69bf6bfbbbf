import { resolveLength } from "../../model/length.js";
import type { InlineItem, PictureItem } from "./inline-item.js";

/**
 * Gives pictures whose width is a percentage their size, and makes those that are wider than the measure as wide as
 * it: a picture is never cut. None is taller than `maxHeightPt`, the height of a page.
 */
export function fitPictures(
  items: readonly InlineItem[],
  measurePt: number,
  maxHeightPt: number,
): readonly InlineItem[] {
  if (
    !items.some(
      (item) =>
        item.kind === "picture" &&
        (item.share !== undefined || item.outerWidthPt > measurePt || item.heightPt > maxHeightPt),
    )
  ) {
    return items;
  }
  return items.map((item) => (item.kind === "picture" ? fitPicture(item, measurePt, maxHeightPt) : item));
}

function fitPicture(item: PictureItem, measurePt: number, maxHeightPt: number): PictureItem {
  const marginsPt = item.outerWidthPt - item.widthPt;
  const wanted = item.share === undefined ? item.widthPt : resolveLength(item.share, measurePt);
  const tallest = (maxHeightPt / item.heightPt) * item.widthPt;
  const widthPt = Math.min(wanted, measurePt - marginsPt, tallest);
  const scale = widthPt / item.widthPt;
  return {
    ...item,
    widthPt,
    heightPt: item.heightPt * scale,
    abovePt: item.abovePt * scale,
    outerWidthPt: widthPt + marginsPt,
  };
}
