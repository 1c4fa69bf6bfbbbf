import type { Matrix, Orientation } from "../model/picture.js";

/**
 * What turns the unit square of an image, whose first row is at the top, so that the picture is seen upright.
 *
 * @see Exif 2.32, 4.6.4 (Orientation): which side of the picture the first row and the first column are
 */
const TURNS: Readonly<Record<Orientation, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** @returns The matrix that brings an image into a box, of which x and y are the lower left corner, y upwards. */
export function turnPicture(orientation: Orientation, x: number, y: number, width: number, height: number): Matrix {
  const [a, b, c, d, e, f] = TURNS[orientation];
  return [a * width, b * height, c * width, d * height, e * width + x, f * height + y];
}
