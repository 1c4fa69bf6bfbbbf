import { resolveLength } from "../model/length.js";
import {
  defineLonghand,
  findKeyword,
  keywordMapSpec,
  keywordSpec,
  parseFirst,
  parseKeyword,
  type LonghandSpec,
  type ParseValue,
  type UnnumberedLonghand,
} from "./longhand.js";
import { COLOR_EXPECTS, parseColor } from "./parse-color.js";
import {
  marginSpec,
  maximumSpec,
  minimumSpec,
  paddingSpec,
  parseLengthOrPercentage,
  parseSize,
  sizeSpec,
} from "./parse-length.js";
import { MEDIUM_BORDER_PT } from "./initial-values.js";
import type { ColorValue, Values } from "./values.js";

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

export const borderWidthSpec: LonghandSpec<number> = {
  expects: "a length, not negative",
  keywords: [...BORDER_WIDTHS.keys()],
  parse: parseFirst<number>(parseKeyword(BORDER_WIDTHS), parseSize),
};

export const borderStyleSpec: LonghandSpec<Values["borderTopStyle"]> = keywordMapSpec({
  none: "none",
  hidden: "none",
  solid: "solid",
  dashed: "dashed",
  dotted: "dotted",
  double: "double",
});

export const borderColorSpec: LonghandSpec<ColorValue> = { expects: COLOR_EXPECTS, parse: parseColor };

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

const borderSpacingSpec: LonghandSpec<Values["borderSpacing"]> = {
  inherited: true,
  expects: "one or two lengths, not negative",
  parse: ([first, second = first, extra]) => {
    if (first === undefined || second === undefined || extra !== undefined) return undefined;
    const [x, y] = [parseSize([first]), parseSize([second])];
    return x && y && ((context) => ({ xPt: x(context), yPt: y(context) }));
  },
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
  defineLonghand("width", "width", sizeSpec),
  defineLonghand("min-width", "minWidth", minimumSpec),
  defineLonghand("max-width", "maxWidth", maximumSpec),
  defineLonghand("height", "height", sizeSpec),
  defineLonghand("min-height", "minHeight", minimumSpec),
  defineLonghand("vertical-align", "verticalAlign", verticalAlignSpec),
  defineLonghand("border-collapse", "borderCollapse", { inherited: true, ...keywordSpec("separate", "collapse") }),
  defineLonghand("border-spacing", "borderSpacing", borderSpacingSpec),
  defineLonghand("caption-side", "captionSide", { inherited: true, ...keywordSpec("top", "bottom") }),
  defineLonghand("table-layout", "tableLayout", keywordSpec("auto", "fixed")),
];
