import type { Length } from "./length.js";
import type { Color } from "./picture.js";
import type { Span } from "./span.js";
import type { LengthOrAuto } from "./computed-style.js";

/** The four corners of a box. */
export interface Corners<T> {
  readonly topLeft: T;
  readonly topRight: T;
  readonly bottomRight: T;
  readonly bottomLeft: T;
}

/** Half axes of a corner's ellipse; a percentage of `x` is of the box's width, one of `y` of its height. */
export interface Radius {
  readonly x: Length;
  readonly y: Length;
}

/** The one image that a box may have over its background colour. */
export interface BackgroundImage {
  readonly source: PictureSource | LinearGradient<Color>;
  readonly size: BackgroundSize;
  /** Percentages are of what the image leaves free of the padding box. */
  readonly position: BackgroundPosition;
  /** Whether it is repeated in both directions; else it stands once. */
  readonly repeats: boolean;
}

/** Both `auto`: the picture's own size; a gradient fills the padding box. */
export type BackgroundSize = "cover" | "contain" | { readonly width: LengthOrAuto; readonly height: LengthOrAuto };

export interface BackgroundPosition {
  readonly x: Length;
  readonly y: Length;
}

/** A picture file. */
export interface PictureSource {
  readonly kind: "picture";
  /** With its root, e.g. "package:templates/meridian/wave.svg", or relative to the brief, or a `data:` address. */
  readonly path: string;
  /** Where the stylesheet names it. */
  readonly span: Span | undefined;
}

/** @see CSS Images 3, 3.1 */
export interface LinearGradient<TColor> {
  readonly kind: "gradient";
  readonly direction: GradientDirection;
  /** At least two. */
  readonly stops: readonly GradientStop<TColor>[];
}

/** Degrees clockwise, 0 upwards; or towards a corner, -1 for left and top, 1 for right and bottom. */
export type GradientDirection =
  | { readonly kind: "angle"; readonly degrees: number }
  | { readonly kind: "corner"; readonly x: -1 | 1; readonly y: -1 | 1 };

export interface GradientStop<TColor> {
  readonly color: TColor;
  /** Along the gradient line; `undefined` between its neighbours. */
  readonly position: Length | undefined;
}
