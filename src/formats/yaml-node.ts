import type { Span } from "../model/span.js";
import type { YamlEntry, YamlNode } from "../model/yaml-node.js";

export type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../model/yaml-node.js";

/** Finds an entry of a map by its key; `undefined` if the node is no map or has no such key. */
export function findEntry(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === "map" ? node.entries.find((entry) => entry.key === key) : undefined;
}

/**
 * Finds the place to show for a path of keys and indexes.
 *
 * @param path - e.g. ["countries", 2, "facts", 0, "year"].
 * @returns The value's span, or that of the nearest value around it, so that something missing is shown at the map it
 *   is missing from.
 */
export function findSpan(root: YamlNode, path: readonly PropertyKey[]): Span {
  let node = root;
  let span = root.span;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined) return span;
    node = next;
    span = next.span;
  }
  return span;
}

/** Finds the key's own span for a path that ends in a key; falls back like {@link findSpan}. */
export function findKeySpan(root: YamlNode, path: readonly PropertyKey[]): Span {
  const key = path.at(-1);
  const parent = findNode(root, path.slice(0, -1));
  const entry = typeof key === "string" && parent !== undefined ? findEntry(parent, key) : undefined;
  return entry?.keySpan ?? findSpan(root, path);
}

/** Finds the value at a path of keys and indexes. */
export function findNode(root: YamlNode, path: readonly PropertyKey[]): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = stepInto(node, step);
  }
  return node;
}

function stepInto(node: YamlNode, step: PropertyKey): YamlNode | undefined {
  if (node.kind === "map" && typeof step === "string") return findEntry(node, step)?.value;
  if (node.kind === "list" && typeof step === "number") return node.items[step];
  return undefined;
}
