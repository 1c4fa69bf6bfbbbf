import { createHash } from "node:crypto";
import type { Face, ShapedGlyph, ShapedWord } from "../model/face.js";
import { findFaceCodes } from "./face-codes.js";
import type { EncodedPart, FaceCodes } from "./face-codes.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { pdfText, RawSyntax, toBytes } from "./pdf-values.js";

/** A face in use: which codes the document draws, and what they stand for. */
interface UsedFace {
  readonly face: Face;
  readonly codes: FaceCodes;
  readonly name: string;
  readonly reference: PDFReference;
  readonly words: Set<ShapedWord>;
  readonly glyphs: Map<number, UsedGlyph>;
  /** The operand of a space, once it is known. */
  space: string | undefined;
}

interface UsedGlyph {
  readonly id: number;
  readonly width: number;
  /** What the code reads as; from the first use in the document. */
  readonly text: string;
}

/** The fonts of one document: faces get a resource name at their first use and are embedded as subsets at the end. */
export class DocumentFonts {
  readonly #file: PdfFile;
  readonly #used = new Map<Face, UsedFace>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** @returns The resource name of a face, e.g. "F1". */
  findName(face: Face): string {
    return this.#find(face).name;
  }

  /** Notes the word as drawn. @returns The insides of its strings, one for each height. */
  drawWord(face: Face, word: ShapedWord): readonly EncodedPart[] {
    const used = this.#find(face);
    if (!used.words.has(word)) {
      used.words.add(word);
      for (const glyph of word.glyphs) noteGlyph(used, used.codes.findCode(glyph), glyph, glyph.text);
    }
    return used.codes.encodeWord(word);
  }

  /** @returns The inside of the string of a single space. */
  drawSpace(face: Face): string {
    const used = this.#find(face);
    if (used.space === undefined) {
      const [glyph] = face.shape(" ", "").glyphs;
      if (glyph === undefined) return "";
      const space = { ...glyph, text: " ", width: face.spaceWidth };
      const code = used.codes.findCode(space);
      noteGlyph(used, code, space, " ");
      used.space = used.codes.encodeCode(code);
    }
    return used.space;
  }

  /** @returns The inside of the string of a hyphen that is no part of the text. */
  drawLineHyphen(face: Face, word: ShapedWord): readonly EncodedPart[] {
    const used = this.#find(face);
    const [glyph] = word.glyphs;
    const { lineHyphen } = used.codes;
    if (glyph === undefined || lineHyphen === undefined) return this.drawWord(face, word);
    noteGlyph(used, lineHyphen, glyph, "\u00AD");
    return [{ operand: used.codes.encodeCode(lineHyphen), rise: 0 }];
  }

  /** Whether the operator Tw widens the spaces of a face: it acts on the one-byte code 32 only. */
  hasWordSpacing(face: Face): boolean {
    return this.#find(face).codes.compact;
  }

  /** Resource dictionary for every page: name to font object. */
  get resources(): Readonly<Record<string, PDFReference>> {
    return Object.fromEntries([...this.#used.values()].map((used) => [used.name, used.reference]));
  }

  /** Writes the font objects. */
  finish(): void {
    const all = [...this.#used.values()];
    const compact = all.some(({ codes }) => codes.compact) ? createEncoding(this.#file) : "Identity-H";
    for (const used of all) finishFont(used, used.codes.compact ? compact : "Identity-H", this.#file);
  }

  #find(face: Face): UsedFace {
    const found = this.#used.get(face);
    if (found !== undefined) return found;
    const made: UsedFace = {
      face,
      codes: findFaceCodes(face),
      name: `F${String(this.#used.size + 1)}`,
      reference: this.#file.ref({}),
      words: new Set(),
      glyphs: new Map(),
      space: undefined,
    };
    this.#used.set(face, made);
    return made;
  }
}

/** Harmless text for a glyph that stands for none: the combining grapheme joiner. A code must map to something. */
const NO_TEXT = "\u034F";

/** Characters that PDF/UA forbids as the text of a code (ISO 14289-1, 7.21.7). */
const FORBIDDEN_TEXT = /[\0\uFEFF\uFFFE]/gu;

function noteGlyph(used: UsedFace, code: number, glyph: ShapedGlyph, text: string): void {
  const before = used.glyphs.get(code);
  if (before !== undefined && (before.text !== NO_TEXT || text === "")) return;
  used.glyphs.set(code, {
    id: glyph.id,
    width: glyph.width,
    text: text.replaceAll(FORBIDDEN_TEXT, "") || NO_TEXT,
  });
}

function finishFont(used: UsedFace, encoding: PDFReference | "Identity-H", file: PdfFile): void {
  const { face, codes } = used;
  const ids = new Set([...used.glyphs.values()].map((glyph) => glyph.id));
  const { program, glyphMap } = face.subset(ids);
  const name = `${createTag(program)}+${face.postscriptName}`;
  const entries = listEntries(used, glyphMap);
  const descendant = file.addObject({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: { Registry: pdfText("Adobe"), Ordering: pdfText("Identity"), Supplement: 0 },
    FontDescriptor: createDescriptor(face, name, program, file),
    DW: 0,
    W: formatWidths(entries),
    CIDToGIDMap: file.addStream({}, createGlyphMap(entries)),
  });
  used.reference.data = {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: name,
    Encoding: encoding,
    DescendantFonts: [descendant],
    ToUnicode: file.addStream({}, createToUnicode(entries, codes.compact)),
  };
  used.reference.end();
}

interface CodeEntry {
  readonly code: number;
  readonly glyph: number;
  readonly width: number;
  readonly text: string;
}

function listEntries(used: UsedFace, glyphMap: ReadonlyMap<number, number>): readonly CodeEntry[] {
  return [...used.glyphs]
    .map(([code, { id, width, text }]) => ({ code, glyph: glyphMap.get(id) ?? 0, width: round(width), text }))
    .sort((a, b) => a.code - b.code);
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

function createDescriptor(face: Face, name: string, program: Uint8Array, file: PdfFile): PDFReference {
  const flags = (face.fixedPitch ? 1 : 0) | (face.serif ? 2 : 0) | 4 | (face.style === "italic" ? 64 : 0);
  return file.addObject({
    Type: "FontDescriptor",
    FontName: name,
    Flags: flags,
    FontBBox: face.boundingBox.map((value) => Math.round(value)),
    ItalicAngle: face.italicAngle,
    Ascent: Math.round(face.ascent),
    Descent: Math.round(face.descent),
    CapHeight: Math.round(face.capHeight),
    XHeight: Math.round(face.xHeight),
    // No font says how thick its stems are; this is the usual estimate from the weight.
    StemV: Math.round(50 + (face.weight / 65) ** 2),
    FontFile2: file.addStream({ Length1: program.length }, program),
  });
}

function createGlyphMap(entries: readonly CodeEntry[]): Uint8Array {
  const last = entries.at(-1)?.code ?? 0;
  const bytes = new Uint8Array((last + 1) * 2);
  const view = new DataView(bytes.buffer);
  for (const entry of entries) view.setUint16(entry.code * 2, entry.glyph);
  return bytes;
}

/** All compact faces share the same codes, so a file needs one encoding. */
function createEncoding(file: PdfFile): PDFReference {
  const system = { Registry: pdfText("Adobe"), Ordering: pdfText("Identity"), Supplement: 0 };
  const text = wrapCMap("Briefpress-Compact", 1, COMPACT_SPACE, [
    "2 begincidrange",
    "<20> <7E> 32",
    "<0100> <1FFF> 256",
    "endcidrange",
  ]);
  return file.addStream(
    { Type: "CMap", CMapName: "Briefpress-Compact", CIDSystemInfo: system, WMode: 0 },
    toBytes(text),
  );
}

const COMPACT_SPACE: readonly string[] = ["2 begincodespacerange", "<20> <7E>", "<0100> <1FFF>", "endcodespacerange"];
const WIDE_SPACE: readonly string[] = ["1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange"];

/** Most mappings that one `bfchar` section may hold. */
const SECTION = 100;

function createToUnicode(entries: readonly CodeEntry[], compact: boolean): Uint8Array {
  const lines: string[] = [];
  for (let from = 0; from < entries.length; from += SECTION) {
    const part = entries.slice(from, from + SECTION);
    lines.push(`${String(part.length)} beginbfchar`);
    for (const entry of part) lines.push(`<${formatCode(entry.code, compact)}> <${formatUtf16(entry.text)}>`);
    lines.push("endbfchar");
  }
  return toBytes(wrapCMap("Adobe-Identity-UCS", 2, compact ? COMPACT_SPACE : WIDE_SPACE, lines));
}

function formatCode(code: number, compact: boolean): string {
  return code
    .toString(16)
    .toUpperCase()
    .padStart(compact && code < 0x100 ? 2 : 4, "0");
}

function formatUtf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0"),
  ).join("");
}

function wrapCMap(name: string, type: 1 | 2, space: readonly string[], lines: readonly string[]): string {
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    `/CIDSystemInfo << /Registry (Adobe) /Ordering (${type === 1 ? "Identity" : "UCS"}) /Supplement 0 >> def`,
    `/CMapName /${name} def`,
    `/CMapType ${String(type)} def`,
    ...(type === 1 ? ["/WMode 0 def"] : []),
    ...space,
    ...lines,
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
  ].join("\n");
}
