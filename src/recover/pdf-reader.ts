import { readCrossReferences } from "./cross-references.js";
import type { CrossReferences, ObjectPlace } from "./cross-references.js";
import { broken, PdfLexer } from "./pdf-lexer.js";
import { NULL } from "./pdf-value.js";
import type { PdfDictionary, PdfStream, PdfValue } from "./pdf-value.js";
import { PdfError } from "./reading-budget.js";
import type { ReadingBudget } from "./reading-budget.js";
import { unpackStream } from "./unpack-stream.js";

/** The objects within an object stream (ISO 32000-1, 7.5.7). */
interface UnpackedObjects {
  readonly bytes: Uint8Array;
  /** Offset of each object in the bytes. */
  readonly offsets: readonly number[];
}

/**
 * The objects of a PDF: tables and streams of cross-references, updates, and objects within streams, as we and programs
 * that save our files anew write them. It repairs nothing. Every method throws PdfError.
 */
export class PdfReader {
  readonly #bytes: Uint8Array;
  readonly #budget: ReadingBudget;
  readonly #table: CrossReferences;
  readonly #objects = new Map<number, PdfValue>();
  readonly #containers = new Map<number, UnpackedObjects>();
  /** Objects that are being read, since a stream may be made to ask for itself. */
  readonly #open = new Set<number>();

  constructor(bytes: Uint8Array, budget: ReadingBudget) {
    this.#bytes = bytes;
    this.#budget = budget;
    if (!Buffer.from(bytes.subarray(0, 5)).equals(Buffer.from("%PDF-"))) throw broken("it does not begin as a PDF");
    // While the tables are read no object has a place yet: they may not use references.
    this.#table = { places: new Map(), trailer: { kind: "dictionary", entries: new Map() } };
    this.#table = readCrossReferences(
      bytes,
      {
        readAt: (offset) => this.#readAt(offset, undefined),
        unpack: (stream) => this.unpack(stream),
      },
      budget,
    );
    if (this.#table.trailer.entries.has("Encrypt")) throw new PdfError("encrypted", "it is encrypted");
  }

  get trailer(): PdfDictionary {
    return this.#table.trailer;
  }

  /** Follows a reference, which never leads to another; what is not there is null. */
  resolve(value: PdfValue | undefined): PdfValue {
    return value?.kind === "reference" ? this.#readObject(value.id) : (value ?? NULL);
  }

  /** @returns The dictionary that a value is or that its stream has; `undefined` if it is neither. */
  findDictionary(value: PdfValue | undefined): PdfDictionary | undefined {
    const found = this.resolve(value);
    if (found.kind === "stream") return found.dictionary;
    return found.kind === "dictionary" ? found : undefined;
  }

  /** @returns The bytes of a stream, its filter undone. */
  unpack(stream: PdfStream): Uint8Array {
    return unpackStream(stream, (value) => this.resolve(value), this.#budget);
  }

  #readObject(id: number): PdfValue {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const place = this.#table.places.get(id);
    if (place === undefined) return NULL;
    if (this.#open.has(id)) throw broken("an object holds itself");
    this.#open.add(id);
    const object = this.#readPlace(id, place);
    this.#open.delete(id);
    this.#objects.set(id, object);
    return object;
  }

  #readPlace(id: number, place: ObjectPlace): PdfValue {
    if (place.kind === "offset") return this.#readAt(place.offset, id);
    const container = this.#unpackObjects(place.stream);
    const offset = container.offsets[place.index];
    if (offset === undefined) throw broken("an object is missing");
    return asValue(new PdfLexer(container.bytes, offset, this.#budget).read());
  }

  #unpackObjects(id: number): UnpackedObjects {
    const known = this.#containers.get(id);
    if (known !== undefined) return known;
    const stream = this.resolve({ kind: "reference", id });
    if (stream.kind !== "stream") throw broken("objects are missing");
    const [count, first] = ["N", "First"].map((key) => this.#findNumber(stream.dictionary, key));
    const bytes = this.unpack(stream);
    const lexer = new PdfLexer(bytes, 0, this.#budget);
    const offsets: number[] = [];
    for (let index = 0; index < (count ?? 0); index++) {
      lexer.readInteger();
      offsets.push((first ?? 0) + lexer.readInteger());
    }
    const unpacked = { bytes, offsets };
    this.#containers.set(id, unpacked);
    return unpacked;
  }

  #findNumber(dictionary: PdfDictionary, key: string): number {
    const value = this.resolve(dictionary.entries.get(key));
    if (value.kind !== "number" || !Number.isSafeInteger(value.value) || value.value < 0) {
      throw broken("a number is missing");
    }
    return value.value;
  }

  /** @param id - The number that the object must have; any if it is not known. */
  #readAt(offset: number, id: number | undefined): PdfValue {
    const lexer = new PdfLexer(this.#bytes, offset, this.#budget);
    const found = lexer.readInteger();
    lexer.readInteger();
    if (!lexer.takeKeyword("obj") || (id !== undefined && id !== found)) throw broken("an object is not in its place");
    const value = asValue(lexer.read());
    if (value.kind !== "dictionary" || !lexer.takeKeyword("stream")) return value;
    lexer.skipLineEnd();
    const end = lexer.at + this.#findNumber(value, "Length");
    if (end > this.#bytes.length || !this.#hasEnd(end)) throw broken("a stream has a wrong length");
    return { kind: "stream", dictionary: value, bytes: this.#bytes.subarray(lexer.at, end) };
  }

  #hasEnd(at: number): boolean {
    return at < this.#bytes.length && new PdfLexer(this.#bytes, at, this.#budget).takeKeyword("endstream");
  }
}

function asValue(value: ReturnType<PdfLexer["read"]>): PdfValue {
  if (value.kind === "keyword") throw broken("an object has no value");
  return value;
}
