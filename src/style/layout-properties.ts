import type { LengthOrAuto } from "../model/computed-style.js";
import { borderColorSpec, borderStyleSpec, borderWidthSpec } from "./box-properties.js";
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
  type UnnumberedLonghand,
} from "./longhand.js";
import { MOST_TRACKS, tracksSpec } from "./grid-tracks.js";
import { gapSpec, marginSpec, sizeSpec, parseInteger, parseNumber, parseSize } from "./parse-length.js";
import type { Values } from "./values.js";

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

const gridRowSpec: LonghandSpec<number> = {
  expects: "`auto` or `span` with a number",
  keywords: ["auto"],
  parse: (parts) => {
    if (findKeyword(parts) === "auto") return () => 1;
    const span = parseSpan(parts);
    return span === undefined || span < 0 ? undefined : () => span;
  },
};

const flexFactorSpec: LonghandSpec<number> = {
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
  normal: "normal",
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

/** More columns than this on a page are a mistake. */
const MOST_COLUMNS = 50;

const parseAuto = parseKeyword<"auto">(new Map([["auto", "auto"]]));

const parseCount: ParseValue<number> = (parts) => {
  const count = parseInteger(parts, 1);
  return count === undefined || count > MOST_COLUMNS ? undefined : () => count;
};

const columnCountSpec: LonghandSpec<number | "auto"> = {
  expects: `\`auto\` or a whole number from 1 to ${MOST_COLUMNS}`,
  keywords: ["auto"],
  parse: parseFirst<number | "auto">(parseAuto, parseCount),
};

const columnWidthSpec: LonghandSpec<number | "auto"> = {
  expects: "`auto` or a length, not negative",
  keywords: ["auto"],
  parse: parseFirst<number | "auto">(parseAuto, parseSize),
};

const insetSpec: LonghandSpec<LengthOrAuto> = {
  expects: "a length, a percentage or `auto`",
  keywords: ["auto"],
  parse: marginSpec.parse,
};

const orderSpec: LonghandSpec<number> = {
  expects: "a whole number",
  parse: (parts) => {
    const value = parseInteger(parts, -Infinity);
    return value === undefined ? undefined : () => value;
  },
};

const zIndexSpec: LonghandSpec<number | "auto"> = {
  expects: "`auto` or a whole number",
  keywords: ["auto"],
  parse: (parts) => {
    if (findKeyword(parts) === "auto") return () => "auto";
    const value = parseInteger(parts, -Infinity);
    return value === undefined ? undefined : () => value;
  },
};

function parseRunning(parts: Parts): ReturnType<ParseValue<Values["position"]>> {
  const [part, second] = parts;
  if (part?.type !== "Function" || part.name.toLowerCase() !== "running" || second !== undefined) return undefined;
  const [name, more] = part.children;
  return name?.type === "Identifier" && more === undefined ? () => ({ running: name.name }) : undefined;
}

const alignSelfSpec: LonghandSpec<Values["alignSelf"]> = keywordMapSpec({
  auto: "auto",
  start: "start",
  end: "end",
  center: "center",
  stretch: "stretch",
  "flex-start": "start",
  "flex-end": "end",
});

/** How boxes stand side by side and out of the flow: columns, grids, rows and positions. */
export const LAYOUT_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("column-count", "columnCount", columnCountSpec),
  defineLonghand("column-width", "columnWidth", columnWidthSpec),
  defineLonghand("column-fill", "columnFill", keywordSpec("balance", "auto")),
  defineLonghand("column-span", "columnSpan", keywordSpec("none", "all")),
  defineLonghand("column-rule-width", "columnRuleWidth", borderWidthSpec),
  defineLonghand("column-rule-style", "columnRuleStyle", borderStyleSpec),
  defineLonghand("column-rule-color", "columnRuleColor", borderColorSpec),
  defineLonghand("position", "position", {
    expects: "`static`, `relative`, `absolute` or `running(name)`",
    keywords: ["static", "relative", "absolute"],
    parse: parseFirst<Values["position"]>(keywordSpec("static", "relative", "absolute").parse, parseRunning),
  }),
  defineLonghand("top", "top", insetSpec),
  defineLonghand("right", "right", insetSpec),
  defineLonghand("bottom", "bottom", insetSpec),
  defineLonghand("left", "left", insetSpec),
  defineLonghand("z-index", "zIndex", zIndexSpec),
  defineLonghand("grid-template-columns", "gridTemplateColumns", tracksSpec),
  defineLonghand("column-gap", "columnGap", gapSpec),
  defineLonghand("row-gap", "rowGap", gapSpec),
  defineLonghand("grid-column", "gridColumnSpan", gridColumnSpec),
  defineLonghand(
    "grid-template-rows",
    "gridTemplateRows",
    keywordMapSpec({ none: "none", auto: "none", subgrid: "subgrid" }),
  ),
  defineLonghand("grid-row", "gridRowSpan", gridRowSpec),
  defineLonghand("align-self", "alignSelf", alignSelfSpec),
  defineLonghand("flex-grow", "flexGrow", flexFactorSpec),
  defineLonghand("flex-shrink", "flexShrink", flexFactorSpec),
  defineLonghand("flex-basis", "flexBasis", {
    expects: "`auto`, `content`, a length or a percentage, not negative",
    keywords: ["auto", "content"],
    parse: parseFirst<Values["flexBasis"]>(parseKeyword<"content">(new Map([["content", "content"]])), sizeSpec.parse),
  }),
  defineLonghand("order", "order", orderSpec),
  defineLonghand("flex-wrap", "flexWrap", keywordSpec("nowrap", "wrap")),
  defineLonghand("justify-content", "justifyContent", justifySpec),
  defineLonghand("align-items", "alignItems", alignSpec),
];
