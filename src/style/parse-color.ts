import { generate, type CssNode } from "css-tree";
import { parseTint } from "../formats/css-color.js";
import type { Tint } from "../formats/css-color.js";
import type { Color } from "../model/picture.js";
import type { ParseValue } from "./longhand.js";
import type { ColorValue } from "./values.js";

/** What a colour property takes, for the author. */
export const COLOR_EXPECTS = "an opaque colour: a name, `#rrggbb`, `rgb()`, `hsl()` or `currentColor`";

/**
 * One opaque colour. A translucent one is refused: what is to be faded says so with `opacity`.
 */
export const parseColor: ParseValue<ColorValue> = (parts) => {
  const [part, second] = parts;
  if (part === undefined || second !== undefined) return undefined;
  if (part.type === "Identifier" && part.name.toLowerCase() === "currentcolor") return () => "currentcolor";
  const parsed = parseAlphaColor(part);
  return parsed?.alpha === 1 ? () => parsed.color : undefined;
};

/** `color`: as any colour, but `currentColor` is the parent's. */
export const parseTextColor: ParseValue<Color> = (parts) => {
  const specified = parseColor(parts);
  return (
    specified &&
    ((context) => {
      const color = specified(context);
      return color === "currentcolor" ? context.parent.color : color;
    })
  );
};

/** A background: an opaque colour, or nothing where it is transparent. */
export const parseBackgroundColor: ParseValue<ColorValue | undefined> = (parts) => {
  const [part] = parts;
  if (part !== undefined && parts.length === 1 && parseAlphaColor(part)?.alpha === 0) return () => undefined;
  return parseColor(parts);
};

function parseAlphaColor(node: CssNode): Tint | undefined {
  if (node.type === "Identifier") return parseTint(node.name);
  if (node.type === "Hash") return parseTint(`#${node.value}`);
  return node.type === "Function" ? parseTint(generate(node)) : undefined;
}
