import { broken, PdfLexer } from "./pdf-lexer.js";
import type { PdfDictionary, PdfStream, PdfValue } from "./pdf-value.js";
import type { ReadingBudget } from "./reading-budget.js";

/** Where an object stands: at an offset of the file, or in the stream of another object. */
export type ObjectPlace =
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "inside"; readonly stream: number; readonly index: number };

/** The objects of a file by their number, and the dictionary that leads to its root. */
export interface CrossReferences {
  readonly places: ReadonlyMap<number, ObjectPlace>;
  readonly trailer: PdfDictionary;
}

/** What the reader of tables needs of the reader of objects, which in turn needs the tables. */
interface ObjectReader {
  /** Reads the object at an offset, of which nothing is known yet. */
  readAt(offset: number): PdfValue;
  unpack(stream: PdfStream): Uint8Array;
}

/** How far from the end of a file its "startxref" is looked for (ISO 32000-1, annex H, 3.18). */
const TAIL_BYTES = 1024;
/** Updates of a file that are followed back. */
const MOST_SECTIONS = 1000;
/** ISO 32000-1, annex C: the largest object number. */
const LARGEST_ID = 8_388_607;

/**
 * Reads the cross-reference tables and streams of a file, newest first; what is newer counts.
 *
 * @throws PdfError if there are none, or if they are damaged.
 * @see ISO 32000-1, 7.5.4 to 7.5.8
 */
export function readCrossReferences(bytes: Uint8Array, reader: ObjectReader, budget: ReadingBudget): CrossReferences {
  const places = new Map<number, ObjectPlace>();
  const visited = new Set<number>();
  let trailer: PdfDictionary | undefined;
  const waiting = [findStart(bytes, budget)];
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (visited.has(offset) || visited.size > MOST_SECTIONS) throw broken("its updates lead in a circle");
    visited.add(offset);
    const lexer = new PdfLexer(bytes, offset, budget);
    const section = lexer.takeKeyword("xref")
      ? readTable(lexer, places)
      : readStream(reader.readAt(offset), reader, places);
    trailer ??= section;
    // A table may have a stream beside it that only newer readers see; it comes before what is older.
    for (const key of ["XRefStm", "Prev"]) {
      const older = section.entries.get(key);
      if (older?.kind === "number") waiting.push(older.value);
    }
  }
  if (trailer === undefined) throw broken("it has no trailer");
  return { places, trailer };
}

function findStart(bytes: Uint8Array, budget: ReadingBudget): number {
  const from = Math.max(bytes.length - TAIL_BYTES, 0);
  const at = Buffer.from(bytes.subarray(from)).toString("latin1").lastIndexOf("startxref");
  if (at < 0) throw broken("its end is missing");
  return new PdfLexer(bytes, from + at + "startxref".length, budget).readInteger();
}

function readTable(lexer: PdfLexer, places: Map<number, ObjectPlace>): PdfDictionary {
  while (!lexer.takeKeyword("trailer")) {
    const [first, count] = [lexer.readInteger(), lexer.readInteger()];
    for (let index = 0; index < count; index++) {
      const offset = lexer.readInteger();
      lexer.readInteger();
      const use = lexer.read();
      if (use.kind !== "keyword") throw broken("its table is damaged");
      if (use.word === "n") addPlace(places, first + index, { kind: "offset", offset });
    }
  }
  const trailer = lexer.read();
  if (trailer.kind !== "dictionary") throw broken("it has no trailer");
  return trailer;
}

function readStream(object: PdfValue, reader: ObjectReader, places: Map<number, ObjectPlace>): PdfDictionary {
  if (object.kind !== "stream") throw broken("its table is not where it should be");
  const { dictionary } = object;
  const widths = listIntegers(dictionary.entries.get("W"));
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 6)) throw broken("its table is damaged");
  const bytes = Buffer.from(reader.unpack(object));
  const size = typeWidth + secondWidth + thirdWidth;
  const index = dictionary.entries.get("Index");
  const ranges = index === undefined ? [0, size === 0 ? 0 : Math.floor(bytes.length / size)] : listIntegers(index);
  const readField = (at: number, width: number, missing: number): number =>
    width === 0 ? missing : bytes.readUIntBE(at, width);
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2);
    for (let entry = 0; entry < count && size > 0 && at + size <= bytes.length; entry++, at += size) {
      const type = readField(at, typeWidth, 1);
      const second = readField(at + typeWidth, secondWidth, 0);
      const third = readField(at + typeWidth + secondWidth, thirdWidth, 0);
      if (type === 1) addPlace(places, first + entry, { kind: "offset", offset: second });
      if (type === 2) addPlace(places, first + entry, { kind: "inside", stream: second, index: third });
    }
  }
  return dictionary;
}

function addPlace(places: Map<number, ObjectPlace>, id: number, place: ObjectPlace): void {
  if (id < 0 || id > LARGEST_ID) throw broken("its table has numbers without end");
  if (!places.has(id)) places.set(id, place);
}

function listIntegers(value: PdfValue | undefined): readonly number[] {
  if (value?.kind !== "array") throw broken("its table is damaged");
  return value.items.map((item) => {
    if (item.kind !== "number" || !Number.isSafeInteger(item.value)) throw broken("its table is damaged");
    return item.value;
  });
}
