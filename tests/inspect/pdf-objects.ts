import { PdfLexer, PdfOperator, PdfReference, PdfStream } from "./pdf-lexer.js";
import type { PdfArray, PdfDictionary, PdfValue } from "./pdf-lexer.js";

export * from "./pdf-lexer.js";

/** The objects of a file, found through its cross-reference stream (ISO 32000-1, 7.5.8) or table. */
export class PdfObjects {
  readonly #bytes: string;
  readonly #offsets = new Map<number, number>();
  /** Objects within streams: the stream's number, and where the object stands in it. */
  readonly #packed = new Map<number, { readonly stream: number; readonly index: number }>();
  readonly #packs = new Map<number, readonly PdfValue[]>();
  readonly #known = new Map<number, PdfValue>();
  readonly trailer: PdfDictionary;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes).toString("latin1");
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(this.#bytes)?.[1]);
    this.trailer = this.#bytes.startsWith("xref", start)
      ? this.#readTable(new PdfLexer(this.#bytes, start + 4))
      : this.#readCrossReferences(start);
  }

  /** @returns The numbers of all objects in use. */
  get ids(): readonly number[] {
    return [...this.#offsets.keys(), ...this.#packed.keys()];
  }

  /** Follows references. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfReference)) return value ?? null;
    const known = this.#known.get(value.id);
    if (known !== undefined) return known;
    const read = this.#readObject(value.id);
    this.#known.set(value.id, read);
    return read;
  }

  /** @throws Error if it is none. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.resolve(value);
    if (found instanceof Map) return found as PdfDictionary;
    if (found instanceof PdfStream) return found.dictionary;
    throw new Error("not a dictionary");
  }

  /** @throws Error if it is none. */
  stream(value: PdfValue | undefined): PdfStream {
    const found = this.resolve(value);
    if (found instanceof PdfStream) return found;
    throw new Error("not a stream");
  }

  /** @returns The items of an array; none if there is no array. */
  array(value: PdfValue | undefined): PdfArray {
    const found = this.resolve(value);
    return Array.isArray(found) ? (found as PdfArray) : [];
  }

  #readTable(lexer: PdfLexer): PdfDictionary {
    for (let first = lexer.read(); typeof first === "number"; first = lexer.read()) {
      const count = Number(lexer.read());
      for (let index = 0; index < count; index++) {
        const offset = Number(lexer.read());
        lexer.read();
        const use = lexer.read();
        if (use instanceof PdfOperator && use.name === "n") this.#offsets.set(first + index, offset);
      }
    }
    const trailer = lexer.read();
    if (!(trailer instanceof Map)) throw new Error("there is no trailer");
    return trailer as PdfDictionary;
  }

  #readCrossReferences(start: number): PdfDictionary {
    const stream = this.#readAt(start, undefined);
    if (!(stream instanceof PdfStream)) throw new Error("startxref leads to no cross-references");
    const { dictionary, content } = stream;
    const [kindBytes = 0, secondBytes = 0, thirdBytes = 0] = this.array(dictionary.get("W")).map(Number);
    const length = kindBytes + secondBytes + thirdBytes;
    const rows = undoUpPredictor(content, length);
    if (rows.length !== dictionary.get("Size")) throw new Error("the cross-references are not as many as Size says");
    rows.forEach((row, id) => {
      const take = (from: number, count: number): number =>
        row.slice(from, from + count).reduce((sum, byte) => sum * 256 + byte, 0);
      const [second, third] = [take(kindBytes, secondBytes), take(kindBytes + secondBytes, thirdBytes)];
      if (row[0] === 1) this.#offsets.set(id, second);
      if (row[0] === 2) this.#packed.set(id, { stream: second, index: third });
    });
    return dictionary;
  }

  #readPack(id: number): readonly PdfValue[] {
    const known = this.#packs.get(id);
    if (known !== undefined) return known;
    const { dictionary, content } = this.stream(new PdfReference(id));
    const head = new PdfLexer(content);
    const first = Number(dictionary.get("First"));
    const entries = Array.from({ length: Number(dictionary.get("N")) }, () => [
      Number(head.read()),
      Number(head.read()),
    ]);
    const values = entries.map(([number, offset = 0], index) => {
      const place = this.#packed.get(number ?? 0);
      if (place?.stream !== id || place.index !== index)
        throw new Error(`object ${String(number)} is packed elsewhere`);
      return new PdfLexer(content, first + offset).read() ?? null;
    });
    this.#packs.set(id, values);
    return values;
  }

  #readObject(id: number): PdfValue {
    const packed = this.#packed.get(id);
    if (packed !== undefined) return this.#readPack(packed.stream)[packed.index] ?? null;
    const offset = this.#offsets.get(id);
    if (offset === undefined) throw new Error(`object ${id} does not exist`);
    return this.#readAt(offset, id);
  }

  #readAt(offset: number, id: number | undefined): PdfValue {
    const lexer = new PdfLexer(this.#bytes, offset);
    const found = Number(lexer.read());
    if (id !== undefined && found !== id) throw new Error(`the table does not lead to object ${id}`);
    lexer.read();
    lexer.read();
    const value = lexer.read() ?? null;
    const word = lexer.read();
    if (!(value instanceof Map) || !(word instanceof PdfOperator) || word.name !== "stream") return value;
    const dictionary = value as PdfDictionary;
    const start = lexer.at + (this.#bytes.startsWith("\r\n", lexer.at) ? 2 : 1);
    const length = Number(this.resolve(dictionary.get("Length")));
    if (!/^\s*endstream/u.test(this.#bytes.slice(start + length, start + length + 12))) {
      throw new Error(`the stream ${String(found)} has a wrong length`);
    }
    return new PdfStream(dictionary, this.#bytes.slice(start, start + length));
  }
}

/** @returns Rows of bytes whose PNG predictor is "up". */
function undoUpPredictor(content: string, length: number): readonly number[][] {
  const rows: number[][] = [];
  for (let at = 0; at < content.length; at += length + 1) {
    if (content.charCodeAt(at) !== 2) throw new Error("a row of cross-references has another predictor");
    const before = rows.at(-1);
    rows.push(Array.from({ length }, (_, byte) => (content.charCodeAt(at + 1 + byte) + (before?.[byte] ?? 0)) & 0xff));
  }
  return rows;
}
