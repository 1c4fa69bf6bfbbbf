const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/iu;
const RGB = /^rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)$/iu;

/** The basic names of CSS 2.2, which are those that brand files use; others are written as `#rrggbb`. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["aqua", "#00ffff"],
  ["black", "#000000"],
  ["blue", "#0000ff"],
  ["fuchsia", "#ff00ff"],
  ["gray", "#808080"],
  ["grey", "#808080"],
  ["green", "#008000"],
  ["lime", "#00ff00"],
  ["maroon", "#800000"],
  ["navy", "#000080"],
  ["olive", "#808000"],
  ["orange", "#ffa500"],
  ["purple", "#800080"],
  ["red", "#ff0000"],
  ["silver", "#c0c0c0"],
  ["teal", "#008080"],
  ["white", "#ffffff"],
  ["yellow", "#ffff00"],
]);

/** @returns The colour as `#rrggbb` in lower case; `undefined` if it is not one. */
export function parseColor(text: string): string | undefined {
  const value = text.trim().toLowerCase();
  const named = NAMES.get(value);
  if (named !== undefined) return named;
  if (HEX.test(value)) return value.length === 7 ? value : value.replace(/[0-9a-f]/gu, "$&$&");
  const match = RGB.exec(value);
  if (match === null) return undefined;
  const parts = match.slice(1, 4).map(Number);
  return parts.some((part) => part > 255)
    ? undefined
    : `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
