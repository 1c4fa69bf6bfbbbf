/** The tables of one TrueType file, e.g. "head" to a view of its bytes. */
export type SfntTables = ReadonlyMap<string, DataView>;

/** Why bytes are not a font that we can draw; `format` is a whole font of a kind that we do not read. */
export type SfntProblem = { readonly kind: "format" | "damaged"; readonly why: string };

const TABLE_RECORD_SIZE = 16;
const DIRECTORY_HEADER_SIZE = 12;

/** Signatures of fonts that are not TrueType, with the words for them. */
const OTHER_FORMATS: ReadonlyMap<string, string> = new Map([
  ["OTTO", "it has PostScript (CFF) outlines"],
  ["wOFF", "it is packed as WOFF"],
  ["wOF2", "it is packed as WOFF2"],
  ["ttcf", "it is a collection of several fonts"],
]);

const TRUETYPE_SIGNATURES = new Set(["\0\u0001\0\0", "true"]);

/**
 * Reads the table directory of a TrueType file.
 *
 * @returns The tables, each within the file, or why there are none.
 * @see OpenType 1.9, "Organization of an OpenType Font"
 */
export function readSfnt(bytes: Uint8Array): SfntTables | SfntProblem {
  if (bytes.byteLength < DIRECTORY_HEADER_SIZE) return { kind: "damaged", why: "it is too short to be a font" };
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = readTag(file, 0);
  const other = OTHER_FORMATS.get(signature);
  if (other !== undefined) return { kind: "format", why: other };
  if (!TRUETYPE_SIGNATURES.has(signature)) return { kind: "format", why: "it does not begin like a font" };
  return readTables(file);
}

function readTables(file: DataView): SfntTables | SfntProblem {
  const count = file.getUint16(4);
  if (DIRECTORY_HEADER_SIZE + count * TABLE_RECORD_SIZE > file.byteLength) {
    return { kind: "damaged", why: "its table of contents is cut off" };
  }
  const tables = new Map<string, DataView>();
  for (let index = 0; index < count; index++) {
    const record = DIRECTORY_HEADER_SIZE + index * TABLE_RECORD_SIZE;
    const tag = readTag(file, record);
    const offset = file.getUint32(record + 8);
    const length = file.getUint32(record + 12);
    if (offset + length > file.byteLength) return { kind: "damaged", why: `its table "${tag.trim()}" is cut off` };
    const table = new DataView(file.buffer, file.byteOffset + offset, length);
    if (SUMMED.has(tag) && sumTable(table) !== file.getUint32(record + 4))
      return { kind: "damaged", why: `the bytes of its table "${tag.trim()}" are not those that were written` };
    tables.set(tag, table);
  }
  return tables;
}

/**
 * Tables that lead the font engine from one place to another: with a few wrong bytes in them it takes minutes for a word,
 * and all memory. Tools that change other tables often forget their sums.
 */
const SUMMED: ReadonlySet<string> = new Set(["GSUB", "GPOS", "GDEF", "cmap", "kern", "morx"]);

/** @see OpenType 1.9, "Calculating Checksums": the sum of all numbers of four bytes, the last filled up with zeros */
function sumTable(table: DataView): number {
  let sum = 0;
  const whole = table.byteLength - (table.byteLength % 4);
  for (let at = 0; at < whole; at += 4) sum = (sum + table.getUint32(at)) | 0;
  for (let at = whole; at < table.byteLength; at++) sum = (sum + (table.getUint8(at) << (24 - (at % 4) * 8))) | 0;
  return sum >>> 0;
}

function readTag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** Whether `readSfnt` found a problem. */
export function isSfntProblem(result: object): result is SfntProblem {
  return "why" in result;
}
