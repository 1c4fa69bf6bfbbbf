/**
 * The tag tree of a styled page, in the order of the HTML: structure does not know where things are drawn. Each
 * element gets its structure element; each text, picture and page number the leaf that its drawing is marked with.
 */
import type { StyledElement, StyledNode, StyledSvg } from "../../model/styled.js";
import type { Artifact, Mark, StructureType, TagAttributes, TagElement } from "../../model/tag-tree.js";
import { countRowSpans } from "./count-row-spans.js";
import { collectTags, pruneTree } from "./prune-tree.js";
import { findTagRole } from "./structure-types.js";

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
  /** Rows that cells span, where that is not what the HTML says. */
  readonly rowSpans: Map<StyledElement, number>;
}

/** @returns The tree of the page; decorations have no place in it. */
export function buildTagTree(body: StyledElement, lang: string): TagTree {
  const builder: Builder = { marks: new Map(), elements: new Map(), docLang: lang, rowSpans: new Map() };
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
  if (TABLE_PARTS.has(parent.type)) countRowSpans(element, builder.rowSpans);
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
  const figure = append(parent, { kind: "element", type: "Figure", children: [], alt });
  builder.marks.set(node, appendLeaf(figure, ""));
}

function addElement(element: StyledElement, parent: TagElement, builder: Builder): void {
  if (builder.elements.has(element) || element.style.running !== undefined) return;
  if (element.tag === "img" && parent.type === "Figure") {
    builder.marks.set(element, appendLeaf(parent, ""));
    return;
  }
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
    case "type": {
      const tag = append(
        role.type === "Link" ? findLinkParent(element, parent) : parent,
        createTag(element, role.type, builder),
      );
      builder.elements.set(element, tag);
      if (element.tag === "img") {
        builder.marks.set(element, appendLeaf(tag, ""));
        return;
      }
      addChildren(element, role.type === "LI" ? addItemParts(element, tag, builder) : tag, builder);
    }
  }
}

/** A note's call is a Reference that holds the link. */
function findLinkParent(element: StyledElement, parent: TagElement): TagElement {
  return element.attributes["role"] === "doc-noteref"
    ? append(parent, { kind: "element", type: "Reference", children: [] })
    : parent;
}

/** A list item has its marker as label and all the rest as body; the marker is added here. */
function addItemParts(element: StyledElement, item: TagElement, builder: Builder): TagElement {
  const [first] = element.children;
  if (first?.kind === "element" && first.tag === "::marker") {
    const label = append(item, { kind: "element", type: "Lbl", children: [] });
    builder.elements.set(first, label);
    addChildren(first, label, builder);
  }
  return append(item, { kind: "element", type: "LBody", children: [] });
}

function createTag(element: StyledElement, type: StructureType, builder: Builder): TagElement {
  const { attributes } = element;
  const attributesOfTag = findAttributes(element, type, builder);
  const alt = type === "Figure" ? (findAlt(element) ?? "") : undefined;
  const lang = attributes["lang"];
  const expansion = element.tag === "abbr" ? attributes["title"] : undefined;
  return {
    kind: "element",
    type,
    children: [],
    ...(lang !== undefined && lang !== builder.docLang ? { lang } : {}),
    ...(alt !== undefined ? { alt } : {}),
    ...(expansion !== undefined ? { expansion } : {}),
    ...(type === "Note" && attributes["id"] !== undefined ? { id: attributes["id"] } : {}),
    ...(attributesOfTag !== undefined ? { attributes: attributesOfTag } : {}),
  };
}

function findAlt(element: StyledElement): string | undefined {
  const own = element.attributes["alt"] ?? element.attributes["aria-label"];
  if (own !== undefined) return own;
  for (const child of element.children) {
    if (child.kind === "svg") return child.attributes["aria-label"];
    const found = child.kind === "element" ? findAlt(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function findAttributes(element: StyledElement, type: StructureType, builder: Builder): TagAttributes | undefined {
  if (type === "L") return { listNumbering: findNumbering(element) };
  if (type !== "TH" && type !== "TD") return undefined;
  const colSpan = Number(element.attributes["colspan"] ?? "1");
  const rowSpan = builder.rowSpans.get(element) ?? Number(element.attributes["rowspan"] ?? "1");
  const scope = element.attributes["scope"];
  return {
    ...(type === "TH"
      ? { scope: scope === "row" || scope === "rowgroup" ? ("Row" as const) : ("Column" as const) }
      : {}),
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  };
}

function findNumbering(element: StyledElement): NonNullable<TagAttributes["listNumbering"]> {
  const item = element.children.find((child) => child.kind === "element" && child.tag === "li");
  const hasMarker =
    item?.kind === "element" && item.children.some((child) => child.kind === "element" && child.tag === "::marker");
  if (!hasMarker) return "None";
  if (element.tag === "ol") return "Decimal";
  const style = item.style.listStyleType;
  return style === "circle" ? "Circle" : style === "square" ? "Square" : "Disc";
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
