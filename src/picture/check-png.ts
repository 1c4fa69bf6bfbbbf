import { inflateSync } from "node:zlib";
import type { Orientation } from "../model/picture.js";
import { readOrientation } from "./exif-orientation.js";
import { LARGEST_PROFILE, readIccProfile } from "./icc-profile.js";
import { splitPng } from "./png-chunks.js";
import type { PngChunk } from "./png-chunks.js";
import { listPngPasses, PNG_CHANNELS } from "./png-layout.js";
import { damaged, unsupported } from "./raster-check.js";
import type { Channels, ProfileUse, RasterCheck, RefusedRaster } from "./raster-check.js";

/** Depths that each colour type may have (PNG 3, 11.2.1). */
const DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** Chunks without which a picture cannot be decoded; others of their kind are not known (PNG 3, 5.4). */
const CRITICAL: ReadonlySet<string> = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);

/**
 * Checks a PNG: chunks within the file and intact, a legal header, as many pixels as it says.
 *
 * @param mostPixels - Larger pictures are not unpacked; to refuse them is the caller's.
 */
export function checkPng(bytes: Uint8Array, mostPixels: number): RasterCheck<object> {
  const split = splitPng(bytes);
  if (split.kind === "damaged") return damaged(split.why);
  const { chunks } = split;
  const foreign = chunks.find(({ name }) => /^[A-Z]/u.test(name) && !CRITICAL.has(name));
  if (foreign !== undefined) return damaged(`nobody knows what its ${foreign.name} chunk is`);
  if (chunks.some(({ name }) => name === "acTL"))
    return unsupported("it is animated, and paper shows one picture; save the one you mean");
  const header = readHeader(chunks);
  if ("kind" in header) return header;
  const { widthPx, heightPx } = header;
  const refused = widthPx * heightPx > mostPixels ? undefined : checkData(chunks, header);
  if (refused !== undefined) return refused;
  return {
    kind: "sound",
    widthPx,
    heightPx,
    orientation: findOrientation(chunks),
    profile: readProfile(chunks, header.type === 0 || header.type === 4 ? 1 : 3),
    own: {},
  };
}

interface Header {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly depth: number;
  readonly type: number;
  readonly interlaced: boolean;
}

function readHeader(chunks: readonly PngChunk[]): Header | RefusedRaster {
  const body = chunks[0]?.body ?? new Uint8Array();
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [widthPx, heightPx] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, type = 0, compression, filter, interlace = 0] = body.subarray(8, 13);
  if (widthPx === 0 || heightPx === 0) return damaged("it has no pixels");
  const known = DEPTHS.get(type)?.includes(depth) === true && compression === 0 && filter === 0 && interlace <= 1;
  if (!known) return damaged("its header is not legal");
  if (type === 3 && !hasPalette(chunks)) return damaged("its palette is missing");
  return { widthPx, heightPx, depth, type, interlaced: interlace === 1 };
}

function hasPalette(chunks: readonly PngChunk[]): boolean {
  const length = chunks.find(({ name }) => name === "PLTE")?.body.length ?? 0;
  return length > 0 && length % 3 === 0 && length <= 768;
}

/** Rows of equal length, each after its filter byte. */
interface Pass {
  readonly rows: number;
  readonly rowBytes: number;
}

/** @returns `undefined` if there are as many pixels as the header says. */
function checkData(chunks: readonly PngChunk[], header: Header): RefusedRaster | undefined {
  const { widthPx, heightPx, depth, type, interlaced } = header;
  const channels = PNG_CHANNELS.get(type) ?? 1;
  const passes = listPngPasses(widthPx, heightPx, interlaced).map(({ columns, rows }): Pass => {
    return { rows, rowBytes: Math.ceil((columns * channels * depth) / 8) };
  });
  const wanted = passes.reduce((sum, pass) => sum + pass.rows * (1 + pass.rowBytes), 0);
  try {
    const data = Buffer.concat(chunks.flatMap(({ name, body }) => (name === "IDAT" ? [body] : [])));
    const inflated = inflateSync(data, { maxOutputLength: wanted + 1 });
    if (inflated.length !== wanted) return damaged("it has fewer or more pixels than it says");
    return hasLegalFilters(inflated, passes) ? undefined : damaged("a row is packed in a way that PNG does not know");
  } catch {
    return damaged("its pixel data cannot be unpacked");
  }
}

/** The last of PNG's five row filters (PNG 3, 9.2). */
const LAST_FILTER = 4;

function hasLegalFilters(inflated: Uint8Array, passes: readonly Pass[]): boolean {
  let at = 0;
  for (const { rows, rowBytes } of passes) {
    for (let row = 0; row < rows; row++) {
      if ((inflated[at] ?? 0) > LAST_FILTER) return false;
      at += 1 + rowBytes;
    }
  }
  return true;
}

function findOrientation(chunks: readonly PngChunk[]): Orientation {
  const exif = chunks.find(({ name }) => name === "eXIf");
  return exif === undefined ? 1 : readOrientation(exif.body);
}

/** BT.709 primaries, the curve of sRGB, RGB, full range (PNG 3, 11.3.2.6): plain sRGB. */
const CICP_SRGB = "1,13,0,1";

/** `cICP` goes before `iCCP`, which goes before `sRGB` (PNG 3, 4.3); `gAMA` and `cHRM` alone are taken for sRGB. */
function readProfile(chunks: readonly PngChunk[], channels: Channels): ProfileUse {
  const cicp = chunks.find(({ name }) => name === "cICP");
  if (cicp !== undefined)
    return cicp.body.join(",") === CICP_SRGB
      ? { kind: "srgb" }
      : { kind: "unusable", why: "it is one of cICP that PDF does not know" };
  const packed = chunks.find(({ name }) => name === "iCCP")?.body;
  if (packed === undefined) return { kind: "srgb" };
  const nameEnd = packed.indexOf(0);
  if (nameEnd < 0 || packed[nameEnd + 1] !== 0) return { kind: "unusable", why: "it is packed in an unknown way" };
  try {
    return readIccProfile(inflateSync(packed.subarray(nameEnd + 2), { maxOutputLength: LARGEST_PROFILE }), channels);
  } catch {
    return { kind: "unusable", why: "it cannot be unpacked" };
  }
}
