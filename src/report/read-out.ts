import type { StructureType, TagElement } from "../model/tag-tree.js";

/** Types within a line of text; all others begin a new one. */
const INLINE: ReadonlySet<StructureType> = new Set([
  "Span",
  "Quote",
  "Reference",
  "Code",
  "Link",
  "Em",
  "Strong",
  "Lbl",
  "Formula",
] as const);

/** What goes on with the line of its row or item, and what parts it from the text before. */
const JOINTS: ReadonlyMap<StructureType, string> = new Map([
  ["TD", " | "],
  ["TH", " | "],
  ["LBody", " "],
] as const);

interface Reading {
  text: string;
  /** Stands between what was read and what is read next. */
  gap: string;
  /** Length of the text where the row or item began. */
  start: number;
}

/**
 * @returns The text of an element in the order of the tags, as it is read out: a line for each block, a picture by its
 *   alternative text in brackets.
 */
export function readOut(element: TagElement): string {
  const reading: Reading = { text: "", gap: "", start: 0 };
  for (const child of element.children) read(child, reading);
  return reading.text
    .replaceAll(/ *\n\s*/gu, "\n")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}

function read(node: TagElement["children"][number], reading: Reading): void {
  if (node.kind === "leaf") {
    add(node.text, reading);
    return;
  }
  const joint = JOINTS.get(node.type);
  if (joint !== undefined) {
    if (reading.text.length > reading.start) reading.gap = joint;
  } else if (!INLINE.has(node.type)) breakLine(node.type, reading);
  if (node.type === "Figure") add(`[${node.alt ?? ""}]`, reading);
  for (const child of node.children) read(child, reading);
  if (joint === undefined && !INLINE.has(node.type)) breakLine(node.type, reading);
}

function add(text: string, reading: Reading): void {
  if (text === "") return;
  reading.text += (reading.text === "" ? "" : reading.gap) + text.replaceAll(/\s+/gu, " ");
  reading.gap = "";
}

/** The first paragraph of a cell or an item stands on its line, behind what parts it from the one before. */
function breakLine(type: StructureType, reading: Reading): void {
  const opensLine = type === "TR" || type === "LI";
  if (opensLine) reading.start = reading.text.length;
  if (opensLine || reading.gap === "") reading.gap = "\n";
}
