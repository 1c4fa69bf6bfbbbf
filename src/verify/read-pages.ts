import type { PagedDocument, TextRun } from "../model/page.js";
import type { TagElement, TagLeaf } from "../model/tag-tree.js";
import { foldText } from "./fold-text.js";

/** The text that was really drawn, in reading order. */
export interface PageText {
  /** Folded text of all leaves, one behind the other. */
  readonly text: string;
  /** Where leaves begin and end in `text`; 0 and the length are among them. */
  readonly boundaries: ReadonlySet<number>;
  /** The leaves with where they begin, and what was drawn for each. */
  readonly leaves: readonly { readonly leaf: TagLeaf; readonly start: number; readonly drawn: string }[];
}

/** Reads the drawn text back from the pages, leaf by leaf of the tag tree. */
export function readPages(document: PagedDocument): PageText {
  const drawn = collectDrawnText(document);
  const boundaries = new Set([0]);
  const leaves: { leaf: TagLeaf; start: number; drawn: string }[] = [];
  const texts: string[] = [];
  let position = 0;
  for (const leaf of listLeaves(document.tags)) {
    const text = foldText((drawn.get(leaf) ?? []).join(""));
    leaves.push({ leaf, start: position, drawn: text });
    texts.push(text);
    position += text.length;
    boundaries.add(position);
  }
  return { text: texts.join(""), boundaries, leaves };
}

function collectDrawnText(document: PagedDocument): ReadonlyMap<TagLeaf, readonly string[]> {
  const drawn = new Map<TagLeaf, string[]>();
  for (const page of document.pages) {
    for (const item of page.items) {
      if (item.kind !== "line") continue;
      for (const run of item.runs) {
        if (run.mark.kind !== "leaf") continue;
        const words = drawn.get(run.mark);
        if (words === undefined) drawn.set(run.mark, listWords(run));
        else words.push(...listWords(run));
      }
    }
  }
  return drawn;
}

/** Hyphens that a line break made are not the author's text. */
function listWords(run: TextRun): string[] {
  return run.pieces.flatMap((piece) => (piece.kind === "word" ? [piece.word.text] : []));
}

/** Leaves in reading order. The tree may be deep, so no recursion. */
function listLeaves(root: TagElement): readonly TagLeaf[] {
  const leaves: TagLeaf[] = [];
  const stack: (TagElement | TagLeaf)[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === "leaf") leaves.push(node);
    else for (let index = node.children.length - 1; index >= 0; index--) pushChild(stack, node.children[index]);
  }
  return leaves;
}

function pushChild(stack: (TagElement | TagLeaf)[], child: TagElement | TagLeaf | undefined): void {
  if (child !== undefined) stack.push(child);
}
