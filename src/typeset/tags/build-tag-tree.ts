/**
 * The tag tree of a styled page, in the order of the HTML: structure does not know where things are drawn. Each
 * element gets its structure element; each text, picture and page number the leaf that its drawing is marked with.
 */
import type { StyledElement, StyledNode, StyledSvg } from "../../model/styled.js";
import type { Artifact, Mark, StructureType, TagElement } from "../../model/tag-tree.js";
import { collectTags, pruneTree } from "./prune-tree.js";
import { findTagRole } from "./structure-types.js";
import { findTableHeads } from "./table-heads.js";
import type { TableHeads } from "./table-heads.js";
import { createTag } from "./tag-attributes.js";

/** A leaf whose text grows as nodes are added to it. */
interface GrowingLeaf {
  readonly kind: "leaf";
  text: string;
}

/** The tree with the ways from the styled page into it. */
export interface TagTree {
  readonly root: TagElement;
  findMark(node: StyledNode): Mark;
  findElement(element: StyledElement): TagElement | undefined;
  /** Takes what was left out of the pages out of the tree. */
  leaveOut(elements: Iterable<StyledElement>): void;
}

/** Marks decoration: painted, but not part of the text. */
export const LAYOUT_ARTIFACT: Artifact = { kind: "artifact", type: "Layout" };

interface Builder {
  readonly marks: Map<StyledNode, Mark>;
  readonly elements: Map<StyledElement, TagElement>;
  readonly docLang: string;
  /** Of the table that is being built. */
  table: TableHeads | undefined;
  /** Within a table of contents, whose lists are TOC. */
  inContents: boolean;
  /** Heads of tables that got an id. */
  heads: number;
}

/** @returns The tree of the page; decorations have no place in it. */
export function buildTagTree(body: StyledElement, lang: string): TagTree {
  const builder: Builder = {
    marks: new Map(),
    elements: new Map(),
    docLang: lang,
    table: undefined,
    inContents: false,
    heads: 0,
  };
  const root: TagElement = { kind: "element", type: "Document", children: [] };
  builder.elements.set(body, root);
  addChildren(body, root, builder);
  return {
    root,
    findMark: (node) => builder.marks.get(node) ?? LAYOUT_ARTIFACT,
    findElement: (element) => builder.elements.get(element),
    leaveOut: (elements) => {
      pruneTree(root, collectTags(elements, builder));
    },
  };
}

function addChildren(element: StyledElement, parent: TagElement, builder: Builder): void {
  if (element.tag === "dl") {
    addDescriptions(element, parent, builder);
    return;
  }
  let paragraph: TagElement | undefined;
  for (const child of element.children) {
    if (isUnseen(child, element, parent)) continue;
    if (needsParagraph(child, element, parent)) {
      paragraph ??= append(parent, { kind: "element", type: "P", children: [] });
      addNode(child, paragraph, builder);
      continue;
    }
    if (child.kind === "element") paragraph = undefined;
    addNode(child, parent, builder);
  }
}

/** Types whose parts keep their places: a table would be another one without a cell that cannot be seen. */
const TABLE_PARTS: ReadonlySet<StructureType> = new Set(["Table", "THead", "TBody", "TFoot", "TR"] as const);

/** @returns Whether nothing of a node is to be seen (`visibility`), so that there is nothing to read. */
function isUnseen(node: StyledNode, around: StyledElement, parent: TagElement): boolean {
  if (node.kind !== "element") return (node.kind === "svg" ? node : around).style.visibility !== "visible";
  if (node.style.visibility === "visible") return false;
  if (node.style.visibility === "collapse" && node.style.display === "table-row") return true;
  return !TABLE_PARTS.has(parent.type) && node.children.every((child) => isUnseen(child, node, parent));
}

/** Structure types that hold blocks only: bare text in them is put into a paragraph. */
const GROUPING: ReadonlySet<StructureType> = new Set([
  "Document",
  "Part",
  "Art",
  "Sect",
  "Div",
  "Aside",
  "BlockQuote",
  "Note",
] as const);

function needsParagraph(child: StyledNode, element: StyledElement, parent: TagElement): boolean {
  if (!GROUPING.has(parent.type)) return false;
  if (child.kind === "text") return child.text.trim() !== "";
  if (child.kind !== "element") return true;
  if (child.style.running !== undefined) return false;
  const { display } = child.style;
  return (
    (display === "inline" || display === "inline-block") && element.style.display !== "inline" && !holdsBlock(child)
  );
}

function holdsBlock(element: StyledElement): boolean {
  return element.children.some(
    (child) =>
      child.kind === "element" &&
      ((child.style.display !== "inline" && child.style.display !== "inline-block") || holdsBlock(child)),
  );
}

/** A `dl` is a list of items, each with the term as label and the descriptions as body. */
function addDescriptions(element: StyledElement, parent: TagElement, builder: Builder): void {
  let item: TagElement | undefined;
  for (const child of element.children) {
    if (child.kind !== "element" || isUnseen(child, element, parent)) continue;
    if (child.tag === "dt" || item === undefined) {
      item = append(parent, { kind: "element", type: "LI", children: [] });
    }
    addNode(child, child.tag === "dt" || child.tag === "dd" ? item : parent, builder);
  }
}

function addNode(node: StyledNode, parent: TagElement, builder: Builder): void {
  switch (node.kind) {
    case "text":
      builder.marks.set(node, extendLeaf(parent, node.text));
      return;
    case "page-number":
      builder.marks.set(node, appendLeaf(parent, ""));
      return;
    case "svg":
      addSvg(node, parent, builder);
      return;
    case "leader":
      return;
    case "element":
      addElement(node, parent, builder);
  }
}

function addSvg(node: StyledSvg, parent: TagElement, builder: Builder): void {
  const alt = node.attributes["aria-label"];
  if (alt === undefined || node.attributes["aria-hidden"] === "true") return;
  // A figure is one picture, whatever it is put together from.
  const figure =
    parent.type === "Figure" ? parent : append(parent, { kind: "element", type: "Figure", children: [], alt });
  builder.marks.set(node, appendLeaf(figure, ""));
}

function addElement(element: StyledElement, parent: TagElement, builder: Builder): void {
  if (builder.elements.has(element) || element.style.running !== undefined) return;
  if (element.tag === "img" && parent.type === "Figure") {
    builder.marks.set(element, appendLeaf(parent, ""));
    return;
  }
  if (element.tag === "br") endLine(parent);
  const role = findTagRole(element);
  switch (role.kind) {
    case "artifact":
      return;
    case "transparent":
      // The text of what may be left out has leaves of its own.
      if (element.style.dropRank > 0) endLeaf(parent);
      addChildren(element, parent, builder);
      if (element.style.dropRank > 0) endLeaf(parent);
      return;
    case "type":
      addTagged(element, findTypeInPlace(role.type, parent, builder), parent, builder);
  }
}

function addTagged(element: StyledElement, type: StructureType, parent: TagElement, builder: Builder): void {
  const { table, inContents } = builder;
  if (type === "Table") builder.table = findTableHeads(element, () => `table-head.${String(++builder.heads)}`);
  if (element.tag === "nav") builder.inContents = isContents(element);
  const found = builder.table?.cells.get(element) ?? {};
  const tag = append(
    type === "Link" ? findLinkParent(element, parent, builder) : parent,
    createTag(element, type, builder.docLang, found),
  );
  builder.elements.set(element, tag);
  if (element.tag === "img") builder.marks.set(element, appendLeaf(tag, ""));
  else addChildren(element, element.tag === "li" ? addItemParts(element, tag, builder) : tag, builder);
  for (let missing = builder.table?.missing.get(element) ?? 0; missing > 0; missing--)
    append(tag, { kind: "element", type: "TD", children: [] });
  Object.assign(builder, { table, inContents });
}

function isContents({ attributes }: StyledElement): boolean {
  return attributes["role"] === "doc-toc" || (attributes["class"] ?? "").split(/\s+/u).includes("toc");
}

/** The lists of a table of contents are TOC, their items TOCI (ISO 32000-1, 14.8.4.2). */
function findTypeInPlace(type: StructureType, parent: TagElement, { inContents }: Builder): StructureType {
  if (inContents && type === "L") return "TOC";
  if (parent.type === "TOC" && type === "LI") return "TOCI";
  // Outside a figure and a table there is nothing that it could be the caption of.
  return type === "Caption" && parent.type !== "Figure" && parent.type !== "Table" ? "P" : type;
}

/** A note's call and an entry of the contents are a Reference that holds the link; the way back from a note is its label. */
function findLinkParent({ attributes }: StyledElement, parent: TagElement, builder: Builder): TagElement {
  const role = attributes["role"];
  const type = role === "doc-noteref" || builder.inContents ? "Reference" : role === "doc-backlink" ? "Lbl" : undefined;
  return type === undefined ? parent : append(parent, { kind: "element", type, children: [] });
}

/** A list item has its marker as label and all the rest as body; the marker is added here. */
function addItemParts(element: StyledElement, item: TagElement, builder: Builder): TagElement {
  const [first] = element.children;
  if (first?.kind === "element" && first.tag === "::marker") {
    const label = append(item, { kind: "element", type: "Lbl", children: [] });
    builder.elements.set(first, label);
    addChildren(first, label, builder);
  }
  return item.type === "TOCI" ? item : append(item, { kind: "element", type: "LBody", children: [] });
}

function append(parent: TagElement, child: TagElement): TagElement {
  parent.children.push(child);
  return child;
}

function appendLeaf(parent: TagElement, text: string): GrowingLeaf {
  const leaf: GrowingLeaf = { kind: "leaf", text };
  parent.children.push(leaf);
  return leaf;
}

/** Gives the leaf of a page number its text, once the page is known. */
export function fillLeaf(mark: Mark, text: string): void {
  if (mark.kind === "leaf") Object.assign(mark, { text });
}

/** A line that is broken by force ends with a space, as it is drawn. */
function endLine(parent: TagElement): void {
  const last = parent.children.at(-1);
  if (last?.kind === "leaf" && growing.has(last)) Object.assign(last, { text: `${last.text} ` });
}

/** Text nodes that follow one another within an element share a leaf. */
const growing = new WeakSet<object>();

function endLeaf({ children }: TagElement): void {
  const last = children.at(-1);
  if (last !== undefined) growing.delete(last);
}

function extendLeaf(parent: TagElement, text: string): Mark {
  const last = parent.children.at(-1);
  if (last?.kind === "leaf" && growing.has(last)) {
    Object.assign(last, { text: last.text + text });
    return last;
  }
  const leaf = appendLeaf(parent, text);
  growing.add(leaf);
  return leaf;
}
