import type { Fit, Matrix } from "../model/picture.js";
import { readNumbers } from "./svg-length.js";

/** x, y, width and height. */
export type Box = readonly [number, number, number, number];

/** In the middle, as large as the box allows. */
export const MIDDLE: Fit = { kind: "meet", alignX: 0.5, alignY: 0.5 };

const SHARES: ReadonlyMap<string, number> = new Map([
  ["min", 0],
  ["mid", 0.5],
  ["max", 1],
]);

/** @returns The value of `preserveAspectRatio`; `undefined` if it is malformed. */
export function parseFit(text: string | undefined): Fit | undefined {
  if (text === undefined) return MIDDLE;
  const value = text.trim().replace(/^defer\s+/u, "");
  if (/^none(?:\s+(?:meet|slice))?$/u.test(value)) return { kind: "stretch" };
  const [, x = "", y = "", kind] = /^x(Min|Mid|Max)Y(Min|Mid|Max)(?:\s+(meet|slice))?$/u.exec(value) ?? [];
  const [alignX, alignY] = [SHARES.get(x.toLowerCase()), SHARES.get(y.toLowerCase())];
  if (alignX === undefined || alignY === undefined) return undefined;
  return { kind: kind === "slice" ? "slice" : "meet", alignX, alignY };
}

/** @returns The four numbers of a `viewBox`; `undefined` if it is malformed or empty. */
export function parseViewBox(text: string): Box | undefined {
  const numbers = readNumbers(text);
  const [x = 0, y = 0, width = 0, height = 0] = numbers ?? [];
  return numbers?.length === 4 && width > 0 && height > 0 ? [x, y, width, height] : undefined;
}

/** @returns The transform that brings a view box into another box; y of both in one direction. */
export function fitBox([minX, minY, width, height]: Box, [x, y, roomX, roomY]: Box, fit: Fit): Matrix {
  const [across, down] = [roomX / width, roomY / height];
  if (fit.kind === "stretch") return [across, 0, 0, down, x - minX * across, y - minY * down];
  const scale = fit.kind === "slice" ? Math.max(across, down) : Math.min(across, down);
  const [spareX, spareY] = [roomX - width * scale, roomY - height * scale];
  return [scale, 0, 0, scale, x - minX * scale + spareX * fit.alignX, y - minY * scale + spareY * fit.alignY];
}
