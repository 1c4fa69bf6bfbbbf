import type { Galley } from "../galley.js";
import type { BlockNode } from "../layout-node.js";

/** A block that floats to an edge of its column (`float-reference: column`), laid out for its width. */
export interface ColumnFloat {
  readonly node: BlockNode;
  readonly galley: Galley;
  readonly marginTopPt: number;
  /** Height that it holds, its margins included: they keep it from the text. */
  readonly takenPt: number;
  /** Where it stands in the flow. */
  readonly y: number;
}

/** Floats on their way into the columns: since they keep their order, two places in it say all. */
export interface FloatQueue {
  /** All floats of a flow, in order. */
  readonly all: readonly ColumnFloat[];
  /** The first that has no column. */
  readonly placed: number;
  /** The first whose anchor has none; those before it wait. */
  readonly called: number;
}

/** The floats of one column in the making: where one has no room, those behind it wait with it. */
export class ColumnFloats {
  readonly floats: ColumnFloat[] = [];
  heightPt = 0;
  readonly #all: readonly ColumnFloat[];
  #placed: number;
  #called: number;

  constructor({ all, placed, called }: FloatQueue) {
    this.#all = all;
    this.#placed = placed;
    this.#called = called;
  }

  /** The column has come to what stands above `y` in the flow: what is called there waits for a place. */
  call(y: number): void {
    for (let float = this.#all[this.#called]; float !== undefined && float.y <= y; float = this.#all[this.#called])
      this.#called++;
  }

  /** Takes what waits and has room; `roomPt` is what all floats of the column may hold. */
  place(roomPt: number): void {
    while (this.#placed < this.#called) {
      const float = this.#all[this.#placed];
      if (float === undefined || this.heightPt + float.takenPt > roomPt) return;
      this.floats.push(float);
      this.heightPt += float.takenPt;
      this.#placed++;
    }
  }

  get left(): FloatQueue {
    return { all: this.#all, placed: this.#placed, called: this.#called };
  }
}

/** @returns Whether floats wait for a column. */
export function isWaiting({ placed, called }: FloatQueue): boolean {
  return placed < called;
}
