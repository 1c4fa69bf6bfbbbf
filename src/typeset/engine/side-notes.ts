import type { Galley } from "../galley.js";
import { resolveAuto } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";
import { findNoteArea, isSideFloat } from "../side-area.js";
import type { SideArea } from "../side-area.js";
import type { TextLine } from "../paragraph/text-line.js";
import type { StartRecord } from "./block-starts.js";
import { continueBlock } from "./continue-block.js";
import { layOutContinued } from "./lay-out-continued.js";
import type { PageWriter } from "./page-writer.js";

/** What lays side notes out. */
interface NoteHost {
  readonly writer: PageWriter;
  detach(node: BlockNode, widthPt: number): Galley;
  processNode(node: BlockNode): void;
  /** @returns What takes back what was taken out of the flow since. */
  mark(): () => void;
  /** Takes what floats to an edge of the page, now that its anchor has a place. */
  holdFloat(node: BlockNode): void;
}

/** Side notes on their way from the flow to the note area, and floats that stand in what is laid out apart. */
export class SideNotes {
  readonly #side: SideArea;
  readonly #host: NoteHost;
  /** Notes of blocks that were laid out apart and have no place yet. */
  #detached: { readonly node: BlockNode; readonly start: StartRecord | undefined }[] = [];

  constructor(side: SideArea, host: NoteHost) {
    this.#side = side;
    this.#host = host;
  }

  get waitingCount(): number {
    return this.#detached.length;
  }

  /** @returns Whether the page in work has a place beside the text for the block. */
  hasArea({ style }: BlockNode): boolean {
    const areas = this.#host.writer.pageRecord?.style.noteAreas;
    return areas !== undefined && isSideFloat(style.float) && findNoteArea(style.float, areas) !== undefined;
  }

  /** Keeps a note that stands in the flow itself. */
  hold(node: BlockNode): void {
    this.#detached.push({ node, start: undefined });
  }

  /** Forgets notes of a layout that was given up. */
  forget(count: number): void {
    this.#detached.length = count;
  }

  /** Places a note level with what began at `start`; within a block laid out apart it waits. */
  add(node: BlockNode, start: StartRecord | undefined): void {
    const { writer } = this.#host;
    if (writer.cuts !== undefined) {
      const { y: afterY } = writer.context();
      writer.cuts.notes.push({ node, y: start?.anchor?.y ?? afterY, afterY });
      return;
    }
    if (writer.record === undefined) {
      this.#detached.push({ node, start });
      return;
    }
    const { float, margin } = node.style;
    if (float === "top" || float === "bottom") {
      this.#host.holdFloat(node);
      return;
    }
    const area = isSideFloat(float) ? findNoteArea(float, writer.record.style.noteAreas) : undefined;
    if (!isSideFloat(float) || area === undefined) {
      this.#host.processNode(node);
      return;
    }
    const { widthPt } = area;
    const note = {
      galley: this.#host.detach(node, widthPt),
      widthPt,
      layOut: (otherPt: number, from?: TextLine) => this.#setAnew(node, otherPt, from),
      layOutHeader: layOutContinued(node, this.#host),
      begun: false,
      marginTopPt: resolveAuto(margin.top, widthPt) ?? 0,
      marginBottomPt: resolveAuto(margin.bottom, widthPt) ?? 0,
    };
    // Headings above may still go to the next page, and the note with them.
    writer.tail.whenSettled(() => {
      const { page, y } = writer.context();
      this.#side.add(float, note, start?.anchor ?? { page, y });
    });
  }

  /** What the note took out of the flow the first time has its place already. */
  #setAnew(node: BlockNode, widthPt: number, from: TextLine | undefined): Galley | undefined {
    const anew = node.rebuild();
    const rest = from === undefined ? anew : continueBlock(anew, from);
    const forget = this.#host.mark();
    const galley = rest && this.#host.detach(rest, widthPt);
    forget();
    return galley;
  }

  /** What was called in notes and floats at the end of the document follows them. */
  placeLast(): void {
    // Notes may have notes.
    while (this.#host.writer.record !== undefined && this.#detached.length > 0)
      this.placeDetached({ anchor: undefined });
  }

  /** Side notes that stand within a block that was laid out apart follow when the block has its place: level with what they belong to. */
  placeDetached(anchor: StartRecord): void {
    const { record, cuts } = this.#host.writer;
    if ((record === undefined && cuts === undefined) || this.#detached.length === 0) return;
    const notes = this.#detached;
    this.#detached = [];
    for (const { node, start } of notes) {
      const own = start && this.#host.writer.findAnchor(start);
      this.add(node, own === undefined ? anchor : { anchor: own });
    }
  }
}
