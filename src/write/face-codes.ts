import type { Face, ShapedGlyph, ShapedWord } from "../model/face.js";

/**
 * Codes of a face's glyphs in content streams, fixed for the life of the process, so that the text of a word is made
 * once: glyphs of printable ASCII have their one-byte code, the others two bytes, glyph index plus 256. CID and code
 * are equal, and CID 32 is the space: readers rely on both.
 */
export interface FaceCodes {
  /** Whether the face has one- and two-byte codes; faces with too many glyphs have two-byte glyph indexes. */
  readonly compact: boolean;
  findCode(glyphId: number): number;
  /** The operand of a TJ operator for a word: strings and adjustments, without the brackets. */
  encodeWord(word: ShapedWord): string;
  /** A single code as the content of a literal string. */
  encodeCode(code: number): string;
}

/** Code of the hyphen that a line break makes: drawn as a hyphen, it reads as U+00AD. Glyph 0 is never drawn. */
export const LINE_HYPHEN_CODE = 0x100;

/** The last glyph that has a code in two bytes below 0x2000. */
const LAST_COMPACT_GLYPH = 0x1fff - 0x100;

const known = new WeakMap<Face, FaceCodes>();

/** @returns The codes of a face; the same object for the same face. */
export function findFaceCodes(face: Face): FaceCodes {
  const found = known.get(face);
  if (found !== undefined) return found;
  const made = createFaceCodes(face);
  known.set(face, made);
  return made;
}

function createFaceCodes(face: Face): FaceCodes {
  const compact = face.glyphCount <= LAST_COMPACT_GLYPH;
  const ascii = compact ? mapAscii(face) : new Map<number, number>();
  const words = new WeakMap<ShapedWord, string>();
  const findCode = (glyphId: number): number => ascii.get(glyphId) ?? (compact ? glyphId + 0x100 : glyphId);
  const encodeCode = (code: number): string => escape(code < 0x100 && compact ? [code] : [code >> 8, code & 0xff]);
  return {
    compact,
    findCode,
    encodeCode,
    encodeWord(word) {
      const found = words.get(word);
      if (found !== undefined) return found;
      const made = encodeGlyphs(word.glyphs, (id) => encodeCode(findCode(id)));
      words.set(word, made);
      return made;
    },
  };
}

function mapAscii(face: Face): Map<number, number> {
  const codes = new Map<number, number>();
  for (let code = 0x20; code <= 0x7e; code++) {
    if (!face.hasCharacter(code)) continue;
    const [glyph] = face.shape(String.fromCharCode(code), "").glyphs;
    if (glyph !== undefined && glyph.id !== 0 && !codes.has(glyph.id)) codes.set(glyph.id, code);
  }
  return codes;
}

function encodeGlyphs(glyphs: readonly ShapedGlyph[], encode: (id: number) => string): string {
  let text = "";
  let open = "";
  for (const glyph of glyphs) {
    open += encode(glyph.id);
    const adjust = Math.round(glyph.width - glyph.advance);
    if (adjust !== 0) {
      text += `(${open})${String(adjust)}`;
      open = "";
    }
  }
  return open === "" ? text : `${text}(${open})`;
}

/** A literal string keeps its bytes but for these, which have to be escaped (ISO 32000-1, 7.3.4.2). */
const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x28, "\\("],
  [0x29, "\\)"],
  [0x5c, "\\\\"],
]);

function escape(bytes: readonly number[]): string {
  return bytes.map((byte) => ESCAPES.get(byte) ?? String.fromCharCode(byte)).join("");
}
