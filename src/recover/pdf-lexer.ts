import { NULL } from "./pdf-value.js";
import type { PdfDictionary, PdfValue } from "./pdf-value.js";
import { PdfError } from "./reading-budget.js";
import type { ReadingBudget } from "./reading-budget.js";

/** A word that is no value, e.g. "obj" or "stream". */
export interface Keyword {
  readonly kind: "keyword";
  readonly word: string;
}

/** Arrays and dictionaries within one another; a page tree or a name tree needs five. */
const DEEPEST_NESTING = 50;
/** Longest name or number, in bytes; ISO 32000-1, annex C, has 127 for names. */
const LONGEST_WORD = 1000;

/** Longest string, in bytes, e.g. a name or description. */
const LONGEST_STRING = 65_535;
/** What a value costs besides its bytes. */
const VALUE_COST = 16;

const SPACES = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Array.from("()<>[]{}/%", (character) => character.charCodeAt(0)));
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);
const [LINE_FEED, RETURN, BACKSLASH, OPEN, CLOSE] = [0x0a, 0x0d, 0x5c, 0x28, 0x29];

/** Reads values one after the other; one pass over the bytes, and what it reads counts against a budget. */
export class PdfLexer {
  readonly #bytes: Uint8Array;
  readonly #budget: ReadingBudget;
  #at: number;
  #counted: number;

  constructor(bytes: Uint8Array, at: number, budget: ReadingBudget) {
    if (!Number.isSafeInteger(at) || at < 0 || at >= bytes.length) throw broken("an offset leads out of the file");
    this.#bytes = bytes;
    this.#budget = budget;
    this.#at = at;
    this.#counted = at;
  }

  /** Offset of the byte behind what was read last. */
  get at(): number {
    return this.#at;
  }

  /** @throws PdfError for wrong syntax, at the end of the bytes, and when the budget is used up. */
  read(depth = 0): PdfValue | Keyword {
    if (depth > DEEPEST_NESTING) throw broken("its values are nested too deeply");
    this.#skipSpace();
    this.#count();
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw broken("it ends too early");
    switch (String.fromCharCode(byte)) {
      case "/":
        return { kind: "name", name: this.#readName() };
      case "(":
        return { kind: "string", bytes: this.#readLiteral() };
      case "[":
        this.#at++;
        return { kind: "array", items: this.#readUntil("]", depth) };
      case "<":
        if (this.#bytes[this.#at + 1] !== byte) return { kind: "string", bytes: this.#readHex() };
        this.#at += 2;
        return pairUp(this.#readUntil(">>", depth));
      default:
        return this.#readWord();
    }
  }

  /** @returns The next value as a whole number. @throws PdfError for anything else. */
  readInteger(): number {
    const value = this.read();
    if (value.kind === "number" && Number.isSafeInteger(value.value)) return value.value;
    throw broken("a whole number is missing");
  }

  /** Takes a keyword if it comes next. */
  takeKeyword(word: string): boolean {
    this.#skipSpace();
    if (!this.#comes(word)) return false;
    this.#at += word.length;
    return true;
  }

  /** Passes the line end behind "stream" (ISO 32000-1, 7.3.8.1). */
  skipLineEnd(): void {
    if (this.#bytes[this.#at] === RETURN) this.#at++;
    if (this.#bytes[this.#at] === LINE_FEED) this.#at++;
  }

  /** What was passed since the last count, and something for the value to come: each takes memory, however short. */
  #count(): void {
    this.#budget.lex(this.#at - this.#counted + VALUE_COST);
    this.#counted = this.#at;
  }

  #comes(word: string): boolean {
    for (let index = 0; index < word.length; index++) {
      if (this.#bytes[this.#at + index] !== word.charCodeAt(index)) return false;
    }
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === 0x25) {
        while (this.#at < this.#bytes.length && !isLineEnd(this.#bytes[this.#at])) this.#at++;
      } else if (byte !== undefined && SPACES.has(byte)) this.#at++;
      else return;
    }
  }

  /** Values up to a closing bracket; `12 0 R` is one of them. */
  #readUntil(bracket: string, depth: number): readonly PdfValue[] {
    const values: PdfValue[] = [];
    while (!this.takeKeyword(bracket)) {
      const value = this.read(depth + 1);
      if (value.kind !== "keyword") values.push(value);
      else if (value.word === "R") values.push(takeReference(values));
      else throw broken("a word stands among values");
    }
    return values;
  }

  #readRegular(): string {
    const start = this.#at;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || SPACES.has(byte) || DELIMITERS.has(byte)) break;
      if (this.#at - start > LONGEST_WORD) throw broken("a word is too long");
      this.#at++;
    }
    return Buffer.from(this.#bytes.subarray(start, this.#at)).toString("latin1");
  }

  #readName(): string {
    this.#at++;
    const escaped = this.#readRegular();
    return escaped.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }

  #readWord(): PdfValue | Keyword {
    const word = this.#readRegular();
    if (word === "") throw broken("a bracket is not closed");
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) return { kind: "number", value: Number(word) };
    if (word === "true" || word === "false") return { kind: "boolean", value: word === "true" };
    return word === "null" ? NULL : { kind: "keyword", word };
  }

  #readLiteral(): Uint8Array {
    const bytes: number[] = [];
    let depth = 0;
    for (this.#at++; ; this.#at++) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || bytes.length > LONGEST_STRING) throw broken("a string is not closed, or too long");
      if (byte === BACKSLASH) {
        const escaped = this.#readEscape();
        if (escaped !== undefined) bytes.push(escaped);
        continue;
      }
      if (byte === CLOSE && depth === 0) break;
      if (byte === OPEN) depth++;
      if (byte === CLOSE) depth--;
      bytes.push(byte);
    }
    this.#at++;
    return Uint8Array.from(bytes);
  }

  /** Stops on the last byte of the escape. @returns `undefined` for a line that is continued. */
  #readEscape(): number | undefined {
    const next = this.#bytes[this.#at + 1] ?? 0;
    const octal = /^[0-7]{1,3}/u.exec(String.fromCharCode(...this.#bytes.subarray(this.#at + 1, this.#at + 4)))?.[0];
    if (octal !== undefined) {
      this.#at += octal.length;
      return parseInt(octal, 8) & 0xff;
    }
    this.#at++;
    if (next === RETURN && this.#bytes[this.#at + 1] === LINE_FEED) this.#at++;
    return isLineEnd(next) ? undefined : (ESCAPES.get(next) ?? next);
  }

  #readHex(): Uint8Array {
    const end = this.#bytes.indexOf(0x3e, this.#at);
    if (end < 0) throw broken("a string is not closed");
    this.#budget.lex(end - this.#at);
    const digits = Buffer.from(this.#bytes.subarray(this.#at + 1, end))
      .toString("latin1")
      .replaceAll(/\s/gu, "");
    if (/[^0-9A-Fa-f]/u.test(digits)) throw broken("a string holds something else than digits");
    this.#at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
  }
}

function takeReference(values: PdfValue[]): PdfValue {
  const [generation, id] = [values.pop(), values.pop()];
  if (generation?.kind !== "number" || id?.kind !== "number") throw broken("a reference has no number");
  return { kind: "reference", id: id.value };
}

/** Of two equal keys the first counts. */
function pairUp(values: readonly PdfValue[]): PdfDictionary {
  const entries = new Map<string, PdfValue>();
  for (let index = 0; index < values.length; index += 2) {
    const [key, value] = [values[index], values[index + 1]];
    if (key?.kind !== "name" || value === undefined) throw broken("a dictionary has a key without value");
    if (!entries.has(key.name)) entries.set(key.name, value);
  }
  return { kind: "dictionary", entries };
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === RETURN;
}

/** An error for wrong syntax. */
export function broken(what: string): PdfError {
  return new PdfError("broken", what);
}
