import type { CssNode, FunctionNode } from "css-tree";
import type { Color } from "../model/picture.js";
import { COLOR_NAMES } from "./color-names.js";
import type { ParseValue } from "./longhand.js";
import type { ColorValue } from "./values.js";

/** What a colour property takes, for the author. */
export const COLOR_EXPECTS = "an opaque colour: a name, `#rrggbb`, `rgb()`, `hsl()` or `currentColor`";

/** A colour with its opacity from 0 to 1. */
interface AlphaColor {
  readonly color: Color;
  readonly alpha: number;
}

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

function parseAlphaColor(node: CssNode): AlphaColor | undefined {
  if (node.type === "Hash") return parseHex(node.value);
  if (node.type === "Function") return parseColorFunction(node);
  if (node.type !== "Identifier") return undefined;
  const name = node.name.toLowerCase();
  if (name === "transparent") return { color: { r: 0, g: 0, b: 0 }, alpha: 0 };
  const hex = COLOR_NAMES.get(name);
  return hex === undefined ? undefined : parseHex(hex);
}

function parseHex(hex: string): AlphaColor | undefined {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/iu.test(hex)) return undefined;
  const short = hex.length < 6;
  const channel = (index: number): number => {
    const digits = short ? hex.charAt(index).repeat(2) : hex.slice(index * 2, index * 2 + 2);
    return digits === "" ? 1 : parseInt(digits, 16) / 255;
  };
  return { color: { r: channel(0), g: channel(1), b: channel(2) }, alpha: channel(3) };
}

/** `rgb()`, `rgba()`, `hsl()`, `hsla()`, with commas or with spaces and a slash before the opacity. */
function parseColorFunction(node: FunctionNode): AlphaColor | undefined {
  const name = node.name.toLowerCase().replace(/a$/u, "");
  if (name !== "rgb" && name !== "hsl") return undefined;
  const parts = [...node.children].filter((part) => part.type !== "Operator");
  const [first, second, third, fourth] = parts;
  if (first === undefined || second === undefined || third === undefined || parts.length > 4) return undefined;
  const alpha = fourth === undefined ? 1 : readShare(fourth, 1);
  if (alpha === undefined) return undefined;
  const color = name === "rgb" ? readRgb(first, second, third) : readHsl(first, second, third);
  return color && { color, alpha };
}

function readRgb(red: CssNode, green: CssNode, blue: CssNode): Color | undefined {
  const r = readShare(red, 255);
  const g = readShare(green, 255);
  const b = readShare(blue, 255);
  return r === undefined || g === undefined || b === undefined ? undefined : { r, g, b };
}

/** @see CSS Color 4, 7.1 (converting HSL to sRGB) */
function readHsl(hueNode: CssNode, saturationNode: CssNode, lightnessNode: CssNode): Color | undefined {
  const hue = readHue(hueNode);
  const saturation = readShare(saturationNode, 100);
  const lightness = readShare(lightnessNode, 100);
  if (hue === undefined || saturation === undefined || lightness === undefined) return undefined;
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const position = (offset + hue / 30) % 12;
    return lightness - spread * Math.max(-1, Math.min(position - 3, 9 - position, 1));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}

/** Degrees from 0 to 360; a number without a unit is in degrees. */
function readHue(node: CssNode): number | undefined {
  const turns: Readonly<Record<string, number>> = { deg: 1, turn: 360, grad: 0.9 };
  if (node.type !== "Number" && node.type !== "Dimension") return undefined;
  const factor = node.type === "Number" ? 1 : turns[node.unit.toLowerCase()];
  if (factor === undefined) return undefined;
  return (((Number(node.value) * factor) % 360) + 360) % 360;
}

/** A percentage, or a number out of `whole`, as a share from 0 to 1. */
function readShare(node: CssNode, whole: number): number | undefined {
  if (node.type !== "Number" && node.type !== "Percentage") return undefined;
  const share = Number(node.value) / (node.type === "Percentage" ? 100 : whole);
  return Math.max(0, Math.min(share, 1));
}
