import { parseColor } from "../formats/css-color.js";
import { formatHexColor } from "../formats/format-hex-color.js";

/** @returns Any opaque colour of CSS as `#rrggbb` in lower case; `undefined` if it is not one. */
export function readColor(text: string): string | undefined {
  const color = parseColor(text);
  return color && formatHexColor(color);
}
