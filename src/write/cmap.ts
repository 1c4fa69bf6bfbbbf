import { toBytes } from "./pdf-values.js";

/** A code of an embedded face. */
export interface CodeEntry {
  readonly code: number;
  /** Index in the subset. */
  readonly glyph: number;
  /** Thousandths of an em. */
  readonly width: number;
  readonly text: string;
}

/** @returns The map from codes to CIDs, which are equal, for faces with one- and two-byte codes. */
export function createEncodingMap(): Uint8Array {
  return toBytes(
    wrapCMap("Briefpress-Compact", 1, COMPACT_SPACE, [
      "2 begincidrange",
      "<20> <7E> 32",
      "<0100> <1FFF> 256",
      "endcidrange",
    ]),
  );
}

const COMPACT_SPACE: readonly string[] = ["2 begincodespacerange", "<20> <7E>", "<0100> <1FFF>", "endcodespacerange"];
const WIDE_SPACE: readonly string[] = ["1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange"];

/** Most mappings that one `bfchar` section may hold. */
const SECTION = 100;

/** @returns The map from codes to what they read as. */
export function createToUnicode(entries: readonly CodeEntry[], compact: boolean): Uint8Array {
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
