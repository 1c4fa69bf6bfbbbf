import { resolveLength } from "../model/length.js";
import type { ComputedStyle, Edges, LengthOrAuto } from "../model/computed-style.js";

export { resolveLength };

/** @returns The length in pt, `undefined` for auto. */
export function resolveAuto(length: LengthOrAuto, basisPt: number): number | undefined {
  return length === "auto" ? undefined : resolveLength(length, basisPt);
}

/** Padding of an element in pt. */
export function resolvePadding({ padding }: ComputedStyle, basisPt: number): Edges<number> {
  return {
    top: resolveLength(padding.top, basisPt),
    right: resolveLength(padding.right, basisPt),
    bottom: resolveLength(padding.bottom, basisPt),
    left: resolveLength(padding.left, basisPt),
  };
}

/** Padding and border of an element in pt, added up by side. */
export function resolveInsets(style: ComputedStyle, basisPt: number): Edges<number> {
  const { padding, border } = style;
  return {
    top: resolveLength(padding.top, basisPt) + border.top.widthPt,
    right: resolveLength(padding.right, basisPt) + border.right.widthPt,
    bottom: resolveLength(padding.bottom, basisPt) + border.bottom.widthPt,
    left: resolveLength(padding.left, basisPt) + border.left.widthPt,
  };
}

/** Where the border box of a block stands within its containing block: distances from its left and right edge, in pt. */
export interface SideMargins {
  readonly leftPt: number;
  readonly rightPt: number;
}

/**
 * Solves CSS 2.2, 10.3.3, for a block in normal flow: left and right margins so that margins, borders, padding and
 * width fill the containing block.
 */
export function resolveSideMargins(style: ComputedStyle, availablePt: number): SideMargins {
  const left = resolveAuto(style.margin.left, availablePt);
  const right = resolveAuto(style.margin.right, availablePt);
  const width = resolveOuterWidth(style, availablePt, left ?? 0, right ?? 0);
  if (width === undefined) return { leftPt: left ?? 0, rightPt: right ?? 0 };
  const free = availablePt - width - (left ?? 0) - (right ?? 0);
  if (left === undefined && right === undefined) return { leftPt: free / 2, rightPt: free / 2 };
  if (left === undefined || (right !== undefined && style.direction === "rtl"))
    return { leftPt: (left ?? 0) + free, rightPt: right ?? 0 };
  return { leftPt: left, rightPt: (right ?? 0) + free };
}

function resolveOuterWidth(
  style: ComputedStyle,
  availablePt: number,
  leftPt: number,
  rightPt: number,
): number | undefined {
  const insets = resolveInsets(style, availablePt);
  const sides = insets.left + insets.right;
  const within = style.boxSizing === "border-box" ? sides : 0;
  const content = (length: number): number => Math.max(length - within, 0);
  const own = style.width === "auto" ? undefined : content(resolveLength(style.width, availablePt));
  const limit = style.maxWidth === "none" ? undefined : content(resolveLength(style.maxWidth, availablePt));
  const filled = availablePt - leftPt - rightPt - sides;
  const least = content(resolveLength(style.minWidth, availablePt));
  if (own === undefined && (limit === undefined || limit >= filled) && least <= filled) return undefined;
  return Math.max(Math.min(own ?? filled, limit ?? Infinity), least) + sides;
}

/** Heights of a block's content in pt; shares of a height that the content decides on count for nothing (CSS 2.2, 10.5). */
export interface ContentHeights {
  /** What the block is at least, with or without content. */
  readonly leastPt: number;
  /** What the sheet wants it to be at most. */
  readonly mostPt: number;
}

/** Solves CSS 2.2, 10.7: a maximum beats a height, a minimum beats both. */
export function resolveHeights(style: ComputedStyle, insets: Edges<number>): ContentHeights {
  const within = style.boxSizing === "border-box" ? insets.top + insets.bottom : 0;
  const find = (length: LengthOrAuto | "none"): number | undefined =>
    typeof length === "number" ? Math.max(length - within, 0) : undefined;
  const leastPt = find(style.minHeight) ?? 0;
  const limitPt = find(style.maxHeight) ?? Infinity;
  const heightPt = Math.min(find(style.height) ?? 0, limitPt);
  return {
    leastPt: Math.max(heightPt, leastPt),
    mostPt: Math.max(Math.min(find(style.height) ?? Infinity, limitPt), leastPt),
  };
}
