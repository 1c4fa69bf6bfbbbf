import type { Color } from "../model/picture.js";
import type { Border, ComputedStyle } from "../model/computed-style.js";
import { lineHeightOf } from "./box-properties.js";
import { assembleImage } from "./background-properties.js";
import { findVerticalAlign } from "./vertical-align.js";
import { assembleRadii } from "./decoration-properties.js";
import { collectDecorations } from "./text-decoration.js";
import type { AlignKeyword, ColorValue, Values } from "./values.js";

/**
 * Makes the style that leaves this stage: colours resolved, sides grouped, alignment physical.
 *
 * @param parent - Style of the parent, `undefined` for the root and for what is outside of the tree.
 */
export function assembleStyle(values: Readonly<Values>, parent: ComputedStyle | undefined): ComputedStyle {
  const color = (value: ColorValue): Color => (value === "currentcolor" ? values.color : value);
  const display = findDisplay(values, parent);
  return Object.freeze({
    display,
    margin: { top: values.marginTop, right: values.marginRight, bottom: values.marginBottom, left: values.marginLeft },
    padding: {
      top: values.paddingTop,
      right: values.paddingRight,
      bottom: values.paddingBottom,
      left: values.paddingLeft,
    },
    border: createBorders(values, color),
    backgroundColor: values.backgroundColor === undefined ? undefined : color(values.backgroundColor),
    width: values.width,
    minWidth: values.minWidth,
    maxWidth: values.maxWidth,
    height: values.height,
    minHeight: values.minHeight,
    maxHeight: values.maxHeight,
    boxSizing: values.boxSizing,
    ...assembleDecoration(values, color, parent),
    ...assembleLayout(values, color, parent),
    ...assembleText(values, display, color, parent),
    listStyleType: typeof values.listStyleType === "string" ? values.listStyleType : "disc",
    borderCollapse: values.borderCollapse,
    borderSpacing: values.borderSpacing,
    captionSide: values.captionSide,
    tableLayout: values.tableLayout,
    breakBefore: values.breakBefore,
    breakAfter: values.breakAfter,
    breakInside: values.breakInside,
    orphans: values.orphans,
    widows: values.widows,
    page: values.page === "auto" ? (parent?.page ?? "") : values.page,
    running: typeof values.position === "object" ? values.position.running : undefined,
    float: values.position === "absolute" ? "none" : values.float,
    floatReference: values.floatReference,
    footnotePolicy: values.footnotePolicy,
    bookmarkLevel: values.bookmarkLevel,
    bookmarkState: values.bookmarkState,
  });
}

/** Fonts and text. */
function assembleText(
  values: Readonly<Values>,
  display: ComputedStyle["display"],
  color: (value: ColorValue) => Color,
  parent: ComputedStyle | undefined,
) {
  return {
    fontFamily: values.fontFamily,
    fontSize: values.fontSize,
    fontWeight: values.fontWeight,
    fontStyle: values.fontStyle,
    fontStretch: values.fontStretch,
    ...(values.fontSizeAdjust === "none" ? {} : { fontSizeAdjust: values.fontSizeAdjust }),
    fontFeatures: joinFeatures(values),
    synthesizedCaps: findSynthesizedCaps(values),
    lineHeight: lineHeightOf(values),
    color: values.color,
    letterSpacing: values.letterSpacing,
    wordSpacing: values.wordSpacing,
    ...assembleAlign(values),
    textIndent: values.textIndent,
    textTransform: values.textTransform,
    textDecoration: collectDecorations(values, display, color, parent),
    ...findTextBackground(values, display, color, parent),
    whiteSpace: values.whiteSpace,
    overflowWrap: values.overflowWrap,
    textWrap: values.textWrap,
    hangingPunctuation: values.hangingPunctuation,
    hyphens: values.hyphens,
    hyphenateLimitChars: values.hyphenateLimitChars,
    lang: values.lang,
    direction: values.direction,
    unicodeBidi: values.unicodeBidi,
    verticalAlign: findVerticalAlign(values, display, parent),
  } satisfies Partial<ComputedStyle>;
}

/** How boxes stand side by side and out of the flow. */
function assembleLayout(
  values: Readonly<Values>,
  color: (value: ColorValue) => Color,
  parent: ComputedStyle | undefined,
) {
  return {
    multiColumn: createMultiColumn(values, color),
    columnSpan: values.columnSpan,
    position: createPosition(values),
    gridTemplateColumns: values.gridTemplateColumns.tracks,
    gridAutoRepeat: values.gridTemplateColumns.repeat,
    columnGap: values.columnGap === "normal" ? (isMultiColumn(values) ? values.fontSize : 0) : values.columnGap,
    gridTemplateRows: values.gridTemplateRows,
    rowGap: findRowGap(values, parent),
    gridColumnSpan: values.gridColumnSpan,
    gridRowSpan: values.gridRowSpan,
    flex: { grow: values.flexGrow, shrink: values.flexShrink, basis: values.flexBasis },
    flexWrap: values.flexWrap,
    justifyContent: values.justifyContent,
    ...(values.order === 0 ? {} : { order: values.order }),
    alignItems: values.alignItems,
    alignSelf: values.alignSelf,
  } satisfies Partial<ComputedStyle>;
}

/** A subgrid that says nothing has the gaps of the grid around it (CSS Grid 2, 9). */
function findRowGap(values: Readonly<Values>, parent: ComputedStyle | undefined): ComputedStyle["rowGap"] {
  if (values.rowGap !== "normal") return values.rowGap;
  return values.gridTemplateRows === "subgrid" ? (parent?.rowGap ?? 0) : 0;
}

type Decoration = Pick<
  ComputedStyle,
  | "borderRadius"
  | "boxDecorationBreak"
  | "backgroundImage"
  | "opacity"
  | "visibility"
  | "textFit"
  | "dropRank"
  | "objectFit"
>;

function assembleDecoration(
  values: Readonly<Values>,
  color: (value: ColorValue) => Color,
  parent: ComputedStyle | undefined,
): Decoration {
  return {
    borderRadius: assembleRadii(values),
    boxDecorationBreak: values.boxDecorationBreak,
    backgroundImage: assembleImage(values, color),
    opacity: values.opacity * (parent?.opacity ?? 1),
    visibility: values.visibility,
    textFit: values.textFit,
    dropRank: values.dropRank,
    objectFit: values.objectFit,
  };
}

/** What floats, and the items of grids and rows, are blocks whatever they were (CSS Display 3, 2.7). */
function findDisplay(values: Readonly<Values>, parent: ComputedStyle | undefined): ComputedStyle["display"] {
  const display = values.display === "none" ? "inline" : values.display;
  if (display !== "inline" && display !== "inline-block") return display;
  const isItem = parent?.display === "grid" || parent?.display === "flex";
  return isItem || values.float !== "none" || values.position === "absolute" ? "block" : display;
}

function isMultiColumn(values: Readonly<Values>): boolean {
  return values.columnCount !== "auto" || values.columnWidth !== "auto";
}

function createMultiColumn(
  values: Readonly<Values>,
  color: (value: ColorValue) => Color,
): ComputedStyle["multiColumn"] {
  if (!isMultiColumn(values)) return undefined;
  return {
    count: values.columnCount,
    widthPt: values.columnWidth,
    fill: values.columnFill,
    rule: createBorder(
      values.columnRuleWidth,
      values.visibility === "visible" ? values.columnRuleStyle : "none",
      color(values.columnRuleColor),
    ),
  };
}

function createPosition(values: Readonly<Values>): ComputedStyle["position"] {
  const { position, top, right, bottom, left, zIndex } = values;
  return typeof position === "object" || position === "static"
    ? undefined
    : { scheme: position, inset: { top, right, bottom, left }, zIndex };
}

function createBorders(values: Readonly<Values>, color: (value: ColorValue) => Color): ComputedStyle["border"] {
  return {
    top: createBorder(values.borderTopWidth, values.borderTopStyle, color(values.borderTopColor)),
    right: createBorder(values.borderRightWidth, values.borderRightStyle, color(values.borderRightColor)),
    bottom: createBorder(values.borderBottomWidth, values.borderBottomStyle, color(values.borderBottomColor)),
    left: createBorder(values.borderLeftWidth, values.borderLeftStyle, color(values.borderLeftColor)),
  };
}

/** A border without a style has no width (CSS Backgrounds 3, 4.3). */
function createBorder(widthPt: number, style: Border["style"], color: Color): Border {
  return { widthPt: style === "none" ? 0 : widthPt, style, color };
}

/** What is set at a higher level beats what is set at a lower one (CSS Fonts 4, 7.2). */
function joinFeatures(values: Readonly<Values>): string {
  const features = new Map<string, boolean>();
  for (const tag of [...values.fontVariantNumeric, ...values.fontVariantCaps]) features.set(tag, true);
  // Spaced letters do not run together (CSS Text 3, 8.2).
  if (values.letterSpacing !== 0) for (const tag of ["liga", "clig"]) features.set(tag, false);
  if (!values.fontKerning) features.set("kern", false);
  for (const { tag, on } of [...values.fontVariantLigatures, ...values.fontFeatureSettings]) features.set(tag, on);
  return [...features]
    .filter(([tag, on]) => on !== DEFAULT_FEATURES.has(tag))
    .map(([tag, on]) => (on ? tag : `-${tag}`))
    .sort()
    .join(",");
}

/** Features that shaping applies unasked and that a sheet can switch off. The others are off until they are asked for. */
const DEFAULT_FEATURES: ReadonlySet<string> = new Set(["calt", "clig", "kern", "liga"]);

function findSynthesizedCaps({ fontSynthesis, fontVariantCaps }: Readonly<Values>): ComputedStyle["synthesizedCaps"] {
  if (fontSynthesis === "none") return "none";
  const [first, ...rest] = fontVariantCaps;
  if (first === "smcp" || first === "pcap") return "small";
  return rest.length > 0 ? "all" : "none";
}

function assembleAlign({
  textAlign,
  direction,
  unicodeBidi,
}: Readonly<Values>): Pick<ComputedStyle, "textAlign" | "alignCharacter" | "alignsByText"> {
  const keyword = typeof textAlign === "string" ? textAlign : textAlign.keyword;
  const byText = unicodeBidi === "plaintext" && (keyword === "start" || keyword === "end");
  return {
    textAlign: findTextAlign(keyword, direction),
    ...(typeof textAlign === "string" ? {} : { alignCharacter: textAlign.character }),
    ...(byText ? { alignsByText: keyword } : {}),
  };
}

function findTextAlign(keyword: AlignKeyword, direction: Values["direction"]): ComputedStyle["textAlign"] {
  if (keyword === "start") return direction === "rtl" ? "right" : "left";
  if (keyword === "end") return direction === "rtl" ? "left" : "right";
  return keyword;
}

/** Inline elements have no box: what stands behind their text goes with the text, and through what they hold. */
function findTextBackground(
  values: Readonly<Values>,
  display: ComputedStyle["display"],
  color: (value: ColorValue) => Color,
  parent: ComputedStyle | undefined,
): Pick<ComputedStyle, "textBackground"> {
  // What stands outside of the tree, as margin boxes do, has a box of its own.
  if (parent === undefined || (display !== "inline" && display !== "inline-block")) return {};
  if (values.backgroundColor !== undefined) return { textBackground: color(values.backgroundColor) };
  return parent.textBackground === undefined ? {} : { textBackground: parent.textBackground };
}
