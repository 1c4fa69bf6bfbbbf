import type { FrontMatter } from "./front-matter.js";
import type { SourceFile } from "./source-file.js";

/** A brief as read: its text, and what its frontmatter says after validation. */
export interface Brief {
  readonly source: SourceFile;
  readonly frontMatter: FrontMatter;
}
