import { findVerticalAlign } from "./vertical-align.js";
import type { Color } from "../model/picture.js";
import type { ComputedStyle, DecorationLine } from "../model/computed-style.js";
import { defineLonghand, findKeyword, keywordSpec, parseFirst, parseKeyword, type Parts } from "./longhand.js";
import type { LonghandSpec, ParseValue, UnnumberedLonghand } from "./longhand.js";
import { COLOR_EXPECTS, parseColor } from "./parse-color.js";
import { parseLengthOrPercentage } from "./parse-length.js";
import { resolveLength } from "../model/length.js";
import { INITIAL, type Shorthand } from "./shorthand.js";
import type { ColorValue, Values } from "./values.js";

const LINES: ReadonlyMap<string, DecorationLine> = new Map([
  ["underline", "underline"],
  ["overline", "overline"],
  ["line-through", "line-through"],
]);

const lineSpec: LonghandSpec<readonly DecorationLine[]> = {
  keywords: ["none", ...LINES.keys()],
  parse: (parts) => {
    if (findKeyword(parts) === "none") return () => [];
    const lines = parts.map((part) => LINES.get(findKeyword([part]) ?? ""));
    const known = lines.filter((line) => line !== undefined);
    const isValid = known.length === parts.length && known.length > 0 && new Set(known).size === known.length;
    return isValid ? () => known : undefined;
  },
};

/** Percentages are of 1 em. */
const parseEms: ParseValue<number | "auto"> = (parts) => {
  const specified = parseLengthOrPercentage(parts);
  return specified && ((context) => resolveLength(specified(context), context.values.fontSize));
};

const thicknessSpec: LonghandSpec<number | "auto"> = {
  expects: "`auto`, `from-font`, a length or a percentage",
  keywords: ["auto", "from-font"],
  parse: parseFirst<number | "auto">(
    parseKeyword<number | "auto">(
      new Map([
        ["auto", "auto"],
        ["from-font", "auto"],
      ]),
    ),
    parseEms,
  ),
};

/** Lines under, over and through text. @see CSS Text Decoration 4 */
export const TEXT_DECORATION_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("text-decoration-line", "textDecorationLine", lineSpec),
  defineLonghand("text-decoration-color", "textDecorationColor", { expects: COLOR_EXPECTS, parse: parseColor }),
  defineLonghand("text-decoration-style", "textDecorationStyle", keywordSpec("solid", "double", "dotted", "dashed")),
  defineLonghand("text-decoration-thickness", "textDecorationThickness", thicknessSpec),
  defineLonghand("text-underline-offset", "textUnderlineOffset", {
    inherited: true,
    expects: "`auto`, a length or a percentage",
    keywords: ["auto"],
    parse: parseFirst<number | "auto">(parseKeyword<"auto">(new Map([["auto", "auto"]])), parseEms),
  }),
];

const STYLES: ReadonlySet<string> = new Set(["solid", "double", "dotted", "dashed"]);

/** `text-decoration: underline overline dotted 1pt red`, in any order. */
export const TEXT_DECORATION: Shorthand = {
  longhands: ["text-decoration-line", "text-decoration-color", "text-decoration-style", "text-decoration-thickness"],
  expects: "`none`, or lines such as `underline`, with a style, a thickness and a colour",
  expand: (parts) => {
    const found = new Map<string, Parts>();
    for (const part of parts) {
      const kind = findKind(part);
      if (kind !== "line" && found.has(kind)) return undefined;
      found.set(kind, [...(found.get(kind) ?? []), part]);
    }
    if (found.size === 0) return undefined;
    return (["line", "color", "style", "thickness"] as const).map(
      (kind) => [`text-decoration-${kind}`, found.get(kind) ?? INITIAL] as const,
    );
  },
};

function findKind(part: Parts[number]): "line" | "color" | "style" | "thickness" {
  const keyword = findKeyword([part]) ?? "";
  if (keyword === "none" || LINES.has(keyword)) return "line";
  if (STYLES.has(keyword)) return "style";
  return parseColor([part]) === undefined ? "thickness" : "color";
}

/**
 * Decorations of the ancestors in the flow, and the element's own behind them: each is drawn over all of the text of
 * the element that set it, in that element's colour and at its place.
 */
export function collectDecorations(
  values: Readonly<Values>,
  display: ComputedStyle["display"],
  color: (value: ColorValue) => Color,
  parent: ComputedStyle | undefined,
): ComputedStyle["textDecoration"] {
  const isApart = display === "inline-block" || values.float !== "none";
  const outer = isApart ? NO_DECORATIONS : (parent?.textDecoration ?? NO_DECORATIONS);
  if (values.textDecorationLine.length === 0) return outer;
  const own = {
    lines: values.textDecorationLine,
    color: color(values.textDecorationColor),
    style: values.textDecorationStyle,
    thickness: values.textDecorationThickness,
    underlineOffset: values.textUnderlineOffset,
    font: {
      fontFamily: values.fontFamily,
      fontWeight: values.fontWeight,
      fontStyle: values.fontStyle,
      fontStretch: values.fontStretch,
      fontSize: values.fontSize,
    },
    risePt: findRise(values, display, parent),
  };
  return [...outer, own];
}

function findRise(
  values: Readonly<Values>,
  display: ComputedStyle["display"],
  parent: ComputedStyle | undefined,
): number {
  const shift = findVerticalAlign(values, display, parent);
  return typeof shift === "number" ? shift : 0;
}

const NO_DECORATIONS: ComputedStyle["textDecoration"] = [];
