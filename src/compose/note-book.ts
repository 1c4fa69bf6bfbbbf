import type { Document, Footnote, FootnoteReference } from "../model/document.js";
import { trustHtml, type Html } from "./html.js";

/** One note of the page. */
interface Note {
  readonly number: number;
  references: number;
}

/** A note that was called and not yet printed. */
export interface WaitingNote {
  readonly number: number;
  readonly footnote: Footnote;
  readonly document: Document;
}

/**
 * The notes of one page. A brief's body, its cards and its fields are texts of their own, each with notes from 1; on
 * the page they are numbered anew, in the order of their first calls.
 */
export class NoteBook {
  readonly kind: "footnotes" | "endnotes";
  readonly #notes = new Map<Footnote, Note>();
  readonly #byIdentifier = new Map<Document, ReadonlyMap<string, Footnote>>();
  readonly #endnotes: Html[] = [];
  #waiting: WaitingNote[] = [];

  constructor(kind: "footnotes" | "endnotes") {
    this.kind = kind;
  }

  /** Prints the call of a note, e.g. `<a class="footnote-call" href="#fn-1"...>1</a>`. */
  call(reference: FootnoteReference, document: Document): string {
    const footnote = this.#find(reference.identifier, document);
    // Parsing has reported a call without its note.
    if (footnote === undefined) return `<sup>${String(reference.number)}</sup>`;
    const known = this.#notes.get(footnote);
    const note = known ?? { number: this.#notes.size + 1, references: 0 };
    if (known === undefined) {
      this.#notes.set(footnote, note);
      this.#waiting.push({ number: note.number, footnote, document });
    }
    note.references += 1;
    const number = String(note.number);
    const suffix = note.references === 1 ? "" : `-${String(note.references)}`;
    return `<a class="footnote-call" role="doc-noteref" id="fnref-${number}${suffix}" href="#fn-${number}">${number}</a>`;
  }

  /**
   * Prints the notes that were called since the last time, and those that these call.
   *
   * @param render - Makes the HTML of one note.
   * @returns Footnotes to stand right here; "" for endnotes, which are kept for the end.
   */
  flush(render: (note: WaitingNote) => string): string {
    let printed = "";
    for (let note = this.#waiting.shift(); note !== undefined; note = this.#waiting.shift()) {
      const html = render(note);
      if (this.kind === "endnotes") this.#endnotes.push(trustHtml(html));
      else printed += html;
    }
    return printed;
  }

  /** All endnotes so far, in order. */
  get endnotes(): readonly Html[] {
    return this.#endnotes;
  }

  #find(identifier: string, document: Document): Footnote | undefined {
    let notes = this.#byIdentifier.get(document);
    if (notes === undefined) {
      notes = new Map(document.footnotes.map((footnote) => [footnote.identifier, footnote]));
      this.#byIdentifier.set(document, notes);
    }
    return notes.get(identifier);
  }
}
