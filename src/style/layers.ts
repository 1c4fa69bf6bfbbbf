import { LAYERS, type Stylesheet } from "./stylesheet.js";

/** Layers inside of layers. */
interface LayerNode {
  readonly inner: Map<string, LayerNode>;
}

/** Each layer's place in the cascade: a higher number beats a lower one, and those of the layer `base` are not above 0. */
export type LayerRanks = ReadonlyMap<string, number>;

const known = new WeakMap<readonly Stylesheet[], LayerRanks>();

/** @returns The ranks of all layers that these sheets name; the same list of sheets is ranked once. */
export function rankLayers(sheets: readonly Stylesheet[]): LayerRanks {
  const found = known.get(sheets);
  if (found !== undefined) return found;
  const root: LayerNode = { inner: new Map() };
  for (const name of [...LAYERS, ...sheets.flatMap((sheet) => sheet.layers)]) insertLayer(root, name);
  const ordered: string[] = [];
  for (const [name, node] of root.inner) listLayers(name, node, ordered);
  const base = ordered.indexOf(LAYERS[0]);
  const ranks = new Map(ordered.map((name, index) => [name, index - base]));
  known.set(sheets, ranks);
  return ranks;
}

function insertLayer(root: LayerNode, name: string): void {
  let node = root;
  for (const part of name.split(".")) {
    const next = node.inner.get(part) ?? { inner: new Map() };
    node.inner.set(part, next);
    node = next;
  }
}

/** Inner layers in the order in which they were first named, then what is in no inner layer (CSS Cascade 5, 6.4.3). */
function listLayers(name: string, node: LayerNode, ordered: string[]): void {
  for (const [part, inner] of node.inner) listLayers(`${name}.${part}`, inner, ordered);
  ordered.push(name);
}
