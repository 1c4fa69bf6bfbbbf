/** The members of pdfkit 0.20.2 that pdf-file.ts uses or overrides; most are not documented, so a test pins them. */
declare module "pdfkit" {
  import type { Readable } from "node:stream";

  /** An indirect object: written when it is ended. */
  interface PDFReference {
    readonly id: number;
    data: Record<string, unknown>;
    write(chunk: Uint8Array | string): void;
    end(): void;
    /** @returns e.g. "12 0 R" */
    toString(): string;
  }
  interface PDFDocumentOptions {
    readonly autoFirstPage: false;
    readonly compress: false;
    readonly font: null;
    readonly pdfVersion: "1.7";
    readonly info: Readonly<Record<string, unknown>>;
  }
  class PDFDocument extends Readable {
    constructor(options: PDFDocumentOptions);
    info: Record<string, unknown>;
    _id: Uint8Array;
    /** Bytes written so far. */
    _offset: number;
    _write(data: Uint8Array | string): void;
    _root: PDFReference;
    _info: PDFReference;
    ref(data?: unknown): PDFReference;
    end(): void;
    initOutline(): void;
    endOutline(): void;
    initMetadata(): void;
    endMetadata(): void;
    endMarkings(): void;
    endAcroForm(): void;
    _finalize(): void;
    /** Counts an object as written; the end comes when all are. */
    _refEnd(reference: PDFReference): void;
  }
  export default PDFDocument;
  export type { PDFReference };
}
