import type { Corners, Radius } from "../model/decoration.js";
import { defineLonghand, keywordSpec, type LonghandSpec, type Parts, type UnnumberedLonghand } from "./longhand.js";
import { maximumSpec, parseNonNegative } from "./parse-length.js";
import { parseQuantity } from "./parse-quantity.js";
import type { Shorthand } from "./shorthand.js";
import type { Values } from "./values.js";

const RADIUS_EXPECTS = "one or two lengths or percentages, not negative";

/** One value for both half axes, or the horizontal and the vertical one. */
const radiusSpec: LonghandSpec<Radius> = {
  expects: RADIUS_EXPECTS,
  parse: ([first, second = first, extra]) => {
    if (first === undefined || second === undefined || extra !== undefined) return undefined;
    const x = parseNonNegative([first]);
    const y = parseNonNegative([second]);
    return x && y && ((context) => ({ x: x(context), y: y(context) }));
  },
};

/** Corners in the order of the shorthand. */
const CORNERS = ["top-left", "top-right", "bottom-right", "bottom-left"] as const;

/** `border-radius`: one to four values, and behind a `/` one to four for the vertical axes (CSS Backgrounds 3, 4.1). */
export const BORDER_RADIUS: Shorthand = {
  longhands: CORNERS.map((corner) => `border-${corner}-radius`),
  expects: "one to four lengths or percentages, not negative; the vertical ones may follow behind a `/`",
  expand: (parts) => {
    const slash = parts.findIndex((part) => part.type === "Operator" && part.value.trim() === "/");
    const across = fillCorners(slash < 0 ? parts : parts.slice(0, slash));
    const down = slash < 0 ? across : fillCorners(parts.slice(slash + 1));
    if (across === undefined || down === undefined) return undefined;
    return CORNERS.map((corner, index) => [
      `border-${corner}-radius`,
      [...across.slice(index, index + 1), ...down.slice(index, index + 1)],
    ]);
  },
};

/** Four values from one to four: those left out are taken from the corner opposite, or from the first. */
function fillCorners([topLeft, topRight = topLeft, bottomRight = topLeft, bottomLeft, extra]: Parts):
  Parts | undefined {
  if (!topLeft || !topRight || !bottomRight || extra) return undefined;
  return [topLeft, topRight, bottomRight, bottomLeft ?? topRight];
}

/** A number or a percentage, cut to what can be seen (CSS Color 4, 14.1). */
const opacitySpec: LonghandSpec<number> = {
  expects: "a number from 0 to 1 or a percentage",
  parse: ([part, second]) => {
    const quantity = part === undefined || second !== undefined ? undefined : parseQuantity(part);
    if (quantity?.type !== "number" && quantity?.type !== "percentage") return undefined;
    const value = quantity.type === "number" ? quantity.value : quantity.value / 100;
    return Number.isNaN(value) ? undefined : () => Math.max(0, Math.min(value, 1));
  },
};

/** What is painted of a box beyond its colour and the edges of its borders, and how a picture fills it. */
export const DECORATION_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("border-top-left-radius", "borderTopLeftRadius", radiusSpec),
  defineLonghand("border-top-right-radius", "borderTopRightRadius", radiusSpec),
  defineLonghand("border-bottom-right-radius", "borderBottomRightRadius", radiusSpec),
  defineLonghand("border-bottom-left-radius", "borderBottomLeftRadius", radiusSpec),
  defineLonghand("box-decoration-break", "boxDecorationBreak", keywordSpec("slice", "clone")),
  defineLonghand("opacity", "opacity", opacitySpec),
  defineLonghand("visibility", "visibility", { ...keywordSpec("visible", "hidden", "collapse"), inherited: true }),
  defineLonghand("object-fit", "objectFit", keywordSpec("fill", "contain", "cover", "none", "scale-down")),
  defineLonghand("max-height", "maxHeight", maximumSpec),
  defineLonghand("box-sizing", "boxSizing", keywordSpec("content-box", "border-box")),
];

/** The radii of a box; `undefined` if all of its corners are square. */
export function assembleRadii(values: Readonly<Values>): Corners<Radius> | undefined {
  const radii: Corners<Radius> = {
    topLeft: values.borderTopLeftRadius,
    topRight: values.borderTopRightRadius,
    bottomRight: values.borderBottomRightRadius,
    bottomLeft: values.borderBottomLeftRadius,
  };
  const isSquare = ({ x, y }: Radius): boolean => x === 0 || y === 0;
  return Object.values(radii).every(isSquare) ? undefined : radii;
}
