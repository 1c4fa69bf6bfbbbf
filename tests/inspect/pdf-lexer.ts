import { unzlibSync } from "fflate";

/** A value of PDF syntax (ISO 32000-1, 7.3). Strings keep their bytes as characters below U+0100. */
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfArray | PdfDictionary | PdfStream | PdfReference | PdfOperator;

export class PdfName {
  constructor(name: string) {
    this.name = name;
  }
  readonly name: string;
}

export class PdfString {
  constructor(bytes: string) {
    this.bytes = bytes;
  }
  readonly bytes: string;

  /** The text, from UTF-16BE with a byte order mark or from PDFDocEncoding, of which only Latin-1 is read. */
  get text(): string {
    if (!this.bytes.startsWith("\u00fe\u00ff")) return this.bytes;
    return decodeUtf16(this.bytes.slice(2));
  }
}

export type PdfArray = readonly PdfValue[];
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export class PdfStream {
  constructor(dictionary: PdfDictionary, raw: string) {
    this.dictionary = dictionary;
    this.raw = raw;
  }
  readonly dictionary: PdfDictionary;
  readonly raw: string;

  /** The bytes, inflated if Flate is the filter. */
  get content(): string {
    const filter = this.dictionary.get("Filter");
    if (!(filter instanceof PdfName) || filter.name !== "FlateDecode") return this.raw;
    return Buffer.from(unzlibSync(Buffer.from(this.raw, "latin1"))).toString("latin1");
  }
}

export class PdfReference {
  constructor(id: number) {
    this.id = id;
  }
  readonly id: number;
}

/** A word that is none of the values: an operator of a content stream, or a key word of the file. */
export class PdfOperator {
  constructor(name: string) {
    this.name = name;
  }
  readonly name: string;
}

/** @returns The text of bytes in UTF-16BE. */
export function decodeUtf16(bytes: string): string {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  }
  return text;
}

const SPACE = /[\0\t\n\f\r ]/u;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]*/uy;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
]);

/** Reads PDF values from bytes, one after the other. */
export class PdfLexer {
  readonly #bytes: string;
  at: number;

  constructor(bytes: string, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @returns The next value; `undefined` at the end or before a closing bracket. */
  read(): PdfValue | undefined {
    this.#skipSpace();
    const next = this.#bytes[this.at];
    if (next === undefined || next === "]" || this.#bytes.startsWith(">>", this.at)) return undefined;
    if (next === "/") return this.#readName();
    if (next === "(") return this.#readLiteral();
    if (next === "[") return this.#readArray();
    if (this.#bytes.startsWith("<<", this.at)) return this.#readDictionary();
    if (next === "<") return this.#readHex();
    return this.#readWord();
  }

  #skipSpace(): void {
    for (;;) {
      const next = this.#bytes[this.at];
      if (next === "%") {
        while (this.at < this.#bytes.length && !/[\r\n]/u.test(this.#bytes[this.at] ?? "")) this.at++;
      } else if (next !== undefined && SPACE.test(next)) this.at++;
      else return;
    }
  }

  #readRegular(): string {
    REGULAR.lastIndex = this.at;
    const word = REGULAR.exec(this.#bytes)?.[0] ?? "";
    this.at += word.length;
    return word;
  }

  #readName(): PdfName {
    this.at++;
    const name = this.#readRegular();
    return new PdfName(
      name.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  #readLiteral(): PdfString {
    let bytes = "";
    let depth = 0;
    for (this.at++; this.at < this.#bytes.length; this.at++) {
      const next = this.#bytes[this.at] ?? "";
      if (next === "\\") {
        bytes += this.#readEscape();
        continue;
      }
      if (next === ")" && depth === 0) {
        this.at++;
        return new PdfString(bytes);
      }
      if (next === "(") depth++;
      if (next === ")") depth--;
      bytes += next;
    }
    throw new Error("a string is not closed");
  }

  #readEscape(): string {
    const octal = /^[0-7]{1,3}/u.exec(this.#bytes.slice(this.at + 1, this.at + 4))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(parseInt(octal, 8) & 0xff);
    }
    this.at++;
    const next = this.#bytes[this.at] ?? "";
    if (next === "\n") return "";
    return ESCAPES.get(next) ?? next;
  }

  #readHex(): PdfString {
    const end = this.#bytes.indexOf(">", this.at);
    const hex = this.#bytes.slice(this.at + 1, end).replaceAll(/\s/gu, "");
    this.at = end + 1;
    return new PdfString(Buffer.from(hex.padEnd(hex.length + (hex.length % 2), "0"), "hex").toString("latin1"));
  }

  #readArray(): PdfArray {
    this.at++;
    const values = this.#readAll();
    if (this.#bytes[this.at] !== "]") throw new Error("an array is not closed");
    this.at++;
    return values;
  }

  #readDictionary(): PdfDictionary {
    this.at += 2;
    const values = this.#readAll();
    if (!this.#bytes.startsWith(">>", this.at)) throw new Error("a dictionary is not closed");
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (let index = 0; index < values.length; index += 2) {
      const key = values[index];
      const value = values[index + 1];
      if (!(key instanceof PdfName) || value === undefined) throw new Error("a dictionary has a key without value");
      if (entries.has(key.name)) throw new Error(`a dictionary has two keys ${key.name}`);
      entries.set(key.name, value);
    }
    return entries;
  }

  /** Values up to the closing bracket; `12 0 R` is one. */
  #readAll(): PdfValue[] {
    const values: PdfValue[] = [];
    for (let value = this.read(); value !== undefined; value = this.read()) {
      if (value instanceof PdfOperator && value.name === "R") {
        values.pop();
        values.push(new PdfReference(Number(values.pop())));
      } else values.push(value);
    }
    this.#skipSpace();
    return values;
  }

  #readWord(): PdfValue {
    const word = this.#readRegular();
    if (word === "") throw new Error(`unexpected "${this.#bytes[this.at] ?? ""}" at byte ${this.at}`);
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) return Number(word);
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : new PdfOperator(word);
  }
}
