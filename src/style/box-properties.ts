import type { CssNode } from "css-tree";
import { resolveLength } from "../model/length.js";
import type { Track } from "../model/styled.js";
import {
  defineLonghand,
  findKeyword,
  keywordMapSpec,
  keywordSpec,
  parseFirst,
  parseKeyword,
  type LonghandSpec,
  type ParseValue,
  type Parts,
  type Specified,
  type UnnumberedLonghand,
} from "./longhand.js";
import { COLOR_EXPECTS, parseBackgroundColor, parseColor } from "./parse-color.js";
import {
  gapSpec,
  marginSpec,
  maximumSpec,
  minimumSpec,
  paddingSpec,
  parseInteger,
  parseLengthOrPercentage,
  parseNumber,
  parseSize,
  sizeSpec,
} from "./parse-length.js";
import { parseQuantity } from "./parse-quantity.js";
import { MEDIUM_BORDER_PT, type ColorValue, type Values } from "./values.js";

/** A grid wider than this is a mistake, and would cost memory in layout. */
const MOST_TRACKS = 100;

const displaySpec: LonghandSpec<Values["display"]> = keywordSpec(
  "block",
  "inline",
  "inline-block",
  "list-item",
  "none",
  "grid",
  "flex",
  "table",
  "table-row-group",
  "table-header-group",
  "table-footer-group",
  "table-row",
  "table-cell",
  "table-caption",
  "table-column",
  "table-column-group",
);

/** CSS's `thin`, `medium` and `thick`: 1, 3 and 5 px. */
const BORDER_WIDTHS = new Map([
  ["thin", 0.75],
  ["medium", MEDIUM_BORDER_PT],
  ["thick", 3.75],
]);

const borderWidthSpec: LonghandSpec<number> = {
  expects: "a length, not negative",
  keywords: [...BORDER_WIDTHS.keys()],
  parse: parseFirst<number>(parseKeyword(BORDER_WIDTHS), parseSize),
};

const borderStyleSpec: LonghandSpec<Values["borderTopStyle"]> = keywordMapSpec({
  none: "none",
  hidden: "none",
  solid: "solid",
  dashed: "dashed",
  dotted: "dotted",
  double: "double",
});

const borderColorSpec: LonghandSpec<ColorValue> = { expects: COLOR_EXPECTS, parse: parseColor };

const tracksSpec: LonghandSpec<readonly Track[]> = {
  expects: "lengths, percentages, `fr`, `auto` and `repeat(number, …)`",
  keywords: ["none"],
  parse: (parts) => {
    if (findKeyword(parts) === "none") return () => [];
    const tracks = parseTracks(parts);
    return tracks && ((context) => tracks.map((track) => track(context)));
  },
};

/** Parses a list of tracks, `repeat()` expanded; `undefined` if one is unknown or there are too many. */
function parseTracks(parts: Parts): readonly Specified<Track>[] | undefined {
  const tracks: Specified<Track>[] = [];
  for (const part of parts) {
    const next =
      part.type === "Function" && part.name.toLowerCase() === "repeat" ? parseRepeat(part) : parseTrack(part);
    if (next === undefined) return undefined;
    tracks.push(...next);
    if (tracks.length > MOST_TRACKS) return undefined;
  }
  return tracks;
}

function parseRepeat(node: Extract<CssNode, { type: "Function" }>): readonly Specified<Track>[] | undefined {
  const [count, comma, ...pattern] = node.children;
  if (count?.type !== "Number" || comma?.type !== "Operator") return undefined;
  const times = parseInteger([count], 1);
  const tracks = parseTracks(pattern);
  if (times === undefined || times > MOST_TRACKS || tracks === undefined) return undefined;
  return Array.from({ length: times }, () => tracks).flat();
}

function parseTrack(node: CssNode): readonly Specified<Track>[] | undefined {
  if (findKeyword([node]) === "auto") return [() => ({ kind: "auto" })];
  const quantity = parseQuantity(node);
  if (quantity?.type === "fraction")
    return quantity.value > 0 ? [() => ({ kind: "fraction", value: quantity.value })] : undefined;
  const length = parseLengthOrPercentage([node]);
  return length && [(context) => ({ kind: "length", value: length(context) })];
}

const gridColumnSpec: LonghandSpec<number> = {
  expects: "`auto`, `span` with a number, or `1 / -1`",
  keywords: ["auto"],
  parse: (parts) => {
    if (findKeyword(parts) === "auto") return () => 1;
    const span = parseSpan(parts);
    return span === undefined ? undefined : () => span;
  },
};

/** `span n`, `auto / span n`, and `1 / -1` as -1. */
function parseSpan(parts: Parts): number | undefined {
  const words = parts.map((part) => {
    if (part.type === "Identifier") return part.name.toLowerCase();
    return part.type === "Number" || part.type === "Operator" ? part.value.trim() : "?";
  });
  const text = words.join(" ");
  if (text === "1 / -1") return -1;
  const match = /^(?:auto \/ )?span (\d+)$/u.exec(text);
  const span = Number(match?.[1] ?? 0);
  return span >= 1 && span <= MOST_TRACKS ? span : undefined;
}

const flexGrowSpec: LonghandSpec<number> = {
  expects: "a number, not negative",
  parse: (parts) => {
    const value = parseNumber(parts);
    return value === undefined || value < 0 ? undefined : () => value;
  },
};

const justifySpec: LonghandSpec<Values["justifyContent"]> = keywordMapSpec({
  start: "start",
  end: "end",
  center: "center",
  "space-between": "space-between",
  "flex-start": "start",
  "flex-end": "end",
  normal: "start",
});

const alignSpec: LonghandSpec<Values["alignItems"]> = keywordMapSpec({
  start: "start",
  end: "end",
  center: "center",
  stretch: "stretch",
  baseline: "baseline",
  "flex-start": "start",
  "flex-end": "end",
  normal: "stretch",
});

const parseSubOrSuper: ParseValue<Values["verticalAlign"]> = (parts) => {
  const keyword = findKeyword(parts);
  const shift = keyword === "sub" ? SUB_SHIFT : keyword === "super" ? SUPER_SHIFT : undefined;
  return shift === undefined ? undefined : ({ parent }) => parent.fontSize * shift;
};

/** Baseline shifts in em of the parent, positive upwards: what browsers use where a font does not say its own. */
const SUB_SHIFT = -0.2;
const SUPER_SHIFT = 1 / 3;

/** Percentages are of the element's own line height. */
const parseShift: ParseValue<Values["verticalAlign"]> = (parts) => {
  const specified = parseLengthOrPercentage(parts);
  if (specified === undefined) return undefined;
  return (context) => resolveLength(specified(context), lineHeightOf(context.values));
};

/** The used line height in pt. */
export function lineHeightOf(values: Readonly<Values>): number {
  return typeof values.lineHeight === "number" ? values.lineHeight : values.lineHeight.factor * values.fontSize;
}

const verticalAlignKeywords = keywordSpec("baseline", "top", "middle", "bottom");

const verticalAlignSpec: LonghandSpec<Values["verticalAlign"]> = {
  expects: "`baseline`, `sub`, `super`, `top`, `middle`, `bottom`, a length or a percentage",
  keywords: ["baseline", "sub", "super", "top", "middle", "bottom"],
  parse: parseFirst<Values["verticalAlign"]>(verticalAlignKeywords.parse, parseSubOrSuper, parseShift),
};

/** Boxes: sizes, edges, backgrounds, grids and tables. */
export const BOX_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("display", "display", displaySpec),
  defineLonghand("margin-top", "marginTop", marginSpec),
  defineLonghand("margin-right", "marginRight", marginSpec),
  defineLonghand("margin-bottom", "marginBottom", marginSpec),
  defineLonghand("margin-left", "marginLeft", marginSpec),
  defineLonghand("padding-top", "paddingTop", paddingSpec),
  defineLonghand("padding-right", "paddingRight", paddingSpec),
  defineLonghand("padding-bottom", "paddingBottom", paddingSpec),
  defineLonghand("padding-left", "paddingLeft", paddingSpec),
  defineLonghand("border-top-width", "borderTopWidth", borderWidthSpec),
  defineLonghand("border-right-width", "borderRightWidth", borderWidthSpec),
  defineLonghand("border-bottom-width", "borderBottomWidth", borderWidthSpec),
  defineLonghand("border-left-width", "borderLeftWidth", borderWidthSpec),
  defineLonghand("border-top-style", "borderTopStyle", borderStyleSpec),
  defineLonghand("border-right-style", "borderRightStyle", borderStyleSpec),
  defineLonghand("border-bottom-style", "borderBottomStyle", borderStyleSpec),
  defineLonghand("border-left-style", "borderLeftStyle", borderStyleSpec),
  defineLonghand("border-top-color", "borderTopColor", borderColorSpec),
  defineLonghand("border-right-color", "borderRightColor", borderColorSpec),
  defineLonghand("border-bottom-color", "borderBottomColor", borderColorSpec),
  defineLonghand("border-left-color", "borderLeftColor", borderColorSpec),
  defineLonghand("background-color", "backgroundColor", {
    expects: `${COLOR_EXPECTS}, or \`transparent\``,
    parse: parseBackgroundColor,
  }),
  defineLonghand("width", "width", sizeSpec),
  defineLonghand("min-width", "minWidth", minimumSpec),
  defineLonghand("max-width", "maxWidth", maximumSpec),
  defineLonghand("height", "height", sizeSpec),
  defineLonghand("min-height", "minHeight", minimumSpec),
  defineLonghand("grid-template-columns", "gridTemplateColumns", tracksSpec),
  defineLonghand("column-gap", "columnGap", gapSpec),
  defineLonghand("row-gap", "rowGap", gapSpec),
  defineLonghand("grid-column", "gridColumnSpan", gridColumnSpec),
  defineLonghand("flex-grow", "flexGrow", flexGrowSpec),
  defineLonghand("justify-content", "justifyContent", justifySpec),
  defineLonghand("align-items", "alignItems", alignSpec),
  defineLonghand("vertical-align", "verticalAlign", verticalAlignSpec),
  defineLonghand("border-collapse", "borderCollapse", { inherited: true, ...keywordSpec("separate", "collapse") }),
  defineLonghand("caption-side", "captionSide", { inherited: true, ...keywordSpec("top", "bottom") }),
  defineLonghand("table-layout", "tableLayout", keywordSpec("auto", "fixed")),
];
