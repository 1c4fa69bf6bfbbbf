import type { LayoutItem } from "./layout-item.js";
import { LAYOUT_ARTIFACT } from "./tags/build-tag-tree.js";

/** @returns A copy for a place where the head of a table comes again: it is drawn, but is no text of the document. */
export function copyAsArtifact(item: LayoutItem): LayoutItem {
  if (item.kind === "box") return { ...item };
  const copy = item.clone();
  copy.artifact = LAYOUT_ARTIFACT;
  return copy;
}
