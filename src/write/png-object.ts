import type { PngPicture } from "../model/picture.js";
import { splitPng } from "../picture/png-chunks.js";
import { deflate } from "./pdf-file.js";
import type { PDFReference } from "./pdf-file.js";
import { countColors, hasAlpha, unpackPng } from "./png-pixels.js";
import type { PngParts } from "./png-pixels.js";
import { filterRows } from "./png-rows.js";
import type { RasterMeans } from "./raster-means.js";

/**
 * Adds a PNG. Without alpha and interlace its data go into the file as they are, since PDF knows PNG's filters; else
 * the pixels are unpacked, and alpha becomes a soft mask.
 */
export function addPng(picture: PngPicture, means: RasterMeans): PDFReference {
  const parts = readParts(picture.bytes);
  const space = findColorSpace(picture, parts, means);
  if (hasAlpha(parts) || parts.interlaced) return addUnpacked(picture, parts, space, means);
  return means.file.addPacked(describeImage(parts, parts.depth, countColors(parts.type), space), parts.data);
}

function readParts(bytes: Uint8Array): PngParts {
  const split = splitPng(bytes);
  const chunks = split.kind === "chunks" ? split.chunks : [];
  const find = (name: string): Uint8Array | undefined => chunks.find((chunk) => chunk.name === name)?.body;
  const header = find("IHDR") ?? new Uint8Array(13);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: header[8] ?? 8,
    type: header[9] ?? 2,
    interlaced: header[12] === 1,
    palette: find("PLTE"),
    transparency: find("tRNS"),
    data: Buffer.concat(chunks.flatMap(({ name, body }) => (name === "IDAT" ? [body] : []))),
  };
}

function describeImage(
  { width, height }: PngParts,
  depth: number,
  colors: number,
  space: unknown,
): Readonly<Record<string, unknown>> {
  return {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    BitsPerComponent: depth,
    ColorSpace: space,
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: depth, Columns: width },
  };
}

function findColorSpace(picture: PngPicture, { type, palette }: PngParts, means: RasterMeans): unknown {
  const base = means.findSpace(picture.profile, type === 0 || type === 4 ? "DeviceGray" : "DeviceRGB");
  return type === 3 && palette !== undefined ? ["Indexed", base, palette.length / 3 - 1, palette] : base;
}

/** Pixels that were unpacked and packed again, ready for the file. */
interface Repacked {
  readonly color: Uint8Array;
  /** `undefined` if every pixel is opaque. */
  readonly alpha: Uint8Array | undefined;
}

/** A logo comes again in every brief of a process: it is packed once. */
const repackedPictures = new WeakMap<PngPicture, Repacked>();

function addUnpacked(picture: PngPicture, parts: PngParts, space: unknown, means: RasterMeans): PDFReference {
  const repacked = repackedPictures.get(picture) ?? repack(parts);
  repackedPictures.set(picture, repacked);
  const { color, alpha } = repacked;
  const mask = alpha === undefined ? {} : { SMask: means.addMask(describeImage(parts, 8, 1, "DeviceGray"), alpha) };
  return means.file.addPacked({ ...describeImage(parts, 8, countColors(parts.type), space), ...mask }, color);
}

function repack(parts: PngParts): Repacked {
  const { width, type } = parts;
  const { color, alpha } = unpackPng(parts);
  return {
    color: deflate(filterRows(color, width, countColors(type), type === 3 ? [0] : undefined)),
    alpha: alpha === undefined ? undefined : deflate(filterRows(alpha, width, 1)),
  };
}
