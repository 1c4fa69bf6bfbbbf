import type { Span } from "../model/span.js";

/** One value of a YAML text: what YAML 1.2's core schema makes of it, and where it stands. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

/** `key: value` lines or `{key: value}`. Keys are distinct. */
export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  /** The first key, or the bracket. */
  readonly span: Span;
}

/** One `key: value`. The key is kept as written: `NO` and `1` are texts. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** `- item` lines or `[item, item]`. */
interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  /** The first item, or the bracket. */
  readonly span: Span;
}

/** A text, number, boolean or nothing. */
export interface YamlScalar {
  readonly kind: "scalar";
  /** "null" is an empty value, `~` or `null`. */
  readonly type: "null" | "boolean" | "number" | "text";
  /**
   * The value as the author wrote it, e.g. "007", "1.10" or "2026-02-30": quotes and escapes resolved, lines folded,
   * but no number or date read into it. "" for an empty value.
   */
  readonly source: string;
  /** The value of a number; NaN for every other type. */
  readonly number: number;
  readonly style: "plain" | "quoted" | "block";
  /** The whole value, quotes included; the first line of the content for a block. */
  readonly span: Span;
  /** The first character of the text itself: behind the quote, on the first line of a block. */
  readonly textSpan: Span;
}

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
