import { decodeUtf16, PdfLexer, PdfName, PdfOperator, PdfStream, PdfString } from "./pdf-objects.js";
import type { PdfDictionary, PdfObjects, PdfValue } from "./pdf-objects.js";

/** A composite font as a reader sees it. */
export interface InspectedFont {
  /** e.g. "ABCDEF+SourceSans3-Regular" */
  readonly name: string;
  readonly program: Uint8Array;
  /** Code to text, as ToUnicode has it. */
  readonly texts: ReadonlyMap<number, string>;
  /** Code to width in thousandths of an em. */
  readonly widths: ReadonlyMap<number, number>;
  /** Code to glyph in the program. */
  readonly glyphs: ReadonlyMap<number, number>;
  /** Cuts a string into codes; a code outside the code space is an error. */
  split(bytes: string): readonly { readonly code: number; readonly length: number }[];
}

/** Reads a Type0 font (ISO 32000-1, 9.7). */
export function inspectFont(objects: PdfObjects, value: PdfValue | undefined): InspectedFont {
  const font = objects.dictionary(value);
  const descendant = objects.dictionary(objects.array(font.get("DescendantFonts"))[0]);
  const descriptor = objects.dictionary(descendant.get("FontDescriptor"));
  const encoding = objects.resolve(font.get("Encoding"));
  const toUnicode = objects.stream(font.get("ToUnicode")).content;
  return {
    name: nameOf(font.get("BaseFont")),
    program: Buffer.from(objects.stream(descriptor.get("FontFile2")).content, "latin1"),
    texts: readMappings(toUnicode),
    widths: readWidths(objects, descendant),
    glyphs: readGlyphs(objects, descendant),
    split: encoding instanceof PdfStream ? splitBy(readRanges(encoding.content)) : splitBy([["0000", "FFFF"]]),
  };
}

function nameOf(value: PdfValue | undefined): string {
  return value instanceof PdfName ? value.name : "";
}

function readRanges(cmap: string): readonly (readonly [string, string])[] {
  const section = /begincodespacerange([\s\S]*?)endcodespacerange/u.exec(cmap)?.[1] ?? "";
  return [...section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/gu)].map(([, low = "", high = ""]) => [low, high]);
}

function splitBy(ranges: readonly (readonly [string, string])[]): InspectedFont["split"] {
  const parsed = ranges.map(([low, high]) => ({
    length: low.length / 2,
    low: parseInt(low, 16),
    high: parseInt(high, 16),
  }));
  return (bytes) => {
    const codes: { code: number; length: number }[] = [];
    for (let at = 0; at < bytes.length;) {
      const found = parsed
        .map(({ length, low, high }) => ({ length, low, high, code: readCode(bytes, at, length) }))
        .find(({ low, high, code }) => code !== undefined && code >= low && code <= high);
      if (found?.code === undefined) throw new Error(`byte ${bytes.charCodeAt(at)} begins no code`);
      codes.push({ code: found.code, length: found.length });
      at += found.length;
    }
    return codes;
  };
}

function readCode(bytes: string, at: number, length: number): number | undefined {
  if (at + length > bytes.length) return undefined;
  let code = 0;
  for (let i = 0; i < length; i++) code = code * 256 + bytes.charCodeAt(at + i);
  return code;
}

/** `bfchar` and `bfrange` sections. */
function readMappings(cmap: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  const lexer = new PdfLexer(cmap);
  let values: PdfValue[] = [];
  for (let value = lexer.read(); value !== undefined; value = lexer.read()) {
    if (!(value instanceof PdfOperator)) values.push(value);
    else {
      if (value.name === "endbfchar") addMappings(values, 2, texts);
      if (value.name === "endbfrange") addMappings(values, 3, texts);
      values = [];
    }
  }
  return texts;
}

function addMappings(values: readonly PdfValue[], size: 2 | 3, texts: Map<number, string>): void {
  for (let at = 0; at + size <= values.length; at += size) {
    const group = values.slice(at, at + size);
    if (!group.every((value) => value instanceof PdfString)) throw new Error("a mapping is malformed");
    const [low = "", high = low, target = ""] =
      size === 2 ? [group[0]?.bytes, group[0]?.bytes, group[1]?.bytes] : group.map((value) => value.bytes);
    const first = readCode(low, 0, low.length) ?? 0;
    const last = readCode(high, 0, high.length) ?? 0;
    for (let code = first; code <= last; code++) {
      const text = decodeUtf16(target);
      texts.set(code, text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + code - first));
    }
  }
}

function readWidths(objects: PdfObjects, font: PdfDictionary): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const values = objects.array(font.get("W"));
  for (let at = 0; at < values.length;) {
    const first = Number(values[at]);
    const second = objects.resolve(values[at + 1]);
    if (Array.isArray(second)) {
      (second as readonly PdfValue[]).forEach((width, index) => widths.set(first + index, Number(width)));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(values[at + 2]));
      at += 3;
    }
  }
  return widths;
}

function readGlyphs(objects: PdfObjects, font: PdfDictionary): ReadonlyMap<number, number> {
  const map = objects.resolve(font.get("CIDToGIDMap"));
  const glyphs = new Map<number, number>();
  if (!(map instanceof PdfStream)) return glyphs;
  const bytes = map.content;
  for (let code = 0; code * 2 + 1 < bytes.length; code++) {
    const glyph = (bytes.charCodeAt(code * 2) << 8) | bytes.charCodeAt(code * 2 + 1);
    if (glyph !== 0) glyphs.set(code, glyph);
  }
  return glyphs;
}
