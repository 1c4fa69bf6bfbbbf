import { readFileSync } from "node:fs";
import { deflateSync, crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { readPicture } from "../../src/picture/read-picture.js";

function chunk(name: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, crc]);
}

function png(width: number, height: number, data: Uint8Array, type = 2, interlace = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, type, 0, 0, interlace], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(data)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function read(bytes: Uint8Array) {
  const sink = createSink();
  const picture = readPicture(bytes, "a.png", sink);
  return { picture, codes: sink.diagnostics.map((one) => one.code), message: sink.diagnostics[0]?.message };
}

describe("readPicture", () => {
  const sound = png(2, 1, Buffer.from([0, 1, 2, 3, 4, 5, 6]));

  it("takes a PNG by its signature and sizes it at 96 pixels to the inch", () => {
    expect(read(sound).picture).toMatchObject({ kind: "png", widthPx: 2, heightPx: 1, widthPt: 1.5, heightPt: 0.75 });
    expect(read(readFileSync("briefs/images/deliveries.png")).codes).toEqual([]);
  });

  it.each([
    ["cut short", sound.subarray(0, sound.length - 6)],
    ["with a corrupt chunk", Buffer.from(sound.map((byte, index) => (index === 20 ? byte ^ 1 : byte)))],
    ["with a row filter that PNG does not know", png(2, 1, Buffer.from([5, 1, 2, 3, 4, 5, 6]))],
    ["with too few interlaced pixels", png(3, 3, Buffer.alloc(20), 0, 1)],
    ["with too few pixels", png(2, 2, Buffer.from([0, 1, 2, 3, 4, 5, 6]))],
    ["without pixels", png(0, 1, Buffer.from([0]))],
    ["with a palette that is missing", png(1, 1, Buffer.from([0, 0]), 3)],
    ["with an illegal colour type", png(1, 1, Buffer.from([0, 0]), 5)],
  ])("reports a PNG %s", (_, bytes) => {
    expect(read(bytes)).toMatchObject({ picture: undefined, codes: ["picture-damaged"] });
  });

  it("refuses a hundred thousand pixels a side without unpacking them", () => {
    expect(read(png(100_000, 100_000, Buffer.from([0]))).codes).toEqual(["picture-too-large"]);
  });

  it.each([
    ["an empty file", Buffer.alloc(0)],
    ["a text", Buffer.from("hello")],
    ["random bytes", Buffer.from([1, 2, 3, 250, 251])],
  ])("says that %s is no picture", (_, bytes) => {
    expect(read(bytes).codes).toEqual(["picture-unknown"]);
  });

  it("takes an interlaced PNG of the exact size", () => {
    // 3 x 3 grey pixels in four of the seven passes: rows of 1, 2 and 1 pixels, and one of 3, each with its filter byte.
    expect(read(png(3, 3, Buffer.alloc(15), 0, 1)).codes).toEqual([]);
  });

  it("takes an SVG behind its declaration and comments, and refuses what is none at once", () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
    expect(read(Buffer.from(`<?xml version="1.0"?>\n<!-- a --><!-- b -->\n${svg}`)).picture?.kind).toBe("svg");
    expect(read(Buffer.from("<!---->".repeat(5000) + "no drawing")).codes).toEqual(["picture-unknown"]);
    expect(read(Buffer.from(`<!--${"-".repeat(500_000)}`)).codes).toEqual(["picture-unknown"]);
  });

  /** A JPEG of one frame and one scan; nothing of it is decoded here. */
  const jpeg = (frame: number, channels: number, depth = 8): Buffer =>
    Buffer.from([
      ...[0xff, 0xd8, 0xff, frame, 0, 8 + 3 * channels, depth, 0, 2, 0, 3, channels],
      ...Array.from({ length: 3 * channels }, () => 0),
      ...[0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9],
    ]);

  it("takes a JPEG by its frame", () => {
    expect(read(jpeg(0xc0, 3)).picture).toMatchObject({ kind: "jpeg", widthPx: 3, heightPx: 2 });
  });

  it.each([
    ["in CMYK", jpeg(0xc0, 4), "CMYK"],
    ["of 12 bits", jpeg(0xc1, 3, 12), "8 bits"],
    ["that is lossless", jpeg(0xc3, 3), "rare kind"],
  ])("refuses a JPEG %s and says why", (_, bytes, why) => {
    expect(read(bytes).message).toContain(why);
  });

  it("reports a JPEG that ends early", () => {
    expect(read(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 1])).codes).toEqual(["picture-damaged"]);
  });
});
