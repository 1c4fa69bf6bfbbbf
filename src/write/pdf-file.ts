import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import type { PDFReference } from "pdfkit";
import { zlibSync } from "fflate";

export type { PDFReference } from "pdfkit";

/**
 * fflate's level; its bytes are the same on every machine and in every Node version, unlike zlib's. Level 6 makes a
 * brief half a percent smaller and takes a quarter longer.
 */
const DEFLATE_LEVEL = 2;

/**
 * pdfkit as the object layer of a PDF: object numbers, page tree, catalog, Info, cross-reference table and the order of
 * the end are pdfkit's; everything in the objects is ours. It writes into memory, at once.
 */
export class PdfFile extends PDFDocument {
  // No initialiser: pdfkit's constructor already writes its header, before fields of this class exist.
  declare private chunks: Uint8Array[] | undefined;

  constructor(created: Date) {
    super({
      autoFirstPage: false,
      compress: false,
      font: null,
      pdfVersion: "1.7",
      info: { CreationDate: created },
    });
    this.info = {};
    // pdfkit sorts its name trees by the machine's locale; we have none.
    const names = this._root.data["Names"];
    if (isReference(names)) names.data = {};
  }

  override push(chunk: Uint8Array | null): boolean {
    this.chunks ??= [];
    if (chunk !== null) this.chunks.push(chunk);
    return true;
  }

  /** Adds a compressed stream object. */
  addStream(data: Readonly<Record<string, unknown>>, bytes: Uint8Array): PDFReference {
    return this.addPacked({ ...data, Filter: "FlateDecode" }, deflate(bytes));
  }

  /** Adds a stream whose bytes are already in the form that `Filter` names. */
  addPacked(data: Readonly<Record<string, unknown>>, bytes: Uint8Array): PDFReference {
    const reference = this.ref({ ...data });
    reference.write(bytes);
    reference.end();
    return reference;
  }

  /** Adds a finished object. */
  addObject(data: Readonly<Record<string, unknown>>): PDFReference {
    const reference = this.ref({ ...data });
    reference.end();
    return reference;
  }

  /** Sets an entry of the catalog. */
  setRoot(key: string, value: unknown): void {
    this._root.data[key] = value;
  }

  /** The page tree's root, to be the parent of pages. */
  get pagesRoot(): PDFReference {
    const pages = this._root.data["Pages"];
    if (!isReference(pages)) throw new Error("pdfkit has no page tree");
    return pages;
  }

  /** Ends the file. @returns Its bytes. */
  finish(): Uint8Array {
    this.end();
    return Buffer.concat(this.chunks ?? []);
  }

  /** The file's identifier comes from its content: same content, same identifier. */
  override _finalize(): void {
    const hash = createHash("md5");
    for (const chunk of this.chunks ?? []) hash.update(chunk);
    this._id = hash.digest();
    super._finalize();
  }

  // pdfkit's outline, XMP and structure have faults; ours are ordinary objects.
  override initOutline(): void {}
  override endOutline(): void {}
  override endMetadata(): void {}
  override endMarkings(): void {}
  override endAcroForm(): void {}
}

/** @returns The bytes, deflated in zlib's format. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: DEFLATE_LEVEL });
}

function isReference(value: unknown): value is PDFReference {
  return typeof value === "object" && value !== null && "id" in value && "end" in value && "data" in value;
}
