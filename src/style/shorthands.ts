import type { CssNode } from "css-tree";
import { findKeyword, type Parts } from "./longhand.js";
import { parseColor } from "./parse-color.js";
import { BACKGROUND } from "./background-properties.js";
import { BORDER_RADIUS } from "./decoration-properties.js";
import { LOGICAL_SIDES } from "./logical-longhands.js";
import { parseMarkerStyle } from "./counter-style.js";
import { INITIAL, type Expansion, type Shorthand } from "./shorthand.js";
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

const number = (value: string): Parts => [{ type: "Number", value }];

const ZERO: Parts = [{ type: "Percentage", value: "0" }];

/** `flex`: two factors and a basis; what is left out is not the initial value (CSS Flexbox 1, 7.1.1). */
const flex: Shorthand = {
  longhands: ["flex-grow", "flex-shrink", "flex-basis"],
  expects: "`none`, `auto`, or a factor to grow, one to shrink and a basis",
  expand: (parts) => {
    const keyword = findKeyword(parts);
    if (keyword === "none") return expandFlex(number("0"), number("0"), INITIAL);
    const [first, second, third, extra] = parts;
    if (first === undefined || extra !== undefined) return undefined;
    if (first.type !== "Number") return expandFlex(number("1"), number("1"), parts);
    if (second === undefined) return expandFlex([first], number("1"), ZERO);
    if (second.type !== "Number") return expandFlex([first], number("1"), parts.slice(1));
    return expandFlex([first], [second], third === undefined ? ZERO : [third]);
  },
};

function expandFlex(grow: Parts, shrink: Parts, basis: Parts): Expansion {
  return [
    ["flex-grow", grow],
    ["flex-shrink", shrink],
    ["flex-basis", basis],
  ];
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
  ["background", BACKGROUND],
  ["list-style", listStyle],
  ["flex", flex],
  ...TEXT_SHORTHANDS,
  ...ALIASES.map(([name, target]): [string, Shorthand] => [name, alias(target)]),
  ["flex-direction", only("row")],
  ["list-style-position", only("outside")],
  ["text-align-last", only("auto")],
]);
