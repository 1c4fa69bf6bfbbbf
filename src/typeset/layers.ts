/**
 * Order of painting (`z-index`): what is positioned stands above the text unless it says otherwise.
 *
 * @see CSS 2.2, appendix E
 */
import type { Position } from "../model/computed-style.js";
import type { Frame } from "./layout-node.js";
import type { LayoutItem } from "./layout-item.js";

/** Level in each of the stacking contexts around an item, the outermost first; what is missing is 0, the level of text. */
export type Layer = readonly number[];

/** Level of the background and borders of the box that makes a context. */
const BACKGROUND = -Infinity;

/**
 * Sets what is painted for a positioned block to its level. With a number as `z-index` all of it stays together.
 *
 * @param frame - The block's own box.
 */
export function stack(items: readonly LayoutItem[], { zIndex }: Position, frame: Frame): void {
  const level = zIndex === "auto" ? 1 : zIndex < 0 ? zIndex : zIndex + 1;
  // One block has one array for each of its layers: columns know by it what stands together.
  const own: Layer = [level];
  if (zIndex === "auto") {
    for (const item of items) item.layer ??= own;
    return;
  }
  const background: Layer = [level, BACKGROUND];
  const inner = new Map<Layer | undefined, Layer>([[undefined, own]]);
  for (const item of items) {
    const { layer } = item;
    const known = inner.get(layer) ?? [level, ...(layer ?? [])];
    inner.set(layer, known);
    item.layer = item.kind === "box" && item.frame === frame ? background : known;
  }
}

/** @returns Items in the order of painting; those of one layer stay as they are. */
export function orderByLayer(items: readonly LayoutItem[]): readonly LayoutItem[] {
  if (items.every(({ layer }) => layer === undefined)) return items;
  return [...items].sort((a, b) => compareLayers(a.layer ?? [], b.layer ?? []));
}

function compareLayers(a: Layer, b: Layer): number {
  const depth = Math.max(a.length, b.length);
  for (let index = 0; index < depth; index++) {
    const [one, other] = [a[index] ?? 0, b[index] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
