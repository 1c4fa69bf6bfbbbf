import { toBytes } from "./pdf-values.js";

/** Where an object of a file stands. */
export type ObjectPlace =
  | { readonly kind: "plain"; readonly offset: number }
  /** The index-th of the objects in a stream, which is itself an object. */
  | { readonly kind: "packed"; readonly stream: number; readonly index: number };

/** Objects of which one stream is made. More would make readers unpack much for one object, fewer would pack worse. */
const MOST_OBJECTS = 200;

/** Objects without a stream of their own, gathered until they fill an object stream (ISO 32000-1, 7.5.7). */
export class ObjectPack {
  readonly #ids: number[] = [];
  #head = "";
  #body = "";

  /** @returns Whether the pack is full. */
  add(id: number, syntax: string): boolean {
    this.#ids.push(id);
    this.#head += `${String(id)} ${String(this.#body.length)} `;
    this.#body += `${syntax}\n`;
    return this.#ids.length >= MOST_OBJECTS;
  }

  /** The numbers of the objects, in their order. */
  get ids(): readonly number[] {
    return this.#ids;
  }

  /** The entries of the stream's dictionary and its bytes, not yet deflated. */
  finish(): { readonly data: Readonly<Record<string, unknown>>; readonly bytes: Uint8Array } {
    const data = { Type: "ObjStm", N: this.#ids.length, First: this.#head.length };
    return { data, bytes: toBytes(this.#head + this.#body) };
  }
}

/** Bytes of the fields of an entry: its kind, an offset or the number of a stream, an index. */
const WIDTHS = [1, 4, 2] as const;
const ENTRY_BYTES = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];

/** Entries of a cross-reference stream's dictionary that say how it is written. */
export const CROSS_REFERENCE_FORM = {
  Type: "XRef",
  W: WIDTHS,
  DecodeParms: { Predictor: 12, Columns: ENTRY_BYTES },
} as const;

/**
 * @param places - By the number of the object from 1; a number that is not in use has none.
 * @returns The entries of a cross-reference stream (ISO 32000-1, 7.5.8), each written as the difference from the one before,
 *   which is mostly zeros.
 */
export function encodeCrossReferences(places: readonly (ObjectPlace | undefined)[]): Uint8Array {
  const rows = [[0, 0, 0xffff], ...places.map(listFields)];
  const bytes = new Uint8Array(rows.length * (ENTRY_BYTES + 1));
  let before = new Uint8Array(ENTRY_BYTES);
  rows.forEach(([kind = 0, second = 0, third = 0], at) => {
    const entry = new Uint8Array(ENTRY_BYTES);
    const view = new DataView(entry.buffer);
    view.setUint8(0, kind);
    view.setUint32(1, second);
    view.setUint16(5, third);
    const start = at * (ENTRY_BYTES + 1);
    // The PNG predictor "up".
    bytes[start] = 2;
    for (let byte = 0; byte < ENTRY_BYTES; byte++) bytes[start + 1 + byte] = (entry[byte] ?? 0) - (before[byte] ?? 0);
    before = entry;
  });
  return bytes;
}

function listFields(place: ObjectPlace | undefined): readonly number[] {
  if (place === undefined) return [0, 0, 0];
  return place.kind === "plain" ? [1, place.offset, 0] : [2, place.stream, place.index];
}
