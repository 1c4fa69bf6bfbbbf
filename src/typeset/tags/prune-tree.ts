import type { StyledElement, StyledNode } from "../../model/styled.js";
import type { Mark, StructureType, TagElement } from "../../model/tag-tree.js";

/** Where elements and texts of the styled page stand in the tree. */
interface TagMaps {
  readonly marks: ReadonlyMap<StyledNode, Mark>;
  readonly elements: ReadonlyMap<StyledElement, TagElement>;
}

/** @returns All tags and leaves of these elements and of what is in them. */
export function collectTags(elements: Iterable<StyledElement>, maps: TagMaps): ReadonlySet<TagElement | Mark> {
  const tags = new Set<TagElement | Mark>();
  const visit = (node: StyledNode): void => {
    const mark = maps.marks.get(node);
    if (mark !== undefined) tags.add(mark);
    if (node.kind !== "element") return;
    const tag = maps.elements.get(node);
    if (tag !== undefined) tags.add(tag);
    for (const child of node.children) visit(child);
  };
  for (const element of elements) visit(element);
  return tags;
}

/** An empty cell keeps its place. */
const CELLS: ReadonlySet<StructureType> = new Set(["TD", "TH"] as const);

/** Takes tags out of a tree, and what held nothing but these. */
export function pruneTree(root: TagElement, gone: ReadonlySet<TagElement | Mark>): void {
  const left = root.children.filter((child) => {
    if (gone.has(child)) return false;
    if (child.kind === "leaf" || child.children.length === 0) return true;
    pruneTree(child, gone);
    return child.children.length > 0 || CELLS.has(child.type);
  });
  if (left.length < root.children.length) root.children.splice(0, Infinity, ...left);
}
