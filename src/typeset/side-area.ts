import type { NoteArea } from "../model/styled.js";
import { cutGalley, placeGalley } from "./galley.js";
import type { Galley } from "./galley.js";
import { moveItem } from "./layout-item.js";
import type { PdfmakePage } from "./pdfmake.js";
import type { PageRecord } from "./page-record.js";

/** A side note ready to be placed, with its vertical margins in pt. */
export interface SideNote {
  readonly galley: Galley;
  readonly marginTopPt: number;
  readonly marginBottomPt: number;
}

/** Where a note would like to stand. */
export interface Anchor {
  page: number;
  y: number;
}

/**
 * The note area beside the text (`@leftnote`, `@rightnote`). A note stands level with its anchor, or below the note
 * before it, or at the top of the next page's area; the order is kept. Only a note that is taller than a page is split.
 */
export class SideArea {
  readonly #pages: () => readonly PdfmakePage[];
  #queue: SideNote[] = [];
  #lowest = 0;

  /** Width of the area, in pt. */
  readonly widthPt: number;
  /** Whether the pages have a note area at all; without it side notes stand in the text. */
  readonly exists: boolean;

  /** @param pages - The pages that exist so far. */
  constructor(pages: () => readonly PdfmakePage[], area: NoteArea | undefined) {
    this.#pages = pages;
    this.widthPt = area?.widthPt ?? 0;
    this.exists = area !== undefined;
  }

  get isWaiting(): boolean {
    return this.#queue.length > 0;
  }

  /** Places a note at its anchor or later; keeps it for the next page if no page so far can take it. */
  add(note: SideNote, anchor: Anchor): void {
    let waiting: SideNote | undefined = note;
    const from = Math.max(anchor.page, this.#lowest);
    for (let index = from; index < this.#pages().length && waiting !== undefined && !this.isWaiting; index++) {
      waiting = this.#tryPage(waiting, index, index === anchor.page && waiting === note ? anchor.y : 0);
    }
    if (waiting !== undefined) this.#queue.push(waiting);
  }

  /** Places waiting notes on a page that has just begun. */
  openPage(index: number): void {
    const queue = this.#queue;
    this.#queue = [];
    for (const note of queue) this.add(note, { page: index, y: 0 });
  }

  /** @returns What is left of the note: nothing if it is placed, all of it if the page has no room. */
  #tryPage(note: SideNote, index: number, wantedY: number): SideNote | undefined {
    const page = this.#pages()[index];
    const record = page?.record;
    if (page === undefined || record === undefined) return note;
    const y = findStart(note, record, wantedY);
    const bottom = record.bottomPt - record.wholeFoot;
    if (y + note.galley.heightPt <= bottom + 0.01) {
      this.#paint(note, note.galley, page, record, y);
      this.#lowest = index;
      return undefined;
    }
    const taller = note.galley.heightPt > record.bottomPt - record.topPt;
    if (!taller || y > record.topPt + 0.01) return note;
    const { head, rest } = cutGalley(note.galley, bottom - y);
    this.#paint({ ...note, marginBottomPt: 0 }, head, page, record, y);
    this.#lowest = index;
    return { ...note, galley: rest };
  }

  #paint(note: SideNote, galley: Galley, page: PdfmakePage, record: PageRecord, y: number): void {
    const { noteArea, margin, widthPt } = record.style;
    if (noteArea === undefined) return;
    const x = noteArea.side === "left" ? margin.left : widthPt - margin.right - noteArea.widthPt;
    const items = placeGalley(galley, x, y);
    for (const item of items) page.items.push({ type: item.kind, item });
    const { marginTopPt, marginBottomPt } = note;
    record.sideNotes.push({ items, y, heightPt: galley.heightPt, marginTopPt, leastY: findStart(note, record, 0) });
    record.sideBottomY = y + galley.heightPt;
    record.sideY = record.sideBottomY + marginBottomPt;
  }
}

/**
 * Moves the side notes of a page up, the last ones first and no further than needed, so that they end above `limitY`.
 *
 * @returns Whether that is possible; if not, nothing moves.
 */
export function raiseSideNotes(record: PageRecord, limitY: number): boolean {
  const targets: number[] = [];
  let bottom = limitY;
  for (const note of [...record.sideNotes].reverse()) {
    const y = Math.min(note.y, bottom - note.heightPt);
    targets.unshift(y);
    bottom = y - Math.max(note.marginTopPt, LEAST_GAP_PT);
  }
  const [first] = record.sideNotes;
  if (first === undefined || (targets[0] ?? 0) < first.leastY - 0.01) return false;
  record.sideNotes.forEach((note, index) => {
    const dy = (targets[index] ?? note.y) - note.y;
    for (const item of note.items) moveItem(item, 0, dy);
    note.y += dy;
  });
  record.sideBottomY = Math.min(record.sideBottomY, limitY);
  return true;
}

/** Distance that raised notes keep, in pt. */
const LEAST_GAP_PT = 12;

function findStart(note: SideNote, record: PageRecord, wantedY: number): number {
  const used = record.sideY > record.topPt + 0.01;
  const stacked = used ? record.sideY + note.marginTopPt : record.topPt;
  return Math.max(wantedY, stacked);
}
