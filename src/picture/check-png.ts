import { crc32, inflateSync } from "node:zlib";
import { listPngPasses, PNG_CHANNELS } from "./png-layout.js";

/** Size of a sound raster picture, or what is wrong with it. */
export type RasterCheck =
  | { readonly kind: "sound"; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: "damaged"; readonly why: string };

/** Depths that each colour type may have (PNG 3, 11.2.1). */
const DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** Checks a PNG: chunks within the file and intact, a legal header, as many pixels as it says. */
export function checkPng(bytes: Uint8Array): RasterCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let palette = false;
  let ended = false;
  for (let at = 8; at < bytes.length && !ended;) {
    if (at + 12 > bytes.length) return damaged("it ends within a chunk");
    const length = view.getUint32(at);
    if (length > bytes.length - at - 12) return damaged("a chunk is longer than the file");
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at === 8 && (name !== "IHDR" || length !== 13)) return damaged("it has no header");
    if (at > 8 && name === "IHDR") return damaged("it has two headers");
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      return damaged(`its ${name} chunk is corrupt`);
    if (name === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length));
    if (name === "PLTE") palette = length > 0 && length % 3 === 0 && length <= 768;
    ended = name === "IEND";
    at += 12 + length;
  }
  if (!ended) return damaged("its end is missing");
  return checkHeader(view, bytes, data, palette);
}

function checkHeader(view: DataView, bytes: Uint8Array, data: readonly Uint8Array[], palette: boolean): RasterCheck {
  const widthPx = view.getUint32(16);
  const heightPx = view.getUint32(20);
  const [depth = 0, type = 0, , , interlace = 0] = bytes.subarray(24, 29);
  const channels = PNG_CHANNELS.get(type);
  if (widthPx === 0 || heightPx === 0) return damaged("it has no pixels");
  if (channels === undefined || DEPTHS.get(type)?.includes(depth) !== true || interlace > 1)
    return damaged("its header is not legal");
  if (type === 3 && !palette) return damaged("its palette is missing");
  const sound = { kind: "sound", widthPx, heightPx } as const;
  // Too large is the caller's to say; such data are not unpacked.
  if (widthPx * heightPx > 50_000_000) return sound;
  const passes = listPngPasses(widthPx, heightPx, interlace === 1).map(({ columns, rows }): Pass => {
    return { rows, rowBytes: Math.ceil((columns * channels * depth) / 8) };
  });
  return checkData(data, passes, sound);
}

/** Rows of equal length, each after its filter byte. */
interface Pass {
  readonly rows: number;
  readonly rowBytes: number;
}

function checkData(data: readonly Uint8Array[], passes: readonly Pass[], sound: RasterCheck): RasterCheck {
  const wanted = passes.reduce((sum, pass) => sum + pass.rows * (1 + pass.rowBytes), 0);
  try {
    const inflated = inflateSync(Buffer.concat(data), { maxOutputLength: wanted + 1 });
    if (inflated.length !== wanted) return damaged("it has fewer or more pixels than it says");
    return hasLegalFilters(inflated, passes) ? sound : damaged("a row is packed in a way that PNG does not know");
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

function damaged(why: string): RasterCheck {
  return { kind: "damaged", why };
}
