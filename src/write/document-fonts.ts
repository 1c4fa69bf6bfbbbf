import type { Face } from "../model/face.js";
import { DocumentFace } from "./document-face.js";
import { createEncoding, embedFace } from "./embed-face.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";

/** The fonts of one document: faces get a resource name at their first use and are embedded as subsets at the end. */
export class DocumentFonts {
  readonly #file: PdfFile;
  readonly #used = new Map<Face, DocumentFace>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** @returns The face as this document uses it. */
  use(face: Face): DocumentFace {
    const found = this.#used.get(face);
    if (found !== undefined) return found;
    const made = new DocumentFace(face, `F${String(this.#used.size + 1)}`, this.#file.ref({}));
    this.#used.set(face, made);
    return made;
  }

  /** Resource dictionary for every page: name to font object. */
  get resources(): Readonly<Record<string, PDFReference>> {
    return Object.fromEntries([...this.#used.values()].map((used) => [used.name, used.reference]));
  }

  /** Writes the font objects. */
  finish(): void {
    const all = [...this.#used.values()];
    const compact = all.some(({ codes }) => codes.compact) ? createEncoding(this.#file) : "Identity-H";
    for (const used of all) embedFace(used, used.codes.compact ? compact : "Identity-H", this.#file);
  }
}
