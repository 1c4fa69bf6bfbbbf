import { unzlibSync } from "fflate";
import { listPngPasses, PNG_CHANNELS } from "../picture/png-layout.js";
import type { RasterPicture } from "../model/picture.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { filterRows, unfilter } from "./png-rows.js";

/** What the header of a PNG says, with its data (PNG 3, 11.2). */
interface PngParts {
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

/**
 * Adds a PNG. Without alpha and interlace its data go into the file as they are, since PDF knows PNG's filters; else
 * the pixels are unpacked, and alpha becomes a soft mask.
 */
export function addPng(picture: RasterPicture, file: PdfFile): PDFReference {
  const parts = readParts(picture.bytes);
  const opaque = parts.type !== 4 && parts.type !== 6 && parts.transparency === undefined;
  return opaque && !parts.interlaced ? addPassThrough(parts, file) : addUnpacked(picture, parts, file);
}

function readParts(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === "PLTE") palette = body;
    else if (name === "tRNS") transparency = body;
    else if (name === "IDAT") data.push(body);
    at += 12 + length;
  }
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: bytes[24] ?? 8,
    type: bytes[25] ?? 2,
    interlaced: bytes[28] === 1,
    palette,
    transparency,
    data: Buffer.concat(data),
  };
}

function addPassThrough(parts: PngParts, file: PdfFile): PDFReference {
  const { width, height, depth, type, palette, data } = parts;
  const colors = type === 2 ? 3 : 1;
  return file.addPacked(
    {
      Type: "XObject",
      Subtype: "Image",
      Width: width,
      Height: height,
      BitsPerComponent: depth,
      ColorSpace: findColorSpace(type, palette),
      Filter: "FlateDecode",
      DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: depth, Columns: width },
    },
    data,
  );
}

function findColorSpace(type: number, palette: Uint8Array | undefined): unknown {
  if (type === 3 && palette !== undefined) return ["Indexed", "DeviceRGB", palette.length / 3 - 1, palette];
  return type === 0 ? "DeviceGray" : "DeviceRGB";
}

/** Pixels that were unpacked and packed again, ready for the file. */
interface Repacked {
  readonly color: Uint8Array;
  /** `undefined` if every pixel is opaque. */
  readonly alpha: Uint8Array | undefined;
}

/** A logo comes again in every brief of a process: it is packed once. */
const repackedPictures = new WeakMap<RasterPicture, Repacked>();

function addUnpacked(picture: RasterPicture, parts: PngParts, file: PdfFile): PDFReference {
  const repacked = repackedPictures.get(picture) ?? repack(parts);
  repackedPictures.set(picture, repacked);
  const { color, alpha } = repacked;
  const mask = alpha === undefined ? {} : { SMask: file.addPacked(describeImage(parts, 1), alpha) };
  return file.addPacked({ ...describeImage(parts, isGray(parts) ? 1 : 3), ...mask }, color);
}

function describeImage({ width, height }: PngParts, channels: 1 | 3): Readonly<Record<string, unknown>> {
  return {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: channels === 1 ? "DeviceGray" : "DeviceRGB",
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: width },
  };
}

function isGray({ type }: PngParts): boolean {
  return type === 0 || type === 4;
}

function repack(parts: PngParts): Repacked {
  const { width, height } = parts;
  const samples = unpackSamples(parts);
  const channels = isGray(parts) ? 1 : 3;
  const color = new Uint8Array(width * height * channels);
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel++) writePixel(parts, samples, pixel, color, alpha);
  return {
    color: deflate(filterRows(color, width, channels)),
    alpha: alpha.every((value) => value === 255) ? undefined : deflate(filterRows(alpha, width, 1)),
  };
}

/** Turns the samples of one pixel into 8-bit colour and alpha. */
function writePixel(parts: PngParts, samples: Uint16Array, pixel: number, color: Uint8Array, alpha: Uint8Array): void {
  const { type, depth, palette, transparency } = parts;
  const channels = PNG_CHANNELS.get(type) ?? 3;
  const at = pixel * channels;
  const to8 = (value: number): number => Math.round((value * 255) / (2 ** depth - 1));
  const read = (channel: number): number => samples[at + channel] ?? 0;
  if (type === 3) {
    const index = read(0);
    for (let c = 0; c < 3; c++) color[pixel * 3 + c] = palette?.[index * 3 + c] ?? 0;
    alpha[pixel] = transparency?.[index] ?? 255;
    return;
  }
  const colors = type === 0 || type === 4 ? 1 : 3;
  for (let c = 0; c < colors; c++) color[pixel * colors + c] = to8(read(c));
  if (type === 4 || type === 6) alpha[pixel] = to8(read(colors));
  else alpha[pixel] = isTransparent(transparency, colors, read) ? 0 : 255;
}

/** A PNG without alpha channel may name one colour as transparent. */
function isTransparent(key: Uint8Array | undefined, colors: number, read: (channel: number) => number): boolean {
  if (key === undefined) return false;
  for (let c = 0; c < colors; c++) {
    const wanted = ((key[c * 2] ?? 0) << 8) | (key[c * 2 + 1] ?? 0);
    if (read(c) !== wanted) return false;
  }
  return true;
}

/** All samples in the order of rows, one number each, whatever their depth and interlace. */
function unpackSamples(parts: PngParts): Uint16Array {
  const { width, height, depth, type } = parts;
  const channels = PNG_CHANNELS.get(type) ?? 3;
  const samples = new Uint16Array(width * height * channels);
  const raw = unzlibSync(parts.data);
  let at = 0;
  for (const { x, y, dx, dy, columns, rows } of listPngPasses(width, height, parts.interlaced)) {
    const stride = Math.ceil((columns * channels * depth) / 8);
    const unit = Math.max(1, (channels * depth) >> 3);
    let before = new Uint8Array(stride);
    for (let row = 0; row < rows; row++) {
      const line = unfilter(raw[at] ?? 0, raw.slice(at + 1, at + 1 + stride), before, unit);
      at += 1 + stride;
      for (let column = 0; column < columns; column++) {
        for (let c = 0; c < channels; c++) {
          const target = ((y + row * dy) * width + x + column * dx) * channels + c;
          samples[target] = readSample(line, column * channels + c, depth);
        }
      }
      before = line;
    }
  }
  return samples;
}

function readSample(line: Uint8Array, index: number, depth: number): number {
  if (depth === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0);
  if (depth === 8) return line[index] ?? 0;
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
