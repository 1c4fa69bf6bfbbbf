/** Builders for the parts of pictures that say how they are to be shown. */

/** An ICC profile with these tags, each of them eight bytes: right in structure, without meaning. */
export function createProfile(
  space: "GRAY" | "RGB " | "CMYK",
  tags: readonly string[],
  over: { version?: number; kind?: string } = {},
): Buffer {
  const bytes = Buffer.alloc(132 + tags.length * 12 + 8);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes[8] = over.version ?? 4;
  bytes.write(over.kind ?? "mntr", 12, "latin1");
  bytes.write(space, 16, "latin1");
  bytes.write("XYZ ", 20, "latin1");
  bytes.write("acsp", 36, "latin1");
  bytes.writeUInt32BE(tags.length, 128);
  tags.forEach((tag, index) => {
    const at = 132 + index * 12;
    bytes.write(tag, at, "latin1");
    bytes.writeUInt32BE(bytes.length - 8, at + 4);
    bytes.writeUInt32BE(8, at + 8);
  });
  return bytes;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The segments of a profile in a JPEG, each of at most `most` bytes of it. */
export function profileSegments(profile: Buffer, most: number): Buffer {
  const count = Math.ceil(profile.length / most);
  const parts = Array.from({ length: count }, (_, index) =>
    segment(
      0xe2,
      Buffer.concat([
        Buffer.from("ICC_PROFILE\0", "latin1"),
        Buffer.from([index + 1, count]),
        profile.subarray(index * most, (index + 1) * most),
      ]),
    ),
  );
  // Decoders put them in order by their numbers.
  return Buffer.concat(parts.reverse());
}

/** Exif data with a byte order, "II" or "MM", behind two other fields. */
export function createExif(orientation: number, order: "II" | "MM" = "MM"): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 3 * 12 + 4);
  const little = order === "II";
  const put16 = (value: number, at: number): unknown =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const put32 = (value: number, at: number): unknown =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(order, 0, "latin1");
  put16(42, 2);
  put32(8, 4);
  put16(3, 8);
  [0x010f, 0x0110, 0x0112].forEach((tag, index) => {
    const at = 10 + index * 12;
    put16(tag, at);
    put16(tag === 0x0112 ? 3 : 2, at + 2);
    put32(1, at + 4);
    put16(tag === 0x0112 ? orientation : 0, at + 8);
  });
  return bytes;
}

/** The segment of Exif data in a JPEG. */
export function exifSegment(orientation: number, order: "II" | "MM" = "MM"): Buffer {
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), createExif(orientation, order)]));
}

/** Puts segments behind the beginning of a JPEG. */
export function insertSegments(jpeg: Buffer, segments: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), segments, jpeg.subarray(2)]);
}
