import type { InlineItem, PictureItem } from "./inline-item.js";
import type { VectorPicture } from "../../model/picture.js";
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
        (item.sizing !== undefined ||
          findDrawing(item) !== undefined ||
          item.outerWidthPt > measurePt ||
          item.heightPt > maxHeightPt),
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
  const drawFor = findDrawing(item);
  if (drawFor !== undefined) return fitPicture(drawItem(item, drawFor, measurePt), measurePt, maxHeightPt, limit);
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

function findDrawing({ picture }: PictureItem): VectorPicture["drawFor"] {
  return picture.kind === "svg" ? picture.drawFor : undefined;
}

/** A drawing that is made for its width: lengths and sizes of type in it are those of the page. */
function drawItem(item: PictureItem, drawFor: NonNullable<VectorPicture["drawFor"]>, measurePt: number): PictureItem {
  const marginsPt = item.outerWidthPt - item.widthPt;
  const sized = item.sizing === undefined ? item : sizePicture(item.picture, item.sizing, measurePt);
  const picture = drawFor(Math.max(Math.min(sized.widthPt, measurePt - marginsPt), LEAST_DRAWING_PT));
  if (picture === undefined) return { ...item, picture: BLANK, widthPt: 0, heightPt: 0, outerWidthPt: marginsPt };
  const { widthPt, heightPt } = picture;
  // It has its size: no share of the measure is taken of it again.
  return {
    ...withoutSizing(item),
    picture,
    widthPt,
    heightPt,
    abovePt: fitAbove(item, heightPt),
    outerWidthPt: widthPt + marginsPt,
  };
}

function withoutSizing(item: PictureItem): PictureItem {
  const copy = { ...item };
  delete copy.sizing;
  return copy;
}

/** Narrower places have no room for a word. */
const LEAST_DRAWING_PT = 40;

const BLANK: VectorPicture = {
  kind: "svg",
  key: "blank",
  widthPt: 1,
  heightPt: 1,
  viewBox: [0, 0, 1, 1],
  fit: { kind: "stretch" },
  nodes: [],
};

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
