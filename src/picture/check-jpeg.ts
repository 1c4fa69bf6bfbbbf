import type { RasterCheck } from "./check-png.js";

/** Markers of frame headers: SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, B.1.1.3). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Checks a JPEG by its segments, up to the scan; RGB and grey only. */
export function checkJpeg(bytes: Uint8Array): RasterCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { widthPx: number; heightPx: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return damaged("its segments do not join");
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return damaged("it ends within a segment");
    if (isFrame(marker)) {
      const refused = refuseFrame(marker, bytes[at + 4], bytes[at + 9]);
      if (refused !== undefined) return damaged(refused);
      size = { heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
    }
    if (marker === 0xda) return finish(bytes, at, size);
    at += 2 + length;
  }
  return damaged("it has no picture data");
}

/** The last frame kind that PDF's DCTDecode knows: baseline, extended and progressive Huffman (ISO 32000-1, 7.4.8). */
const LAST_KNOWN_FRAME = 0xc2;

function refuseFrame(marker: number, depth: number | undefined, channels: number | undefined): string | undefined {
  if (channels === 4) return "it is in CMYK, which this version does not print in true colours; save it as RGB";
  if (channels !== 1 && channels !== 3) return "it is neither grey nor RGB";
  if (depth !== 8) return "its colours do not have 8 bits";
  return marker > LAST_KNOWN_FRAME ? "it is of a rare kind of JPEG that PDF does not know" : undefined;
}

function finish(bytes: Uint8Array, from: number, size: { widthPx: number; heightPx: number } | undefined): RasterCheck {
  if (size === undefined) return damaged("it has no frame header");
  if (size.widthPx === 0 || size.heightPx === 0) return damaged("it has no pixels");
  for (let at = bytes.length - 2; at > from; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return { kind: "sound", ...size };
  }
  return damaged("its end is missing");
}

function damaged(why: string): RasterCheck {
  return { kind: "damaged", why };
}
