import type { Color, Paint, TextAnchor, VectorInk } from "../model/picture.js";
import { parseColor, parseTint } from "../formats/css-color.js";
import { BASELINES, findForeign, setProperty, SIZES, splitFamilies } from "./svg-font.js";
import { readLength } from "./svg-length.js";
import type { Axis, Measures } from "./svg-length.js";
import { findForeignAttribute, isProperty } from "./svg-properties.js";
import { findDeclarations, parseDeclarations } from "./svg-stylesheet.js";
import type { MatchBudget, SvgRule } from "./svg-stylesheet.js";
import type { SvgElement } from "./svg-tree.js";

/** What fills or strokes, before references are looked up. */
export type SvgPaint = Paint | { readonly kind: "reference"; readonly id: string };

/** Properties as they stand at an element; its children inherit them. */
export interface SvgStyle extends Omit<VectorInk, "fill" | "stroke"> {
  readonly fill: SvgPaint;
  readonly fillRule: "nonzero" | "evenodd";
  /** Of the colour itself; `fillOpacity` is beside it. */
  readonly fillAlpha: number;
  readonly stroke: SvgPaint;
  readonly strokeAlpha: number;
  readonly clipRule: "nonzero" | "evenodd";
  /** `paint-order`: whether the fill lies over the stroke, as with the halo of a letter. */
  readonly strokeFirst: boolean;
  /** What `currentColor` means here: itself until an element sets `color`. */
  readonly color: Color | "currentColor";
  readonly visibility: "visible" | "hidden" | "collapse";
  /** Ids of markers. */
  readonly markerStart: string | undefined;
  readonly markerMid: string | undefined;
  readonly markerEnd: string | undefined;
  /** In user units. */
  readonly fontSize: number;
  /** `undefined` for those of the text around the drawing. */
  readonly families: readonly string[] | undefined;
  readonly fontWeight: number;
  readonly fontStyle: "normal" | "italic";
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly anchor: TextAnchor;
  /** As it is written. */
  readonly dominantBaseline: string;
  readonly whiteSpace: "collapse" | "preserve";
}

/** SVG's initial values (SVG 2, 13). */
export const INITIAL_STYLE: SvgStyle = {
  fill: { r: 0, g: 0, b: 0 },
  fillRule: "nonzero",
  fillAlpha: 1,
  fillOpacity: 1,
  stroke: undefined,
  strokeAlpha: 1,
  strokeOpacity: 1,
  strokeWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  miterLimit: 4,
  dashes: [],
  dashOffset: 0,
  clipRule: "nonzero",
  strokeFirst: false,
  color: "currentColor",
  visibility: "visible",
  markerStart: undefined,
  markerMid: undefined,
  markerEnd: undefined,
  fontSize: 16,
  families: undefined,
  fontWeight: 400,
  fontStyle: "normal",
  letterSpacing: 0,
  wordSpacing: 0,
  anchor: "start",
  dominantBaseline: "auto",
  whiteSpace: "collapse",
};

/** A paint with the alpha of its colour. */
interface AlphaPaint {
  readonly paint: SvgPaint;
  readonly alpha: number;
}

/** What of it is for texts alone. */
type SvgTextStyle = Pick<
  SvgStyle,
  | "fontSize"
  | "families"
  | "fontWeight"
  | "fontStyle"
  | "letterSpacing"
  | "wordSpacing"
  | "anchor"
  | "dominantBaseline"
  | "whiteSpace"
>;

/** What only the element itself has. */
export interface OwnStyle {
  readonly hidden: boolean;
  readonly opacity: number;
  /** The id of its clip path. */
  readonly clipPath: string | undefined;
  readonly overflow: "visible" | "hidden";
  /** Shift of the baseline of a text, positive upwards. */
  readonly rise: number;
  /** `alignment-baseline`, which goes before the dominant one of the text. */
  readonly alignment: string | undefined;
}

/** All properties of an element, and the first thing about it that cannot be drawn. */
export interface ReadStyle {
  readonly style: SvgStyle;
  readonly own: OwnStyle;
  readonly values: PropertyValues;
  readonly foreign: string | undefined;
}

type PropertyValues = ReadonlyMap<string, string>;

/** What all elements of a drawing share. */
export interface StyleMeans {
  readonly rules: readonly SvgRule[];
  readonly budget: MatchBudget;
}

/** Reads the attributes, rules and `style` of an element over what it inherits. */
export function readSvgStyle(
  element: SvgElement,
  inherited: SvgStyle,
  measures: Pick<Measures, "width" | "height">,
  means: StyleMeans,
): ReadStyle {
  const { attributes } = element;
  const values = new Map<string, string>();
  let foreign: string | undefined;
  for (const [name, value] of Object.entries(attributes)) {
    if (!isProperty(name)) foreign ??= findForeignAttribute(name);
    else {
      foreign ??= findForeign(name, value);
      setProperty(name, value, values);
    }
  }
  const declared = means.rules.length === 0 ? [] : findDeclarations(element, means.rules, means.budget);
  const own = attributes["style"] === undefined ? [] : parseDeclarations(attributes["style"]);
  for (const [name, value] of [...declared, ...own]) {
    foreign ??= findForeign(name, value);
    setProperty(name, value, values);
  }
  const reader = new StyleReader(values, measures, inherited.fontSize);
  const style = reader.read(inherited);
  const ownStyle = reader.readOwn();
  return { style, own: ownStyle, values, foreign: foreign ?? reader.refused };
}

/** Reads values one by one and remembers the first that it does not understand. */
class StyleReader {
  readonly #values: PropertyValues;
  readonly #measures: Measures;
  refused: string | undefined;

  constructor(values: PropertyValues, viewport: Pick<Measures, "width" | "height">, inheritedSize: number) {
    this.#values = values;
    // The size itself is measured by that of the parent.
    const { width, height } = viewport;
    this.#measures = { width, height, fontSize: inheritedSize };
    this.#measures = { width, height, fontSize: this.#readFontSize(inheritedSize) };
  }

  read(inherited: SvgStyle): SvgStyle {
    // Most elements say one or two things, and many nothing.
    if (this.#values.size === 0) return inherited;
    const color = this.#readColor(inherited.color);
    const fill = this.#readPaint("fill", { paint: inherited.fill, alpha: inherited.fillAlpha }, color);
    const stroke = this.#readPaint("stroke", { paint: inherited.stroke, alpha: inherited.strokeAlpha }, color);
    return {
      color,
      markerStart: this.#readMarker("marker-start", inherited.markerStart),
      markerMid: this.#readMarker("marker-mid", inherited.markerMid),
      markerEnd: this.#readMarker("marker-end", inherited.markerEnd),
      fontSize: this.#measures.fontSize,
      visibility: this.#pick("visibility", ["visible", "hidden", "collapse"], inherited.visibility),
      fill: fill.paint,
      fillAlpha: fill.alpha,
      fillRule: this.#pick("fill-rule", ["nonzero", "evenodd"], inherited.fillRule),
      fillOpacity: this.#readShare("fill-opacity", inherited.fillOpacity),
      stroke: stroke.paint,
      strokeAlpha: stroke.alpha,
      strokeOpacity: this.#readShare("stroke-opacity", inherited.strokeOpacity),
      strokeWidth: this.#readLength("stroke-width", inherited.strokeWidth, 0),
      lineCap: this.#pick("stroke-linecap", ["butt", "round", "square"], inherited.lineCap),
      lineJoin: this.#pick("stroke-linejoin", ["miter", "round", "bevel"], inherited.lineJoin),
      miterLimit: this.#readLength("stroke-miterlimit", inherited.miterLimit, 0),
      dashes: this.#readDashes(inherited.dashes),
      dashOffset: this.#readLength("stroke-dashoffset", inherited.dashOffset, -Infinity),
      clipRule: this.#pick("clip-rule", ["nonzero", "evenodd"], inherited.clipRule),
      strokeFirst: this.#readPaintOrder(inherited.strokeFirst),
      ...this.#readText(inherited),
    };
  }

  #readText(inherited: SvgStyle): Omit<SvgTextStyle, "fontSize"> {
    const families = this.#find("font-family");
    const style = this.#pick("font-style", ["normal", "italic", "oblique"], inherited.fontStyle);
    const space = this.#pick("white-space", ["normal", "nowrap", "pre", "pre-wrap", "break-spaces"], undefined);
    return {
      families: families === undefined ? inherited.families : splitFamilies(families),
      fontWeight: this.#readWeight(inherited.fontWeight),
      fontStyle: style === "oblique" ? "italic" : style,
      letterSpacing: this.#readSpacing("letter-spacing", inherited.letterSpacing),
      wordSpacing: this.#readSpacing("word-spacing", inherited.wordSpacing),
      anchor: this.#pick("text-anchor", ["start", "middle", "end"], inherited.anchor),
      dominantBaseline: this.#pick("dominant-baseline", BASELINES, inherited.dominantBaseline),
      whiteSpace:
        space === undefined ? inherited.whiteSpace : space === "normal" || space === "nowrap" ? "collapse" : "preserve",
    };
  }

  #readWeight(inherited: number): number {
    const value = this.#find("font-weight");
    if (value === undefined) return inherited;
    if (value === "bolder") return inherited < 350 ? 400 : inherited < 550 ? 700 : 900;
    if (value === "lighter") return inherited < 550 ? 100 : inherited < 750 ? 400 : 700;
    const weight = value === "normal" ? 400 : value === "bold" ? 700 : Number(value);
    return weight >= 1 && weight <= 1000 ? weight : this.#refuse("font-weight", value, inherited);
  }

  #readSpacing(name: "letter-spacing" | "word-spacing", inherited: number): number {
    return this.#find(name) === "normal" ? 0 : this.#readLength(name, inherited, -Infinity);
  }

  /** @returns A shift upwards; `sub` and `super` are those of most fonts. */
  #readRise(): number {
    const value = this.#find("baseline-shift");
    const { fontSize } = this.#measures;
    if (value === undefined || value === "baseline") return 0;
    if (value === "sub") return -fontSize / 5;
    if (value === "super") return fontSize / 3;
    const share = value.endsWith("%") ? (Number(value.slice(0, -1)) * fontSize) / 100 : undefined;
    return share ?? this.#readLength("baseline-shift", 0, -Infinity);
  }

  readOwn(): OwnStyle {
    if (this.#values.size === 0) return NO_OWN_STYLE;
    const overflow = this.#pick("overflow", ["visible", "hidden", "scroll", "auto"], "hidden");
    return {
      hidden: this.#find("display") === "none",
      opacity: this.#readShare("opacity", 1),
      clipPath: this.#readReference("clip-path"),
      overflow: overflow === "visible" || overflow === "auto" ? "visible" : "hidden",
      rise: this.#readRise(),
      alignment: this.#find("alignment-baseline"),
    };
  }

  /** @returns `undefined` where the inherited value stands. */
  #find(name: string): string | undefined {
    const value = this.#values.get(name)?.trim();
    return value === "inherit" ? undefined : value;
  }

  #refuse<T>(name: string, value: string, inherited: T): T {
    this.refused ??= `the ${name} "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
    return inherited;
  }

  #readColor(inherited: SvgStyle["color"]): SvgStyle["color"] {
    const value = this.#find("color");
    if (value === undefined || value.toLowerCase() === "currentcolor") return inherited;
    return parseColor(value) ?? this.#refuse("color", value, inherited);
  }

  #readPaint(name: "fill" | "stroke", inherited: AlphaPaint, color: SvgStyle["color"]): AlphaPaint {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    if (value === "none" || value === "transparent") return { paint: undefined, alpha: 1 };
    if (value.toLowerCase() === "currentcolor") return { paint: color, alpha: 1 };
    const id = readUrl(value);
    if (id !== undefined) return { paint: { kind: "reference", id }, alpha: 1 };
    const tint = parseTint(value);
    return tint === undefined ? this.#refuse(name, value, inherited) : { paint: tint.color, alpha: tint.alpha };
  }

  #readMarker(name: "marker-start" | "marker-mid" | "marker-end", inherited: string | undefined): string | undefined {
    const value = this.#find(name) ?? this.#find("marker");
    if (value === undefined) return inherited;
    return value === "none" ? undefined : (readUrl(value) ?? this.#refuse<string | undefined>(name, value, inherited));
  }

  #readReference(name: string): string | undefined {
    const value = this.#find(name);
    if (value === undefined || value === "none") return undefined;
    return readUrl(value) ?? this.#refuse<string | undefined>(name, value, undefined);
  }

  /** What is left out of the list comes behind it, in the order of fill, stroke and markers (SVG 2, 13.8). */
  #readPaintOrder(inherited: boolean): boolean {
    const value = this.#find("paint-order");
    if (value === undefined) return inherited;
    if (/^(?:normal|fill(?: stroke)?(?: markers)?)$/u.test(value)) return false;
    return /^stroke(?: fill)?(?: markers)?$/u.test(value) || this.#refuse("paint-order", value, inherited);
  }

  #readShare(name: string, inherited: number): number {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    const share = value.endsWith("%") ? Number(value.slice(0, -1)) / 100 : Number(value);
    if (value === "" || !Number.isFinite(share)) return this.#refuse(name, value, inherited);
    return Math.min(Math.max(share, 0), 1);
  }

  #readLength(name: string, inherited: number, least: number, axis: Axis = "other"): number {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    const number = readLength(value, axis, this.#measures);
    return number >= least && number < Infinity ? number : this.#refuse(name, value, inherited);
  }

  #readFontSize(inherited: number): number {
    const value = this.#find("font-size");
    if (value === undefined) return inherited;
    if (value.endsWith("%")) return (inherited * Number(value.slice(0, -1))) / 100 || inherited;
    if (value === "smaller" || value === "larger") return inherited * (value === "larger" ? 1.2 : 1 / 1.2);
    return SIZES.get(value) ?? this.#readLength("font-size", inherited, 0);
  }

  #readDashes(inherited: readonly number[]): readonly number[] {
    const value = this.#find("stroke-dasharray");
    if (value === undefined) return inherited;
    if (value === "none") return [];
    const dashes = value.split(/[\s,]+/u).map((part) => readLength(part, "other", this.#measures));
    if (!dashes.every((dash) => dash >= 0 && dash < Infinity)) {
      return this.#refuse("stroke-dasharray", value, inherited);
    }
    return dashes.some((dash) => dash > 0) ? dashes : [];
  }

  #pick<T extends string, I extends T | undefined>(name: string, allowed: readonly T[], inherited: I): T | I {
    const value = this.#find(name);
    if (value === undefined) return inherited;
    return allowed.find((candidate) => candidate === value) ?? this.#refuse(name, value, inherited);
  }
}

const NO_OWN_STYLE: OwnStyle = {
  hidden: false,
  opacity: 1,
  clipPath: undefined,
  overflow: "hidden",
  rise: 0,
  alignment: undefined,
};

/** @returns The id of `url(#id)`, also with a colour behind it in case the reference leads nowhere. */
export function readUrl(value: string): string | undefined {
  return /^url\(\s*["']?#([^"')]*)["']?\s*\)(?:\s.*)?$/u.exec(value)?.[1];
}
