const BACKTICKS = /`+/y;

/**
 * Reads code spans; one reader serves one text, since it remembers where the last run of each length stands. Without
 * that, a row of runs that nothing closes would be searched to the end again and again.
 *
 * @see CommonMark 0.31.2, 6.1
 */
export class CodeSpanReader {
  readonly #text: string;
  /** Offset of the last run of backticks, by its length. */
  #lastRuns: ReadonlyMap<number, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Counts the backticks that follow each other from the offset on. */
  runLength(offset: number): number {
    BACKTICKS.lastIndex = offset;
    return BACKTICKS.exec(this.#text)?.[0].length ?? 0;
  }

  /**
   * Reads what begins at a run of backticks.
   *
   * @param offset - Where the run begins; later each time.
   * @returns The code and the offset behind the closing run; `undefined` if nothing closes it.
   */
  read(offset: number): { readonly value: string; readonly end: number } | undefined {
    const length = this.runLength(offset);
    const end = this.#findClosing(offset + length, length);
    if (end === undefined) return undefined;
    const content = this.#text.slice(offset + length, end).replaceAll("\n", " ");
    const isPadded = content.startsWith(" ") && content.endsWith(" ") && content.trim() !== "";
    return { value: isPadded ? content.slice(1, -1) : content, end: end + length };
  }

  #findClosing(offset: number, length: number): number | undefined {
    this.#lastRuns ??= this.#findLastRuns(offset);
    if ((this.#lastRuns.get(length) ?? -1) < offset) return undefined;
    let position = this.#text.indexOf("`", offset);
    while (position >= 0) {
      const run = this.runLength(position);
      if (run === length) return position;
      position = this.#text.indexOf("`", position + run);
    }
    return undefined;
  }

  /** What stands before the first code span is left out: the text begins with the document, not with the paragraph. */
  #findLastRuns(offset: number): ReadonlyMap<number, number> {
    const runs = this.#text.slice(offset).matchAll(/`+/g);
    return new Map(Array.from(runs, (run) => [run[0].length, offset + run.index]));
  }
}
