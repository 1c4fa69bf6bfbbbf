import type { Orientation } from "../model/picture.js";

const ORIENTATIONS: ReadonlyMap<number, Orientation> = new Map(
  ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((value) => [value, value]),
);

/** Bytes of a field in a directory: tag, type, count and value (TIFF 6.0, section 2). */
const FIELD_LENGTH = 12;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * Finds the orientation in Exif data: a small TIFF file, of which only the first directory is read.
 *
 * @param tiff - From its byte order mark on.
 * @returns 1 where nothing is said, or nothing that can be read: such pictures are shown as they are stored.
 */
export function readOrientation(tiff: Uint8Array): Orientation {
  if (tiff.length < 8) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return 1;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return 1;
  const end = Math.min(start + 2 + view.getUint16(start, little) * FIELD_LENGTH, tiff.length);
  for (let at = start + 2; at + FIELD_LENGTH <= end; at += FIELD_LENGTH) {
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    if (view.getUint16(at + 2, little) !== SHORT || view.getUint32(at + 4, little) !== 1) return 1;
    return ORIENTATIONS.get(view.getUint16(at + 8, little)) ?? 1;
  }
  return 1;
}

/** @returns Whether a picture that is stored like this is seen with its sides exchanged. */
export function isTurned(orientation: Orientation): boolean {
  return orientation >= 5;
}
