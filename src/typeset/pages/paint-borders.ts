import type { Outline, PageItem, ShapePaint } from "../../model/page.js";
import type { Border, Edges } from "../../model/computed-style.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";
import { drawOutline, drawPolygon, insetArea, insetRadii, isRounded, SQUARE_CORNERS } from "./box-outline.js";
import type { Area, UsedRadii, UsedRadius } from "./box-outline.js";
import { drawEdge } from "./draw-edge.js";

/** The border box of a box, its corners and its borders; sides that a break leaves out have none. */
export interface BorderBox {
  readonly area: Area;
  readonly radii: UsedRadii;
  readonly border: Edges<Border>;
  /** Else no part of it may be painted twice. */
  readonly opaque: boolean;
}

type Side = keyof Edges<unknown>;

/** Sides in the order of painting. */
const SIDES: readonly Side[] = ["top", "bottom", "left", "right"];

/** Sides that are neighbours. */
const CORNERS: readonly (readonly [Side, Side])[] = [
  ["top", "right"],
  ["right", "bottom"],
  ["bottom", "left"],
  ["left", "top"],
];

/** Paints the borders of a box. Sides that differ meet on the diagonal of their corner (CSS Backgrounds 3, 4.4). */
export function paintBorders(box: BorderBox): readonly PageItem[] {
  const { border } = box;
  const visible = SIDES.filter((side) => isVisible(border[side]));
  const [first] = visible;
  if (first === undefined) return [];
  const uniform = visible.every((side) => isAlike(border[side], border[first]));
  const whole = uniform && visible.length === SIDES.length;
  if (isRounded(box.radii)) return whole ? paintRing(border[first], box) : paintRoundSides(visible, box);
  const meets = CORNERS.some(
    ([one, other]) => isVisible(border[one]) && isVisible(border[other]) && !isAlike(border[one], border[other]),
  );
  const doubled = border[first].style === "double";
  if (whole && (doubled || (!box.opaque && border[first].style === "solid"))) return paintRing(border[first], box);
  return meets || doubled || !box.opaque
    ? visible.flatMap((side) => paintMitred(side, box))
    : visible.flatMap((side) => paintSide(side, box));
}

function isVisible({ style, widthPt }: Border): boolean {
  return style !== "none" && widthPt > 0;
}

function isAlike(one: Border, other: Border): boolean {
  const { color: a } = one;
  const { color: b } = other;
  return one.style === other.style && a.r === b.r && a.g === b.g && a.b === b.b;
}

/** One straight side from corner to corner. */
function paintSide(side: Side, { area, border }: BorderBox): readonly PageItem[] {
  const { x, y, widthPt, heightPt } = area;
  const edge = border[side];
  const w = edge.widthPt;
  switch (side) {
    case "top":
      return drawEdge(edge, x, y, widthPt, w);
    case "bottom":
      return drawEdge(edge, x, y + heightPt - w, widthPt, w);
    case "left":
      return drawEdge(edge, x, y, w, heightPt);
    case "right":
      return drawEdge(edge, x + widthPt - w, y, w, heightPt);
  }
}

/** One straight side, cut off along the diagonals of its corners. */
function paintMitred(side: Side, box: BorderBox): readonly PageItem[] {
  const { style, color, widthPt } = box.border[side];
  const bands = style === "double" ? DOUBLE_BANDS : ONE_BAND;
  if (style !== "dashed" && style !== "dotted") {
    return bands.map(([from, to]) =>
      createShape(drawBand(side, box, widthPt * from, widthPt * to), { kind: "fill", color }),
    );
  }
  const clip = [drawBand(side, box, 0, widthPt)];
  return paintSide(side, box).map((item) => (item.kind === "rule" ? { ...item, clip } : item));
}

/** A double border is two lines and the space between, all of equal width. */
const DOUBLE_BANDS = [
  [0, 1 / 3],
  [2 / 3, 1],
] as const;
const ONE_BAND = [[0, 1]] as const;

/** A border all around that has one style and colour, whatever the widths of its sides. */
function paintRing(edge: Border, box: BorderBox): readonly PageItem[] {
  const { style, color } = edge;
  if (style === "solid" || style === "none") return [createShape(drawRing(box, 0, 1), { kind: "fill", color })];
  if (style === "double") {
    return DOUBLE_BANDS.map(([from, to]) => createShape(drawRing(box, from, to), { kind: "fill", color }));
  }
  const widths = SIDES.map((side) => box.border[side].widthPt);
  if (widths.some((width) => width !== edge.widthPt)) return SIDES.flatMap((side) => clipSide(side, box));
  return [strokeMiddle(edge, box, [])];
}

/** How far the outline of an open side is moved out of sight, in pt. */
const BEYOND_PT = 1;

/**
 * The sides of a box with round corners. Where a side is open, the outer and the inner outline of the ring would be one
 * line, which some readers draw: both are moved beyond the box, and cut off.
 */
function paintRoundSides(visible: readonly Side[], box: BorderBox): readonly PageItem[] {
  const { area, radii, border } = box;
  const isOpen = (side: Side, one: UsedRadius, other: UsedRadius): number =>
    !isVisible(border[side]) && one.x === 0 && other.x === 0 ? -BEYOND_PT : 0;
  const open: Edges<number> = {
    top: isOpen("top", radii.topLeft, radii.topRight),
    right: isOpen("right", radii.topRight, radii.bottomRight),
    bottom: isOpen("bottom", radii.bottomRight, radii.bottomLeft),
    left: isOpen("left", radii.bottomLeft, radii.topLeft),
  };
  const beyond = { ...box, area: insetArea(area, open) };
  const own = drawOutline(area, SQUARE_CORNERS);
  return visible.flatMap((side) => clipSide(side, beyond)).map((item) => addClip(item, own));
}

function addClip(item: PageItem, clip: Outline): PageItem {
  return item.kind === "shape" ? { ...item, clip: [...item.clip, clip] } : item;
}

/** One side of a box with round corners: the ring of the box within the side's own part. */
function clipSide(side: Side, box: BorderBox): readonly PageItem[] {
  const edge = box.border[side];
  const clip = [drawBand(side, box, 0, findDepth(side, box))];
  if (edge.style === "dashed" || edge.style === "dotted")
    return [strokeMiddle(edge, box, [drawRing(box, 0, 1), ...clip])];
  return clip.reduce<readonly PageItem[]>(
    (items, one) => items.map((item) => addClip(item, one)),
    paintRing(edge, box),
  );
}

/** Strokes the curve in the middle of a border. */
function strokeMiddle(edge: Border, box: BorderBox, clip: readonly Outline[]): PageItem {
  const { style, color, widthPt: thicknessPt } = edge;
  const half = scaleEdges(box.border, 0.5);
  const middle = drawOutline(insetArea(box.area, half), insetRadii(box.radii, half));
  const line = style === "dashed" || style === "dotted" ? style : "solid";
  return createShape(middle, { kind: "stroke", color, thicknessPt, style: line }, clip);
}

/** The ring between two shares of the borders' widths, from 0 at the outer edge to 1 at the inner one. */
function drawRing({ area, radii, border }: BorderBox, from: number, to: number): Outline {
  return [from, to].flatMap((share) => {
    const edges = scaleEdges(border, share);
    return drawOutline(insetArea(area, edges), insetRadii(radii, edges));
  });
}

function scaleEdges({ top, right, bottom, left }: Edges<Border>, factor: number): Edges<number> {
  return {
    top: top.widthPt * factor,
    right: right.widthPt * factor,
    bottom: bottom.widthPt * factor,
    left: left.widthPt * factor,
  };
}

/** How deep the part of a side reaches into the box: as far as its corners do, but not into the part of another side. */
function findDepth(side: Side, { area, radii, border }: BorderBox): number {
  const { topLeft, topRight, bottomRight, bottomLeft } = radii;
  const { top, right, bottom, left } = border;
  const { widthPt, heightPt } = area;
  switch (side) {
    case "top":
      return limitDepth(top, bottom, [left, right], [topLeft.y, topRight.y], heightPt, widthPt);
    case "bottom":
      return limitDepth(bottom, top, [left, right], [bottomLeft.y, bottomRight.y], heightPt, widthPt);
    case "left":
      return limitDepth(left, right, [top, bottom], [topLeft.x, bottomLeft.x], widthPt, heightPt);
    case "right":
      return limitDepth(right, left, [top, bottom], [topRight.x, bottomRight.x], widthPt, heightPt);
  }
}

function limitDepth(
  own: Border,
  opposite: Border,
  neighbours: readonly Border[],
  radii: readonly number[],
  acrossPt: number,
  lengthPt: number,
): number {
  const neighboursPt = neighbours.reduce((sum, edge) => sum + edge.widthPt, 0);
  const diagonals = neighboursPt > 0 ? (lengthPt * own.widthPt) / neighboursPt : Infinity;
  const middle = (acrossPt * own.widthPt) / (own.widthPt + opposite.widthPt);
  return Math.min(Math.max(own.widthPt, ...radii), diagonals, middle);
}

/** The part of a side between two depths, cut along the diagonals of its corners. */
function drawBand(side: Side, { area, border }: BorderBox, fromPt: number, toPt: number): Outline {
  const { x, y, widthPt, heightPt } = area;
  const width = border[side].widthPt;
  const [left, right] = [x, x + widthPt];
  const [top, bottom] = [y, y + heightPt];
  const [l, r, t, b] = [border.left, border.right, border.top, border.bottom].map((edge) => edge.widthPt / width);
  const at = (depth: number): readonly (readonly [number, number])[] => {
    const inner = {
      l: left + depth * (l ?? 0),
      r: right - depth * (r ?? 0),
      t: top + depth * (t ?? 0),
      b: bottom - depth * (b ?? 0),
    };
    switch (side) {
      case "top":
        return [
          [inner.l, y + depth],
          [inner.r, y + depth],
        ];
      case "bottom":
        return [
          [inner.l, bottom - depth],
          [inner.r, bottom - depth],
        ];
      case "left":
        return [
          [x + depth, inner.t],
          [x + depth, inner.b],
        ];
      case "right":
        return [
          [right - depth, inner.t],
          [right - depth, inner.b],
        ];
    }
  };
  return drawPolygon([...at(fromPt), ...[...at(toPt)].reverse()]);
}

function createShape(outline: Outline, paint: ShapePaint, clip: readonly Outline[] = []): PageItem {
  return { kind: "shape", outline, clip, paint, mark: LAYOUT_ARTIFACT };
}
