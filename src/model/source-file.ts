/** One text file as read: decoded, without BOM, line ends as `\n`. */
export interface SourceFile {
  /** Path as shown in diagnostics, relative to the project's root, e.g. "briefs/ghana.md". */
  readonly path: string;
  /** The whole text, frontmatter included. */
  readonly text: string;
  /** Offset in `text` where the Markdown body begins; 0 without frontmatter. */
  readonly bodyOffset: number;
  /** Line, from 1, on which the Markdown body begins. */
  readonly bodyLine: number;
}
