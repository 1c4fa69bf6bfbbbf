/** A segment of a JPEG; `end` is behind its entropy-coded data, if it is a scan. */
export interface JpegSegment {
  /** e.g. 0xC0 for a baseline frame */
  readonly marker: number;
  /** Where its marker begins. */
  readonly start: number;
  readonly end: number;
  /** Between the length and `end`, entropy-coded data left out. */
  readonly body: Uint8Array;
}

/** All segments up to the end of the first picture, or why they do not join. */
export type JpegSegmentsResult =
  | { readonly kind: "segments"; readonly segments: readonly JpegSegment[] }
  | { readonly kind: "damaged"; readonly why: string };

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Splits a JPEG into its segments (ITU-T T.81, B.1.1). Behind the end of image cameras put more pictures and films. */
export function splitJpeg(bytes: Uint8Array): JpegSegmentsResult {
  const segments: JpegSegment[] = [];
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return damaged("its segments do not join");
    const marker = bytes[at + 1] ?? 0;
    // Bytes FF before a marker fill space.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) return { kind: "segments", segments };
    if (at + 4 > bytes.length) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const stop = at + 2 + length;
    if (length < 2 || stop > bytes.length) return damaged("it ends within a segment");
    const end = marker === START_OF_SCAN ? findScanEnd(bytes, stop) : stop;
    segments.push({ marker, start: at, end, body: bytes.subarray(at + 4, stop) });
    at = end;
  }
  return damaged(
    segments.some(({ marker }) => marker === START_OF_SCAN) ? "its end is missing" : "it has no picture data",
  );
}

/** Entropy-coded data end before a marker that is neither a stuffed zero nor a restart. */
function findScanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function damaged(why: string): JpegSegmentsResult {
  return { kind: "damaged", why };
}
