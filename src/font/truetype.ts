import { isSfntProblem, readSfnt, type SfntProblem, type SfntTables } from "./sfnt.js";

/** What drawing, measuring and subsetting need of a TrueType file; every number in font units. */
export interface TrueType {
  readonly tables: SfntTables;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly boundingBox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number | undefined;
  readonly xHeight: number | undefined;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  /** Degrees, not font units. */
  readonly italicAngle: number;
  readonly fixedPitch: boolean;
  readonly serif: boolean;
  /** OS/2 `fsType`. */
  readonly embedding: number;
  readonly variable: boolean;
  /** Advance width per glyph. */
  readonly widths: Uint16Array;
  /** Left side bearing per glyph. */
  readonly bearings: Int16Array;
  /** Start of each glyph in `glyf`, and the end of the last. */
  readonly offsets: Uint32Array;
}

/** Tables without which nothing can be drawn, with their smallest length. */
const REQUIRED: ReadonlyMap<string, number> = new Map([
  ["head", 54],
  ["hhea", 36],
  ["maxp", 6],
  ["hmtx", 4],
  ["cmap", 4],
  ["loca", 4],
  ["glyf", 0],
]);

/** Measures beyond this many ems are taken for damage: they would push text off the page. */
const MAX_EMS = 3;
const USE_TYPO_METRICS = 1 << 7;
const EMPTY = new DataView(new ArrayBuffer(0));

/** Reads and checks a TrueType file. */
export function readTrueType(bytes: Uint8Array): TrueType | SfntProblem {
  const tables = readSfnt(bytes);
  if (isSfntProblem(tables)) return tables;
  for (const [tag, length] of REQUIRED) {
    const table = tables.get(tag);
    if (table === undefined) return damaged(`it has no table "${tag}"`);
    if (table.byteLength < length) return damaged(`its table "${tag}" is too short`);
  }
  return readMeasures(tables);
}

function readMeasures(tables: SfntTables): TrueType | SfntProblem {
  const head = tables.get("head") ?? EMPTY;
  const unitsPerEm = head.getUint16(18);
  if (unitsPerEm < 16 || unitsPerEm > 16384)
    return damaged(`its em of ${unitsPerEm} units is not between 16 and 16384`);
  const glyphCount = (tables.get("maxp") ?? EMPTY).getUint16(4);
  const offsets = readGlyphOffsets(tables, head.getInt16(50), glyphCount);
  if (offsets === undefined) return damaged("the places of its outlines are wrong");
  const metrics = readHorizontalMetrics(tables, glyphCount);
  if (metrics === undefined) return damaged("its advance widths are cut off");
  const vertical = readVerticalMetrics(tables);
  if ([vertical.ascent, vertical.descent, vertical.lineGap].some((value) => Math.abs(value) > MAX_EMS * unitsPerEm)) {
    return damaged(`its ascent or descent is more than ${MAX_EMS} em`);
  }
  return {
    tables,
    unitsPerEm,
    glyphCount,
    boundingBox: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    ...vertical,
    ...readPost(tables, unitsPerEm),
    ...readOs2(tables),
    variable: tables.has("fvar"),
    ...metrics,
    offsets,
  };
}

function damaged(why: string): SfntProblem {
  return { kind: "damaged", why };
}

/** @returns `undefined` unless the offsets ascend and stay within `glyf`. */
function readGlyphOffsets(tables: SfntTables, format: number, glyphCount: number): Uint32Array | undefined {
  const loca = tables.get("loca") ?? EMPTY;
  const glyfLength = tables.get("glyf")?.byteLength ?? 0;
  if (glyphCount === 0 || loca.byteLength < (glyphCount + 1) * (format === 0 ? 2 : 4)) return undefined;
  const offsets = new Uint32Array(glyphCount + 1);
  let last = 0;
  for (let glyph = 0; glyph <= glyphCount; glyph++) {
    const offset = format === 0 ? loca.getUint16(glyph * 2) * 2 : loca.getUint32(glyph * 4);
    if (offset < last || offset > glyfLength) return undefined;
    offsets[glyph] = offset;
    last = offset;
  }
  return offsets;
}

function readHorizontalMetrics(
  tables: SfntTables,
  glyphCount: number,
): Pick<TrueType, "widths" | "bearings"> | undefined {
  const hmtx = tables.get("hmtx") ?? EMPTY;
  const longCount = Math.min((tables.get("hhea") ?? EMPTY).getUint16(34), glyphCount);
  if (longCount === 0 || hmtx.byteLength < longCount * 4 + (glyphCount - longCount) * 2) return undefined;
  const widths = new Uint16Array(glyphCount);
  const bearings = new Int16Array(glyphCount);
  for (let glyph = 0; glyph < glyphCount; glyph++) {
    const isLong = glyph < longCount;
    widths[glyph] = hmtx.getUint16(Math.min(glyph, longCount - 1) * 4);
    bearings[glyph] = hmtx.getInt16(isLong ? glyph * 4 + 2 : longCount * 4 + (glyph - longCount) * 2);
  }
  return { widths, bearings };
}

/** `hhea`, as browsers take it, unless the font asks for its typographic measures. */
function readVerticalMetrics(tables: SfntTables): Pick<TrueType, "ascent" | "descent" | "lineGap"> {
  const hhea = tables.get("hhea") ?? EMPTY;
  const fromHhea = { ascent: hhea.getInt16(4), descent: hhea.getInt16(6), lineGap: hhea.getInt16(8) };
  const os2 = tables.get("OS/2");
  if (os2 === undefined || os2.byteLength < 78) return fromHhea;
  const asked = (os2.getUint16(62) & USE_TYPO_METRICS) !== 0;
  const isEmpty = fromHhea.ascent === 0 && fromHhea.descent === 0;
  if (!asked && !isEmpty) return fromHhea;
  return { ascent: os2.getInt16(68), descent: os2.getInt16(70), lineGap: os2.getInt16(72) };
}

type PostFields = Pick<TrueType, "underlinePosition" | "underlineThickness" | "italicAngle" | "fixedPitch">;

function readPost(tables: SfntTables, unitsPerEm: number): PostFields {
  const post = tables.get("post");
  // Common values of text faces, for the rare file without the table.
  if (post === undefined || post.byteLength < 16) {
    return {
      underlinePosition: -unitsPerEm / 10,
      underlineThickness: unitsPerEm / 20,
      italicAngle: 0,
      fixedPitch: false,
    };
  }
  return {
    underlinePosition: post.getInt16(8),
    underlineThickness: post.getInt16(10),
    italicAngle: post.getInt32(4) / 65536,
    fixedPitch: post.getUint32(12) !== 0,
  };
}

function readOs2(tables: SfntTables): Pick<TrueType, "capHeight" | "xHeight" | "serif" | "embedding"> {
  const os2 = tables.get("OS/2");
  if (os2 === undefined || os2.byteLength < 78) {
    return { capHeight: undefined, xHeight: undefined, serif: false, embedding: 0 };
  }
  const hasHeights = os2.getUint16(0) >= 2 && os2.byteLength >= 90;
  return {
    xHeight: hasHeights ? os2.getInt16(86) : undefined,
    capHeight: hasHeights ? os2.getInt16(88) : undefined,
    serif: isSerif(os2.getUint8(30), os2.getUint8(32), os2.getUint8(33)),
    embedding: os2.getUint16(8),
  };
}

/** IBM family class 1 to 5 and 7 has serifs; else PANOSE says it for Latin text (serif styles 2 to 10). */
function isSerif(familyClass: number, panoseKind: number, panoseSerif: number): boolean {
  if (familyClass !== 0) return familyClass <= 7;
  return panoseKind === 2 && panoseSerif >= 2 && panoseSerif <= 10;
}

/** Highest point of a glyph's outline; `undefined` if it has none. */
export function glyphTop(font: TrueType, glyph: number): number | undefined {
  const start = font.offsets[glyph] ?? 0;
  const end = font.offsets[glyph + 1] ?? 0;
  return end - start < 10 ? undefined : font.tables.get("glyf")?.getInt16(start + 8);
}
