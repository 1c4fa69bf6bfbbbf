import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { readPicture } from "../../src/picture/read-picture.js";
import { chunk, encodePng } from "./encode-png.js";
import { CMYK_JPEG, GRAY_JPEG, PROGRESSIVE_JPEG, RGB_JPEG } from "./jpegs.js";
import { createExif, createProfile, exifSegment, insertSegments, profileSegments } from "./segments.js";

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
    ["RGB", RGB_JPEG, 3],
    ["RGB in several scans", PROGRESSIVE_JPEG, 3],
    ["grey", GRAY_JPEG, 1],
  ])("takes a JPEG in %s", (_, bytes, channels) => {
    expect(read(bytes)).toMatchObject({ codes: [], picture: { widthPx: 32, heightPx: 16, channels } });
  });

  it.each(["II", "MM"] as const)("turns a picture by its Exif data in the byte order %s", (order) => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { picture } = read(insertSegments(RGB_JPEG, exifSegment(orientation, order)));
      const turned = orientation >= 5;
      expect(picture).toMatchObject({ widthPt: turned ? 12 : 24, heightPt: turned ? 24 : 12, widthPx: 32 });
      expect(picture).toMatchObject(orientation === 1 ? {} : { orientation });
    }
  });

  it("turns a PNG by its Exif data too", () => {
    const bytes = encodePng({ type: 0, depth: 8, chunks: [chunk("eXIf", createExif(8))] }, 2, 1, [1, 2]);
    expect(read(bytes).picture).toMatchObject({ orientation: 8, widthPt: 0.75, heightPt: 1.5 });
  });

  it("shows a picture as it is stored where its Exif data say nothing that can be read", () => {
    const exif = exifSegment(6);
    const wrong = [exifSegment(0), exifSegment(9), exif.subarray(0, 12), Buffer.concat([exif.subarray(0, 14)])];
    for (let at = 10; at < exif.length; at++)
      wrong.push(Buffer.from(exif.map((byte, index) => (index === at ? byte ^ 0xff : byte))));
    for (const segment of wrong) {
      const whole = Buffer.from(segment);
      whole.writeUInt16BE(whole.length - 2, 2);
      const { picture, codes } = read(insertSegments(RGB_JPEG, whole));
      expect(codes).toEqual([]);
      expect(picture).toMatchObject({ widthPx: 32, heightPx: 16 });
    }
  });

  it("puts the parts of a profile together, and takes CMYK with one only", () => {
    const profile = createProfile("CMYK", ["A2B0"]);
    const { picture, codes } = read(insertSegments(CMYK_JPEG, profileSegments(profile, 40)));
    expect(codes).toEqual([]);
    expect(picture).toMatchObject({ channels: 4, inverted: true, profile: { channels: 4, bytes: profile } });
    expect(read(CMYK_JPEG)).toMatchObject({ picture: undefined, codes: ["picture-unsupported"] });
    const grey = profileSegments(createProfile("GRAY", ["kTRC"]), 40);
    expect(read(insertSegments(CMYK_JPEG, grey))).toMatchObject({ codes: ["picture-unsupported"] });
  });

  const matrix = ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"];
  it.each([
    ["for other colours", createProfile("CMYK", ["A2B0"])],
    ["without meaning", createProfile("RGB ", ["rXYZ"])],
    ["of a later version", createProfile("RGB ", matrix, { version: 5 })],
    ["of a link between devices", createProfile("RGB ", matrix, { kind: "link" })],
    ["that is cut off", createProfile("RGB ", matrix).subarray(0, 150)],
    ["that is empty", Buffer.alloc(0)],
    ["with tags outside", Buffer.from(createProfile("RGB ", matrix).map((byte, at) => (at === 137 ? 9 : byte)))],
  ])("says that it leaves out a profile %s", (_, profile) => {
    const jpeg = read(insertSegments(RGB_JPEG, profileSegments(Buffer.concat([profile, Buffer.alloc(1)]), 60_000)));
    expect(jpeg).toMatchObject({ codes: ["picture-profile"], picture: { kind: "jpeg" } });
    expect(jpeg.picture).not.toHaveProperty("profile");
    const iccp = chunk("iCCP", Buffer.concat([Buffer.from("a\0\0", "latin1"), deflateSync(profile)]));
    expect(read(encodePng({ type: 2, depth: 8, chunks: [iccp] }, 1, 1, [1, 2, 3])).codes).toEqual(["picture-profile"]);
  });

  it("says so where a part of a profile is missing", () => {
    const parts = profileSegments(createProfile("RGB ", matrix), 100);
    const jpeg = insertSegments(RGB_JPEG, parts.subarray(0, parts.length - 118));
    expect(read(jpeg)).toMatchObject({ codes: ["picture-profile"], picture: { kind: "jpeg" } });
  });

  it.each([
    ["in CMYK", jpeg(0xc0, 4), "CMYK"],
    ["of 12 bits", jpeg(0xc1, 3, 12), "8 bits"],
    ["that is lossless", jpeg(0xc3, 3), "rare kind"],
  ])("refuses a JPEG %s and says why", (_, bytes, why) => {
    expect(read(bytes).message).toContain(why);
  });

  it("reports a JPEG that ends early", () => {
    for (let length = 2; length < RGB_JPEG.length; length++)
      expect(read(RGB_JPEG.subarray(0, length)).codes).toEqual(["picture-damaged"]);
    expect(read(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 1])).codes).toEqual(["picture-damaged"]);
  });

  it("refuses an animated PNG, and one of a kind that nobody knows", () => {
    const animated = encodePng({ type: 0, depth: 8, chunks: [chunk("acTL", Buffer.alloc(8))] }, 1, 1, [1]);
    expect(read(animated)).toMatchObject({ picture: undefined, codes: ["picture-unsupported"] });
    const apple = encodePng({ type: 0, depth: 8, chunks: [chunk("CgBI", Buffer.alloc(4))] }, 1, 1, [1]);
    expect(read(apple)).toMatchObject({ picture: undefined, codes: ["picture-damaged"] });
  });

  it("unpacks no more than a picture may hold, whatever its chunks blow up to", () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000));
    const memory = process.memoryUsage.rss();
    expect(read(png(2, 1, Buffer.alloc(0)).subarray(0, 8)).codes).toEqual(["picture-damaged"]);
    const signature = sound.subarray(0, 33);
    const inData = Buffer.concat([signature, chunk("IDAT", bomb), chunk("IEND", Buffer.alloc(0))]);
    expect(read(inData).codes).toEqual(["picture-damaged"]);
    const named = (name: string, head: string): Buffer =>
      encodePng(
        { type: 2, depth: 8, chunks: [chunk(name, Buffer.concat([Buffer.from(head, "latin1"), bomb]))] },
        1,
        1,
        [1, 2, 3],
      );
    expect(read(named("iCCP", "a\0\0")).codes).toEqual(["picture-profile"]);
    expect(read(named("iTXt", "a\0\u0001\0\0\0")).codes).toEqual([]);
    expect(read(named("zTXt", "a\0\0")).codes).toEqual([]);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(100_000_000);
  });

  it("never throws, whichever byte of a picture is wrong, and wherever it ends", () => {
    const profile = createProfile("RGB ", matrix);
    const pngBytes = encodePng({ type: 3, depth: 2, palette: [1, 2, 3, 4, 5, 6], transparency: [1] }, 3, 2, [0, 1, 0]);
    const jpegBytes = insertSegments(RGB_JPEG, Buffer.concat([exifSegment(6), profileSegments(profile, 99)]));
    for (const bytes of [pngBytes, jpegBytes]) {
      for (let at = 0; at < bytes.length; at++) {
        for (const wrong of [0, 1, 0x7f, 0xff])
          read(Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ wrong : byte))));
        read(bytes.subarray(0, at));
      }
    }
  });
});
