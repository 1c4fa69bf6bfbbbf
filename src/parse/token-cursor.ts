import type { Region } from "./region.js";

/** How far beyond its expected place a token is looked for. */
const MARGIN = 200;

/**
 * Finds where marked's tokens stand. They come in the order of the text and carry their source as `raw`, which is
 * exact but where marked expanded tabs, rewrote the boxes of tasks or took a blank for a line end; then the first line's visible text is looked for.
 */
export class TokenCursor {
  readonly #region: Region;
  #position: number;

  /** @param offset - Where the first token is expected. */
  constructor(region: Region, offset = 0) {
    this.#region = region;
    this.#position = offset;
  }

  /** @returns The offset at which the next token begins in the region's text. */
  locate(raw: string): number {
    const { text } = this.#region;
    const isHere = text.startsWith(raw, this.#position) || text.startsWith(raw.trimEnd(), this.#position);
    const start = isHere ? this.#position : this.#search(raw);
    this.#position = Math.min(text.length, start + raw.length);
    return start;
  }

  #search(raw: string): number {
    const window = this.#region.text.slice(this.#position, this.#position + raw.length + MARGIN);
    const exact = window.indexOf(raw);
    if (exact >= 0) return this.#position + exact;
    const line = raw.trimStart().split("\n", 1)[0]?.trim() ?? "";
    return this.#position + Math.max(0, window.indexOf(line));
  }
}
