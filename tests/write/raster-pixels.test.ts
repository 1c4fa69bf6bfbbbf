import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { readPicture } from "../../src/picture/read-picture.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { CHANNELS, encodePng } from "../picture/encode-png.js";
import type { PngSpec } from "../picture/encode-png.js";
import { GRAY_JPEG, PROGRESSIVE_JPEG, RGB_JPEG } from "../picture/jpegs.js";
import { exifSegment, insertSegments } from "../picture/segments.js";
import { BLACK, INFO, leaf, paged, tag } from "./paged.js";

const hasPoppler = spawnSync("pdftoppm", ["-v"]).error === undefined;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, row by row. */
  readonly rgb: readonly number[];
}

/** Dots of a pixel: below four of them poppler blends neighbours, and it may widen a picture by a dot. */
const ZOOM = 8;

/** What poppler shows in the middle of each pixel of a picture. */
function render(bytes: Uint8Array): Pixels {
  const sink = createSink();
  const picture = readPicture(bytes, "test", sink);
  if (picture === undefined) throw new Error(sink.diagnostics[0]?.message);
  expect(sink.diagnostics).toEqual([]);
  const size = { widthPt: (picture.widthPt / 0.75) * ZOOM, heightPt: (picture.heightPt / 0.75) * ZOOM };
  const mark = leaf();
  const item = { kind: "picture", xPt: 0, yPt: 0, ...size, color: BLACK, mark, picture } as const;
  const pages = [{ ...size, items: [item], links: [] }];
  const folder = mkdtempSync(join(tmpdir(), "briefpress-pixels-"));
  try {
    writeFileSync(join(folder, "a.pdf"), writePdf(paged(pages, tag("Document", [tag("Figure", [mark])])), INFO));
    execFileSync("pdftoppm", ["-r", "72", "-png", "-singlefile", join(folder, "a.pdf"), join(folder, "a")]);
    const shown = PNG.sync.read(readFileSync(join(folder, "a.png")));
    const [width, height] = [shown.width / ZOOM, shown.height / ZOOM];
    const middles = Array.from({ length: width * height }, (_, index) => {
      const [x, y] = [index % width, Math.floor(index / width)];
      const at = ((y + 0.5) * ZOOM * shown.width + (x + 0.5) * ZOOM) * 4;
      return [...shown.data.subarray(at, at + 3)];
    });
    return { width, height, rgb: middles.flat() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The colours of a PNG on white, by pngjs, a decoder that is not ours. */
function decode(bytes: Buffer): Pixels {
  const { width, height, data } = PNG.sync.read(bytes);
  const rgb: number[] = [];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c++) rgb.push((data[at + c] ?? 0) * alpha + 255 * (1 - alpha));
  }
  return { width, height, rgb };
}

const [WIDTH, HEIGHT] = [13, 9];
const noise = (count: number, below: number): number[] =>
  Array.from({ length: count }, (_, i) => (i * 7919 + ((i * i * 31) >> 3)) % below);

const KINDS = ([0, 2, 3, 4, 6] as const).flatMap((type) =>
  (type === 0 ? [1, 2, 4, 8, 16] : type === 3 ? [1, 2, 4, 8] : [8, 16]).flatMap((depth) =>
    [false, true].flatMap((interlaced) =>
      (type === 4 || type === 6 ? [false] : [false, true]).map((transparent) => ({
        type,
        depth,
        interlaced,
        transparent,
      })),
    ),
  ),
);

describe.skipIf(!hasPoppler)("pictures as poppler shows them (skipped where it is not installed)", () => {
  it.each(KINDS)(
    "shows each pixel of a PNG: type $type, depth $depth, interlaced $interlaced, transparent $transparent",
    ({ type, depth, interlaced, transparent }) => {
      const samples = noise(WIDTH * HEIGHT * CHANNELS[type], 2 ** depth);
      const key = samples.slice(0, CHANNELS[type]).flatMap((value) => [value >> 8, value & 255]);
      const spec: PngSpec = {
        type,
        depth,
        interlaced,
        ...(type === 3 ? { palette: noise(3 * 2 ** depth, 256) } : {}),
        ...(transparent ? { transparency: type === 3 ? noise(2 ** depth, 256) : key } : {}),
      };
      const bytes = encodePng(spec, WIDTH, HEIGHT, samples);
      const [shown, wanted] = [render(bytes), decode(bytes)];
      expect([shown.width, shown.height]).toEqual([WIDTH, HEIGHT]);
      // Both round 16 bits, and the blend with white, in their own ways.
      const isExact = depth < 16 && type < 4 && !transparent;
      const worst = Math.max(...shown.rgb.map((value, at) => Math.abs(value - (wanted.rgb[at] ?? 0))));
      expect(worst).toBeLessThanOrEqual(isExact ? 0 : 1.5);
    },
  );

  /** The colours of the four corners, from the left above to the right below. */
  function corners({ width, height, rgb }: Pixels): string[] {
    const names = { "255,0,0": "red", "0,160,0": "green", "0,0,255": "blue", "255,255,0": "yellow" };
    return [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ].map(([x = 0, y = 0]) => {
      const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
      const near = Object.entries(names).find(([key]) =>
        key.split(",").every((value, c) => Math.abs(Number(value) - (rgb[at + c] ?? 0)) < 12),
      );
      return near?.[1] ?? rgb.slice(at, at + 3).join(",");
    });
  }

  it.each([
    [1, ["red", "green", "blue", "yellow"]],
    [2, ["green", "red", "yellow", "blue"]],
    [3, ["yellow", "blue", "green", "red"]],
    [4, ["blue", "yellow", "red", "green"]],
    [5, ["red", "blue", "green", "yellow"]],
    [6, ["blue", "red", "yellow", "green"]],
    [7, ["yellow", "green", "blue", "red"]],
    [8, ["green", "yellow", "red", "blue"]],
  ])("turns a photograph upright from orientation %i", (orientation, wanted) => {
    const shown = render(insertSegments(RGB_JPEG, exifSegment(orientation)));
    expect(shown.width).toBe(orientation >= 5 ? 16 : 32);
    expect(corners(shown)).toEqual(wanted);
  });

  it("shows JPEGs in several scans and in grey", () => {
    expect(corners(render(PROGRESSIVE_JPEG))).toEqual(["red", "green", "blue", "yellow"]);
    const { rgb } = render(GRAY_JPEG);
    expect(rgb.every((value, at) => value === rgb[at - (at % 3)])).toBe(true);
  });
});
