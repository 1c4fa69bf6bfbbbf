import type { ComputedStyle } from "../model/computed-style.js";
import { cutToFit, findFirstLine, findLeastPart, findLeastReach, fitHeader, putAbove } from "./galley.js";
import type { Galley } from "./galley.js";
import type { PageRecord } from "./page-record.js";
import type { TextLine } from "./paragraph/text-line.js";

/** A footnote, or a part of it, that has its page. */
export interface FootNote {
  readonly id: string;
  readonly galley: Galley;
  /** Width that the galley was set to, in pt. */
  readonly widthPt: number;
  /** It has begun on an earlier page. */
  readonly begun?: boolean;
  /** The first line that no earlier page has. */
  readonly from?: TextLine | undefined;
}

const NO_GALLEY = { galley: undefined, widthPt: 0 };
const NO_NOTES: readonly FootNote[] = Object.freeze([]);

/**
 * Lays a note out for an area of this width, in pt; `undefined` if there is none with this id.
 *
 * @param from - Its first line, of an earlier layout; `undefined` comes back where the rest cannot be set anew.
 */
type LayOutNote = (id: string, widthPt: number, from?: TextLine) => Galley | undefined;

/** What a note asks for where it does not fit on the page of its call. */
type FindPolicy = (id: string) => ComputedStyle["footnotePolicy"];

/** Notes up to this height are not split where the line that calls them can go to the next page instead, in pt. */
const MOST_WHOLE_PT = 48;

/** Share of a page that notes of earlier pages may fill. */
const MOST_CARRIED = 0.8;

/** Text that a page must have room for beside notes that are not split (`footnote-policy`), in pt: no page would have it else. */
const LEAST_TEXT_PT = 48;

/**
 * Notes at the foot of the page of their call (`float: footnote`). A page's record holds their height free; they are
 * painted when all pages are done.
 */
export class FootArea {
  readonly #layOut: LayOutNote;
  readonly #layOutHeader: LayOutNote;
  readonly #findPolicy: FindPolicy;
  readonly #known = new Map<string, { readonly galley: Galley | undefined; readonly widthPt: number }>();
  readonly #placed = new Set<string>();
  readonly #least = new Map<Galley, number>();
  #carried: FootNote[] = [];

  /** @param layOutHeader - Makes what stands above a part of a note that is not the first; `undefined` for nothing. */
  constructor(layOut: LayOutNote, layOutHeader: LayOutNote, findPolicy: FindPolicy = () => "auto") {
    this.#layOut = layOut;
    this.#layOutHeader = layOutHeader;
    this.#findPolicy = findPolicy;
  }

  /**
   * @returns Height that the notes of these calls must have at the page's foot, in pt; 0 for notes that are placed. All
   * begin on the page; only the last may go on overleaf, if it is long. While an earlier note goes on, none can begin.
   */
  findHeight(calls: readonly string[], record: PageRecord): number {
    const notes = this.#findOpen(calls, record);
    if (notes.length === 0) return 0;
    if (this.hasCarried) return Infinity;
    return this.#sumHeights(notes, record) + (record.notes.length === 0 ? findOverhead(record) : 0);
  }

  /** @returns Whether one of these calls takes its whole paragraph along where its note does not fit. */
  takesBlock(calls: readonly string[]): boolean {
    return calls.some((id) => this.#findPolicy(id) === "block");
  }

  /** @returns The same as `findHeight` for a page on which no other note stands. */
  findHeightAlone(calls: readonly string[], record: PageRecord): number {
    const notes = this.#findOpen(calls, record);
    return notes.length === 0 ? 0 : this.#sumHeights(notes, record) + findOverhead(record);
  }

  /** @returns Whether a note waits for the next page without having begun. */
  isLate(id: string): boolean {
    return this.#carried.some((note) => note.id === id && note.begun !== true);
  }

  /** @returns The same as `findHeightAlone` for notes that have their place or wait for it. */
  findHeightOnce(calls: readonly string[], record: PageRecord): number {
    const notes = calls.flatMap((id) => {
      const { galley, widthPt } = this.#known.get(id) ?? NO_GALLEY;
      return galley === undefined ? [] : [{ id, galley, widthPt }];
    });
    return this.#sumHeights(notes, record) + findOverhead(record);
  }

  #sumHeights(notes: readonly FootNote[], record: PageRecord): number {
    const last = notes.at(-1);
    const wholePt = notes.reduce((sum, note) => sum + note.galley.heightPt, 0);
    if (last === undefined || last.galley.heightPt <= MOST_WHOLE_PT) return wholePt;
    if (
      this.#findPolicy(last.id) !== "auto" &&
      wholePt + findOverhead(record) <= record.bottomPt - record.topPt - LEAST_TEXT_PT
    )
      return wholePt;
    return wholePt - last.galley.heightPt + this.#findLeast(last, record);
  }

  #findLeast({ galley }: FootNote, record: PageRecord): number {
    const known = this.#least.get(galley);
    if (known !== undefined) return known;
    const reachPt = findLeastReach(galley);
    const mostPt = record.bottomPt - record.topPt - findOverhead(record) - LEAST_TEXT_PT;
    const least = reachPt <= mostPt ? reachPt : findLeastPart(galley);
    this.#least.set(galley, least);
    return least;
  }

  /** Gives the notes of these calls to the page; what `roomPt` cannot take is carried over to the next page. */
  place(calls: readonly string[], record: PageRecord, roomPt: number): void {
    const limitPt = record.foot + roomPt;
    for (const note of this.#findOpen(calls, record)) {
      this.#placed.add(note.id);
      this.#placeNote(note, record, limitPt - record.foot);
    }
  }

  /** Takes the notes of these calls off a page again: the calls go to the next. */
  takeBack(calls: readonly string[], record: PageRecord): void {
    for (const id of calls) {
      this.#placed.delete(id);
      this.#known.delete(id);
      const index = record.notes.findIndex((note) => note.id === id);
      const [note] = index < 0 ? [] : record.notes.splice(index, 1);
      if (note !== undefined)
        record.foot -= note.galley.heightPt + (record.notes.length === 0 ? findOverhead(record) : 0);
    }
    this.#carried = this.#carried.filter(({ id }) => !calls.includes(id));
  }

  /**
   * Places what the page before could not take on a page that has just begun, at most on four fifths of it.
   *
   * @param headPt - Height that heads of tables hold on it.
   */
  openPage(record: PageRecord, headPt: number): void {
    // Something of the first is placed on any new page, however low, so that notes come to an end.
    this.#placeCarried(record, (record.bottomPt - record.topPt - headPt) * MOST_CARRIED, true);
  }

  /**
   * Places it on a page that has begun already.
   *
   * @param freePt - Room below what stands on the page.
   */
  placeCarried(record: PageRecord, freePt: number): void {
    this.#placeCarried(record, Math.min((record.bottomPt - record.topPt) * MOST_CARRIED, freePt), false);
  }

  #placeCarried(record: PageRecord, roomPt: number, isForced: boolean): void {
    const carried = this.#carried;
    this.#carried = [];
    carried.forEach((note, index) => {
      this.#placeNote(note, record, roomPt - record.foot, isForced && index === 0);
    });
  }

  get hasCarried(): boolean {
    return this.#carried.length > 0;
  }

  /** Height of what waits for the next page, in pt. */
  get carriedPt(): number {
    return this.#carried.reduce((sum, { galley }) => sum + galley.heightPt, 0);
  }

  /** Gives up on pages: the notes that wait are handed back. */
  takeCarried(): readonly FootNote[] {
    return this.#carried.splice(0);
  }

  #placeNote(late: FootNote, record: PageRecord, roomPt: number, force = false): void {
    const note = this.#fitWidth(late, record);
    const overhead = record.notes.length === 0 ? findOverhead(record) : 0;
    const header = note.begun === true ? this.#findHeader(note, record, roomPt - overhead) : undefined;
    const free = roomPt - overhead - (header?.heightPt ?? 0);
    if (note.galley.heightPt <= free + 0.01) {
      const galley = putAbove(header, note.galley);
      record.notes.push(galley === note.galley ? note : { ...note, galley });
      record.foot += galley.heightPt + overhead;
      return;
    }
    if (this.#carried.length > 0 || (!force && this.#findLeast(note, record) > free + 0.01)) {
      this.#carried.push(note);
      return;
    }
    const { head, rest } = cutToFit(note.galley, free);
    const galley = putAbove(header, head);
    record.notes.push({ ...note, galley });
    record.foot += galley.heightPt + overhead;
    if (rest.items.length > 0) this.#carried.push({ ...note, galley: rest, begun: true, from: findFirstLine(rest) });
  }

  /** Sets a note that comes from a page of another measure anew. */
  #fitWidth(note: FootNote, record: PageRecord): FootNote {
    const { widthPt } = findNoteMeasure(record);
    if (note.widthPt === widthPt || (note.begun === true && note.from === undefined)) return note;
    const galley = this.#layOut(note.id, widthPt, note.from);
    return galley === undefined ? note : { ...note, galley, widthPt };
  }

  #findHeader({ id, galley }: FootNote, record: PageRecord, roomPt: number): Galley | undefined {
    return fitHeader(this.#layOutHeader(id, findNoteMeasure(record).widthPt), galley, roomPt);
  }

  #findOpen(calls: readonly string[], record: PageRecord): readonly FootNote[] {
    if (calls.length === 0) return NO_NOTES;
    const { widthPt } = findNoteMeasure(record);
    const notes: FootNote[] = [];
    for (const id of calls) {
      if (this.#placed.has(id)) continue;
      let known = this.#known.get(id);
      if (known?.widthPt !== widthPt) {
        known = { galley: this.#layOut(id, widthPt), widthPt };
        this.#known.set(id, known);
      }
      if (known.galley !== undefined) notes.push({ id, galley: known.galley, widthPt });
    }
    return notes;
  }
}

/** Space, rule and padding above the first note of a page, and below the last, in pt. */
export function findOverhead(record: PageRecord): number {
  const { marginTopPt, paddingTopPt, border, box } = record.style.footnoteArea;
  const belowPt = box === undefined ? 0 : box.insets.bottom + box.margin.bottom;
  return marginTopPt + border.widthPt + paddingTopPt + belowPt;
}

/** Left edge of the notes within the text's own, and their width, in pt. */
export function findNoteMeasure({ style, widthPt }: PageRecord): {
  readonly offsetPt: number;
  readonly widthPt: number;
} {
  const { box } = style.footnoteArea;
  if (box === undefined) return { offsetPt: 0, widthPt };
  const offsetPt = box.margin.left + box.insets.left;
  return { offsetPt, widthPt: widthPt - offsetPt - box.margin.right - box.insets.right };
}
