import type { Color, Paint, VectorShape } from "../model/picture.js";
import { parseColor } from "./svg-color.js";
import type { SvgAttributes } from "./svg-shapes.js";

/** Presentation attributes as they stand at an element. All are inherited but `opacity`, which multiplies. */
export interface SvgStyle {
  readonly paint: Omit<VectorShape, "segments">;
  /** What `currentColor` means here: itself until an element sets `color`. */
  readonly color: Color | "currentColor";
  readonly visibility: "visible" | "hidden" | "collapse";
  /** Product of the opacities of the element and its ancestors. */
  readonly opacity: number;
}

/** SVG's initial values (SVG 2, 13). */
export const INITIAL_STYLE: SvgStyle = {
  paint: {
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
  },
  color: "currentColor",
  visibility: "visible",
  opacity: 1,
};

const NONE: ReadonlySet<string> = new Set(["none"]);

/** Properties that change the picture and that we do not draw, with the values that change nothing. */
const UNSUPPORTED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["clip-path", NONE],
  ["mask", NONE],
  ["filter", NONE],
  ["marker", NONE],
  ["marker-start", NONE],
  ["marker-mid", NONE],
  ["marker-end", NONE],
  ["vector-effect", NONE],
  ["mix-blend-mode", new Set(["normal"])],
  ["paint-order", new Set(["normal", "fill", "fill stroke", "fill stroke markers"])],
  ["stroke-dashoffset", new Set(["0", "0px"])],
  ["transform-origin", new Set(["0", "0 0", "0px 0px"])],
]);

/** What is read from attributes only; in `style` it would be passed over. */
const ATTRIBUTE_ONLY: ReadonlySet<string> = new Set([
  ...["transform", "d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"],
]);

/** The style at an element, or the name of what cannot be drawn. */
export type SvgStyleResult =
  | { readonly kind: "style"; readonly style: SvgStyle; readonly hidden: boolean }
  | { readonly kind: "unsupported"; readonly what: string };

type Values = ReadonlyMap<string, string>;

/** Reads the presentation attributes and `style` of an element over what it inherits. */
export function readSvgStyle(attributes: SvgAttributes, inherited: SvgStyle): SvgStyleResult {
  const declared = parseDeclarations(attributes["style"] ?? "");
  const values = new Map([...Object.entries(attributes), ...declared]);
  const reader = new StyleReader(values);
  const style = reader.read(inherited);
  const foreign = findForeign(values, declared) ?? reader.refused;
  if (foreign !== undefined) return { kind: "unsupported", what: foreign };
  return { kind: "style", hidden: values.get("display") === "none", style };
}

function findForeign(values: Values, declared: Values): string | undefined {
  for (const name of declared.keys()) if (ATTRIBUTE_ONLY.has(name)) return `${name} in a style attribute`;
  for (const [name, value] of values) {
    if (UNSUPPORTED.get(name)?.has(value.trim()) === false) return `the property ${name}`;
  }
  return undefined;
}

function parseDeclarations(style: string): Values {
  const values = new Map<string, string>();
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const value = declaration.slice(colon + 1).trim();
    values.set(declaration.slice(0, colon).trim(), value.replace(/!important$/u, "").trim());
  }
  return values;
}

/** Reads values one by one and remembers the first that it does not understand. */
class StyleReader {
  readonly #values: Values;
  refused: string | undefined;

  constructor(values: Values) {
    this.#values = values;
  }

  read(inherited: SvgStyle): SvgStyle {
    const { paint } = inherited;
    const color = this.#readColor(inherited.color);
    return {
      color,
      visibility: this.#pick("visibility", ["visible", "hidden", "collapse"], inherited.visibility),
      opacity: inherited.opacity * this.#readShare("opacity", 1),
      paint: {
        fill: this.#readPaint("fill", paint.fill, color),
        fillRule: this.#pick("fill-rule", ["nonzero", "evenodd"], paint.fillRule),
        fillOpacity: this.#readShare("fill-opacity", paint.fillOpacity),
        stroke: this.#readPaint("stroke", paint.stroke, color),
        strokeOpacity: this.#readShare("stroke-opacity", paint.strokeOpacity),
        strokeWidth: this.#readNumber("stroke-width", paint.strokeWidth),
        lineCap: this.#pick("stroke-linecap", ["butt", "round", "square"], paint.lineCap),
        lineJoin: this.#pick("stroke-linejoin", ["miter", "round", "bevel"], paint.lineJoin),
        miterLimit: this.#readNumber("stroke-miterlimit", paint.miterLimit),
        dashes: this.#readDashes(paint.dashes),
      },
    };
  }

  /** @returns `undefined` where the inherited value stands. */
  #find(name: string): string | undefined {
    const value = this.#values.get(name)?.trim();
    return value === "inherit" ? undefined : value;
  }

  #refuse<T>(name: string, value: string, inherited: T): T {
    this.refused ??= `the ${name} "${value}"`;
    return inherited;
  }

  #readColor(inherited: SvgStyle["color"]): SvgStyle["color"] {
    const value = this.#find("color");
    if (value === undefined || value.toLowerCase() === "currentcolor") return inherited;
    return parseColor(value) ?? this.#refuse("color", value, inherited);
  }

  #readPaint(name: "fill" | "stroke", inherited: Paint, color: SvgStyle["color"]): Paint {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    if (value === "none" || value === "transparent") return undefined;
    if (value.toLowerCase() === "currentcolor") return color;
    return parseColor(value) ?? this.#refuse(name, value, inherited);
  }

  #readShare(name: string, inherited: number): number {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    const share = value.endsWith("%") ? Number(value.slice(0, -1)) / 100 : Number(value);
    if (value === "" || !Number.isFinite(share)) return this.#refuse(name, value, inherited);
    return Math.min(Math.max(share, 0), 1);
  }

  #readNumber(name: string, inherited: number): number {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    const number = Number(value.replace(/px$/u, ""));
    return value !== "" && number >= 0 && number < Infinity ? number : this.#refuse(name, value, inherited);
  }

  #readDashes(inherited: readonly number[]): readonly number[] {
    const value = this.#find("stroke-dasharray");
    if (value === undefined) return inherited;
    if (value === "none") return [];
    const dashes = value.split(/[\s,]+/u).map((part) => Number(part.replace(/px$/u, "")));
    if (!dashes.every((dash) => dash >= 0 && dash < Infinity)) {
      return this.#refuse("stroke-dasharray", value, inherited);
    }
    return dashes.some((dash) => dash > 0) ? dashes : [];
  }

  #pick<T extends string>(name: string, allowed: readonly T[], inherited: T): T {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    return allowed.find((candidate) => candidate === value) ?? this.#refuse(name, value, inherited);
  }
}
