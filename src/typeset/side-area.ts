import type { ComputedStyle } from "../model/computed-style.js";
import type { NoteArea, NoteAreas } from "../model/page-style.js";
import { cutToFit, findFirstLine, fitHeader, placeGalley, putAbove } from "./galley.js";
import type { Galley } from "./galley.js";
import { moveItem } from "./layout-item.js";
import type { PdfmakePage } from "./pdfmake.js";
import type { PageRecord, SideState } from "./page-record.js";
import type { TextLine } from "./paragraph/text-line.js";

/** A side note ready to be placed, with its vertical margins in pt. */
export interface SideNote {
  readonly galley: Galley;
  /** Width that the galley was set to, in pt. */
  readonly widthPt: number;
  /** Sets the note, or the rest of it from a line on, to another width; `undefined` where that cannot be done. */
  readonly layOut: (widthPt: number, from?: TextLine) => Galley | undefined;
  /** The first line that no earlier page has. */
  readonly from?: TextLine | undefined;
  readonly marginTopPt: number;
  readonly marginBottomPt: number;
  /** Makes what stands above each part but the first; `undefined` for nothing. */
  readonly layOutHeader: ((widthPt: number) => Galley) | undefined;
  /** It has begun on an earlier page. */
  readonly begun: boolean;
}

/** Where a note would like to stand. */
export interface Anchor {
  page: number;
  y: number;
}

/** Values of `float` that ask for a place beside the text. */
export type SideFloat = Extract<ComputedStyle["float"], "sidenote" | "leftnote" | "rightnote">;

/** @returns Whether the value of `float` asks for a place beside the text. */
export function isSideFloat(float: ComputedStyle["float"]): float is SideFloat {
  return float === "sidenote" || float === "leftnote" || float === "rightnote";
}

/** @returns The side of the page where such a note stands; `undefined` if the page has no area for it. */
function findSide(float: SideFloat, { left, right }: NoteAreas): "left" | "right" | undefined {
  switch (float) {
    case "leftnote":
      return left && "left";
    case "rightnote":
      return right && "right";
    case "sidenote":
      return right === undefined ? left && "left" : "right";
  }
}

/** @returns The area of the page for such a note. */
export function findNoteArea(float: SideFloat, areas: NoteAreas): NoteArea | undefined {
  const side = findSide(float, areas);
  return side && areas[side];
}

/**
 * The note areas beside the text (`@leftnote`, `@rightnote`). A note stands level with its anchor, or below the note
 * before it, or at the top of the next page's area; the order is kept. Only a note that is taller than a page is split.
 */
export class SideArea {
  readonly #lanes: Readonly<Record<SideFloat, SideLane>>;

  /** @param pages - The pages that exist so far. */
  constructor(pages: () => readonly PdfmakePage[]) {
    this.#lanes = {
      sidenote: new SideLane("sidenote", pages),
      leftnote: new SideLane("leftnote", pages),
      rightnote: new SideLane("rightnote", pages),
    };
  }

  /** Height of the notes that no page so far could take, in pt. */
  get waitingPt(): number {
    return Object.values(this.#lanes).reduce((sum, { waitingPt }) => sum + waitingPt, 0);
  }

  /** Places a note at its anchor or later; keeps it for the next page if no page so far can take it. */
  add(float: SideFloat, note: SideNote, anchor: Anchor): void {
    this.#lanes[float].add(note, anchor);
  }

  /** Places waiting notes on a page that has just begun. */
  openPage(index: number): void {
    for (const lane of Object.values(this.#lanes)) lane.openPage(index);
  }

  /** Gives up on pages: the notes that wait are handed back. */
  takeWaiting(): readonly SideNote[] {
    return Object.values(this.#lanes).flatMap((lane) => lane.queue.splice(0));
  }
}

/** Notes of one kind: they keep their order. */
class SideLane {
  readonly #float: SideFloat;
  readonly #pages: () => readonly PdfmakePage[];
  #lowest = 0;
  queue: SideNote[] = [];

  constructor(float: SideFloat, pages: () => readonly PdfmakePage[]) {
    this.#float = float;
    this.#pages = pages;
  }

  add(note: SideNote, anchor: Anchor): void {
    let waiting: SideNote | undefined = note;
    const from = Math.max(anchor.page, this.#lowest);
    for (let index = from; index < this.#pages().length && waiting !== undefined && this.queue.length === 0; index++) {
      waiting = this.#tryPage(waiting, index, index === anchor.page && waiting === note ? anchor.y : 0);
    }
    if (waiting !== undefined) this.queue.push(waiting);
  }

  get waitingPt(): number {
    return this.queue.reduce((sum, { galley }) => sum + galley.heightPt, 0);
  }

  openPage(index: number): void {
    if (this.queue.length === 0) return;
    const { queue } = this;
    this.queue = [];
    for (const note of queue) this.add(note, { page: index, y: 0 });
  }

  /** @returns What is left of the note: nothing if it is placed, all of it if the page has no room. */
  #tryPage(note: SideNote, index: number, wantedY: number): SideNote | undefined {
    const page = this.#pages()[index];
    const record = page?.record;
    const side = record && findSide(this.#float, record.style.noteAreas);
    const area = side && record.style.noteAreas[side];
    if (page === undefined || record === undefined || side === undefined || area === undefined) return note;
    const set = fitWidth(note, area.widthPt);
    const { galley } = set;
    const y = findStart(set, record.sides[side], record, wantedY);
    const bottom = record.bottomPt - record.wholeFoot - record.head;
    const header = set.begun ? fitHeader(set.layOutHeader?.(set.widthPt), galley, bottom - y) : undefined;
    const fullPt = galley.heightPt + (header?.heightPt ?? 0);
    if (y + fullPt <= bottom + 0.01) {
      paint(set, putAbove(header, galley), { page, record, side, area }, y);
      this.#lowest = index;
      return undefined;
    }
    const taller = fullPt > record.bottomPt - record.topPt;
    if (!taller || y > record.topPt + 0.01) return set;
    const { head, rest } = cutToFit(galley, bottom - y - (header?.heightPt ?? 0));
    paint({ ...set, marginBottomPt: 0 }, putAbove(header, head), { page, record, side, area }, y);
    this.#lowest = index;
    if (rest.items.length === 0) return undefined;
    return { ...set, galley: rest, begun: true, from: findFirstLine(rest) };
  }
}

function fitWidth(note: SideNote, widthPt: number): SideNote {
  if (note.widthPt === widthPt || (note.begun && note.from === undefined)) return note;
  const galley = note.layOut(widthPt, note.from);
  return galley === undefined ? note : { ...note, galley, widthPt };
}

interface Place {
  readonly page: PdfmakePage;
  readonly record: PageRecord;
  readonly side: "left" | "right";
  readonly area: NoteArea;
}

function paint(note: SideNote, galley: Galley, { page, record, side, area }: Place, y: number): void {
  const { margin, insets, widthPt } = record.style;
  const x = side === "left" ? margin.left + insets.left : widthPt - margin.right - insets.right - area.widthPt;
  const items = placeGalley(galley, x - record.shiftPt, y);
  for (const item of items) page.items.push({ type: item.kind, item });
  const { marginTopPt, marginBottomPt } = note;
  const state = record.sides[side];
  state.notes.push({ items, y, heightPt: galley.heightPt, marginTopPt, leastY: findStart(note, state, record, 0) });
  state.bottomY = y + galley.heightPt;
  state.y = state.bottomY + marginBottomPt;
}

/**
 * Moves the side notes at one side of a page up, the last ones first and no further than needed, so that they end above
 * `limitY`.
 *
 * @returns Whether that is possible; if not, nothing moves.
 */
export function raiseSideNotes(state: SideState, limitY: number): boolean {
  const targets: number[] = [];
  let bottom = limitY;
  for (const note of [...state.notes].reverse()) {
    const y = Math.min(note.y, bottom - note.heightPt);
    targets.unshift(y);
    bottom = y - Math.max(note.marginTopPt, LEAST_GAP_PT);
  }
  const [first] = state.notes;
  if (first === undefined || (targets[0] ?? 0) < first.leastY - 0.01) return false;
  state.notes.forEach((note, index) => {
    const dy = (targets[index] ?? note.y) - note.y;
    for (const item of note.items) moveItem(item, 0, dy);
    note.y += dy;
  });
  state.bottomY = Math.min(state.bottomY, limitY);
  return true;
}

/** Distance that raised notes keep, in pt. */
const LEAST_GAP_PT = 12;

function findStart(note: SideNote, state: SideState, { topPt }: PageRecord, wantedY: number): number {
  const used = state.y > topPt + 0.01;
  const stacked = used ? state.y + note.marginTopPt : topPt;
  return Math.max(wantedY, stacked);
}
