import type { StyledElement } from "../../model/styled.js";
import {
  cutBelowLines,
  cutGalley,
  findCutHeight,
  findGalleyCalls,
  fitHeader,
  placeGalley,
  putAbove,
} from "../galley.js";
import type { Galley } from "../galley.js";
import { moveItem } from "../layout-item.js";
import { resolveAuto } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";
import type { PageRecord } from "../page-record.js";
import { raiseSideNotes } from "../side-area.js";
import { layOutContinued } from "./lay-out-continued.js";
import { findReached } from "./find-reached.js";
import { detachSmaller } from "./place-unbroken.js";
import type { PageWriter } from "./page-writer.js";

/** What lays floats out. */
interface FloatHost {
  readonly writer: PageWriter;
  detach(node: BlockNode, widthPt: number): Galley;
  detachSmaller(node: BlockNode, widthPt: number, tallestPt: number): Galley;
}

/** A float, or what is left of it, that was laid out for pages of one width. */
export interface LaidFloat {
  readonly node: BlockNode;
  readonly galley: Galley;
  readonly widthPt: number;
  readonly marginTopPt: number;
  readonly marginBottomPt: number;
  /** Some of it stands on an earlier page, so it keeps its width. */
  readonly begun: boolean;
}

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

/**
 * Blocks that float to the top or the foot of a page (`float: top`, `float: bottom`): of the page in work where they
 * stand in the flow, or of the next one that has room. They keep their order, and one that no page can take is split.
 *
 * Room for both kinds is held at the foot while a page is filled; when all pages are done, `lowerPages` moves the text
 * down by the height of what stands above it. So nothing that is placed has to move while layout goes on.
 */
export class PageFloats {
  readonly #host: FloatHost;
  /** Floats whose page is not decided: what follows them has to begin first. */
  #held: BlockNode[] = [];
  /** Floats that wait for a page with room. */
  #queue: LaidFloat[] = [];
  readonly #known = new Set<StyledElement>();
  #closed = false;
  #isInside = false;

  constructor(host: FloatHost) {
    this.#host = host;
  }

  /** Takes a block out of the flow. A side note that is set to another width brings what floats in it again. */
  hold(node: BlockNode): void {
    if (node.element !== undefined) {
      if (this.#known.has(node.element)) return;
      this.#known.add(node.element);
    }
    this.#held.push(node);
  }

  /** Whether blocks can float: not when all pages are done, and not within another float. */
  get isOpen(): boolean {
    return !this.#closed && !this.#isInside;
  }

  get heldCount(): number {
    return this.#held.length;
  }

  /** Height of what waits for a page, in pt. */
  get waitingPt(): number {
    return this.#queue.reduce((sum, { galley }) => sum + galley.heightPt, 0);
  }

  /** Gives floats to the page in work. Headings above them may still leave it, and rows are not placed yet: then it waits. */
  settle(): void {
    const { writer } = this.#host;
    const { record } = writer;
    if (record === undefined || !writer.isSettled) return;
    const held = this.#held;
    this.#held = [];
    for (const node of held) this.#queue.push(this.layOut(node, record.widthPt));
    this.#placeQueue(record);
  }

  /** Places waiting floats on a page that has just begun. */
  openPage(record: PageRecord): void {
    if (this.#queue.length === 0) return;
    this.#nameRest(record);
    const count = this.#queue.length;
    const isEmpty = record.foot <= TOLERANCE_PT;
    this.#placeQueue(record);
    // What an empty page cannot take no page can.
    if (isEmpty && this.#queue.length === count) {
      this.#shrinkOrSplit(record);
      this.#placeQueue(record);
    }
  }

  /** Floats that end the document stand below all notes that wait for a page. */
  finish(finishNotes: () => void): void {
    if (this.#known.size > 0 || this.#held.length > 0) {
      const last = this.#held;
      this.#held = [];
      finishNotes();
      this.#held = last;
      this.settle();
      finishNotes();
    }
    this.#closed = true;
  }

  /** Lays a float out apart from the pages. */
  layOut(node: BlockNode, widthPt: number): LaidFloat {
    const { margin } = node.style;
    this.#isInside = true;
    const galley = this.#host.detach(node, widthPt);
    this.#isInside = false;
    return {
      node,
      galley,
      widthPt,
      marginTopPt: resolveAuto(margin.top, widthPt) ?? 0,
      marginBottomPt: resolveAuto(margin.bottom, widthPt) ?? 0,
      begun: false,
    };
  }

  /** Places floats in their order until one does not fit: those behind it wait with it. */
  #placeQueue(record: PageRecord): void {
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      const float = next.begun || next.widthPt === record.widthPt ? next : this.#refit(next, record.widthPt);
      if (!this.#fits(float, record)) return;
      this.#queue.shift();
      this.#place(float, record);
    }
  }

  #refit(float: LaidFloat, widthPt: number): LaidFloat {
    const fitted = this.layOut(float.node.rebuild(), widthPt);
    this.#queue[0] = fitted;
    return fitted;
  }

  #fits(float: LaidFloat, record: PageRecord): boolean {
    const { writer } = this.#host;
    const { galley, node } = float;
    const calls = findGalleyCalls(galley);
    const takenPt = findTaken(float);
    const belowPt = record.bottomPt - record.foot - record.floorY - writer.foot.findHeight(calls, record);
    if (takenPt > Math.min(writer.findRoom(calls), belowPt) + TOLERANCE_PT) return false;
    const limitY = record.bottomPt - record.wholeFoot - record.head - takenPt;
    const sides = node.style.float === "top" ? SIDES : findReached(node);
    return sides.every((side) => {
      const state = record.sides[side];
      return state.bottomY <= limitY + TOLERANCE_PT || raiseSideNotes(state, limitY);
    });
  }

  #place(float: LaidFloat, record: PageRecord): void {
    const { writer } = this.#host;
    const { node, galley, marginTopPt } = float;
    const takenPt = findTaken(float);
    const calls = findGalleyCalls(galley);
    const isTop = node.style.float === "top";
    const y = isTop ? record.topPt + record.head : record.bottomPt - takenPt;
    record.foot += takenPt;
    if (isTop) record.head += takenPt;
    else {
      record.wholeFoot += takenPt;
      for (const item of record.floats.bottom) moveItem(item, 0, -takenPt);
    }
    for (const item of placeGalley(galley, record.leftPt - record.shiftPt, y + marginTopPt)) {
      (isTop ? record.floats.top : record.floats.bottom).push(item);
      writer.push(item);
    }
    if (calls.length > 0) writer.foot.place(calls, record, record.bottomPt - record.foot - record.floorY);
  }

  /** What goes on says so at its head. */
  #nameRest(record: PageRecord): void {
    const [float] = this.#queue;
    if (float === undefined || !float.begun) return;
    const roomPt = record.bottomPt - record.topPt;
    const header = fitHeader(layOutContinued(float.node, this.#host)?.(float.widthPt), float.galley, roomPt);
    this.#queue[0] = { ...float, galley: putAbove(header, float.galley) };
  }

  /** A page that holds nothing else takes the next float with its picture made smaller, or a part of it. */
  #shrinkOrSplit(record: PageRecord): void {
    const [float] = this.#queue;
    if (float === undefined) return;
    const { node, galley, widthPt } = float;
    const excessPt = findTaken(float) - (record.bottomPt - record.topPt);
    this.#isInside = true;
    const smaller = float.begun ? undefined : detachSmaller(node, galley, excessPt, widthPt, this.#host);
    this.#isInside = false;
    const shrunk = smaller && { ...float, galley: smaller };
    if (shrunk === undefined || !this.#fits(shrunk, record)) {
      this.#split(float, record);
      return;
    }
    this.#queue.shift();
    this.#place(shrunk, record);
  }

  /** Places the first part of a float that is taller than the page; the rest goes first on the next. */
  #split(float: LaidFloat, record: PageRecord): void {
    const { writer } = this.#host;
    const roomPt = record.bottomPt - record.topPt - float.marginTopPt;
    const fits = (heightPt: number, calls: readonly string[]): boolean =>
      heightPt <= roomPt - writer.foot.findHeight(calls, record) + TOLERANCE_PT;
    const { head, rest } =
      cutBelowLines(float.galley, roomPt - writer.foot.findHeight(findGalleyCalls(float.galley), record)) ??
      cutGalley(float.galley, Math.max(findCutHeight(float.galley, fits), 1));
    this.#queue.shift();
    if (rest.items.length > 0) this.#queue.unshift({ ...float, galley: rest, marginTopPt: 0, begun: true });
    this.#place({ ...float, galley: head, marginBottomPt: rest.items.length > 0 ? 0 : float.marginBottomPt }, record);
  }
}

const SIDES = ["left", "right"] as const;

/** Height that a float holds, its margins included: they keep it from the text. */
export function findTaken({ galley, marginTopPt, marginBottomPt }: LaidFloat): number {
  return Math.max(galley.heightPt + marginTopPt + marginBottomPt, 0);
}
