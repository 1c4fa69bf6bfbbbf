import type { TrueType } from "./truetype.js";

/** A font program with some glyphs of another. */
export interface Subset {
  readonly program: Uint8Array;
  /** Glyph index in the whole font to glyph index in the program. */
  readonly glyphMap: ReadonlyMap<number, number>;
}

const GLYPH_HEADER_SIZE = 10;
/** Instruction tables that the outlines call upon. */
const HINTING_TABLES = ["cvt ", "fpgm", "prep"] as const;
/** `head.checkSumAdjustment` makes the sum of the whole file this number. */
const FILE_CHECKSUM = 0xb1b0afba;
/** Largest `glyf` that `loca` can describe with 16 bits. */
const SHORT_LOCA_LIMIT = 0x1fffe;

/** Flags of a component of a composite glyph. */
const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_2X2 = 0x0080;

/**
 * Builds the program that holds the glyphs asked for, `.notdef` and the parts of composite glyphs.
 *
 * Equal sets give equal bytes: glyphs are renumbered in ascending order and tables are sorted by tag. Only the tables
 * that a PDF viewer reads are kept.
 *
 * @param glyphIds - Indices in the whole font; those beyond its end are left out.
 * @see ISO 32000-1:2008, 9.9 (embedded font programs)
 */
export function subsetTrueType(font: TrueType, glyphIds: ReadonlySet<number>): Subset {
  const glyphs = closeOverComponents(font, glyphIds);
  const glyphMap = new Map(glyphs.map((glyph, index) => [glyph, index]));
  const { glyf, offsets } = copyGlyphs(font, glyphs, glyphMap);
  const isShort = glyf.byteLength <= SHORT_LOCA_LIMIT;
  const tables = new Map<string, Uint8Array>([
    ["glyf", glyf],
    ["head", copyHead(font, isShort)],
    ["hhea", copyWithUint16(font, "hhea", 34, glyphs.length)],
    ["hmtx", writeMetrics(font, glyphs)],
    ["loca", writeOffsets(offsets, isShort)],
    ["maxp", copyWithUint16(font, "maxp", 4, glyphs.length)],
  ]);
  for (const tag of HINTING_TABLES) if (font.tables.has(tag)) tables.set(tag, copyTable(font, tag));
  return { program: writeSfnt(tables), glyphMap };
}

/** Ascending; begins with `.notdef`. The set also ends cycles that a hostile font may hold. */
function closeOverComponents(font: TrueType, glyphIds: ReadonlySet<number>): number[] {
  const glyphs = new Set<number>([0]);
  for (const glyph of glyphIds) if (glyph < font.glyphCount) glyphs.add(glyph);
  // A Set's iterator also visits what is added while it runs.
  for (const glyph of glyphs) {
    for (const component of findComponents(font, glyph)) {
      if (component.glyph < font.glyphCount) glyphs.add(component.glyph);
    }
  }
  return [...glyphs].sort((a, b) => a - b);
}

interface Component {
  /** Place of the component's glyph index, from the start of the composite glyph. */
  readonly at: number;
  readonly glyph: number;
}

function findComponents(font: TrueType, glyph: number): Component[] {
  const bytes = glyphBytes(font, glyph);
  if (bytes.byteLength < GLYPH_HEADER_SIZE || bytes.getInt16(0) >= 0) return [];
  const components: Component[] = [];
  let at = GLYPH_HEADER_SIZE;
  while (at + 4 <= bytes.byteLength) {
    const flags = bytes.getUint16(at);
    components.push({ at: at + 2, glyph: bytes.getUint16(at + 2) });
    if ((flags & MORE_COMPONENTS) === 0) break;
    at += 4 + ((flags & ARGS_ARE_WORDS) === 0 ? 2 : 4) + transformSize(flags);
  }
  return components;
}

function transformSize(flags: number): number {
  if ((flags & HAS_2X2) !== 0) return 8;
  if ((flags & HAS_XY_SCALE) !== 0) return 4;
  return (flags & HAS_SCALE) === 0 ? 0 : 2;
}

function glyphBytes(font: TrueType, glyph: number): DataView {
  const glyf = font.tables.get("glyf");
  const start = font.offsets[glyph] ?? 0;
  const end = font.offsets[glyph + 1] ?? start;
  return glyf === undefined
    ? new DataView(new ArrayBuffer(0))
    : new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
}

function copyGlyphs(
  font: TrueType,
  glyphs: readonly number[],
  glyphMap: ReadonlyMap<number, number>,
): { readonly glyf: Uint8Array; readonly offsets: readonly number[] } {
  const offsets = [0];
  let end = 0;
  for (const glyph of glyphs) {
    end = align(end + glyphBytes(font, glyph).byteLength);
    offsets.push(end);
  }
  const glyf = new Uint8Array(end);
  const view = new DataView(glyf.buffer);
  for (const [index, glyph] of glyphs.entries()) {
    const start = offsets[index] ?? 0;
    glyf.set(asBytes(glyphBytes(font, glyph)), start);
    for (const component of findComponents(font, glyph)) {
      view.setUint16(start + component.at, glyphMap.get(component.glyph) ?? 0);
    }
  }
  return { glyf, offsets };
}

function copyHead(font: TrueType, isShort: boolean): Uint8Array {
  const head = copyTable(font, "head");
  const view = new DataView(head.buffer);
  view.setUint32(8, 0);
  view.setInt16(50, isShort ? 0 : 1);
  return head;
}

function copyWithUint16(font: TrueType, tag: string, at: number, value: number): Uint8Array {
  const table = copyTable(font, tag);
  new DataView(table.buffer).setUint16(at, value);
  return table;
}

function copyTable(font: TrueType, tag: string): Uint8Array {
  const table = font.tables.get(tag);
  return table === undefined ? new Uint8Array(0) : Uint8Array.from(asBytes(table));
}

function asBytes(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function writeMetrics(font: TrueType, glyphs: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(glyphs.length * 4));
  for (const [index, glyph] of glyphs.entries()) {
    view.setUint16(index * 4, font.widths[glyph] ?? 0);
    view.setInt16(index * 4 + 2, font.bearings[glyph] ?? 0);
  }
  return asBytes(view);
}

function writeOffsets(offsets: readonly number[], isShort: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(offsets.length * (isShort ? 2 : 4)));
  for (const [index, offset] of offsets.entries()) {
    if (isShort) view.setUint16(index * 2, offset / 2);
    else view.setUint32(index * 4, offset);
  }
  return asBytes(view);
}

function writeSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const headerSize = 12 + tags.length * 16;
  const size = tags.reduce((sum, tag) => sum + align(tables.get(tag)?.byteLength ?? 0), headerSize);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  writeSearchHeader(view, tags.length);
  let offset = headerSize;
  let headAt = 0;
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag) ?? new Uint8Array(0);
    file.set(table, offset);
    const record = 12 + index * 16;
    for (let i = 0; i < 4; i++) view.setUint8(record + i, tag.charCodeAt(i));
    view.setUint32(record + 4, checksum(view, offset, align(table.byteLength)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.byteLength);
    if (tag === "head") headAt = offset;
    offset += align(table.byteLength);
  }
  view.setUint32(headAt + 8, (FILE_CHECKSUM - checksum(view, 0, size)) >>> 0);
  return file;
}

function writeSearchHeader(view: DataView, tableCount: number): void {
  const log = Math.floor(Math.log2(tableCount));
  const range = 16 * 2 ** log;
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tableCount);
  view.setUint16(6, range);
  view.setUint16(8, log);
  view.setUint16(10, tableCount * 16 - range);
}

/** Sum of 32-bit words; `length` is a multiple of 4. */
function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}

function align(length: number): number {
  return (length + 3) & ~3;
}
