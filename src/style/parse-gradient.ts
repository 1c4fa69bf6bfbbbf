import type { CssNode, FunctionNode } from "css-tree";
import type { GradientDirection, GradientStop, LinearGradient } from "../model/decoration.js";
import type { Specified } from "./longhand.js";
import { parseColor } from "./parse-color.js";
import { parseLengthOrPercentage } from "./parse-length.js";
import { splitAtCommas } from "./parse-quantity.js";
import type { ColorValue } from "./values.js";

/** A gradient with more stops is a mistake, or a picture. */
const MOST_STOPS = 100;

const DOWN: GradientDirection = { kind: "angle", degrees: 180 };

/** Reads a `linear-gradient()` with opaque colours; `undefined` for every other function and form. */
export function parseGradient(node: FunctionNode): Specified<LinearGradient<ColorValue>> | undefined {
  if (node.name.toLowerCase() !== "linear-gradient") return undefined;
  const lists = splitAtCommas([...node.children]);
  const own = parseDirection(lists[0] ?? []);
  const direction = own ?? DOWN;
  const stops = parseStops(own === undefined ? lists : lists.slice(1));
  return stops && ((context) => ({ kind: "gradient", direction, stops: stops.map((stop) => stop(context)) }));
}

const SIDES: ReadonlyMap<string, GradientDirection> = new Map<string, GradientDirection>([
  ["top", { kind: "angle", degrees: 0 }],
  ["right", { kind: "angle", degrees: 90 }],
  ["bottom", DOWN],
  ["left", { kind: "angle", degrees: 270 }],
]);

/** Degrees of one unit. */
const ANGLE_UNITS: ReadonlyMap<string, number> = new Map([
  ["deg", 1],
  ["grad", 0.9],
  ["rad", 180 / Math.PI],
  ["turn", 360],
]);

/** `45deg`, `to right` or `to top right`. */
function parseDirection(parts: readonly CssNode[]): GradientDirection | undefined {
  const [first, ...rest] = parts;
  if (first?.type === "Dimension" && rest.length === 0) {
    const unit = ANGLE_UNITS.get(first.unit.toLowerCase());
    const degrees = Number(first.value) * (unit ?? NaN);
    return Number.isFinite(degrees) ? { kind: "angle", degrees } : undefined;
  }
  if (first?.type !== "Identifier" || first.name.toLowerCase() !== "to") return undefined;
  const sides = rest.map((part) => (part.type === "Identifier" ? part.name.toLowerCase() : ""));
  const [side = "", second] = sides;
  if (second === undefined) return SIDES.get(side);
  const x = sides.includes("left") ? -1 : sides.includes("right") ? 1 : undefined;
  const y = sides.includes("top") ? -1 : sides.includes("bottom") ? 1 : undefined;
  return x && y && sides.length === 2 ? { kind: "corner", x, y } : undefined;
}

type SpecifiedStop = Specified<GradientStop<ColorValue>>;

function parseStops(lists: readonly (readonly CssNode[])[]): readonly SpecifiedStop[] | undefined {
  const stops: SpecifiedStop[] = [];
  for (const list of lists) {
    const parsed = parseStop(list);
    if (parsed === undefined) return undefined;
    stops.push(...parsed);
  }
  return stops.length >= 2 && stops.length <= MOST_STOPS ? stops : undefined;
}

/** A colour with up to two places; two make two stops. */
function parseStop([first, ...places]: readonly CssNode[]): readonly SpecifiedStop[] | undefined {
  const color = first && parseColor([first]);
  if (color === undefined || places.length > 2) return undefined;
  const positions = places.map((place) => parseLengthOrPercentage([place]));
  if (positions.length === 0) return [(context) => ({ color: color(context), position: undefined })];
  const stops = positions.flatMap((position): readonly SpecifiedStop[] =>
    position === undefined ? [] : [(context) => ({ color: color(context), position: position(context) })],
  );
  return stops.length === positions.length ? stops : undefined;
}
