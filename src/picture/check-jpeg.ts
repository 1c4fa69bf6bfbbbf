import { LARGEST_PROFILE, readIccProfile } from "./icc-profile.js";
import { readOrientation } from "./exif-orientation.js";
import { splitJpeg } from "./jpeg-segments.js";
import type { JpegSegment } from "./jpeg-segments.js";
import { damaged, unsupported } from "./raster-check.js";
import type { Channels, JpegFacts, ProfileUse, RasterCheck, RefusedRaster } from "./raster-check.js";

/** Markers of frame headers: SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, B.1.1.3). */
function isFrame({ marker }: JpegSegment): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The last frame kind that PDF's DCTDecode knows: baseline, extended and progressive Huffman (ISO 32000-1, 7.4.8). */
const LAST_KNOWN_FRAME = 0xc2;

const APP0 = 0xe0;
const EXIF_SEGMENT = 0xe1;
const PROFILE_SEGMENT = 0xe2;
const ADOBE_SEGMENT = 0xee;
const COMMENT = 0xfe;

/**
 * Checks a JPEG by its segments and reads what the decoder of a PDF cannot know: how it is turned, and its profile.
 *
 * @remarks Its pixels are not decoded.
 */
export function checkJpeg(bytes: Uint8Array): RasterCheck<JpegFacts> {
  const split = splitJpeg(bytes);
  if (split.kind === "damaged") return damaged(split.why);
  const { segments } = split;
  const frame = readFrame(segments);
  if ("kind" in frame) return frame;
  if (!segments.some(({ marker }) => marker === 0xda)) return damaged("it has no picture data");
  const { channels } = frame;
  const profile = readProfile(segments, channels);
  if (channels === 4 && profile.kind !== "profile") return refuseCmyk(profile);
  const adobe = findApplication(segments, ADOBE_SEGMENT, "Adobe");
  const orientation = readOrientation(findApplication(segments, EXIF_SEGMENT, "Exif\0\0") ?? new Uint8Array());
  return {
    kind: "sound",
    widthPx: frame.widthPx,
    heightPx: frame.heightPx,
    orientation,
    profile,
    own: {
      channels,
      inverted: channels === 4 && adobe !== undefined,
      plainRgb: adobe === undefined && frame.isNamedRgb && !hasJfif(segments),
      bytes: joinDecodable(bytes, segments),
    },
  };
}

interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: Channels;
  /** Its components are called R, G and B. */
  readonly isNamedRgb: boolean;
}

/** Reads the only frame header. */
function readFrame(segments: readonly JpegSegment[]): Frame | RefusedRaster {
  const [frame, ...others] = segments.filter(isFrame);
  if (frame === undefined) return damaged("it has no frame header");
  if (others.length > 0) return unsupported("it holds several frames, which PDF does not know");
  const [depth = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, channels = 0] = frame.body;
  if (frame.body.length < 6 + 3 * channels) return damaged("its frame header is too short");
  if (channels !== 1 && channels !== 3 && channels !== 4) return unsupported("it is neither grey nor RGB nor CMYK");
  if (depth !== 8) return unsupported("its colours do not have 8 bits");
  if (frame.marker > LAST_KNOWN_FRAME) return unsupported("it is of a rare kind of JPEG that PDF does not know");
  const [widthPx, heightPx] = [(w1 << 8) | w0, (h1 << 8) | h0];
  if (widthPx === 0 || heightPx === 0) return damaged("it has no pixels");
  const names = String.fromCharCode(...Array.from({ length: channels }, (_, index) => frame.body[6 + 3 * index] ?? 0));
  return { widthPx, heightPx, channels, isNamedRgb: names === "RGB" };
}

/** DeviceCMYK must not stand beside the sRGB output intent of an archivable PDF (ISO 19005-3, 6.2.4.3). */
function refuseCmyk(profile: ProfileUse): RefusedRaster {
  const why =
    profile.kind === "unusable" ? `a colour profile that cannot be used: ${profile.why}` : "no colour profile";
  return unsupported(`it is in CMYK with ${why}, so nobody knows its colours; save it as RGB, or with its profile`);
}

function readProfile(segments: readonly JpegSegment[], channels: Channels): ProfileUse {
  const parts = segments.flatMap((segment) => readProfilePart(segment) ?? []);
  const [first] = parts;
  if (first === undefined) return { kind: "srgb" };
  const sorted = [...parts].sort((a, b) => a.number - b.number);
  if (sorted.some(({ number, count }, index) => number !== index + 1 || count !== sorted.length))
    return { kind: "unusable", why: "a part of it is missing" };
  const length = sorted.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (length > LARGEST_PROFILE) return { kind: "unusable", why: "it is too large" };
  return readIccProfile(Buffer.concat(sorted.map(({ bytes }) => bytes)), channels);
}

/** @see ICC.1:2004-10, B.4 (profiles in JPEG files): a name, the part's number from 1, and how many there are */
function readProfilePart(
  segment: JpegSegment,
): { readonly number: number; readonly count: number; readonly bytes: Uint8Array } | undefined {
  const name = "ICC_PROFILE\0";
  if (segment.marker !== PROFILE_SEGMENT || !startsWith(segment.body, name)) return undefined;
  const [number = 0, count = 0] = segment.body.subarray(name.length);
  return { number, count, bytes: segment.body.subarray(name.length + 2) };
}

function findApplication(segments: readonly JpegSegment[], wanted: number, name: string): Uint8Array | undefined {
  const found = segments.find(({ marker, body }) => marker === wanted && startsWith(body, name));
  return found?.body.subarray(name.length);
}

function hasJfif(segments: readonly JpegSegment[]): boolean {
  return findApplication(segments, APP0, "JFIF\0") !== undefined;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, text.length)) === text;
}

/** Where a photograph was taken, by whom, with what, and its thumbnail are nobody's business in a printed brief. */
function isDecodable({ marker }: JpegSegment): boolean {
  return marker === APP0 || marker === ADOBE_SEGMENT || (marker < APP0 && marker !== COMMENT);
}

/** The bytes that a decoder needs. Some readers would turn a picture once more if they saw its Exif data. */
function joinDecodable(bytes: Uint8Array, segments: readonly JpegSegment[]): Uint8Array {
  const kept = segments.filter(isDecodable).map(({ start, end }) => bytes.subarray(start, end));
  return Buffer.concat([Uint8Array.of(0xff, 0xd8), ...kept, Uint8Array.of(0xff, 0xd9)]);
}
