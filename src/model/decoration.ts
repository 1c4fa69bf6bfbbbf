import type { Length } from "./length.js";

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
