import { apply } from "./matrix.js";
import type { Matrix, PathSegment } from "../model/picture.js";

/** PDF has no numbers beyond these, and no drawing needs them (ISO 32000-1, annex C). */
const LARGEST = 1e9;

/** @returns Whether a PDF can hold the numbers of a segment. */
export function isFinitePlace(segment: PathSegment): boolean {
  switch (segment.op) {
    case "M":
    case "L":
      return Math.abs(segment.x) < LARGEST && Math.abs(segment.y) < LARGEST;
    case "C":
      return (
        Math.abs(segment.x1) < LARGEST &&
        Math.abs(segment.y1) < LARGEST &&
        Math.abs(segment.x2) < LARGEST &&
        Math.abs(segment.y2) < LARGEST &&
        Math.abs(segment.x) < LARGEST &&
        Math.abs(segment.y) < LARGEST
      );
    case "Z":
      return true;
  }
}

/** @returns The segment as the matrix places it. */
export function moveSegment(segment: PathSegment, matrix: Matrix): PathSegment {
  switch (segment.op) {
    case "M":
    case "L":
      return { op: segment.op, ...apply(matrix, segment.x, segment.y) };
    case "C": {
      const first = apply(matrix, segment.x1, segment.y1);
      const second = apply(matrix, segment.x2, segment.y2);
      return { op: "C", x1: first.x, y1: first.y, x2: second.x, y2: second.y, ...apply(matrix, segment.x, segment.y) };
    }
    case "Z":
      return segment;
  }
}
