import { escapeHtml } from "../formats/escape-html.js";

/** Remarks on single cells of a table: each distinct text has a letter, by which cells point to it. */
export class NoteMarks {
  readonly #letters = new Map<string, string>();

  /** @returns HTML of the raised letter. */
  mark(text: string): string {
    const known = this.#letters.get(text) ?? formatLetter(this.#letters.size);
    this.#letters.set(text, known);
    return `<sup class="cell-note">${known}</sup>`;
  }

  /** @returns HTML of the notes, in the order of their letters: those that the texts belong to. */
  list(texts: ReadonlySet<string>): string {
    const notes = [...this.#letters].filter(([text]) => texts.has(text));
    return notes.map(([text, letter]) => `<sup>${letter}</sup>\u00a0${escapeHtml(text)}`).join("; ");
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** a to z, then aa, ab and so on. */
function formatLetter(index: number): string {
  const rest = index < LETTERS.length ? "" : formatLetter(Math.floor(index / LETTERS.length) - 1);
  return rest + LETTERS.charAt(index % LETTERS.length);
}
