/**
 * A place in a file that a person wrote.
 *
 * Lines and columns count from 1; columns count UTF-16 code units, as editors do. `length` is in code units and
 * stays on the line.
 */
export interface Span {
  /** Path as it is shown to the author, with forward slashes, e.g. "briefs/ghana.md". */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length?: number;
}
