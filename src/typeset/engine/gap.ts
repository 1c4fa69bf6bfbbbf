/** The margin between two blocks, not yet spent: margins collapse (CSS 2.2, 8.3.1). */
export class Gap {
  #positive = 0;
  #negative = 0;

  /** Adds a margin that adjoins those already in the gap, in pt. */
  add(marginPt: number): void {
    if (marginPt > 0) this.#positive = Math.max(this.#positive, marginPt);
    else this.#negative = Math.min(this.#negative, marginPt);
  }

  /** pt. */
  get size(): number {
    return this.#positive + this.#negative;
  }

  /** Makes the gap larger by a part that no margin asks for, in pt. */
  widen(byPt: number): void {
    this.#positive += byPt;
  }

  clear(): void {
    this.#positive = 0;
    this.#negative = 0;
  }
}
