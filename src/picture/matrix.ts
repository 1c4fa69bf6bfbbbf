import type { Matrix } from "../model/picture.js";

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** @returns The transform that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** @returns The point moved by the transform. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Mean scale of the transform, for stroke widths. */
export function findScale([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** @returns Whether circles stay circles. */
export function isSimilarity([a, b, c, d]: Matrix): boolean {
  const size = a * a + b * b + c * c + d * d;
  return Math.abs(a * c + b * d) <= size * 1e-6 && Math.abs(a * a + b * b - c * c - d * d) <= size * 1e-6;
}

const FUNCTION = /([a-zA-Z]+)\s*\(([^)]*)\)/gu;

/** @returns The matrix of a `transform` attribute; `undefined` if it is malformed. */
export function parseTransform(text: string): Matrix | undefined {
  let matrix: Matrix = IDENTITY;
  for (const [, name = "", list = ""] of text.matchAll(FUNCTION)) {
    const step = createTransform(
      name,
      list
        .trim()
        .split(/[\s,]+/u)
        .map(Number),
    );
    if (step === undefined) return undefined;
    matrix = multiply(matrix, step);
  }
  return /^[\s,]*$/u.test(text.replace(FUNCTION, "")) && matrix.every((value) => Number.isFinite(value))
    ? matrix
    : undefined;
}

function createTransform(name: string, values: readonly number[]): Matrix | undefined {
  const [p = 0, q, r, s, t, u] = values;
  switch (name) {
    case "translate":
      return [1, 0, 0, 1, p, q ?? 0];
    case "scale":
      return [p, 0, 0, q ?? p, 0, 0];
    case "rotate":
      return rotate(p, q ?? 0, r ?? 0);
    case "skewX":
      return [1, 0, Math.tan((p * Math.PI) / 180), 1, 0, 0];
    case "skewY":
      return [1, Math.tan((p * Math.PI) / 180), 0, 1, 0, 0];
    case "matrix":
      return u === undefined ? undefined : [p, q ?? 0, r ?? 0, s ?? 0, t ?? 0, u];
    default:
      return undefined;
  }
}

function rotate(degrees: number, x: number, y: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return multiply(multiply([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
}
