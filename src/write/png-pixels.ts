import { inflateSync } from "node:zlib";
import { listPngPasses, PNG_CHANNELS } from "../picture/png-layout.js";
import type { PngPass } from "../picture/png-layout.js";
import { unfilter } from "./png-rows.js";

/** What the header of a PNG says, with its data (PNG 3, 11.2). */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly type: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  readonly data: Uint8Array;
}

/** Pixels row by row, one byte for each sample. */
export interface PngPixels {
  /** Grey, RGB, or numbers of palette entries. */
  readonly color: Uint8Array;
  /** `undefined` if every pixel is opaque. */
  readonly alpha: Uint8Array | undefined;
}

/** Unpacks a PNG of any kind; samples of 16 bits are rounded to 8. The picture was checked before. */
export function unpackPng(parts: PngParts): PngPixels {
  const { width, height, depth, type } = parts;
  const channels = PNG_CHANNELS.get(type) ?? 3;
  const pixels = {
    color: new Uint8Array(width * height * countColors(type)),
    alpha: new Uint8Array(hasAlpha(parts) ? width * height : 0),
  };
  const raw = inflateSync(parts.data);
  const unit = Math.max(1, (channels * depth) >> 3);
  let at = 0;
  for (const pass of listPngPasses(width, height, parts.interlaced)) {
    const stride = Math.ceil((pass.columns * channels * depth) / 8);
    const samples = new Uint16Array(pass.columns * channels);
    let before: Uint8Array = new Uint8Array(stride);
    for (let row = 0; row < pass.rows; row++) {
      const line = raw.subarray(at + 1, at + 1 + stride);
      unfilter(raw[at] ?? 0, line, before, unit);
      readSamples(line, depth, samples);
      writeRow(parts, samples, pass, row, pixels);
      at += 1 + stride;
      before = line;
    }
  }
  const { color, alpha } = pixels;
  return { color, alpha: alpha.every((value) => value === 255) ? undefined : alpha };
}

/** Samples of a pixel that are colours or numbers of colours. */
export function countColors(type: number): 1 | 3 {
  return type === 2 || type === 6 ? 3 : 1;
}

/** @returns Whether a pixel may be transparent. */
export function hasAlpha({ type, transparency }: PngParts): boolean {
  return type === 4 || type === 6 || transparency !== undefined;
}

function readSamples(line: Uint8Array, depth: number, samples: Uint16Array): void {
  if (depth === 8) {
    samples.set(line);
    return;
  }
  const mask = 2 ** depth - 1;
  for (let index = 0; index < samples.length; index++) {
    const bit = index * depth;
    samples[index] =
      depth === 16
        ? ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0)
        : ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & mask;
  }
}

/** Puts the samples of a row at the places of their pixels, as 8-bit colour and alpha. */
function writeRow(
  parts: PngParts,
  samples: Uint16Array,
  { x, y, dx, dy, columns }: PngPass,
  row: number,
  { color, alpha }: { readonly color: Uint8Array; readonly alpha: Uint8Array },
): void {
  const { type, width } = parts;
  const [channels, colors] = [PNG_CHANNELS.get(type) ?? 3, countColors(type)];
  const to8 = type === 3 ? (value: number): number => value : createScale(parts.depth);
  const findAlpha = alpha.length > 0 ? createAlpha(parts, samples, channels, colors, to8) : undefined;
  for (let column = 0; column < columns; column++) {
    const pixel = (y + row * dy) * width + x + column * dx;
    const from = column * channels;
    for (let c = 0; c < colors; c++) color[pixel * colors + c] = to8(samples[from + c] ?? 0);
    if (findAlpha !== undefined) alpha[pixel] = findAlpha(from);
  }
}

/** @returns What makes 8 bits of a sample, rounded to the nearest. */
function createScale(depth: number): (value: number) => number {
  if (depth === 8) return (value) => value;
  if (depth === 16) return (value) => (value * 255 + 32_895) >> 16;
  const factor = 255 / (2 ** depth - 1);
  return (value) => value * factor;
}

/** @returns What finds the alpha of the pixel whose samples begin at a place. */
function createAlpha(
  { type, transparency }: PngParts,
  samples: Uint16Array,
  channels: number,
  colors: number,
  to8: (value: number) => number,
): (from: number) => number {
  if (channels > colors) return (from) => to8(samples[from + colors] ?? 0);
  if (type === 3) return (from) => transparency?.[samples[from] ?? 0] ?? 255;
  // A PNG without alpha channel may name one colour as transparent.
  const key = Array.from({ length: colors }, (_, c) =>
    transparency === undefined ? -1 : ((transparency[c * 2] ?? 0) << 8) | (transparency[c * 2 + 1] ?? 0),
  );
  return (from) => (key.every((wanted, c) => samples[from + c] === wanted) ? 0 : 255);
}
