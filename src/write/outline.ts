import type { Destination, OutlineEntry } from "../model/page.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { pdfText } from "./pdf-values.js";

interface OutlineNode {
  readonly entry: OutlineEntry | undefined;
  readonly children: OutlineNode[];
  readonly reference: PDFReference;
}

/** What bookmarks point to. */
export interface OutlineTargets {
  findDestination(id: string): Destination | undefined;
  formatDestination(destination: Destination): unknown;
  findElement(entry: OutlineEntry): PDFReference | undefined;
}

/** Writes the bookmarks as a tree by their levels. @returns `undefined` if there are none. */
export function writeOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  targets: OutlineTargets,
): PDFReference | undefined {
  const placed = entries.filter((entry) => targets.findDestination(entry.target) !== undefined);
  if (placed.length === 0) return undefined;
  const root: OutlineNode = { entry: undefined, children: [], reference: file.ref({}) };
  const path: { readonly level: number; readonly node: OutlineNode }[] = [{ level: 0, node: root }];
  for (const entry of placed) {
    while ((path.at(-1)?.level ?? 0) >= entry.level && path.length > 1) path.pop();
    const node: OutlineNode = { entry, children: [], reference: file.ref({}) };
    path.at(-1)?.node.children.push(node);
    path.push({ level: entry.level, node });
  }
  root.reference.data = { Type: "Outlines", ...linkChildren(root), Count: countShown(root) };
  root.reference.end();
  writeChildren(root, targets);
  return root.reference;
}

function writeChildren(parent: OutlineNode, targets: OutlineTargets): void {
  parent.children.forEach((node, index) => {
    const { entry } = node;
    if (entry === undefined) return;
    const destination = targets.findDestination(entry.target);
    const element = targets.findElement(entry);
    const previous = parent.children[index - 1];
    const next = parent.children[index + 1];
    node.reference.data = {
      Title: pdfText(entry.title),
      Parent: parent.reference,
      ...(previous === undefined ? {} : { Prev: previous.reference }),
      ...(next === undefined ? {} : { Next: next.reference }),
      ...linkChildren(node),
      ...(node.children.length > 0 ? { Count: countShown(node) * (entry.closed === true ? -1 : 1) } : {}),
      ...(destination === undefined ? {} : { Dest: targets.formatDestination(destination) }),
      ...(element === undefined ? {} : { SE: element }),
    };
    node.reference.end();
    writeChildren(node, targets);
  });
}

function linkChildren(node: OutlineNode): Readonly<Record<string, PDFReference>> {
  const [first] = node.children;
  const last = node.children.at(-1);
  return first === undefined || last === undefined ? {} : { First: first.reference, Last: last.reference };
}

/** Bookmarks that are shown below this one where it is open (ISO 32000-1, 12.3.3). */
function countShown(node: OutlineNode): number {
  return node.children.reduce((sum, child) => sum + 1 + (child.entry?.closed === true ? 0 : countShown(child)), 0);
}
