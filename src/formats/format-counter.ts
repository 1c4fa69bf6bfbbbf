import type { CounterStyle } from "../model/computed-style.js";

/**
 * A number in a counter style, e.g. "iv" for 4 in lower-roman (CSS Counter Styles 3, 6). A number that the style cannot
 * write is decimal.
 */
export function formatCounter(style: CounterStyle, value: number): string {
  switch (style) {
    case "none":
      return "";
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
