import type { ComputedStyle } from "../model/styled.js";
import type { Frame } from "./layout-node.js";

/** The part of a box that stands on one page: background and borders, drawn where the box's content is. */
export interface BoxFragment {
  readonly kind: "box";
  x: number;
  y: number;
  widthPt: number;
  heightPt: number;
  readonly frame: Frame;
  /** Whether the fragment has the top of its box; `last` says the same of the bottom. Else a break is there. */
  first: boolean;
  last: boolean;
  /** Order of painting: what has a higher one is painted later. Most things have none, which counts as 0. */
  layer?: number | undefined;
}

/** Creates the first fragment of a box, with no height yet. */
export function createFragment(frame: Frame, x: number, y: number, widthPt: number, first: boolean): BoxFragment {
  return { kind: "box", x, y, widthPt, heightPt: 0, frame, first, last: false };
}

/** @returns The frame of a style, which its box paints. */
export function createFrame({ backgroundColor, border, borderRadius, boxDecorationBreak }: ComputedStyle): Frame {
  return { fill: backgroundColor, border, radii: borderRadius, clone: boxDecorationBreak === "clone" };
}

/** @returns Whether anything is to be seen of a box. */
export function isPainted({ fill, border }: Frame): boolean {
  return fill !== undefined || [border.top, border.right, border.bottom, border.left].some((edge) => edge.widthPt > 0);
}
