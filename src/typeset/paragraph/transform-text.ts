import type { ComputedStyle } from "../../model/computed-style.js";

/** Case follows Unicode without regard to the machine's locale, so that every machine prints the same. */
export function transformText(text: string, transform: ComputedStyle["textTransform"]): string {
  switch (transform) {
    case "none":
      return text;
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    case "capitalize":
      return text.replace(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  }
}
