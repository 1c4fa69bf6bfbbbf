import type { Color, Paint, VectorShape } from "../model/picture.js";
import type { SvgAttributes } from "./svg-shapes.js";

/** Presentation attributes that are inherited, as they stand at an element. */
export type SvgStyle = Omit<VectorShape, "segments">;

/** SVG's initial values (SVG 2, 13). */
export const INITIAL_STYLE: SvgStyle = {
  fill: { r: 0, g: 0, b: 0 },
  fillRule: "nonzero",
  fillOpacity: 1,
  stroke: undefined,
  strokeOpacity: 1,
  strokeWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  miterLimit: 4,
  dashes: [],
};

/** Properties that change the picture and that we do not draw: they must not be passed over. */
const UNSUPPORTED = [
  "clip-path",
  "mask",
  "filter",
  "marker-start",
  "marker-mid",
  "marker-end",
  "mix-blend-mode",
] as const;

/** The style at an element, or the name of what cannot be drawn. */
export type SvgStyleResult =
  | { readonly kind: "style"; readonly style: SvgStyle; readonly hidden: boolean }
  | { readonly kind: "unsupported"; readonly what: string };

/** Reads the presentation attributes and `style` of an element over what it inherits. */
export function readSvgStyle(attributes: SvgAttributes, inherited: SvgStyle): SvgStyleResult {
  const values = { ...attributes, ...parseDeclarations(attributes["style"] ?? "") };
  const foreign = UNSUPPORTED.find((name) => (values[name] ?? "none") !== "none");
  if (foreign !== undefined) return { kind: "unsupported", what: `the property ${foreign}` };
  const fill = readPaint(values["fill"], inherited.fill, values["color"]);
  const stroke = readPaint(values["stroke"], inherited.stroke, values["color"]);
  if (fill === "invalid") return { kind: "unsupported", what: `the fill "${values["fill"] ?? ""}"` };
  if (stroke === "invalid") return { kind: "unsupported", what: `the stroke "${values["stroke"] ?? ""}"` };
  const opacity = readNumber(values["opacity"], 1);
  return {
    kind: "style",
    hidden: values["display"] === "none" || values["visibility"] === "hidden",
    style: {
      fill,
      stroke,
      fillRule:
        values["fill-rule"] === "evenodd"
          ? "evenodd"
          : values["fill-rule"] === "nonzero"
            ? "nonzero"
            : inherited.fillRule,
      fillOpacity: readNumber(values["fill-opacity"], inherited.fillOpacity) * opacity,
      strokeOpacity: readNumber(values["stroke-opacity"], inherited.strokeOpacity) * opacity,
      strokeWidth: readNumber(values["stroke-width"], inherited.strokeWidth),
      lineCap: pick(values["stroke-linecap"], ["butt", "round", "square"] as const, inherited.lineCap),
      lineJoin: pick(values["stroke-linejoin"], ["miter", "round", "bevel"] as const, inherited.lineJoin),
      miterLimit: readNumber(values["stroke-miterlimit"], inherited.miterLimit),
      dashes: readDashes(values["stroke-dasharray"], inherited.dashes),
    },
  };
}

function parseDeclarations(style: string): Readonly<Record<string, string>> {
  const pairs = style.split(";").map((declaration) => declaration.split(":"));
  return Object.fromEntries(
    pairs.filter((pair) => pair.length === 2).map(([name = "", value = ""]) => [name.trim(), value.trim()]),
  );
}

function readPaint(value: string | undefined, inherited: Paint, color: string | undefined): Paint | "invalid" {
  if (value === undefined || value === "inherit") return inherited;
  if (value === "none" || value === "transparent") return undefined;
  if (value.toLowerCase() === "currentcolor")
    return color === undefined ? "currentColor" : (parseColor(color) ?? "currentColor");
  return parseColor(value) ?? "invalid";
}

function readNumber(value: string | undefined, inherited: number): number {
  if (value === undefined || value === "inherit") return inherited;
  const number = value.trim().endsWith("%")
    ? Number(value.trim().slice(0, -1)) / 100
    : Number(value.trim().replace(/px$/u, ""));
  return Number.isFinite(number) && number >= 0 ? number : inherited;
}

function readDashes(value: string | undefined, inherited: readonly number[]): readonly number[] {
  if (value === undefined) return inherited;
  if (value === "none") return [];
  const dashes = value
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  return dashes.every((dash) => Number.isFinite(dash) && dash >= 0) && dashes.some((dash) => dash > 0) ? dashes : [];
}

function pick<T extends string>(value: string | undefined, allowed: readonly T[], inherited: T): T {
  return allowed.find((candidate) => candidate === value) ?? inherited;
}

/** Names that drawings of charts and logos use; any other colour is written as a number. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["black", "#000000"],
  ["white", "#ffffff"],
  ["red", "#ff0000"],
  ["green", "#008000"],
  ["blue", "#0000ff"],
  ["navy", "#000080"],
  ["gray", "#808080"],
  ["grey", "#808080"],
  ["silver", "#c0c0c0"],
  ["maroon", "#800000"],
  ["purple", "#800080"],
  ["teal", "#008080"],
  ["olive", "#808000"],
  ["orange", "#ffa500"],
  ["yellow", "#ffff00"],
  ["lime", "#00ff00"],
]);

/** @returns A colour of SVG as shares of red, green and blue; `undefined` if it is not one. */
function parseColor(text: string): Color | undefined {
  const value = NAMES.get(text.trim().toLowerCase()) ?? text.trim().toLowerCase();
  const long = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/u.test(value) ? value.replace(/[0-9a-f]/gu, "$&$&") : value;
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/u.exec(long);
  if (hex !== null) return toColor(hex.slice(1, 4).map((part) => parseInt(part, 16)));
  const rgb = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/u.exec(value);
  return rgb === null ? undefined : toColor(rgb.slice(1, 4).map((part) => Math.min(Number(part), 255)));
}

function toColor([r = 0, g = 0, b = 0]: readonly number[]): Color {
  return { r: r / 255, g: g / 255, b: b / 255 };
}
