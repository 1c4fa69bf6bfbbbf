import type { CssNode } from "css-tree";
import { findKeyword, type Parts } from "./longhand.js";
import { parseLength } from "./parse-length.js";
import { INITIAL, type Expansion, type Shorthand } from "./shorthand.js";
import { CAPS_FEATURES, NUMERIC_FEATURES } from "./text-properties.js";

const DECORATION_LINES: ReadonlySet<string> = new Set(["none", "underline", "line-through"]);

const textDecoration: Shorthand = {
  longhands: ["text-decoration-line", "text-decoration-color"],
  expects: "`none`, `underline` or `line-through`, with a colour",
  expand: (parts) => {
    const rest = parts.filter((part) => findKeyword([part]) !== "solid");
    const lines = rest.filter((part) => DECORATION_LINES.has(findKeyword([part]) ?? ""));
    const colors = rest.filter((part) => !lines.includes(part));
    if (parts.length === 0 || lines.length > 1 || colors.length > 1) return undefined;
    return [
      ["text-decoration-line", lines.length === 0 ? INITIAL : lines],
      ["text-decoration-color", colors.length === 0 ? INITIAL : colors],
    ];
  },
};

const FONT_STYLES: ReadonlySet<string> = new Set(["italic", "oblique"]);

/** `font: italic small-caps 600 10pt/14pt "Source Sans 3", sans-serif` */
const font: Shorthand = {
  longhands: [
    "font-style",
    "font-variant-caps",
    "font-variant-numeric",
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
  const known = style.length + caps.length + weight.length + normal.length;
  if (known !== parts.length || style.length > 1 || caps.length > 1 || weight.length > 1) return undefined;
  return [
    ["font-style", style.length === 0 ? INITIAL : style],
    ["font-variant-caps", caps.length === 0 ? INITIAL : caps],
    ["font-weight", weight.length === 0 ? INITIAL : weight],
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

/** `font-variant`: words of both longhands in any order. */
const fontVariant: Shorthand = {
  longhands: ["font-variant-caps", "font-variant-numeric"],
  expects: "`normal`, `small-caps` and other caps, and number styles such as `tabular-nums`",
  expand: (parts) => {
    const isNormal = findKeyword(parts) === "normal";
    const caps = parts.filter((part) => CAPS_FEATURES.has(findKeyword([part]) ?? ""));
    const numeric = parts.filter((part) => NUMERIC_FEATURES.has(findKeyword([part]) ?? ""));
    if (!isNormal && (caps.length + numeric.length !== parts.length || caps.length > 1)) return undefined;
    return [
      ["font-variant-caps", isNormal || caps.length === 0 ? INITIAL : caps],
      ["font-variant-numeric", numeric.length === 0 ? INITIAL : numeric],
    ];
  },
};

/** Shorthands of fonts and text, by name. */
export const TEXT_SHORTHANDS: readonly (readonly [string, Shorthand])[] = [
  ["text-decoration", textDecoration],
  ["font", font],
  ["font-variant", fontVariant],
];
