import type { CssNode } from "css-tree";
import { LIGATURE_FEATURES, STRETCHES } from "./font-properties.js";
import { findKeyword, type Parts } from "./longhand.js";
import { parseLength } from "./parse-length.js";
import { INITIAL, type Expansion, type Shorthand } from "./shorthand.js";
import { TEXT_DECORATION } from "./text-decoration.js";
import { CAPS_FEATURES, NUMERIC_FEATURES } from "./text-properties.js";

const FONT_STYLES: ReadonlySet<string> = new Set(["italic", "oblique"]);

/** `font: italic small-caps 600 10pt/14pt "Source Sans 3", sans-serif` */
const font: Shorthand = {
  longhands: [
    "font-style",
    "font-variant-caps",
    "font-variant-numeric",
    "font-variant-ligatures",
    "font-kerning",
    "font-stretch",
    "font-weight",
    "font-size",
    "line-height",
    "font-family",
  ],
  expects: "style, weight, size, `/` and line height, and families",
  expand: (parts) => {
    const start = parts.findIndex((part) => isFontSize(part));
    const size = parts[start];
    if (size === undefined) return undefined;
    const head = expandFontHead(parts.slice(0, start));
    const [slash, height] = parts.slice(start + 1);
    const hasHeight = slash?.type === "Operator" && slash.value.trim() === "/";
    const families = parts.slice(start + (hasHeight ? 3 : 1));
    if (head === undefined || families.length === 0 || (hasHeight && height === undefined)) return undefined;
    return [
      ...head,
      ["font-variant-numeric", INITIAL],
      ["font-variant-ligatures", INITIAL],
      ["font-kerning", INITIAL],
      ["font-size", [size]],
      ["line-height", hasHeight && height ? [height] : INITIAL],
      ["font-family", families],
    ];
  },
};

function expandFontHead(parts: Parts): Expansion | undefined {
  const style = parts.filter((part) => FONT_STYLES.has(findKeyword([part]) ?? ""));
  const caps = parts.filter((part) => findKeyword([part]) === "small-caps");
  const weight = parts.filter((part) => isFontWeight(part));
  const normal = parts.filter((part) => findKeyword([part]) === "normal");
  const stretch = parts.filter((part) => !normal.includes(part) && STRETCHES.has(findKeyword([part]) ?? ""));
  const groups = [style, caps, weight, stretch];
  const known = groups.reduce((sum, group) => sum + group.length, normal.length);
  if (known !== parts.length || groups.some((group) => group.length > 1)) return undefined;
  return [
    ["font-style", style.length === 0 ? INITIAL : style],
    ["font-variant-caps", caps.length === 0 ? INITIAL : caps],
    ["font-weight", weight.length === 0 ? INITIAL : weight],
    ["font-stretch", stretch.length === 0 ? INITIAL : stretch],
  ];
}

function isFontWeight(part: CssNode): boolean {
  return part.type === "Number" || ["bold", "bolder", "lighter"].includes(findKeyword([part]) ?? "");
}

/** A bare number is a weight, so the first length, percentage or size word is the size. */
function isFontSize(part: CssNode): boolean {
  if (part.type === "Number") return false;
  if (part.type === "Identifier") return /^(?:(?:xx?-)?(?:small|large)|medium|smaller|larger)$/iu.test(part.name);
  return part.type === "Percentage" || parseLength([part]) !== undefined;
}

/** `font-variant`: words of its longhands in any order. */
const fontVariant: Shorthand = {
  longhands: ["font-variant-caps", "font-variant-numeric", "font-variant-ligatures"],
  expects: "`normal`, `none`, `small-caps` and other caps, number styles such as `tabular-nums`, and ligatures",
  expand: (parts) => {
    const keyword = findKeyword(parts);
    const isAlone = keyword === "normal" || keyword === "none";
    const of = (table: ReadonlyMap<string, unknown>): Parts =>
      isAlone ? [] : parts.filter((part) => table.has(findKeyword([part]) ?? ""));
    const [caps, numeric, ligatures] = [of(CAPS_FEATURES), of(NUMERIC_FEATURES), of(LIGATURE_FEATURES)];
    const known = caps.length + numeric.length + ligatures.length;
    if (!isAlone && (known === 0 || known !== parts.length || caps.length > 1)) return undefined;
    return [
      ["font-variant-caps", caps.length === 0 ? INITIAL : caps],
      ["font-variant-numeric", numeric.length === 0 ? INITIAL : numeric],
      ["font-variant-ligatures", keyword === "none" ? parts : ligatures.length === 0 ? INITIAL : ligatures],
    ];
  },
};

/** Shorthands of fonts and text, by name. */
export const TEXT_SHORTHANDS: readonly (readonly [string, Shorthand])[] = [
  ["text-decoration", TEXT_DECORATION],
  ["font", font],
  ["font-variant", fontVariant],
];
