import type { PagedDocument } from "../model/page.js";
import type { TagElement, TagLeaf } from "../model/tag-tree.js";
import { foldTexts } from "./fold-text.js";

/** The text that was really drawn, in reading order. */
export interface PageText {
  /** Folded text of all leaves, one behind the other. */
  readonly text: string;
  /** Where leaves begin and end in `text`; 0 and the length are among them. */
  readonly boundaries: ReadonlySet<number>;
  readonly leaves: readonly LeafText[];
}

/** What was drawn for a leaf. */
export interface LeafText {
  readonly leaf: TagLeaf;
  /** Where it begins in the whole text. */
  readonly start: number;
  /** Folded. */
  readonly drawn: string;
  /** What the tag says, folded. */
  readonly meant: string;
}

/** Reads the drawn text back from the pages, leaf by leaf of the tag tree. */
export function readPages(document: PagedDocument): PageText {
  const words = collectDrawnText(document);
  const leaves = listLeaves(document.tags);
  const drawn = foldTexts(leaves.map((leaf) => words.get(leaf) ?? ""));
  const meant = foldTexts(leaves.map((leaf) => leaf.text));
  const boundaries = new Set([0]);
  let position = 0;
  const texts = leaves.map((leaf, index) => {
    const text = { leaf, start: position, drawn: drawn[index] ?? "", meant: meant[index] ?? "" };
    position += text.drawn.length;
    boundaries.add(position);
    return text;
  });
  return { text: drawn.join(""), boundaries, leaves: texts };
}

function collectDrawnText(document: PagedDocument): ReadonlyMap<TagLeaf, string> {
  const drawn = new Map<TagLeaf, string>();
  for (const page of document.pages) {
    for (const item of page.items) {
      if (item.kind !== "line") continue;
      for (const { mark, pieces, opacity } of item.runs) {
        // What nobody can see was not drawn.
        if (mark.kind !== "leaf" || opacity === 0) continue;
        let text = drawn.get(mark) ?? "";
        // Hyphens that a line break made are not the author's text.
        for (const piece of pieces) if (piece.kind === "word") text += piece.text;
        drawn.set(mark, text);
      }
    }
  }
  return drawn;
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
