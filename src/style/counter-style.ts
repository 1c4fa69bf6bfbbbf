import type { CssNode } from "css-tree";
import type { CounterStyle } from "../model/styled.js";
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

/** Bullets and strings do not count, so a page number cannot have them. */
export function isCounterStyle(style: MarkerStyle): style is CounterStyle {
  return typeof style === "string" && style !== "disc" && style !== "circle" && style !== "square";
}

const BULLETS = { disc: "\u2022", circle: "\u25e6", square: "\u25aa" } as const;

/** Text of a list item's marker, e.g. "•" or "3."; "" for none. */
export function formatMarker(style: MarkerStyle, value: number): string {
  if (typeof style !== "string") return style.text;
  const text = formatCounter(style, value);
  return isCounterStyle(style) && style !== "none" ? `${text}.` : text;
}

/** Text of a counter without its suffix, e.g. "iv". Numbers that a style cannot write are decimal, as CSS asks. */
export function formatCounter(style: MarkerStyle, value: number): string {
  if (typeof style !== "string") return style.text;
  switch (style) {
    case "none":
      return "";
    case "disc":
    case "circle":
    case "square":
      return BULLETS[style];
    case "decimal":
      return String(value);
    case "lower-alpha":
      return formatAlpha(value);
    case "upper-alpha":
      return formatAlpha(value).toUpperCase();
    case "lower-roman":
      return formatRoman(value);
    case "upper-roman":
      return formatRoman(value).toUpperCase();
  }
}

/** a to z, aa, ab …; decimal below 1. */
function formatAlpha(value: number): string {
  if (value < 1) return String(value);
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  }
  return text;
}

const ROMAN_DIGITS: readonly (readonly [value: number, digits: string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** CSS Counter Styles 3, 6.1: roman numbers end at 3999. */
const LARGEST_ROMAN = 3999;

function formatRoman(value: number): string {
  if (value < 1 || value > LARGEST_ROMAN) return String(value);
  let rest = value;
  let text = "";
  for (const [digit, letters] of ROMAN_DIGITS) {
    for (; rest >= digit; rest -= digit) text += letters;
  }
  return text;
}
