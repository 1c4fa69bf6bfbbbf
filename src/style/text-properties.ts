import { resolveLength } from "../model/length.js";
import { FONT_PROPERTIES } from "./font-properties.js";
import { findKeyword, defineLonghand, keywordMapSpec, keywordSpec, parseFirst, parseKeyword } from "./longhand.js";
import type { LonghandSpec, ParseValue, Parts, UnnumberedLonghand } from "./longhand.js";
import { COLOR_EXPECTS, parseTextColor } from "./parse-color.js";
import { parseInteger, parseLength, parseLengthOrPercentage, parseNonNegative, parseNumber } from "./parse-length.js";
import { splitAtCommas } from "./parse-quantity.js";
import { TEXT_DECORATION_PROPERTIES } from "./text-decoration.js";
import { INITIAL_VALUES, MEDIUM_FONT_PT, NORMAL_LINE_HEIGHT } from "./initial-values.js";
import type { AlignKeyword, FeatureSetting, LineHeight, Values } from "./values.js";

/** `font-family`: quoted names, or words that are joined by single spaces. */
const parseFamilies: ParseValue<readonly string[]> = (parts) => {
  const families: string[] = [];
  for (const list of splitAtCommas(parts)) {
    const family = parseFamily(list);
    if (family === undefined) return undefined;
    families.push(family);
  }
  return () => families;
};

function parseFamily(parts: Parts): string | undefined {
  const [first] = parts;
  if (first?.type === "String") return parts.length === 1 && first.value !== "" ? first.value : undefined;
  const words = parts.map((part) => (part.type === "Identifier" ? part.name : undefined));
  return words.length === 0 || words.includes(undefined) ? undefined : words.join(" ");
}

/** CSS's absolute sizes in pt. @see CSS Fonts 4, 2.5.1 */
const FONT_SIZES = new Map([
  ["xx-small", MEDIUM_FONT_PT * 0.6],
  ["x-small", MEDIUM_FONT_PT * 0.75],
  ["small", MEDIUM_FONT_PT * (8 / 9)],
  ["medium", MEDIUM_FONT_PT],
  ["large", MEDIUM_FONT_PT * 1.2],
  ["x-large", MEDIUM_FONT_PT * 1.5],
  ["xx-large", MEDIUM_FONT_PT * 2],
]);

/** Factor of `smaller` and `larger`, as most browsers have it. */
const RELATIVE_SIZE_FACTOR = 1.2;

const parseFontSize: ParseValue<number> = (parts) => {
  const keyword = findKeyword(parts);
  if (keyword === "smaller") return ({ parent }) => parent.fontSize / RELATIVE_SIZE_FACTOR;
  if (keyword === "larger") return ({ parent }) => parent.fontSize * RELATIVE_SIZE_FACTOR;
  const specified = parseNonNegative(parts);
  if (specified === undefined) return undefined;
  return (context) => resolveLength(specified(context), context.parent.fontSize);
};

const fontSizeSpec: LonghandSpec<number> = {
  inherited: true,
  expects: "a length or a percentage, not negative",
  keywords: [...FONT_SIZES.keys(), "smaller", "larger"],
  parse: parseFirst<number>(parseKeyword(FONT_SIZES), parseFontSize),
};

/** @see CSS Fonts 4, 2.2.1 (relative weights) */
const parseWeight: ParseValue<number> = (parts) => {
  const keyword = findKeyword(parts);
  if (keyword === "bolder")
    return ({ parent: { fontWeight: w } }) => (w < 350 ? 400 : w < 550 ? 700 : Math.max(w, 900));
  if (keyword === "lighter")
    return ({ parent: { fontWeight: w } }) => (w < 550 ? Math.min(w, 100) : w < 750 ? 400 : 700);
  const value = parseNumber(parts);
  return value === undefined || value < 1 || value > 1000 ? undefined : () => value;
};

const WEIGHTS = new Map([
  ["normal", 400],
  ["bold", 700],
]);

const fontWeightSpec: LonghandSpec<number> = {
  inherited: true,
  expects: "a number from 1 to 1000, `normal`, `bold`, `bolder` or `lighter`",
  keywords: ["normal", "bold", "bolder", "lighter"],
  parse: parseFirst<number>(parseKeyword(WEIGHTS), parseWeight),
};

/** `font-variant-numeric` words with their OpenType features. @see CSS Fonts 4, 6.7 */
export const NUMERIC_FEATURES: ReadonlyMap<string, string> = new Map([
  ["lining-nums", "lnum"],
  ["oldstyle-nums", "onum"],
  ["proportional-nums", "pnum"],
  ["tabular-nums", "tnum"],
  ["diagonal-fractions", "frac"],
  ["stacked-fractions", "afrc"],
  ["ordinal", "ordn"],
  ["slashed-zero", "zero"],
]);

/** `font-variant-caps` words with their OpenType features. @see CSS Fonts 4, 6.6 */
export const CAPS_FEATURES: ReadonlyMap<string, readonly string[]> = new Map([
  ["normal", []],
  ["small-caps", ["smcp"]],
  ["all-small-caps", ["c2sc", "smcp"]],
  ["petite-caps", ["pcap"]],
  ["all-petite-caps", ["c2pc", "pcap"]],
  ["unicase", ["unic"]],
  ["titling-caps", ["titl"]],
]);

const numericSpec: LonghandSpec<readonly string[]> = {
  inherited: true,
  keywords: ["normal", ...NUMERIC_FEATURES.keys()],
  parse: (parts) => {
    if (findKeyword(parts) === "normal") return () => [];
    const features = parts.map((part) => NUMERIC_FEATURES.get(findKeyword([part]) ?? ""));
    const known = features.filter((feature) => feature !== undefined);
    return known.length === parts.length && known.length > 0 ? () => known : undefined;
  },
};

const featuresSpec: LonghandSpec<readonly FeatureSetting[]> = {
  inherited: true,
  expects: '`normal`, or four-letter tags in quotes such as `"tnum" 1`',
  keywords: ["normal"],
  parse: (parts) => {
    if (findKeyword(parts) === "normal") return () => [];
    const settings = splitAtCommas(parts).map(parseFeature);
    const known = settings.filter((setting) => setting !== undefined);
    return known.length === settings.length ? () => known : undefined;
  },
};

function parseFeature(parts: Parts): FeatureSetting | undefined {
  const [tag, switched, more] = parts;
  if (tag?.type !== "String" || more !== undefined || !/^[\x20-\x7e]{4}$/u.test(tag.value) || tag.value.includes(","))
    return undefined;
  if (switched === undefined) return { tag: tag.value, on: true };
  const keyword = findKeyword([switched]);
  const value = keyword === "on" ? 1 : keyword === "off" ? 0 : parseNumber([switched]);
  return value === 0 || value === 1 ? { tag: tag.value, on: value === 1 } : undefined;
}

const lineHeightSpec: LonghandSpec<LineHeight> = {
  inherited: true,
  expects: "a number, a length, a percentage or `normal`, not negative",
  keywords: ["normal"],
  parse: (parts) => {
    if (findKeyword(parts) === "normal") return () => ({ factor: NORMAL_LINE_HEIGHT });
    const factor = parseNumber(parts);
    if (factor !== undefined) return factor < 0 ? undefined : () => ({ factor });
    const specified = parseNonNegative(parts);
    if (specified === undefined) return undefined;
    return (context) => resolveLength(specified(context), context.values.fontSize);
  },
};

const spacingSpec: LonghandSpec<number> = {
  inherited: true,
  expects: "a length or `normal`",
  keywords: ["normal"],
  parse: parseFirst<number>(parseKeyword(new Map([["normal", 0]])), parseLength),
};

const ALIGN_KEYWORDS = ["start", "end", "left", "right", "center", "justify"] as const;

const alignKeywords = keywordSpec<AlignKeyword>(...ALIGN_KEYWORDS);

/** A string that cells of a column are aligned on, with a keyword for where it has no say (CSS Text 4, 6.1.1). */
const parseCharacterAlign: ParseValue<Values["textAlign"]> = (parts) => {
  const strings = parts.filter((part) => part.type === "String");
  const others = parts.filter((part) => part.type !== "String");
  const character = strings[0]?.value ?? "";
  if (strings.length !== 1 || character === "") return undefined;
  if (others.length === 0) return () => ({ character, keyword: "right" });
  const keyword = alignKeywords.parse(others);
  return keyword && ((context) => ({ character, keyword: keyword(context) }));
};

const textAlignSpec: LonghandSpec<Values["textAlign"]> = {
  inherited: true,
  expects: '`start`, `end`, `left`, `right`, `center`, `justify`, or in table cells a string such as `"."`',
  keywords: ALIGN_KEYWORDS,
  parse: parseFirst<Values["textAlign"]>(alignKeywords.parse, parseCharacterAlign),
};

const hangingSpec: LonghandSpec<Values["hangingPunctuation"]> = {
  inherited: true,
  expects: "`none`, or `first`, `last` and one of `allow-end` and `force-end`",
  keywords: ["none", "first", "last", "allow-end", "force-end"],
  parse: (parts) => {
    if (findKeyword(parts) === "none") return () => INITIAL_VALUES.hangingPunctuation;
    const words = new Set(parts.map((part) => findKeyword([part])));
    const known = ["first", "last", "allow-end", "force-end"].filter((word) => words.has(word));
    const isValid = known.length === parts.length && !(words.has("allow-end") && words.has("force-end"));
    if (!isValid || known.length === 0) return undefined;
    const end = words.has("force-end") ? "force" : words.has("allow-end") ? "allow" : "none";
    return () => ({ first: words.has("first"), last: words.has("last"), end });
  },
};

/** `auto` is the user agent's to choose. @see CSS Text 4, 5.4 */
const AUTO_HYPHEN_LIMITS = [5, 2, 2] as const;

const hyphenLimitsSpec: LonghandSpec<Values["hyphenateLimitChars"]> = {
  inherited: true,
  expects: "one to three whole numbers or `auto`: of the word, before and after the hyphen",
  keywords: ["auto"],
  parse: (parts) => {
    const numbers = parts.map((part) => (findKeyword([part]) === "auto" ? "auto" : parseInteger([part], 1)));
    const [word, before, after = before, extra] = numbers;
    if (word === undefined || extra !== undefined || numbers.includes(undefined)) return undefined;
    const [autoWord, autoBefore, autoAfter] = AUTO_HYPHEN_LIMITS;
    const limits = {
      word: word === "auto" ? autoWord : word,
      before: before === undefined || before === "auto" ? autoBefore : before,
      after: after === undefined || after === "auto" ? autoAfter : after,
    };
    return () => limits;
  },
};

/** Fonts and text. */
export const TEXT_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("font-family", "fontFamily", {
    inherited: true,
    expects: "font families with commas between them",
    parse: parseFamilies,
  }),
  defineLonghand("font-weight", "fontWeight", fontWeightSpec),
  defineLonghand("font-style", "fontStyle", {
    inherited: true,
    ...keywordMapSpec<"normal" | "italic">({ normal: "normal", italic: "italic", oblique: "italic" }),
  }),
  defineLonghand("font-variant-numeric", "fontVariantNumeric", numericSpec),
  defineLonghand("font-variant-caps", "fontVariantCaps", {
    inherited: true,
    keywords: [...CAPS_FEATURES.keys()],
    parse: parseKeyword(CAPS_FEATURES),
  }),
  ...FONT_PROPERTIES,
  defineLonghand("font-feature-settings", "fontFeatureSettings", featuresSpec),
  defineLonghand("color", "color", { inherited: true, expects: COLOR_EXPECTS, parse: parseTextColor }),
  defineLonghand("letter-spacing", "letterSpacing", spacingSpec),
  defineLonghand("word-spacing", "wordSpacing", spacingSpec),
  defineLonghand("text-align", "textAlign", textAlignSpec),
  defineLonghand("text-indent", "textIndent", {
    inherited: true,
    expects: "a length or a percentage",
    parse: parseLengthOrPercentage,
  }),
  defineLonghand("text-transform", "textTransform", {
    inherited: true,
    ...keywordSpec("none", "uppercase", "lowercase", "capitalize"),
  }),
  ...TEXT_DECORATION_PROPERTIES,
  defineLonghand(
    "unicode-bidi",
    "unicodeBidi",
    keywordSpec("normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext"),
  ),
  defineLonghand("white-space", "whiteSpace", {
    inherited: true,
    ...keywordSpec("normal", "nowrap", "pre", "pre-wrap", "pre-line"),
  }),
  defineLonghand("overflow-wrap", "overflowWrap", {
    inherited: true,
    ...keywordSpec("normal", "break-word", "anywhere"),
  }),
  defineLonghand("text-wrap", "textWrap", {
    inherited: true,
    ...keywordSpec("wrap", "balance", "pretty", "nowrap"),
  }),
  defineLonghand("hanging-punctuation", "hangingPunctuation", hangingSpec),
  defineLonghand("hyphens", "hyphens", { inherited: true, ...keywordSpec("none", "manual", "auto") }),
  defineLonghand("hyphenate-limit-chars", "hyphenateLimitChars", hyphenLimitsSpec),
];

/** What other values depend on, in the order in which it is computed. */
export const EARLY_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("direction", "direction", { inherited: true, ...keywordSpec("ltr", "rtl") }),
  defineLonghand("font-size", "fontSize", fontSizeSpec),
  defineLonghand("line-height", "lineHeight", lineHeightSpec),
];
