import type { Span } from "./span.js";

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
