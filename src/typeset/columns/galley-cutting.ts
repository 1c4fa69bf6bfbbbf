import { CutRecord } from "./cut-record.js";

/** Which galley in work will be cut into columns: what is laid out apart within it is not. */
export class GalleyCutting<Context> {
  #current: { readonly context: Context; readonly cuts: CutRecord } | undefined;

  /** @returns What is noted of the galley that is laid out in this context, if it will be cut. */
  find(context: Context): CutRecord | undefined {
    return this.#current?.context === context ? this.#current.cuts : undefined;
  }

  /** Lays a galley out and notes where it may be cut. */
  record(context: Context, place: () => void): CutRecord {
    const before = this.#current;
    const cuts = new CutRecord();
    this.#current = { context, cuts };
    place();
    this.#current = before;
    return cuts;
  }
}
