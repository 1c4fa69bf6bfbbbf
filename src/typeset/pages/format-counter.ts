import type { CounterStyle } from "../../model/styled.js";

const ROMAN: readonly (readonly [number, string])[] = [
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

/** @returns A counter's number in words of its style (CSS Counter Styles 3, 6), e.g. "iv" for 4 in lower-roman. */
export function formatCounter(value: number, style: CounterStyle): string {
  switch (style) {
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
    case "none":
      return "";
  }
}

function formatAlpha(value: number): string {
  let rest = value;
  let text = "";
  while (rest > 0) {
    rest -= 1;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}

function formatRoman(value: number): string {
  let rest = value;
  let text = "";
  for (const [number, letters] of ROMAN) {
    while (rest >= number) {
      text += letters;
      rest -= number;
    }
  }
  return text;
}
