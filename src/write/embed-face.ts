import { createHash } from "node:crypto";
import type { Face } from "../model/face.js";
import { readableText } from "./document-face.js";
import type { DocumentFace, UsedGlyph } from "./document-face.js";
import { createEncodingMap, createToUnicode } from "./cmap.js";
import type { CodeEntry } from "./cmap.js";
import type { FaceCodes } from "./face-codes.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { pdfText, RawSyntax } from "./pdf-values.js";

/** A subset as it stands in files, deflated. */
interface PackedFace {
  /** e.g. "ABCDEF+SourceSans3-Regular" */
  readonly name: string;
  readonly program: Uint8Array;
  readonly programLength: number;
  readonly widths: RawSyntax;
  readonly glyphMap: Uint8Array;
  readonly toUnicode: Uint8Array;
}

/** Writes the objects of a font. */
export function embedFace(used: DocumentFace, encoding: PDFReference | "Identity-H", file: PdfFile): void {
  const packed = findPackedFace(used);
  const deflated = { Filter: "FlateDecode" };
  const descendant = file.addObject({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: packed.name,
    CIDSystemInfo: { Registry: pdfText("Adobe"), Ordering: pdfText("Identity"), Supplement: 0 },
    FontDescriptor: createDescriptor(used.face, packed, file),
    DW: 0,
    W: packed.widths,
    CIDToGIDMap: file.addPacked(deflated, packed.glyphMap),
  });
  used.reference.data = {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: packed.name,
    Encoding: encoding,
    DescendantFonts: [descendant],
    ToUnicode: file.addPacked(deflated, packed.toUnicode),
  };
  used.reference.end();
}

/** All compact faces share the same codes, so a file needs one encoding. */
export function createEncoding(file: PdfFile): PDFReference {
  const system = { Registry: pdfText("Adobe"), Ordering: pdfText("Identity"), Supplement: 0 };
  packedEncoding ??= deflate(createEncodingMap());
  return file.addPacked(
    { Type: "CMap", CMapName: "Briefpress-Compact", CIDSystemInfo: system, WMode: 0, Filter: "FlateDecode" },
    packedEncoding,
  );
}

let packedEncoding: Uint8Array | undefined;

/** Subsets that a face remembers. The briefs of a series share most of theirs. */
const MOST_SUBSETS = 128;

const packedFaces = new WeakMap<Face, Map<string, PackedFace>>();

function findPackedFace({ face, codes, glyphs }: DocumentFace): PackedFace {
  const known = packedFaces.get(face) ?? new Map<string, PackedFace>();
  packedFaces.set(face, known);
  const filled = fillAlphabets(glyphs, face, codes);
  const key = filled.map(([code, { id, text }]) => `${String(code)} ${String(id)} ${text}`).join("\n");
  let packed = known.get(key);
  if (packed === undefined) {
    packed = packFace(filled, face, codes);
    if (known.size >= MOST_SUBSETS) known.clear();
    known.set(key, packed);
  }
  return packed;
}

const CAPITALS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const MARKS = Array.from(".,:;()-/%’“”–");
const LIGATURES = ["ff", "fi", "fl", "ffi", "ffl"];

/** Characters of which a text that has some will soon have others: what is looked for, and what is filled in for it. */
const ALPHABETS: readonly Readonly<Record<"seen" | "filled", readonly string[]>>[] = [
  { seen: Array.from("abcdefghijklmnopqrstuvwxyz"), filled: [...CAPITALS, ...MARKS, ...LIGATURES] },
  { seen: CAPITALS, filled: [] },
  { seen: Array.from("0123456789"), filled: [] },
  { seen: MARKS, filled: [] },
];

/**
 * Completes the alphabets of which a document uses a quarter, and small letters by all that stands between them: a few
 * kilobytes more, and briefs of one series have equal
 * subsets, which are made and deflated once.
 *
 * @returns Codes in ascending order. They depend on the document alone.
 */
function fillAlphabets(
  glyphs: ReadonlyMap<number, UsedGlyph>,
  face: Face,
  codes: FaceCodes,
): readonly (readonly [number, UsedGlyph])[] {
  const filled = new Map(glyphs);
  for (const { seen, all } of findAlphabets(face, codes)) {
    const used = seen.filter(([code]) => glyphs.has(code)).length;
    if (used * 4 < seen.length) continue;
    for (const [code, glyph] of all) if (!filled.has(code)) filled.set(code, glyph);
  }
  return [...filled].sort(([a], [b]) => a - b);
}

type CodedGlyphs = readonly (readonly [number, UsedGlyph])[];

interface Alphabet {
  readonly seen: CodedGlyphs;
  /** What is seen, and what is filled in for it. */
  readonly all: CodedGlyphs;
}

const alphabetsByFace = new WeakMap<Face, readonly Alphabet[]>();

function findAlphabets(face: Face, codes: FaceCodes): readonly Alphabet[] {
  const found = alphabetsByFace.get(face);
  if (found !== undefined) return found;
  const findGlyphs = (texts: readonly string[]): CodedGlyphs => texts.flatMap((text) => findGlyph(text, face, codes));
  const made = ALPHABETS.map(({ seen, filled }) => ({ seen: findGlyphs(seen), all: findGlyphs([...seen, ...filled]) }));
  alphabetsByFace.set(face, made);
  return made;
}

function findGlyph(text: string, face: Face, codes: FaceCodes): CodedGlyphs {
  const [glyph, ...others] = face.shape(text, "").glyphs;
  if (glyph === undefined || glyph.id === 0 || others.length > 0) return [];
  return [[codes.findCode(glyph), { id: glyph.id, width: glyph.width, text: readableText(glyph.text) }]];
}

function packFace(glyphs: CodedGlyphs, face: Face, codes: FaceCodes): PackedFace {
  const { program, glyphMap } = face.subset(new Set(glyphs.map(([, { id }]) => id)));
  const entries = glyphs.map(([code, { id, width, text }]): CodeEntry => ({
    code,
    glyph: glyphMap.get(id) ?? 0,
    width: round(width),
    text,
  }));
  return {
    name: `${createTag(program)}+${face.postscriptName}`,
    program: deflate(program),
    programLength: program.length,
    widths: formatWidths(entries),
    glyphMap: deflate(createGlyphMap(entries)),
    toUnicode: deflate(createToUnicode(entries, codes.compact)),
  };
}

/** Widths of neighbouring codes share an array (ISO 32000-1, 9.7.4.3). */
function formatWidths(entries: readonly CodeEntry[]): RawSyntax {
  let text = "[";
  let next = -1;
  for (const { code, width } of entries) {
    text += code === next ? ` ${String(width)}` : `${next < 0 ? "" : "] "}${String(code)} [${String(width)}`;
    next = code + 1;
  }
  return new RawSyntax(next < 0 ? "[]" : `${text}]]`);
}

function round(width: number): number {
  return Math.round(width * 1000) / 1000;
}

/** Six letters made from the subset's bytes: equal subsets have equal names (ISO 32000-1, 9.6.4). */
function createTag(program: Uint8Array): string {
  const digest = createHash("sha256").update(program).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join("");
}

function createDescriptor(face: Face, packed: PackedFace, file: PdfFile): PDFReference {
  const flags = (face.fixedPitch ? 1 : 0) | (face.serif ? 2 : 0) | 4 | (face.style === "italic" ? 64 : 0);
  return file.addObject({
    Type: "FontDescriptor",
    FontName: packed.name,
    Flags: flags,
    FontBBox: face.boundingBox.map((value) => Math.round(value)),
    ItalicAngle: face.italicAngle,
    Ascent: Math.round(face.ascent),
    Descent: Math.round(face.descent),
    CapHeight: Math.round(face.capHeight),
    XHeight: Math.round(face.xHeight),
    // No font says how thick its stems are; this is the usual estimate from the weight.
    StemV: Math.round(50 + (face.weight / 65) ** 2),
    FontFile2: file.addPacked({ Length1: packed.programLength, Filter: "FlateDecode" }, packed.program),
  });
}

function createGlyphMap(entries: readonly CodeEntry[]): Uint8Array {
  const last = entries.at(-1)?.code ?? 0;
  const bytes = new Uint8Array((last + 1) * 2);
  const view = new DataView(bytes.buffer);
  for (const entry of entries) view.setUint16(entry.code * 2, entry.glyph);
  return bytes;
}
