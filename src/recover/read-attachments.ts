/**
 * Recovery: the bytes of a PDF come in, the files that are attached to it go out, or the reason why there are none. The
 * PDF may come from anybody: what it may cost is limited, and nothing here believes a name, let alone writes a file.
 */
import { createHash } from "node:crypto";
import { broken } from "./pdf-lexer.js";
import { PdfReader } from "./pdf-reader.js";
import { decodeText } from "./pdf-value.js";
import type { PdfDictionary, PdfValue } from "./pdf-value.js";
import { PdfError, ReadingBudget } from "./reading-budget.js";
import type { PdfFault } from "./reading-budget.js";

/** What a PDF may ask for. */
export interface RecoveryLimits {
  /** Sum of the attached files, in bytes. */
  readonly bytes: number;
  readonly files: number;
}

/** A file as it is attached; its name may be anything at all. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was found in a PDF. */
export type ReadAttachments =
  | { readonly kind: "ok"; readonly files: readonly AttachedFile[] }
  | {
      readonly kind: PdfFault;
      /** To follow "it", e.g. "its end is missing". */
      readonly why: string;
    };

/** Syntax that is read for the attachments: the tables, and a few objects for each file. */
const MOST_SYNTAX_BYTES = 32 * 1024 * 1024;
/** What tables and objects in streams may have, besides the files. */
const MOST_TABLE_BYTES = 64 * 1024 * 1024;

/**
 * Reads the files that are attached to a PDF as a whole.
 *
 * @returns The files in the order of their name tree, each of the size and check sum that it claims; none if none are attached.
 * @remarks Takes time and memory in proportion to the PDF and the limits, whatever the PDF says.
 * @see ISO 32000-1, 7.11.4
 */
export function readAttachments(pdf: Uint8Array, limits: RecoveryLimits): ReadAttachments {
  try {
    const reader = new PdfReader(pdf, new ReadingBudget(MOST_SYNTAX_BYTES, limits.bytes + MOST_TABLE_BYTES));
    let left = limits.bytes;
    const files = findSpecifications(reader, limits.files).map((specification) => {
      const file = readFile(reader, specification);
      left -= file.bytes.length;
      if (left < 0) throw new PdfError("too-large", "its attached files are too large");
      return file;
    });
    return { kind: "ok", files };
  } catch (error) {
    if (error instanceof PdfError) return { kind: error.fault, why: error.message };
    throw error;
  }
}

/** The values of the name tree, in its order; each node is visited once. */
function findSpecifications(reader: PdfReader, most: number): readonly PdfDictionary[] {
  const catalog = reader.findDictionary(reader.trailer.entries.get("Root"));
  if (catalog === undefined) throw broken("it has no catalog");
  const names = reader.findDictionary(catalog.entries.get("Names"));
  const found: PdfDictionary[] = [];
  const visited = new Set<PdfDictionary>();
  const waiting: (PdfValue | undefined)[] = [names?.entries.get("EmbeddedFiles")];
  while (waiting.length > 0) {
    const node = reader.findDictionary(waiting.shift());
    if (node === undefined) continue;
    if (visited.has(node)) throw broken("its list of files leads in a circle");
    visited.add(node);
    const leaves = listItems(reader, node, "Names").filter((_, index) => index % 2 === 1);
    for (const leaf of leaves) {
      const specification = reader.findDictionary(leaf);
      if (specification === undefined) throw broken("an attached file is missing");
      found.push(specification);
    }
    const kids = listItems(reader, node, "Kids");
    if (found.length > most || visited.size + waiting.length + kids.length > most) {
      throw new PdfError("too-large", "it has too many attached files");
    }
    waiting.unshift(...kids);
  }
  return found;
}

function listItems(reader: PdfReader, node: PdfDictionary, key: string): readonly PdfValue[] {
  const value = reader.resolve(node.entries.get(key));
  return value.kind === "array" ? value.items : [];
}

function readFile(reader: PdfReader, specification: PdfDictionary): AttachedFile {
  const name = findText(reader, specification, "UF") ?? findText(reader, specification, "F") ?? "";
  const embedded = reader.findDictionary(specification.entries.get("EF"));
  const stream = reader.resolve(embedded?.entries.get("UF") ?? embedded?.entries.get("F"));
  if (stream.kind !== "stream") throw broken("an attached file is missing");
  const bytes = reader.unpack(stream);
  checkFile(reader, stream.dictionary, bytes);
  return { name, bytes };
}

function findText(reader: PdfReader, dictionary: PdfDictionary, key: string): string | undefined {
  const value = reader.resolve(dictionary.entries.get(key));
  return value.kind === "string" ? decodeText(value.bytes) : undefined;
}

/** A file that claims a size or a check sum has to have it. */
function checkFile(reader: PdfReader, dictionary: PdfDictionary, bytes: Uint8Array): void {
  const claims = reader.findDictionary(dictionary.entries.get("Params"));
  const size = reader.resolve(claims?.entries.get("Size"));
  const checkSum = reader.resolve(claims?.entries.get("CheckSum"));
  const hasSize = size.kind !== "number" || size.value === bytes.length;
  const hasSum = checkSum.kind !== "string" || createHash("md5").update(bytes).digest().equals(checkSum.bytes);
  if (!hasSize || !hasSum) throw broken("an attached file is not what it was when it was attached");
}
