import { crc32, deflateSync } from "node:zlib";

/** What the header of a PNG says, and chunks between it and the pixels. */
export interface PngSpec {
  readonly type: 0 | 2 | 3 | 4 | 6;
  readonly depth: number;
  readonly interlaced?: boolean;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  readonly chunks?: readonly Buffer[];
}

/** Samples of a pixel by colour type. */
export const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** A PNG of these samples, row by row; rows use the five filters in turn. */
export function encodePng(spec: PngSpec, width: number, height: number, samples: readonly number[]): Buffer {
  const channels = CHANNELS[spec.type];
  const passes = spec.interlaced === true ? ADAM7 : ([[0, 0, 1, 1]] as const);
  const rows: Buffer[] = [];
  for (const [x0, y0, dx, dy] of passes) {
    let before: Buffer | undefined;
    for (let y = y0; y < height; y += dy) {
      const line: number[] = [];
      for (let x = x0; x < width; x += dx)
        for (let c = 0; c < channels; c++) line.push(samples[(y * width + x) * channels + c] ?? 0);
      if (line.length === 0) continue;
      const packed = pack(line, spec.depth);
      rows.push(
        filter(packed, before ?? Buffer.alloc(packed.length), Math.max(1, (channels * spec.depth) >> 3), y % 5),
      );
      before = packed;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([spec.depth, spec.type, 0, 0, spec.interlaced === true ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    ...(spec.chunks ?? []),
    ...(spec.palette === undefined ? [] : [chunk("PLTE", Buffer.from(spec.palette))]),
    ...(spec.transparency === undefined ? [] : [chunk("tRNS", Buffer.from(spec.transparency))]),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function pack(line: readonly number[], depth: number): Buffer {
  if (depth === 16) return Buffer.from(line.flatMap((value) => [value >> 8, value & 255]));
  const bytes = Buffer.alloc(Math.ceil((line.length * depth) / 8));
  line.forEach((value, index) => {
    const bit = index * depth;
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (value << (8 - depth - (bit & 7)));
  });
  return bytes;
}

/** What a filter of PNG guesses of a byte. */
export function predict(kind: number, left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  const paeth = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
  return [0, left, up, (left + up) >> 1, paeth][kind] ?? 0;
}

function filter(line: Buffer, before: Buffer, unit: number, kind: number): Buffer {
  return Buffer.from([
    kind,
    ...line.map((value, i) => value - predict(kind, line[i - unit] ?? 0, before[i] ?? 0, before[i - unit] ?? 0)),
  ]);
}

/** A chunk with its length and checksum. */
export function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, end]);
}
