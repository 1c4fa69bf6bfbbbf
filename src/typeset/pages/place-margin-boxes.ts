import { resolveLength } from "../../model/length.js";
import type { Edges } from "../../model/computed-style.js";
import type { MarginBox, MarginBoxName, PageStyle } from "../../model/page-style.js";
import type { Galley } from "../galley.js";
import { resolveAuto, resolveInsets } from "../lengths.js";
import type { IntrinsicWidths } from "../paragraph/paragraph.js";
import { shareEdge } from "./share-edge.js";
import type { EdgeBox } from "./share-edge.js";

/** A margin box with what is in it, not laid out yet. */
export interface BoxContent {
  readonly box: MarginBox;
  measure(): IntrinsicWidths;
  layOut(widthPt: number): Galley;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A margin box at its place; `area` is its border box, and `insets` are its borders and padding. */
export interface PlacedBox {
  readonly box: MarginBox;
  readonly galley: Galley;
  readonly area: Area;
  readonly insets: Edges<number>;
}

/**
 * Gives the margin boxes of a page their places: across their margin they fill it, along it they share it.
 *
 * @see CSS Paged Media 3, 5.3
 */
export function placeMarginBoxes(contents: readonly BoxContent[], style: PageStyle): readonly PlacedBox[] {
  const find = (name: MarginBoxName): BoxContent | undefined => contents.find(({ box }) => box.name === name);
  const { margin, widthPt, heightPt } = style;
  const lengthPt = widthPt - margin.left - margin.right;
  const right = widthPt - margin.right;
  const bottom = heightPt - margin.bottom;
  const placed = [
    ...placeAcross([find("top-left"), find("top-center"), find("top-right")], margin.left, lengthPt, 0, margin.top),
    ...placeAcross(
      [find("bottom-left"), find("bottom-center"), find("bottom-right")],
      margin.left,
      lengthPt,
      bottom,
      margin.bottom,
    ),
    ...placeDown([find("left-top"), find("left-middle"), find("left-bottom")], style, 0, margin.left),
    ...placeDown([find("right-top"), find("right-middle"), find("right-bottom")], style, right, margin.right),
    placeCorner(find("top-left-corner"), { x: 0, y: 0, widthPt: margin.left, heightPt: margin.top }),
    placeCorner(find("top-right-corner"), { x: right, y: 0, widthPt: margin.right, heightPt: margin.top }),
    placeCorner(find("bottom-left-corner"), { x: 0, y: bottom, widthPt: margin.left, heightPt: margin.bottom }),
    placeCorner(find("bottom-right-corner"), { x: right, y: bottom, widthPt: margin.right, heightPt: margin.bottom }),
  ].filter((one) => one !== undefined);
  // As the sheet has them, so that they are painted in a stable order.
  return contents.flatMap(({ box }) => placed.find((one) => one.box === box) ?? []);
}

/** What a box has around its content, in pt; percentages are shares of the width of its margin. */
interface Around {
  readonly insets: Edges<number>;
  readonly margin: Edges<number>;
}

function findAround({ box: { style } }: BoxContent, basisPt: number): Around {
  const edge = (side: keyof Edges<number>): number => resolveAuto(style.margin[side], basisPt) ?? 0;
  const margin = { top: edge("top"), right: edge("right"), bottom: edge("bottom"), left: edge("left") };
  return { insets: resolveInsets(style, basisPt), margin };
}

const widthOf = (edges: Edges<number>): number => edges.left + edges.right;
const heightOf = (edges: Edges<number>): number => edges.top + edges.bottom;

type Trio = readonly [start: BoxContent | undefined, middle: BoxContent | undefined, end: BoxContent | undefined];

/** The boxes of the top or the bottom margin. */
function placeAcross(trio: Trio, x: number, lengthPt: number, y: number, thicknessPt: number): readonly PlacedBox[] {
  // Contents are measured only where boxes have to share.
  const shared = trio.filter((content) => content !== undefined).length > 1;
  const [start, middle, end] = trio.map((content) => content && measureAcross(content, lengthPt, shared));
  const sizes = shareEdge(start, middle, end, lengthPt);
  const starts = findStarts(x, lengthPt, sizes);
  return trio.flatMap((content, index) => {
    const outerPt = sizes[index] ?? 0;
    if (content === undefined) return [];
    const { insets, margin } = findAround(content, lengthPt);
    const widthPt = Math.max(outerPt - widthOf(margin), 0);
    const fixed = findFixed(
      content.box.style.height,
      thicknessPt,
      heightOf(insets),
      margin.top,
      margin.bottom,
      y === 0,
    );
    const area = { x: (starts[index] ?? x) + margin.left, y: y + fixed.offsetPt, widthPt, heightPt: fixed.sizePt };
    return [finish(content, area, insets)];
  });
}

function measureAcross(content: BoxContent, lengthPt: number, shared: boolean): EdgeBox {
  const { width, minWidth, maxWidth } = content.box.style;
  const { insets, margin } = findAround(content, lengthPt);
  const aroundPt = widthOf(insets) + widthOf(margin);
  const own = resolveAuto(width, lengthPt);
  const { minPt, maxPt } = own === undefined && shared ? content.measure() : { minPt: 0, maxPt: 0 };
  return {
    sizePt: own === undefined ? undefined : own + aroundPt,
    leastPt: minPt + aroundPt,
    mostPt: maxPt + aroundPt,
    floorPt: resolveLength(minWidth, lengthPt) + aroundPt,
    ceilingPt: maxWidth === "none" ? Infinity : resolveLength(maxWidth, lengthPt) + aroundPt,
  };
}

/** The boxes of the left or the right margin. */
function placeDown(trio: Trio, style: PageStyle, x: number, thicknessPt: number): readonly PlacedBox[] {
  const lengthPt = style.heightPt - style.margin.top - style.margin.bottom;
  const set = trio.map((content) => {
    if (content === undefined) return undefined;
    const { insets, margin } = findAround(content, thicknessPt);
    const fixed = findFixed(content.box.style.width, thicknessPt, widthOf(insets), margin.left, margin.right, x === 0);
    const galley = content.layOut(Math.max(fixed.sizePt - widthOf(insets), 0));
    return { content, insets, margin, fixed, galley };
  });
  const [start, middle, end] = set.map((one) => {
    if (one === undefined) return undefined;
    const { height, minHeight } = one.content.box.style;
    const aroundPt = heightOf(one.insets) + heightOf(one.margin);
    const own = resolveAuto(height, lengthPt);
    const wantedPt = one.galley.heightPt + aroundPt;
    const floorPt = resolveLength(minHeight, lengthPt) + aroundPt;
    return {
      sizePt: own === undefined ? undefined : own + aroundPt,
      leastPt: wantedPt,
      mostPt: wantedPt,
      floorPt,
      ceilingPt: Infinity,
    };
  });
  const sizes = shareEdge(start, middle, end, lengthPt);
  const starts = findStarts(style.margin.top, lengthPt, sizes);
  return set.flatMap((one, index) => {
    if (one === undefined) return [];
    const { content, insets, margin, fixed, galley } = one;
    const area = {
      x: x + fixed.offsetPt,
      y: (starts[index] ?? 0) + margin.top,
      widthPt: fixed.sizePt,
      heightPt: Math.max((sizes[index] ?? 0) - heightOf(margin), 0),
    };
    return [{ box: content.box, galley, area, insets }];
  });
}

function placeCorner(content: BoxContent | undefined, corner: Area): PlacedBox | undefined {
  if (content === undefined) return undefined;
  const { style } = content.box;
  const { insets, margin } = findAround(content, corner.widthPt);
  const across = findFixed(style.width, corner.widthPt, widthOf(insets), margin.left, margin.right, corner.x === 0);
  const down = findFixed(style.height, corner.heightPt, heightOf(insets), margin.top, margin.bottom, corner.y === 0);
  const area = {
    x: corner.x + across.offsetPt,
    y: corner.y + down.offsetPt,
    widthPt: across.sizePt,
    heightPt: down.sizePt,
  };
  return finish(content, area, insets);
}

/**
 * Across its margin a box fills what its own margins leave; one of a given size stands at the side of the text, since the
 * margin towards the edge of the page gives way (CSS Paged Media 3, 5.3.1).
 *
 * @param before - Whether the margin comes before the text: at the top or at the left.
 */
function findFixed(
  size: MarginBox["style"]["height"],
  thicknessPt: number,
  insetsPt: number,
  startPt: number,
  endPt: number,
  before: boolean,
): { readonly offsetPt: number; readonly sizePt: number } {
  const own = resolveAuto(size, thicknessPt);
  if (own === undefined) return { offsetPt: startPt, sizePt: Math.max(thicknessPt - startPt - endPt, 0) };
  const sizePt = own + insetsPt;
  return { offsetPt: before ? thicknessPt - endPt - sizePt : startPt, sizePt };
}

function findStarts(from: number, lengthPt: number, sizes: readonly [number, number, number]): readonly number[] {
  return [from, from + (lengthPt - sizes[1]) / 2, from + lengthPt - sizes[2]];
}

function finish(content: BoxContent, area: Area, insets: Edges<number>): PlacedBox {
  const galley = content.layOut(Math.max(area.widthPt - widthOf(insets), 0));
  return { box: content.box, galley, area, insets };
}
