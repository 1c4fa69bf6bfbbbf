import { inflateSync } from "node:zlib";

/** A parsed PDF value. Names are `{ name }`, references `{ ref }`, strings stay bytes in a latin1 string. */
export type PdfValue =
  | number
  | boolean
  | null
  | { readonly name: string }
  | { readonly ref: number }
  | { readonly text: string }
  | readonly PdfValue[]
  | { readonly dict: ReadonlyMap<string, PdfValue> };

export interface PdfObject {
  readonly value: PdfValue;
  /** Inflated stream bytes as latin1. */
  readonly stream: string | undefined;
}

/**
 * Reads the objects of a PDF by its cross-reference table: an implementation of its own, so that tests do not believe
 * the writer. It reads what we write, not every PDF.
 */
export function readObjects(bytes: Uint8Array): { objects: ReadonlyMap<number, PdfObject>; trailer: PdfValue } {
  const source = Buffer.from(bytes).toString("latin1");
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(source)?.[1]);
  const objects = new Map<number, PdfObject>();
  const table = /^xref\s+0 (\d+)\s+/u.exec(source.slice(start));
  if (table === null) throw new Error("no cross-reference table where startxref says");
  const lines = source.slice(start + table[0].length).split("\n");
  for (let id = 1; id < Number(table[1]); id++) {
    const offset = Number(lines[id]?.slice(0, 10));
    objects.set(id, readObject(source, offset, id));
  }
  const trailer = new Reader(source, source.indexOf("trailer", start) + 7).value();
  return { objects, trailer };
}

function readObject(source: string, offset: number, id: number): PdfObject {
  const head = `${String(id)} 0 obj`;
  if (!source.startsWith(head, offset)) throw new Error(`object ${String(id)} is not at ${String(offset)}`);
  const reader = new Reader(source, offset + head.length);
  const value = reader.value();
  const match = /^\s*stream\r?\n/u.exec(source.slice(reader.at, reader.at + 20));
  if (match === null) return { value, stream: undefined };
  const from = reader.at + match[0].length;
  const length = Number(lookUp(value, "Length"));
  const raw = Buffer.from(source.slice(from, from + length), "latin1");
  const filter = lookUp(value, "Filter");
  const flate = typeof filter === "object" && filter !== null && "name" in filter && filter.name === "FlateDecode";
  const predicted = lookUp(value, "DecodeParms") !== undefined;
  return { value, stream: flate && !predicted ? inflateSync(raw).toString("latin1") : raw.toString("latin1") };
}

/** The entry of a dictionary; `undefined` if the value is none or lacks it. */
export function lookUp(value: PdfValue | undefined, key: string): PdfValue | undefined {
  return typeof value === "object" && value !== null && "dict" in value ? value.dict.get(key) : undefined;
}

/** Reads values from a source, one after the other; operators of content streams come as `{ name: "op:..." }`. */
export class Reader {
  readonly source: string;
  at: number;

  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  skip(): void {
    while (/\s/u.test(this.source[this.at] ?? "")) this.at++;
  }

  get done(): boolean {
    this.skip();
    return this.at >= this.source.length;
  }

  value(): PdfValue {
    this.skip();
    const rest = this.source.slice(this.at, this.at + 200);
    if (rest.startsWith("<<")) return this.dictionary();
    if (rest.startsWith("[")) return this.array();
    if (rest.startsWith("(")) return this.literal();
    if (rest.startsWith("<")) return this.hex();
    const name = /^\/([^\s/<>()[\]{}%]*)/u.exec(rest);
    if (name !== null) return this.take(name[0], { name: name[1] ?? "" });
    const reference = /^(\d+) 0 R(?![a-zA-Z])/u.exec(rest);
    if (reference !== null) return this.take(reference[0], { ref: Number(reference[1]) });
    const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?=[\s/<>()[\]{}%]|$)/u.exec(rest);
    if (number !== null) return this.take(number[0], Number(number[0]));
    const word = /^[^\s/<>()[\]{}%]+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
    if (word === "true" || word === "false") return this.take(word, word === "true");
    if (word === "null") return this.take(word, null);
    return this.take(word, { name: `op:${word}` });
  }

  private take<T extends PdfValue>(text: string, value: T): T {
    this.at += text.length;
    return value;
  }

  private dictionary(): PdfValue {
    const dict = new Map<string, PdfValue>();
    this.at += 2;
    for (this.skip(); !this.source.startsWith(">>", this.at); this.skip()) {
      const key = this.value();
      if (typeof key !== "object" || key === null || !("name" in key))
        throw new Error(`a key is no name at ${String(this.at)}`);
      dict.set(key.name, this.value());
    }
    this.at += 2;
    return { dict };
  }

  private array(): PdfValue {
    const items: PdfValue[] = [];
    this.at += 1;
    for (this.skip(); this.source[this.at] !== "]"; this.skip()) items.push(this.value());
    this.at += 1;
    return items;
  }

  private literal(): PdfValue {
    let text = "";
    let depth = 1;
    for (this.at += 1; depth > 0; this.at++) {
      const character = this.source[this.at] ?? "";
      if (character === "\\") {
        this.at += 1;
        const next = this.source[this.at] ?? "";
        text += { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[next] ?? next;
        continue;
      }
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      if (depth > 0) text += character;
    }
    return { text };
  }

  private hex(): PdfValue {
    const end = this.source.indexOf(">", this.at);
    const text = Buffer.from(this.source.slice(this.at + 1, end), "hex").toString("latin1");
    this.at = end + 1;
    return { text };
  }
}
