import type { TextItem } from "../../tests/inspect/pdf-content.js";
import type { PlacedLine, TagNode } from "./read-document.js";

/** How far letters reach above and below the baseline, as a share of the font size. */
const ABOVE = 0.7;
const BELOW = 0.21;

/** Puts the runs of one line together; raised figures belong to the line beside them. */
export class LineBuilder {
  readonly #block: TagNode | undefined;
  readonly #page: number;
  readonly #from: number;
  readonly #kind: PlacedLine["kind"];
  #left = Infinity;
  #right = -Infinity;
  #size = 0;
  #baseline = 0;
  #text = "";

  constructor(item: TextItem, block: TagNode | undefined, from: number) {
    this.#block = block;
    this.#page = item.page;
    this.#from = from;
    const marker = block?.type === "Lbl" && !block.isTerm;
    this.#kind = block === undefined ? "artifact" : marker ? "marker" : "text";
  }

  takes(item: TextItem, block: TagNode | undefined): boolean {
    if (block !== this.#block || item.page !== this.#page) return false;
    return Math.abs(item.y - this.#baseline) < 0.6 * Math.max(this.#size, item.size);
  }

  add(item: TextItem): void {
    if (item.size > this.#size) {
      this.#size = item.size;
      this.#baseline = item.y;
    }
    this.#left = Math.min(this.#left, item.x);
    // The space at a line's end is written, but does not count.
    if (item.inkWidth > 0) this.#right = Math.max(this.#right, item.x + item.inkWidth);
    this.#text += item.text;
  }

  finish(to: number): PlacedLine {
    return {
      page: this.#page,
      left: this.#left,
      right: Math.max(this.#right, this.#left),
      baseline: this.#baseline,
      bottom: this.#baseline - BELOW * this.#size,
      top: this.#baseline + ABOVE * this.#size,
      block: this.#block,
      kind: this.#kind,
      from: this.#from,
      to,
      text: this.#text,
    };
  }
}
