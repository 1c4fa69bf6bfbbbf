import { createHash } from "node:crypto";
import type { Attachment } from "../model/attachment.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatDate, formatText, isAscii, pdfText, RawSyntax, toBytes } from "./pdf-values.js";

/** Deflated bytes of files that are kept for the life of the process, as fonts are. */
const packedFiles = new WeakMap<Uint8Array, Uint8Array>();

/**
 * Attaches files: each becomes an embedded file of the document and is associated with it as a whole. Does nothing
 * without files.
 *
 * @param created - UTC, e.g. "2026-03-12T00:00:00Z"; the date that each file claims, so that equal inputs give equal bytes.
 * @see ISO 32000-1, 7.11.4 (embedded files) and ISO 19005-3, 6.8 and annex E (associated files)
 */
export function writeAttachments(file: PdfFile, attachments: readonly Attachment[], created: string): void {
  if (attachments.length === 0) return;
  const entries = attachments.map((attachment) => {
    const specification = addSpecification(file, attachment, created);
    return { key: formatText(attachment.name), name: encodeName(attachment.name), specification };
  });
  file.setRoot(
    "AF",
    entries.map(({ specification }) => specification),
  );
  // Keys of a name tree are sorted by their bytes (ISO 32000-1, 7.9.6); readers look names up by halving.
  const sorted = entries.toSorted((left, right) => Buffer.compare(left.name, right.name));
  const names = sorted.map(({ key, specification }) => `${key} ${String(specification)}`).join(" ");
  file.setName("EmbeddedFiles", file.addObject({ Names: new RawSyntax(`[${names}]`) }));
}

function addSpecification(file: PdfFile, attachment: Attachment, created: string): PDFReference {
  const { name, description, relationship } = attachment;
  const embedded = addEmbeddedFile(file, attachment, created);
  return file.addObject({
    Type: "Filespec",
    // Old readers take F for bytes of their own encoding; all others read UF.
    F: pdfText(name.replaceAll(/[^\x20-\x7E]+/gu, "_")),
    UF: pdfText(name),
    Desc: pdfText(description),
    AFRelationship: relationship,
    EF: { F: embedded, UF: embedded },
  });
}

function addEmbeddedFile(file: PdfFile, { bytes, mediaType }: Attachment, created: string): PDFReference {
  const packed = packedFiles.get(bytes) ?? deflate(bytes);
  packedFiles.set(bytes, packed);
  const data = {
    Type: "EmbeddedFile",
    Subtype: mediaType.replaceAll("/", "#2F"),
    Params: {
      Size: bytes.length,
      ModDate: pdfText(formatDate(created)),
      CheckSum: createHash("md5").update(bytes).digest(),
    },
    Filter: "FlateDecode",
  };
  return file.addPacked(data, packed);
}

/** The bytes of a text string, as `formatText` writes it. */
function encodeName(name: string): Uint8Array {
  if (isAscii(name)) return toBytes(name);
  return Buffer.concat([Uint8Array.of(0xfe, 0xff), Buffer.from(name, "utf16le").swap16()]);
}
