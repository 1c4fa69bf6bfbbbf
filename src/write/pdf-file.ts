import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import type { PDFReference } from "pdfkit";
import { zlibSync } from "fflate";
import { CROSS_REFERENCE_FORM, encodeCrossReferences, ObjectPack } from "./object-streams.js";
import type { ObjectPlace } from "./object-streams.js";
import { toBytes } from "./pdf-values.js";

export type { PDFReference } from "pdfkit";

/**
 * fflate's level; its bytes are the same on every machine and in every Node version, unlike zlib's. Level 6 makes a
 * brief half a percent smaller and takes a quarter longer.
 */
const DEFLATE_LEVEL = 2;

/**
 * pdfkit as the object layer of a PDF: object numbers, page tree, catalog, Info and the order of the end are pdfkit's;
 * everything in the objects is ours, and so is how they are packed. It writes into memory, at once.
 */
export class PdfFile extends PDFDocument {
  // No initialisers: pdfkit's constructor already writes its header, before fields of this class exist.
  declare private chunks: Uint8Array[] | undefined;
  declare private syntax: string | undefined;
  /** The object that is being written, until it is known whether it has a stream. */
  declare private open: { readonly id: number; syntax: string } | undefined;
  declare private pack: ObjectPack | undefined;
  declare private places: (ObjectPlace | undefined)[] | undefined;
  declare private isEnding: boolean | undefined;

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

  /**
   * Takes what pdfkit writes. An object comes as "12 0 obj", its syntax, perhaps its stream, "endobj"; one without a stream
   * goes into the pack. Characters of syntax are bytes.
   */
  override _write(data: Uint8Array | string): void {
    if (typeof data !== "string") {
      this.#takeSyntax();
      (this.chunks ??= []).push(data);
      this._offset += data.length;
      return;
    }
    if (this.open === undefined) {
      if (data.endsWith(" 0 obj")) this.open = { id: Number.parseInt(data, 10), syntax: "" };
      else this.writeLine(data);
      return;
    }
    const { id, syntax } = this.open;
    if (data === "stream") {
      this.open = undefined;
      (this.places ??= [])[id - 1] = { kind: "plain", offset: this._offset };
      this.writeLine(`${String(id)} 0 obj\n${syntax}stream`);
    } else if (data === "endobj") {
      this.open = undefined;
      this.packObject(id, syntax.trimEnd());
    } else this.open.syntax = `${syntax}${data}\n`;
  }

  /** Syntax is kept as text until bytes come: a file has hundreds of short lines of it. */
  private writeLine(line: string): void {
    this.syntax = `${this.syntax ?? ""}${line}\n`;
    this._offset += line.length + 1;
  }

  private packObject(id: number, syntax: string): void {
    if ((this.pack ??= new ObjectPack()).add(id, syntax)) this.#writePack();
  }

  #writePack(): void {
    const { pack } = this;
    this.pack = undefined;
    if (pack === undefined) return;
    const { data, bytes } = pack.finish();
    const stream = this.addStream(data, bytes).id;
    pack.ids.forEach((id, index) => {
      (this.places ??= [])[id - 1] = { kind: "packed", stream, index };
    });
  }

  /** The end, which pdfkit tells its stream of, is no chunk. */
  override push(): boolean {
    return true;
  }

  #takeSyntax(): readonly Uint8Array[] {
    const chunks = (this.chunks ??= []);
    if (this.syntax !== undefined) chunks.push(toBytes(this.syntax));
    this.syntax = undefined;
    return chunks;
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

  /** Ends an object with syntax that is ready: pdfkit looks closely at every value that it is to write. */
  endWith(reference: PDFReference, syntax: string): void {
    this.packObject(reference.id, syntax);
    this._refEnd(reference);
  }

  /** Sets an entry of the catalog. */
  setRoot(key: string, value: unknown): void {
    this._root.data[key] = value;
  }

  /** Sets a name tree of the catalog's Names (ISO 32000-1, 7.7.4), e.g. "EmbeddedFiles". */
  setName(key: string, tree: PDFReference): void {
    const names = this._root.data["Names"];
    if (isReference(names)) names.data[key] = tree;
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
    return Buffer.concat(this.#takeSyntax());
  }

  /** Ends with a cross-reference stream. The file's identifier comes from its content: same content, same identifier. */
  override _finalize(): void {
    // The objects that are written here end the file once more.
    if (this.isEnding === true) return;
    this.isEnding = true;
    this.#writePack();
    const hash = createHash("md5");
    for (const chunk of this.#takeSyntax()) hash.update(chunk);
    const id = hash.digest();
    const places = (this.places ??= []);
    const table = this.ref({});
    const start = this._offset;
    places[table.id - 1] = { kind: "plain", offset: start };
    const trailer = { Size: places.length + 1, Root: this._root, Info: this._info, ID: [id, id] };
    table.data = { ...CROSS_REFERENCE_FORM, ...trailer, Filter: "FlateDecode" };
    table.write(deflate(encodeCrossReferences(places)));
    table.end();
    this._write(`startxref\n${String(start)}\n%%EOF`);
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
