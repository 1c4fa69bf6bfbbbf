import type { CssNode } from "css-tree";
import { findKeyword, type Parts } from "./longhand.js";
import { parseColor } from "./parse-color.js";
import { parseLength, parseNumber } from "./parse-length.js";
import { parseMarkerStyle } from "./counter-style.js";
import { CAPS_FEATURES, NUMERIC_FEATURES } from "./text-properties.js";

/** Longhands that a shorthand sets, with the parts for each. */
type Expansion = readonly (readonly [longhand: string, parts: Parts])[];

/** A property that stands for several others. */
export interface Shorthand {
  /** Names of all longhands that it sets, logical ones included. */
  readonly longhands: readonly string[];
  readonly expects: string;
  /** @returns Parts for every longhand, those left out reset; `undefined` if the value has no such form. */
  readonly expand: (parts: Parts) => Expansion | undefined;
}

/** A side that depends on the direction of the text. Lines run across the page in all our scripts. */
export interface LogicalSides {
  readonly ltr: string;
  readonly rtl: string;
}

const INITIAL: Parts = [{ type: "Identifier", name: "initial" }];

const SIDES = ["top", "right", "bottom", "left"] as const;

/** Logical sides with their physical ones in text from left to right, and from right to left. */
const SIDE_MAP = [
  ["inline-start", "left", "right"],
  ["inline-end", "right", "left"],
  ["block-start", "top", "top"],
  ["block-end", "bottom", "bottom"],
] as const;

/** e.g. "margin-inline-start" to its two physical longhands. */
export const LOGICAL_LONGHANDS: ReadonlyMap<string, LogicalSides> = new Map([
  ...SIDE_MAP.flatMap(([side, ltr, rtl]): readonly [string, LogicalSides][] => [
    [`margin-${side}`, { ltr: `margin-${ltr}`, rtl: `margin-${rtl}` }],
    [`padding-${side}`, { ltr: `padding-${ltr}`, rtl: `padding-${rtl}` }],
    ...(["width", "style", "color"] as const).map((part): [string, LogicalSides] => [
      `border-${side}-${part}`,
      { ltr: `border-${ltr}-${part}`, rtl: `border-${rtl}-${part}` },
    ]),
  ]),
  ...(
    [
      ["inline-size", "width"],
      ["block-size", "height"],
      ["min-inline-size", "min-width"],
      ["min-block-size", "min-height"],
      ["max-inline-size", "max-width"],
    ] as const
  ).map(([logical, physical]): [string, LogicalSides] => [logical, { ltr: physical, rtl: physical }]),
]);

/** Older names for the same thing. */
const ALIASES = [
  ["page-break-before", "break-before"],
  ["page-break-after", "break-after"],
  ["page-break-inside", "break-inside"],
  ["word-wrap", "overflow-wrap"],
  ["grid-gap", "gap"],
  ["grid-row-gap", "row-gap"],
  ["grid-column-gap", "column-gap"],
] as const;

/** One to four values for the four sides, as `margin` takes them. */
function fourSides(name: (side: string) => string, expects: string): Shorthand {
  return {
    longhands: SIDES.map(name),
    expects,
    expand: ([top, right = top, bottom = top, left = right, extra]) => {
      if (!top || !right || !bottom || !left || extra) return undefined;
      return [top, right, bottom, left].map((part, index) => [name(SIDES[index] ?? "top"), [part]] as const);
    },
  };
}

/** One or two values for the start and the end of an axis. */
function twoSides(start: string, end: string, expects: string): Shorthand {
  return {
    longhands: [start, end],
    expects,
    expand: ([first, second = first, extra]) => {
      if (!first || !second || extra) return undefined;
      return [
        [start, [first]],
        [end, [second]],
      ];
    },
  };
}

const BORDER_PARTS = ["width", "style", "color"] as const;

const BORDER_STYLES: ReadonlySet<string> = new Set(["none", "hidden", "solid", "dashed", "dotted"]);

/** `border` or one or more sides of it: width, style and colour in any order, each at most once. */
function borderSides(sides: readonly string[]): Shorthand {
  return {
    longhands: sides.flatMap((side) => BORDER_PARTS.map((part) => `border-${side}-${part}`)),
    expects: "a width, a style (`solid`, `dashed`, `dotted`, `none`) and a colour",
    expand: (parts) => {
      const found = new Map<string, Parts>();
      for (const part of parts) {
        const kind = borderPart(part);
        if (found.has(kind)) return undefined;
        found.set(kind, [part]);
      }
      if (found.size === 0) return undefined;
      return sides.flatMap((side) =>
        BORDER_PARTS.map((kind) => [`border-${side}-${kind}`, found.get(kind) ?? INITIAL] as const),
      );
    },
  };
}

function borderPart(part: CssNode): (typeof BORDER_PARTS)[number] {
  if (BORDER_STYLES.has(findKeyword([part]) ?? "")) return "style";
  return parseColor([part]) === undefined ? "width" : "color";
}

const background: Shorthand = {
  longhands: ["background-color"],
  expects: "one colour, `none` or `transparent`; pictures and gradients are not supported",
  expand: (parts) => {
    if (parts.length !== 1) return undefined;
    return [["background-color", findKeyword(parts) === "none" ? INITIAL : parts]];
  },
};

/** `list-style`: type and position; only markers outside of the text are supported. */
const listStyle: Shorthand = {
  longhands: ["list-style-type"],
  expects: "one marker type; `outside` may stand beside it",
  expand: (parts) => {
    const types = parts.filter((part) => findKeyword([part]) !== "outside");
    if (parts.length === 0 || types.length > 1) return undefined;
    const [type] = types;
    if (type === undefined) return [["list-style-type", INITIAL]];
    return parseMarkerStyle(type) ? [["list-style-type", [type]]] : undefined;
  },
};

/** Only `flex-grow` has a meaning in a row that never shrinks; the other two are accepted where they are the usual ones. */
const flex: Shorthand = {
  longhands: ["flex-grow"],
  expects: "`none`, `auto`, or a number; a shrink factor and a basis of `0` or `auto` may follow",
  expand: (parts) => {
    const keyword = findKeyword(parts);
    if (keyword === "none") return [["flex-grow", [{ type: "Number", value: "0" }]]];
    if (keyword === "auto") return [["flex-grow", [{ type: "Number", value: "1" }]]];
    const [grow, shrink, basis, extra] = parts;
    if (!grow || extra || parseNumber([grow]) === undefined) return undefined;
    if (shrink && parseNumber([shrink]) === undefined && !isPlainBasis(shrink)) return undefined;
    return basis === undefined || isPlainBasis(basis) ? [["flex-grow", [grow]]] : undefined;
  },
};

function isPlainBasis(part: CssNode): boolean {
  return findKeyword([part]) === "auto" || (part.type === "Percentage" && Number(part.value) === 0) || isZero(part);
}

function isZero(part: CssNode): boolean {
  return (part.type === "Number" || part.type === "Dimension") && Number(part.value) === 0;
}

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

/** Another name for one property. */
function alias(name: string): Shorthand {
  return { longhands: [name], expects: `what \`${name}\` takes`, expand: (parts) => [[name, parts]] };
}

/** A property of which only the value that we always have is accepted, so that usual sheets need no change. */
function only(...words: readonly string[]): Shorthand {
  return {
    longhands: [],
    expects: words.map((word) => `\`${word}\``).join(" or "),
    expand: (parts) => (words.includes(findKeyword(parts) ?? "") ? [] : undefined),
  };
}

const MARGINS = "lengths, percentages or `auto`";
const PADDINGS = "lengths or percentages, not negative";

/** Shorthands by name. */
export const SHORTHANDS: ReadonlyMap<string, Shorthand> = new Map<string, Shorthand>([
  ["margin", fourSides((side) => `margin-${side}`, `one to four ${MARGINS}`)],
  ["padding", fourSides((side) => `padding-${side}`, `one to four ${PADDINGS}`)],
  ...BORDER_PARTS.map((part): [string, Shorthand] => [
    `border-${part}`,
    fourSides((side) => `border-${side}-${part}`, `one to four values of \`border-top-${part}\``),
  ]),
  ["border", borderSides(SIDES)],
  ...[...SIDES, ...SIDE_MAP.map(([side]) => side)].map((side): [string, Shorthand] => [
    `border-${side}`,
    borderSides([side]),
  ]),
  ...(["inline", "block"] as const).flatMap((axis): readonly [string, Shorthand][] => [
    [`margin-${axis}`, twoSides(`margin-${axis}-start`, `margin-${axis}-end`, `one or two ${MARGINS}`)],
    [`padding-${axis}`, twoSides(`padding-${axis}-start`, `padding-${axis}-end`, `one or two ${PADDINGS}`)],
    [`border-${axis}`, borderSides([`${axis}-start`, `${axis}-end`])],
  ]),
  ["gap", twoSides("row-gap", "column-gap", "one or two lengths or percentages")],
  ["background", background],
  ["list-style", listStyle],
  ["flex", flex],
  ["text-decoration", textDecoration],
  ["font", font],
  ["font-variant", fontVariant],
  ...ALIASES.map(([name, target]): [string, Shorthand] => [name, alias(target)]),
  ["flex-direction", only("row")],
  ["flex-wrap", only("nowrap")],
  ["position", only("static")],
  ["hyphens", only("manual")],
  ["list-style-position", only("outside")],
  ["text-decoration-style", only("solid")],
  ["font-kerning", only("auto", "normal")],
  ["font-stretch", only("normal")],
  ["text-align-last", only("auto")],
]);
