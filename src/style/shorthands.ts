import type { CssNode } from "css-tree";
import { findKeyword, type Parts } from "./longhand.js";
import { parseColor } from "./parse-color.js";
import { BORDER_RADIUS } from "./decoration-properties.js";
import { LOGICAL_SIDES } from "./logical-longhands.js";
import { parseNumber } from "./parse-length.js";
import { parseMarkerStyle } from "./counter-style.js";
import { INITIAL, type Shorthand } from "./shorthand.js";
import { TEXT_SHORTHANDS } from "./text-shorthands.js";

const SIDES = ["top", "right", "bottom", "left"] as const;

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

const BORDER_STYLES: ReadonlySet<string> = new Set(["none", "hidden", "solid", "dashed", "dotted", "double"]);

/** `border` or one or more sides of it. */
function borderSides(sides: readonly string[]): Shorthand {
  return ruledLines(sides.map((side) => `border-${side}`));
}

/** Lines that share a width, a style and a colour, in any order and each at most once. */
function ruledLines(lines: readonly string[]): Shorthand {
  return {
    longhands: lines.flatMap((line) => BORDER_PARTS.map((part) => `${line}-${part}`)),
    expects: "a width, a style (`solid`, `dashed`, `dotted`, `double`, `none`) and a colour",
    expand: (parts) => {
      const found = new Map<string, Parts>();
      for (const part of parts) {
        const kind = borderPart(part);
        if (found.has(kind)) return undefined;
        found.set(kind, [part]);
      }
      if (found.size === 0) return undefined;
      return lines.flatMap((line) =>
        BORDER_PARTS.map((kind) => [`${line}-${kind}`, found.get(kind) ?? INITIAL] as const),
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

/** `columns`: a count and a width in any order, each at most once. */
const columns: Shorthand = {
  longhands: ["column-count", "column-width"],
  expects: "`auto`, a number of columns, a width, or both",
  expand: (parts) => {
    if (parts.length === 0 || parts.length > 2) return undefined;
    const counts = parts.filter((part) => part.type === "Number");
    const widths = parts.filter((part) => part.type !== "Number" && findKeyword([part]) !== "auto");
    if (counts.length > 1 || widths.length > 1) return undefined;
    return [
      ["column-count", counts.length > 0 ? counts : INITIAL],
      ["column-width", widths.length > 0 ? widths : INITIAL],
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
  ...[...SIDES, ...LOGICAL_SIDES.map(([side]) => side)].map((side): [string, Shorthand] => [
    `border-${side}`,
    borderSides([side]),
  ]),
  ...(["inline", "block"] as const).flatMap((axis): readonly [string, Shorthand][] => [
    [`margin-${axis}`, twoSides(`margin-${axis}-start`, `margin-${axis}-end`, `one or two ${MARGINS}`)],
    [`padding-${axis}`, twoSides(`padding-${axis}-start`, `padding-${axis}-end`, `one or two ${PADDINGS}`)],
    [`inset-${axis}`, twoSides(`inset-${axis}-start`, `inset-${axis}-end`, `one or two ${MARGINS}`)],
    [`border-${axis}`, borderSides([`${axis}-start`, `${axis}-end`])],
  ]),
  ["border-radius", BORDER_RADIUS],
  ["gap", twoSides("row-gap", "column-gap", "one or two lengths or percentages")],
  ["column-rule", ruledLines(["column-rule"])],
  ["columns", columns],
  ["inset", fourSides((side) => side, `one to four ${MARGINS}`)],
  ["background", background],
  ["list-style", listStyle],
  ["flex", flex],
  ...TEXT_SHORTHANDS,
  ...ALIASES.map(([name, target]): [string, Shorthand] => [name, alias(target)]),
  ["flex-direction", only("row")],
  ["flex-wrap", only("nowrap")],
  ["list-style-position", only("outside")],
  ["text-align-last", only("auto")],
]);
