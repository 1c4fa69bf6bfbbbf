/** One 32-bit number of the profile's big-endian fields. */
type Words = readonly number[];

/** Colours in D50, as `s15Fixed16` fields: ICC.1:2010 asks for them so. Source: IEC 61966-2-1, adapted by Bradford's matrix. */
const WHITE = [0.9642, 1, 0.82491];
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];
const ADAPTATION = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];

/** The curve of IEC 61966-2-1: exponent, then what makes its foot straight. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

const HEADER_BYTES = 128;

/**
 * An ICC profile of sRGB, version 4, of a few hundred bytes: the output intent of PDF/A (ISO 19005-3, 6.2.3).
 *
 * @see ICC.1:2010, 7.2 (header), 7.3 (tag table), 10.5, 10.10, 10.15, 10.18, 10.31 (types)
 */
export function createSrgbProfile(): Uint8Array {
  const curve = [ascii("para"), 0, 3 << 16, ...CURVE.map(toFixed)];
  const tags: readonly (readonly [string, Words])[] = [
    ["desc", localized("sRGB")],
    ["cprt", localized("Public domain")],
    ["wtpt", xyz(WHITE)],
    ["chad", [ascii("sf32"), 0, ...ADAPTATION.map(toFixed)]],
    ["rXYZ", xyz(RED)],
    ["gXYZ", xyz(GREEN)],
    ["bXYZ", xyz(BLUE)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const { table, data } = layOut(tags);
  const body = [...table, ...data];
  return toBytes([...createHeader(HEADER_BYTES + body.length * 4), ...body]);
}

function createHeader(size: number): Words {
  const version = 0x04200000;
  // 1 January 2026, 0:00: any moment will do, but always the same one.
  const created = [(2026 << 16) | 1, 1 << 16, 0];
  const front = [size, 0, version, ascii("mntr"), ascii("RGB "), ascii("XYZ "), ...created, ascii("acsp")];
  const platformToIntent = [0, 0, 0, 0, 0, 0, 0];
  const words = [...front, ...platformToIntent, ...WHITE.map(toFixed)];
  return [...words, ...Array.from({ length: HEADER_BYTES / 4 - words.length }, () => 0)];
}

/** Equal data stand once, as the curves of the three colours do. */
function layOut(tags: readonly (readonly [string, Words])[]): { readonly table: Words; readonly data: Words } {
  const data: number[] = [];
  const places = new Map<Words, number>();
  const start = HEADER_BYTES + 4 + tags.length * 12;
  const entries = tags.flatMap(([name, words]) => {
    const at = places.get(words) ?? start + data.length * 4;
    if (!places.has(words)) data.push(...words);
    places.set(words, at);
    return [ascii(name), at, words.length * 4];
  });
  return { table: [tags.length, ...entries], data };
}

function xyz(values: readonly number[]): Words {
  return [ascii("XYZ "), 0, ...values.map(toFixed)];
}

/** Text in English, as UTF-16; of an even number of characters it gets one more. */
function localized(text: string): Words {
  const units = Array.from(text.length % 2 === 0 ? text : `${text} `, (character) => character.charCodeAt(0));
  const pairs = Array.from(
    { length: units.length / 2 },
    (_, at) => ((units[at * 2] ?? 0) << 16) | (units[at * 2 + 1] ?? 0),
  );
  return [ascii("mluc"), 0, 1, 12, ascii("enUS"), units.length * 2, 28, ...pairs];
}

function ascii(four: string): number {
  return Array.from(four).reduce((sum, character) => sum * 256 + character.charCodeAt(0), 0);
}

function toFixed(value: number): number {
  return Math.round(value * 65536);
}

function toBytes(words: Words): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, at) => {
    view.setUint32(at * 4, word >>> 0);
  });
  return new Uint8Array(view.buffer);
}
