import type { Border, Edges } from "../model/styled.js";
import type { Color } from "../model/picture.js";
import type { Frame } from "./layout-node.js";

/** The part of a box that stands on one page: background and borders, drawn where the box's content is. */
export interface BoxFragment {
  readonly kind: "box";
  x: number;
  y: number;
  widthPt: number;
  heightPt: number;
  readonly fill: Color | undefined;
  readonly border: Edges<Border>;
  /** Borders at the break of a split box are left out (`box-decoration-break: slice`). */
  first: boolean;
  last: boolean;
}

/** Creates the first fragment of a box, with no height yet. */
export function createFragment(frame: Frame, x: number, y: number, widthPt: number, first: boolean): BoxFragment {
  return { kind: "box", x, y, widthPt, heightPt: 0, fill: frame.fill, border: frame.border, first, last: false };
}
