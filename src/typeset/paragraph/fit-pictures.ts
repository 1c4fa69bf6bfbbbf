import type { InlineItem, PictureItem } from "./inline-item.js";
import { sizePicture } from "./size-picture.js";
import type { PictureSize } from "./size-picture.js";

/** What the page has room for. */
export interface PictureLimit {
  /** Height of the tallest picture, in pt. */
  readonly mostPt: number;
  /** A picture that would be so high is made lower. */
  readonly onShrink: (heightPt: number) => void;
}

/**
 * Gives pictures whose width is a percentage their size, and makes those that are wider than the measure as wide as
 * it: a picture is never cut. None is taller than `limit` allows, the height of a page.
 */
export function fitPictures(
  items: readonly InlineItem[],
  measurePt: number,
  limit?: PictureLimit,
): readonly InlineItem[] {
  const maxHeightPt = limit?.mostPt ?? Infinity;
  if (
    !items.some(
      (item) =>
        item.kind === "picture" &&
        (item.sizing !== undefined || item.outerWidthPt > measurePt || item.heightPt > maxHeightPt),
    )
  ) {
    return items;
  }
  return items.map((item) => (item.kind === "picture" ? fitPicture(item, measurePt, maxHeightPt, limit) : item));
}

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

function fitPicture(
  item: PictureItem,
  measurePt: number,
  maxHeightPt: number,
  limit: PictureLimit | undefined,
): PictureItem {
  const marginsPt = item.outerWidthPt - item.widthPt;
  const sized = item.sizing === undefined ? item : sizePicture(item.picture, item.sizing, measurePt);
  const { widthPt, heightPt } = limitSize(sized, item, measurePt - marginsPt, maxHeightPt);
  if (heightPt > maxHeightPt - TOLERANCE_PT) {
    const wantedPt = limitSize(sized, item, measurePt - marginsPt, Infinity).heightPt;
    if (wantedPt > maxHeightPt + TOLERANCE_PT) limit?.onShrink(wantedPt);
  }
  return {
    ...item,
    widthPt,
    heightPt,
    abovePt: fitAbove(item, heightPt),
    outerWidthPt: widthPt + marginsPt,
  };
}

/** A picture keeps the proportions of its box where that does not fit; one that fits itself into its box does not mind. */
function limitSize(
  { widthPt, heightPt }: PictureSize,
  { context }: PictureItem,
  mostWidthPt: number,
  mostHeightPt: number,
): PictureSize {
  const { height, objectFit } = context.style.computed;
  if (objectFit !== "fill" && typeof height === "number") {
    return { widthPt: Math.min(widthPt, mostWidthPt), heightPt: Math.min(heightPt, mostHeightPt) };
  }
  const scale = Math.min(1, mostWidthPt / widthPt, mostHeightPt / heightPt);
  return { widthPt: widthPt * scale, heightPt: heightPt * scale };
}

/** What is above the baseline shrinks and grows with the picture; its margin below stays. */
function fitAbove({ abovePt, heightPt: beforePt, marginBottomPt }: PictureItem, heightPt: number): number {
  return beforePt > 0 ? ((abovePt - marginBottomPt) * heightPt) / beforePt + marginBottomPt : heightPt + marginBottomPt;
}
