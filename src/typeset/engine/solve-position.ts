import type { ComputedStyle, Position } from "../../model/computed-style.js";
import { resolveAuto, resolveInsets, resolveLength } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";

/** The box that a positioned block is placed in: its padding box, or a page. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Keeps words that just fit from being broken by rounding, in pt. */
const SLACK_PT = 0.05;

/**
 * Sizes a positioned block. Between two given edges it fills what is between them; else it is as wide as its content,
 * and as high.
 *
 * @param natural - Widths of the block with its margins, the least and the most that it has a use for.
 * @returns The block without margins, and the width of its border box.
 * @see CSS 2.2, 10.3.7 and 10.6.4
 */
export function fitBlock(
  node: BlockNode,
  position: Position,
  room: Room,
  natural: { readonly minPt: number; readonly maxPt: number },
): { readonly node: BlockNode; readonly widthPt: number } {
  const { style } = node;
  const insets = resolveInsets(style, room.widthPt);
  const sides = insets.left + insets.right;
  const freePt = findFree(style, position, room);
  const isFilled = position.inset.left !== "auto" && position.inset.right !== "auto";
  const marginsPt = sum(style.margin.left, style.margin.right, room.widthPt);
  const shrunk = Math.min(Math.max(natural.minPt - marginsPt, freePt), natural.maxPt - marginsPt) + SLACK_PT;
  const own = resolveAuto(style.width, room.widthPt);
  const wanted = own ?? (isFilled ? freePt : shrunk) - sides;
  const most = style.maxWidth === "none" ? Infinity : resolveLength(style.maxWidth, room.widthPt);
  const least = Math.max(resolveLength(style.minWidth, room.widthPt), 0);
  const widthPt = Math.max(Math.min(wanted, most), least) + sides;
  const heightPt = findHeight(style, position, room, insets.top + insets.bottom);
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const fitted: BlockNode = {
    ...node,
    cell: true,
    style: { ...style, margin: none, width: "auto", minWidth: 0, maxWidth: "none", height: heightPt ?? "auto" },
  };
  return { node: fitted, widthPt };
}

/** Width between the edges and margins that are given, in pt. */
function findFree({ margin }: ComputedStyle, { inset }: Position, { widthPt }: Room): number {
  return widthPt - sum(inset.left, inset.right, widthPt) - sum(margin.left, margin.right, widthPt);
}

/** Height of the content, in pt, where it is given. */
function findHeight(style: ComputedStyle, { inset }: Position, room: Room, insetsPt: number): number | undefined {
  const own = resolveAuto(style.height, room.heightPt);
  if (own !== undefined) return own;
  if (inset.top === "auto" || inset.bottom === "auto") return undefined;
  const edges = sum(inset.top, inset.bottom, room.heightPt) + sum(style.margin.top, style.margin.bottom, room.widthPt);
  return Math.max(room.heightPt - edges - insetsPt, 0);
}

function sum(a: ComputedStyle["width"], b: ComputedStyle["width"], basisPt: number): number {
  return (resolveAuto(a, basisPt) ?? 0) + (resolveAuto(b, basisPt) ?? 0);
}

/** @returns The left edge of the border box; `undefined` if the flow decides. */
export function findX(style: ComputedStyle, { inset }: Position, room: Room, widthPt: number): number | undefined {
  const { margin } = style;
  const edge = findEdge(
    { start: resolveAuto(inset.left, room.widthPt), end: resolveAuto(inset.right, room.widthPt) },
    { start: resolveAuto(margin.left, room.widthPt), end: resolveAuto(margin.right, room.widthPt) },
    room.widthPt,
    widthPt,
  );
  return edge === undefined ? undefined : room.x + edge;
}

/** @returns The upper edge of the border box; `undefined` if the flow decides. */
export function findY(style: ComputedStyle, { inset }: Position, room: Room, heightPt: number): number | undefined {
  const { margin } = style;
  const edge = findEdge(
    { start: resolveAuto(inset.top, room.heightPt), end: resolveAuto(inset.bottom, room.heightPt) },
    { start: resolveAuto(margin.top, room.widthPt), end: resolveAuto(margin.bottom, room.widthPt) },
    room.heightPt,
    heightPt,
  );
  return edge === undefined ? undefined : room.y + edge;
}

interface Sides {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** Margins that are auto share what is left between two given edges. */
function findEdge(inset: Sides, margin: Sides, roomPt: number, sizePt: number): number | undefined {
  if (inset.start !== undefined && inset.end !== undefined) {
    const spare = Math.max(roomPt - inset.start - inset.end - sizePt - (margin.start ?? 0) - (margin.end ?? 0), 0);
    if (margin.start === undefined) return inset.start + (margin.end === undefined ? spare / 2 : spare);
    return inset.start + margin.start;
  }
  if (inset.start !== undefined) return inset.start + (margin.start ?? 0);
  if (inset.end !== undefined) return roomPt - inset.end - (margin.end ?? 0) - sizePt;
  return undefined;
}
