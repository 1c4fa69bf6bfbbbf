import type { Face, ShapedGlyph, ShapedWord } from "../model/face.js";
import { findFaceCodes } from "./face-codes.js";
import type { EncodedPart, FaceCodes } from "./face-codes.js";
import type { PDFReference } from "./pdf-file.js";

/** What a code of a face stands for in one document. */
export interface UsedGlyph {
  readonly id: number;
  readonly width: number;
  /** What the code reads as; from the first use in the document. */
  readonly text: string;
}

/** A face in one document: what is drawn in it is noted, to be embedded at the end. */
export class DocumentFace {
  readonly face: Face;
  readonly codes: FaceCodes;
  /** Resource name, e.g. "F1". */
  readonly name: string;
  readonly reference: PDFReference;
  /** Code to glyph. */
  readonly glyphs = new Map<number, UsedGlyph>();
  /** 1 for each code that is noted and has text. */
  readonly #noted: Uint8Array;
  readonly #words = new Map<ShapedWord, readonly EncodedPart[]>();
  #space: string | undefined;

  constructor(face: Face, name: string, reference: PDFReference) {
    this.face = face;
    this.codes = findFaceCodes(face);
    this.#noted = new Uint8Array(this.codes.count);
    this.name = name;
    this.reference = reference;
  }

  /** Whether the operator Tw widens the spaces: it acts on the one-byte code 32 only. */
  get hasWordSpacing(): boolean {
    return this.codes.compact;
  }

  /** Notes the word as drawn. @returns The insides of its strings, one for each height. */
  drawWord(word: ShapedWord): readonly EncodedPart[] {
    const found = this.#words.get(word);
    if (found !== undefined) return found;
    const { parts, codes } = this.codes.encodeWord(word);
    this.#noteAll(codes, word.glyphs);
    this.#words.set(word, parts);
    return parts;
  }

  /**
   * @returns Whether the codes of a word from right to left read as its text. Some fonts draw Arabic letters from parts
   * that they have in common.
   */
  spells({ text, glyphs }: ShapedWord): boolean {
    const drawn = glyphs.map((glyph) => glyph.text).join("");
    const read = Array.from(drawn).reverse().join("");
    if (read.replace(PAIRED, "") !== text.replace(PAIRED, "")) return false;
    return glyphs.every((glyph) => this.glyphs.get(this.codes.findCode(glyph))?.text === readableText(glyph.text));
  }

  /** @returns The inside of the string of a single space. */
  drawSpace(): string {
    if (this.#space !== undefined) return this.#space;
    const [glyph] = this.face.shape(" ", "").glyphs;
    if (glyph === undefined) return "";
    const space = { ...glyph, text: " ", width: this.face.spaceWidth };
    const code = this.codes.findCode(space);
    this.#note(code, space, " ");
    this.#space = this.codes.encodeCode(code);
    return this.#space;
  }

  /** @returns The inside of the string of a hyphen that is no part of the text. */
  drawLineHyphen(word: ShapedWord): readonly EncodedPart[] {
    const [glyph] = word.glyphs;
    const { lineHyphen } = this.codes;
    if (glyph === undefined || lineHyphen === undefined) return this.drawWord(word);
    this.#note(lineHyphen, glyph, "\u00AD");
    return [{ operand: this.codes.encodeCode(lineHyphen), rise: 0 }];
  }

  #noteAll(codes: readonly number[], glyphs: readonly ShapedGlyph[]): void {
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index];
      const glyph = glyphs[index];
      if (code !== undefined && glyph !== undefined) this.#note(code, glyph, glyph.text);
    }
  }

  #note(code: number, glyph: ShapedGlyph, text: string): void {
    if (this.#noted[code] === 1 || (text === "" && this.glyphs.has(code))) return;
    const readable = readableText(text);
    this.glyphs.set(code, { id: glyph.id, width: glyph.width, text: readable });
    if (readable !== NO_TEXT) this.#noted[code] = 1;
  }
}

/** Brackets and quotation marks are mirrored, and read as what is drawn: readers mirror them back. */
const PAIRED = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>]/gu;

/** Harmless text for a glyph that stands for none: the combining grapheme joiner. A code must map to something. */
const NO_TEXT = "\u034F";

/** Characters that PDF/UA forbids as the text of a code (ISO 14289-1, 7.21.7). */
const FORBIDDEN_TEXT = /[\0\uFEFF\uFFFE]/gu;

/** @returns What a code may read as, for a glyph that stands for `text`. */
export function readableText(text: string): string {
  return text.replaceAll(FORBIDDEN_TEXT, "") || NO_TEXT;
}
