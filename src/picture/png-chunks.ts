import { crc32 } from "node:zlib";

/** A chunk of a PNG whose bytes are intact. */
export interface PngChunk {
  /** e.g. "IDAT" */
  readonly name: string;
  readonly body: Uint8Array;
}

/** All chunks, the header first and the end last, or why they do not join. */
export type PngChunksResult =
  | { readonly kind: "chunks"; readonly chunks: readonly PngChunk[] }
  | { readonly kind: "damaged"; readonly why: string };

const SIGNATURE_LENGTH = 8;

/** Length, name and checksum of a chunk. */
const FRAME_LENGTH = 12;

const HEADER_LENGTH = 13;

/** Splits a PNG into its chunks (PNG 3, 5.3). What is behind its end is not looked at. */
export function splitPng(bytes: Uint8Array): PngChunksResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE_LENGTH; at < bytes.length;) {
    if (at + FRAME_LENGTH > bytes.length) return damaged("it ends within a chunk");
    const length = view.getUint32(at);
    if (length > bytes.length - at - FRAME_LENGTH) return damaged("a chunk is longer than the file");
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (chunks.length === 0 && (name !== "IHDR" || length !== HEADER_LENGTH)) return damaged("it has no header");
    if (chunks.length > 0 && name === "IHDR") return damaged("it has two headers");
    const stop = at + 8 + length;
    if (crc32(bytes.subarray(at + 4, stop)) !== view.getUint32(stop)) return damaged(`its ${name} chunk is corrupt`);
    chunks.push({ name, body: bytes.subarray(at + 8, stop) });
    if (name === "IEND") return { kind: "chunks", chunks };
    at = stop + 4;
  }
  return damaged("its end is missing");
}

function damaged(why: string): PngChunksResult {
  return { kind: "damaged", why };
}
