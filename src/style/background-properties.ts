import type { CssNode } from "css-tree";
import type { BackgroundImage, BackgroundPosition, BackgroundSize, PictureSource } from "../model/decoration.js";
import type { Length } from "../model/length.js";
import type { Color } from "../model/picture.js";
import type { LengthOrAuto } from "../model/computed-style.js";
import {
  defineLonghand,
  findKeyword,
  keywordMapSpec,
  parseFirst,
  parseKeyword,
  type LonghandSpec,
  type ParseValue,
  type Parts,
  type Specified,
  type UnnumberedLonghand,
} from "./longhand.js";
import { readSource } from "./read-source.js";
import { COLOR_EXPECTS, parseBackgroundColor } from "./parse-color.js";
import { parseGradient } from "./parse-gradient.js";
import { parseLengthOrPercentage, parseNonNegative } from "./parse-length.js";
import { INITIAL, type Shorthand } from "./shorthand.js";
import type { ColorValue, ImageValue, Values } from "./values.js";

const IMAGE_EXPECTS = "`none`, one `linear-gradient()` of opaque colours, or one `url()` of a picture in the project";

const imageSpec: LonghandSpec<ImageValue | undefined> = {
  expects: IMAGE_EXPECTS,
  keywords: ["none"],
  parse: (parts) => {
    const [part, second] = parts;
    if (part === undefined || second !== undefined) return undefined;
    if (findKeyword(parts) === "none") return () => undefined;
    if (part.type === "Url") return parseUrl(part);
    return part.type === "Function" ? parseGradient(part) : undefined;
  },
};

/** The URL was resolved, and its place noted, when the declaration was read. */
function parseUrl(node: Extract<CssNode, { type: "Url" }>): Specified<PictureSource> {
  const source = readSource(node);
  return () => source;
}

const parseAuto = parseKeyword<"auto">(new Map([["auto", "auto"]]));
const parseSide = parseFirst<LengthOrAuto>(parseAuto, parseNonNegative);

const parseSizes: ParseValue<BackgroundSize> = ([first, second, extra]) => {
  if (first === undefined || extra !== undefined) return undefined;
  const width = parseSide([first]);
  const height = second === undefined ? (): LengthOrAuto => "auto" : parseSide([second]);
  return width && height && ((context) => ({ width: width(context), height: height(context) }));
};

const sizeSpec: LonghandSpec<BackgroundSize> = {
  expects: "`cover`, `contain`, or one or two of lengths, percentages and `auto`",
  keywords: ["auto", "cover", "contain"],
  parse: parseFirst<BackgroundSize>(
    parseKeyword<BackgroundSize>(
      new Map([
        ["cover", "cover"],
        ["contain", "contain"],
      ]),
    ),
    parseSizes,
  ),
};

const PLACES: ReadonlyMap<string, { readonly axis: "x" | "y" | "any"; readonly percent: number }> = new Map([
  ["left", { axis: "x", percent: 0 }],
  ["right", { axis: "x", percent: 100 }],
  ["top", { axis: "y", percent: 0 }],
  ["bottom", { axis: "y", percent: 100 }],
  ["center", { axis: "any", percent: 50 }],
]);

interface ParsedPlace {
  readonly axis: "x" | "y" | "any" | "length";
  readonly value: Specified<Length>;
}

function parsePlace(part: CssNode): ParsedPlace | undefined {
  const place = PLACES.get(findKeyword([part]) ?? "");
  if (place !== undefined) return { axis: place.axis, value: () => ({ percent: place.percent }) };
  const value = parseLengthOrPercentage([part]);
  return value && { axis: "length", value };
}

const CENTER: ParsedPlace = { axis: "any", value: () => ({ percent: 50 }) };

const positionSpec: LonghandSpec<BackgroundPosition> = {
  expects: "one or two of lengths, percentages and `left`, `right`, `top`, `bottom`, `center`",
  keywords: [...PLACES.keys()],
  parse: ([one, other, extra]) => {
    const first = one && parsePlace(one);
    const second = other === undefined ? CENTER : parsePlace(other);
    if (first === undefined || second === undefined || extra !== undefined) return undefined;
    // Keywords may stand in either order; a length is always horizontal if it is the first.
    const swapped = first.axis === "y" || second.axis === "x";
    const [x, y] = swapped ? [second, first] : [first, second];
    if (x.axis === "y" || y.axis === "x" || (swapped && (x.axis === "length" || y.axis === "length"))) return undefined;
    return (context) => ({ x: x.value(context), y: y.value(context) });
  },
};

const repeatSpec: LonghandSpec<boolean> = keywordMapSpec({ repeat: true, "no-repeat": false });

/** The background of a box. */
export const BACKGROUND_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("background-color", "backgroundColor", {
    expects: `${COLOR_EXPECTS}, or \`transparent\``,
    parse: parseBackgroundColor,
  }),
  defineLonghand("background-image", "backgroundImage", imageSpec),
  defineLonghand("background-size", "backgroundSize", sizeSpec),
  defineLonghand("background-position", "backgroundPosition", positionSpec),
  defineLonghand("background-repeat", "backgroundRepeat", repeatSpec),
];

type BackgroundPart = "color" | "image" | "position" | "size" | "repeat";

const BACKGROUND_PARTS: readonly BackgroundPart[] = ["color", "image", "position", "size", "repeat"];

/** `background`: a colour and one image with its place, size and repetition, in any order. */
export const BACKGROUND: Shorthand = {
  longhands: BACKGROUND_PARTS.map((part) => `background-${part}`),
  expects: "a colour and one `url()` or `linear-gradient()`, with position `/` size and `repeat` or `no-repeat`",
  expand: (parts) => {
    const found = sortParts(parts);
    return found && BACKGROUND_PARTS.map((part) => [`background-${part}`, found.get(part) ?? INITIAL]);
  },
};

function sortParts(parts: Parts): ReadonlyMap<BackgroundPart, Parts> | undefined {
  const found = new Map<BackgroundPart, CssNode[]>();
  let last: BackgroundPart | undefined;
  for (const part of parts) {
    const isSlash = part.type === "Operator" && part.value.trim() === "/";
    if (isSlash && last !== "position") return undefined;
    const kind: BackgroundPart = isSlash ? "size" : last === "size" && isSize(part) ? "size" : sortPart(part);
    const list = found.get(kind);
    // Only places and sizes have two parts, which stand together.
    if (list !== undefined && (kind !== last || (kind !== "position" && kind !== "size"))) return undefined;
    if (list === undefined) found.set(kind, isSlash ? [] : [part]);
    else list.push(part);
    last = kind;
  }
  return found.size === 0 ? undefined : found;
}

function isSize(part: CssNode): boolean {
  return sizeSpec.parse([part]) !== undefined;
}

function sortPart(part: CssNode): BackgroundPart {
  if (imageSpec.parse([part]) !== undefined || part.type === "Url") return "image";
  if (repeatSpec.parse([part]) !== undefined) return "repeat";
  return parsePlace(part) === undefined ? "color" : "position";
}

/** The image of a box with its colours; `undefined` if it has none. */
export function assembleImage(
  { backgroundImage: source, ...values }: Readonly<Values>,
  color: (value: ColorValue) => Color,
): BackgroundImage | undefined {
  if (source === undefined) return undefined;
  return {
    source:
      source.kind === "picture"
        ? source
        : { ...source, stops: source.stops.map((stop) => ({ ...stop, color: color(stop.color) })) },
    size: values.backgroundSize,
    position: values.backgroundPosition,
    repeats: values.backgroundRepeat,
  };
}
