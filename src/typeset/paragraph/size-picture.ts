import type { Length } from "../../model/length.js";
import type { Picture } from "../../model/picture.js";
import type { ComputedStyle, LengthOrAuto } from "../../model/computed-style.js";
import { resolveLength } from "../lengths.js";

/** What a stylesheet says of a picture's size. */
export interface PictureSizing {
  readonly width: LengthOrAuto;
  readonly height: LengthOrAuto;
  readonly minWidth: Length;
  readonly maxWidth: Length | "none";
  readonly minHeight: Length;
  readonly maxHeight: Length | "none";
}

export interface PictureSize {
  readonly widthPt: number;
  readonly heightPt: number;
}

/** The picture of a block fills the block, whose width the share has made already. */
const WHOLE: Length = { percent: 100 };

/** @returns What sizes a picture in a line, or one that is a block of its own. */
export function findSizing(style: ComputedStyle): PictureSizing {
  const { width, height, minWidth, maxWidth, minHeight, maxHeight } = style;
  if (style.display === "inline" || style.display === "inline-block")
    return { width, height, minWidth, maxWidth, minHeight, maxHeight };
  const fill = <T>(length: T): T | Length => (typeof length === "object" ? WHOLE : length);
  return { width: fill(width), height, minWidth: fill(minWidth), maxWidth: fill(maxWidth), minHeight, maxHeight };
}

/** @returns Whether the size depends on the measure of the column. */
export function isRelative({ width, minWidth, maxWidth }: PictureSizing): boolean {
  return [width, minWidth, maxWidth].some((length) => typeof length === "object");
}

/**
 * Sizes a picture: one given side keeps the proportions, without any it has its own size within the limits.
 *
 * @param measurePt - What shares are taken of; `undefined` where it is not known yet, and shares count for nothing.
 * @see CSS 2.2, 10.3.2, 10.4 and 10.6.2
 */
export function sizePicture(picture: Picture, sizing: PictureSizing, measurePt?: number): PictureSize {
  // A share of a height has no height that it could be a share of.
  const point = (length: LengthOrAuto | "none"): number | undefined =>
    typeof length === "number" ? length : undefined;
  const find = (length: LengthOrAuto | "none"): number | undefined => {
    if (typeof length === "number" || typeof length === "string") return point(length);
    return measurePt === undefined ? undefined : resolveLength(length, measurePt);
  };
  const across = createLimits(find(sizing.minWidth) ?? 0, find(sizing.maxWidth) ?? Infinity);
  const down = createLimits(point(sizing.minHeight) ?? 0, point(sizing.maxHeight) ?? Infinity);
  const width = find(sizing.width);
  const height = point(sizing.height);
  const ratio = picture.widthPt / picture.heightPt;
  if (width !== undefined) {
    const widthPt = across.clamp(width);
    return { widthPt, heightPt: down.clamp(height ?? widthPt / ratio) };
  }
  if (height !== undefined) {
    const heightPt = down.clamp(height);
    return { widthPt: across.clamp(heightPt * ratio), heightPt };
  }
  const smaller = Math.min(1, across.most / picture.widthPt, down.most / picture.heightPt);
  const larger = Math.max(1, across.least / (picture.widthPt * smaller), down.least / (picture.heightPt * smaller));
  const scale = smaller * larger;
  return { widthPt: across.clamp(picture.widthPt * scale), heightPt: down.clamp(picture.heightPt * scale) };
}

interface Limits {
  readonly least: number;
  readonly most: number;
  clamp(valuePt: number): number;
}

/** A minimum beats a maximum. */
function createLimits(leastPt: number, mostPt: number): Limits {
  const most = Math.max(mostPt, leastPt);
  return { least: leastPt, most, clamp: (value) => Math.max(leastPt, Math.min(value, most)) };
}
