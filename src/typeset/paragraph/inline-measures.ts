import type { InlineItem } from "./inline-item.js";

/** A line as a range of items; `end` is exclusive and includes the space at which the line ends. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
  /** Width without the space at the end and what hangs over the edge, the visible hyphen included. */
  readonly widthPt: number;
  readonly hyphenated: boolean;
  /** Punctuation at the end that hangs over the edge where the line is too wide otherwise, in pt. */
  readonly allowPt?: number;
  /** The last line, or one that a forced break ends. */
  readonly closed: boolean;
}

/** @returns Whether a line may end at the item by its `white-space`. */
export function mayBreak(item: InlineItem): boolean {
  const { whiteSpace } = item.context.style.computed;
  return whiteSpace !== "nowrap" && whiteSpace !== "pre";
}

/** @returns Width of a hyphen in the face and size of the item, in pt. */
export function findHyphenWidth(item: Extract<InlineItem, { kind: "word" }>): number {
  return (item.face.shape("-", "").advance * item.context.style.sizePt) / 1000;
}

/** @returns The width that an item takes in a line, in pt. */
export function findWidth(item: InlineItem): number {
  switch (item.kind) {
    case "word":
    case "space":
    case "page-number":
    case "leader":
    case "kern":
      return item.widthPt;
    case "picture":
      return item.outerWidthPt;
    case "break":
      return 0;
  }
}

/** @returns The first item from `from` on that is no collapsible space. */
export function skipSpaces(items: readonly InlineItem[], from: number): number {
  let i = from;
  while (items[i]?.kind === "space" && isCollapsible(items[i])) i++;
  return i;
}

function isCollapsible(item: InlineItem | undefined): boolean {
  return item?.kind === "space" && item.breakable && item.context.style.computed.whiteSpace !== "pre-wrap";
}
