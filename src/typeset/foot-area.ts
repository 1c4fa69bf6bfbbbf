import { cutGalley } from "./galley.js";
import type { Galley } from "./galley.js";
import type { PageRecord } from "./page-record.js";

/** A footnote, or a part of it, that has its page. */
export interface FootNote {
  readonly id: string;
  readonly galley: Galley;
}

/** The least part of a note worth starting on a page, in pt: about two lines. */
const LEAST_PART_PT = 24;

/**
 * Notes at the foot of the page of their call (`float: footnote`). A page's record holds their height free; they are
 * painted when all pages are done.
 */
export class FootArea {
  readonly #layOut: (id: string) => Galley | undefined;
  readonly #known = new Map<string, Galley | undefined>();
  readonly #placed = new Set<string>();
  #carried: FootNote[] = [];

  /** @param layOut - Lays a note out at the width of the area, once. */
  constructor(layOut: (id: string) => Galley | undefined) {
    this.#layOut = layOut;
  }

  /** @returns Height that the notes of these calls would add to the page's foot, in pt; 0 for notes that are placed. */
  findHeight(calls: readonly string[], record: PageRecord): number {
    const notes = this.#findOpen(calls);
    if (notes.length === 0) return 0;
    const overhead = record.notes.length === 0 ? findOverhead(record) : 0;
    return notes.reduce((sum, note) => sum + note.galley.heightPt, overhead);
  }

  /** Gives the notes of these calls to the page; what `roomPt` cannot take is carried over to the next page. */
  place(calls: readonly string[], record: PageRecord, roomPt: number): void {
    for (const note of this.#findOpen(calls)) {
      this.#placed.add(note.id);
      this.#placeNote(note, record, roomPt);
    }
  }

  /** Places what the page before could not take, at most on four fifths of the page. */
  placeCarried(record: PageRecord): void {
    const carried = this.#carried;
    this.#carried = [];
    const roomPt = (record.bottomPt - record.topPt) * 0.8;
    for (const note of carried) this.#placeNote(note, record, roomPt - record.foot);
  }

  get hasCarried(): boolean {
    return this.#carried.length > 0;
  }

  #placeNote(note: FootNote, record: PageRecord, roomPt: number): void {
    const overhead = record.notes.length === 0 ? findOverhead(record) : 0;
    const free = roomPt - overhead;
    if (note.galley.heightPt <= free + 0.01) {
      record.notes.push(note);
      record.foot += note.galley.heightPt + overhead;
      return;
    }
    if (free < LEAST_PART_PT || this.#carried.length > 0) {
      this.#carried.push(note);
      return;
    }
    const { head, rest } = cutGalley(note.galley, free);
    record.notes.push({ id: note.id, galley: head });
    record.foot += head.heightPt + overhead;
    if (rest.items.length > 0) this.#carried.push({ id: note.id, galley: rest });
  }

  #findOpen(calls: readonly string[]): readonly FootNote[] {
    const notes: FootNote[] = [];
    for (const id of calls) {
      if (this.#placed.has(id)) continue;
      if (!this.#known.has(id)) this.#known.set(id, this.#layOut(id));
      const galley = this.#known.get(id);
      if (galley !== undefined) notes.push({ id, galley });
    }
    return notes;
  }
}

/** Space, rule and padding above the first note of a page, in pt. */
export function findOverhead(record: PageRecord): number {
  const { marginTopPt, paddingTopPt, border } = record.style.footnoteArea;
  return marginTopPt + border.widthPt + paddingTopPt;
}
