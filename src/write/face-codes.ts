import type { Face, ShapedGlyph, ShapedWord } from "../model/face.js";

/** Glyphs that are shown at one height: the inside of a literal string, with adjustments, e.g. `A)80(V`. */
export interface EncodedPart {
  readonly operand: string;
  /** Shift of the baseline in thousandths of an em, positive upwards; 0 but for marks that a font lifts. */
  readonly rise: number;
}

/** A word as a document draws it. */
export interface EncodedWord {
  /** One for each height. */
  readonly parts: readonly EncodedPart[];
  /** The code of each glyph. */
  readonly codes: readonly number[];
}

/**
 * Codes of a face's glyphs in content streams, fixed for the life of the process, so that the text of a word is made
 * once: glyphs of printable ASCII have their one-byte code, the others two bytes, glyph index plus 256. CID and code
 * are equal, and CID 32 is the space: readers rely on both.
 */
export interface FaceCodes {
  /** Whether the face has one- and two-byte codes; faces with too many glyphs have two-byte glyph indexes. */
  readonly compact: boolean;
  /** Codes are below this. */
  readonly count: number;
  /** Code of the hyphen that a line break makes: drawn as a hyphen, it reads as U+00AD. `undefined` if none is free. */
  readonly lineHyphen: number | undefined;
  findCode(glyph: ShapedGlyph): number;
  encodeWord(word: ShapedWord): EncodedWord;
  /** A single code as the inside of a literal string. */
  encodeCode(code: number): string;
}

/** Two-byte codes begin here; below are the one-byte ones. */
const FIRST_WIDE_CODE = 0x100;

/** Codes end here in the compact code space, which leaves the bytes from 0x20 on to ASCII. */
const COMPACT_END = 0x2000;
const IDENTITY_END = 0x10000;

/**
 * Characters that often share a glyph with another one but have to read as themselves, or that are drawn as nothing:
 * each has a code behind those of the glyphs. The order is for ever, since codes derive from it.
 */
const SPECIAL_TEXTS = ["\u00AD", "\u00A0", "\u2011", "\u202F", "\u200B", "\u200C", "\u200D", "\u2060"] as const;

/** One more, for the hyphen of a line break. */
const SPECIAL_COUNT = SPECIAL_TEXTS.length + 1;

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
  const compact = FIRST_WIDE_CODE + face.glyphCount + SPECIAL_COUNT <= COMPACT_END;
  const firstGlyph = compact ? FIRST_WIDE_CODE : 0;
  const firstSpecial = firstGlyph + face.glyphCount;
  const hasSpecial = compact || firstSpecial + SPECIAL_COUNT <= IDENTITY_END;
  const own = compact ? mapAscii(face) : new Map<string, number>();
  const special = new Map<string, number>(
    hasSpecial ? SPECIAL_TEXTS.map((text, index) => [text, firstSpecial + 1 + index]) : [],
  );
  const words = new WeakMap<ShapedWord, EncodedWord>();
  const findCode = (glyph: ShapedGlyph): number => {
    if (own.get(glyph.text) === glyph.id) return glyph.text.charCodeAt(0);
    return special.get(glyph.text) ?? firstGlyph + glyph.id;
  };
  const encodeCode = (code: number): string =>
    escape(compact && code < FIRST_WIDE_CODE ? [code] : [code >> 8, code & 0xff]);
  return {
    compact,
    count: compact ? COMPACT_END : IDENTITY_END,
    lineHyphen: hasSpecial ? firstSpecial : undefined,
    findCode,
    encodeCode,
    encodeWord(word) {
      const found = words.get(word);
      if (found !== undefined) return found;
      const made = {
        parts: encodeGlyphs(word.glyphs, (glyph) => encodeCode(findCode(glyph))),
        codes: word.glyphs.map(findCode),
      };
      words.set(word, made);
      return made;
    },
  };
}

/** Printable ASCII that the face has: character to glyph. */
function mapAscii(face: Face): ReadonlyMap<string, number> {
  const glyphs = new Map<string, number>();
  for (let code = 0x20; code <= 0x7e; code++) {
    if (!face.hasCharacter(code)) continue;
    const text = String.fromCharCode(code);
    const [glyph] = face.shape(text, "").glyphs;
    if (glyph !== undefined && glyph.id !== 0) glyphs.set(text, glyph.id);
  }
  return glyphs;
}

/** Kerning and offsets become adjustments between strings; what rounding takes from one is given to the next. */
function encodeGlyphs(glyphs: readonly ShapedGlyph[], encode: (glyph: ShapedGlyph) => string): readonly EncodedPart[] {
  const parts: { operand: string; rise: number }[] = [];
  let part = { operand: "", rise: 0 };
  let gap = 0;
  const addGap = (): void => {
    const whole = Math.round(gap);
    if (whole !== 0) part.operand += `)${String(whole)}(`;
    gap -= whole;
  };
  for (const glyph of glyphs) {
    if (glyph.yOffset !== part.rise) {
      if (part.operand !== "") parts.push(part);
      part = { operand: "", rise: glyph.yOffset };
    }
    gap -= glyph.xOffset;
    addGap();
    part.operand += encode(glyph);
    gap += glyph.xOffset + glyph.width - glyph.advance;
  }
  addGap();
  return [...parts, part];
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
