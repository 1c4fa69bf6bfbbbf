import type { CssNode } from "css-tree";
import { formatCounter } from "../formats/format-counter.js";
import type { CounterStyle } from "../model/computed-style.js";
import type { MarkerStyle } from "./values.js";

const NAMED_STYLES: ReadonlyMap<string, Exclude<MarkerStyle, { readonly text: string }>> = new Map([
  ["none", "none"],
  ["disc", "disc"],
  ["circle", "circle"],
  ["square", "square"],
  ["decimal", "decimal"],
  ["lower-alpha", "lower-alpha"],
  ["lower-latin", "lower-alpha"],
  ["upper-alpha", "upper-alpha"],
  ["upper-latin", "upper-alpha"],
  ["lower-roman", "lower-roman"],
  ["upper-roman", "upper-roman"],
]);

/** Reads a counter style by name, or a string that serves as one. */
export function parseMarkerStyle(node: CssNode | undefined): MarkerStyle | undefined {
  if (node?.type === "String") return { text: node.value };
  return node?.type === "Identifier" ? NAMED_STYLES.get(node.name.toLowerCase()) : undefined;
}

const BULLETS = { disc: "\u2022", circle: "\u25e6", square: "\u25aa" } as const;

/** Bullets and strings do not count, so a page number cannot have them. */
export function isCounterStyle(style: MarkerStyle): style is CounterStyle {
  return typeof style === "string" && !(style in BULLETS);
}

/** Text of a list item's marker, e.g. "•" or "3."; "" for none. */
export function formatMarker(style: MarkerStyle, value: number): string {
  if (typeof style !== "string") return style.text;
  const text = formatMarkerText(style, value);
  return isCounterStyle(style) && style !== "none" ? `${text}.` : text;
}

/** Text of a counter without its suffix, e.g. "iv". */
export function formatMarkerText(style: MarkerStyle, value: number): string {
  if (typeof style !== "string") return style.text;
  return isCounterStyle(style) ? formatCounter(style, value) : BULLETS[style];
}
