import type { Border, ComputedStyle, Edges } from "../model/computed-style.js";
import type { Frame } from "./layout-node.js";
import type { Layer } from "./layers.js";

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
  /** Most things have none, and are painted as they come. */
  layer?: Layer | undefined;
  /** All parts of the box in order, this one among them; only where its image runs on over a break. */
  readonly parts?: BoxFragment[];
}

/**
 * Creates the first fragment of a box, with no height yet.
 *
 * @param before - The fragment of the page before.
 */
export function createFragment(
  frame: Frame,
  x: number,
  y: number,
  widthPt: number,
  before: BoxFragment | undefined,
): BoxFragment {
  const first = before === undefined || before.heightPt <= 0;
  const fragment: BoxFragment = { kind: "box", x, y, widthPt, heightPt: 0, frame, first, last: false };
  if (frame.image === undefined || frame.clone) return fragment;
  const whole: BoxFragment = { ...fragment, parts: before?.parts ?? [] };
  whole.parts?.push(whole);
  return whole;
}

/** @returns The frame of a style, which its box paints. */
export function createFrame(style: ComputedStyle): Frame {
  const { backgroundColor: fill, backgroundImage: image, color, opacity, border, borderRadius: radii } = style;
  const clone = style.boxDecorationBreak === "clone";
  return style.visibility === "visible"
    ? { fill, image, color, opacity, border, radii, clone }
    : { fill: undefined, image: undefined, color, opacity, border: NO_BORDERS, radii, clone };
}

const NO_BORDER: Border = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } };
const NO_BORDERS: Edges<Border> = { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER };

/** @returns Whether anything is to be seen of a box. */
export function isPainted({ fill, image, border }: Frame): boolean {
  return (
    fill !== undefined ||
    image !== undefined ||
    [border.top, border.right, border.bottom, border.left].some((edge) => edge.widthPt > 0)
  );
}
