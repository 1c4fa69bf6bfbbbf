import type { TagAttributes, TagElement, TagLeaf } from "../model/tag-tree.js";
import type { FigureBoxes } from "./page-content.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatNumber as n, formatText, isAscii, pdfText, RawSyntax } from "./pdf-values.js";

/** A leaf's piece of content on a page. */
export interface PlacedPiece {
  readonly page: number;
  readonly mcid: number;
}

/** A link annotation that an element owns. */
export interface OwnedAnnotation {
  readonly page: number;
  readonly reference: PDFReference;
  readonly parentKey: number;
}

/** What the structure tree is written from. */
export interface StructureInput {
  readonly root: TagElement;
  readonly pages: readonly PDFReference[];
  readonly pieces: ReadonlyMap<TagLeaf, readonly PlacedPiece[]>;
  readonly annotations: ReadonlyMap<TagElement, readonly OwnedAnnotation[]>;
  readonly figures: FigureBoxes;
  /** Leaves whose text cannot be told from their glyphs. */
  readonly misspelled: ReadonlySet<TagLeaf>;
}

/** The written tree; elements that hold nothing were left out. */
export interface StructureTree {
  readonly root: PDFReference;
  findReference(element: TagElement): PDFReference | undefined;
}

/** Types of PDF 2.0, and what a reader of PDF 1.7 takes them for. */
const ROLE_MAP = { Aside: "Sect", Em: "Span", Strong: "Span" } as const;

/** Elements that are kept empty where their table is not: without them rows would have different lengths. */
const KEPT_EMPTY: ReadonlySet<TagElement["type"]> = new Set(["TD", "TH", "TR"] as const);

interface Writer {
  readonly file: PdfFile;
  readonly input: StructureInput;
  readonly references: Map<TagElement, PDFReference>;
  readonly owners: Map<TagLeaf, PDFReference>;
  readonly ids: [string, PDFReference][];
  readonly filled: ReadonlySet<TagElement>;
}

/** Writes the structure tree with its parent tree, in the order of the tag tree (ISO 32000-1, 14.7). */
export function writeStructure(file: PdfFile, input: StructureInput): StructureTree {
  const filled = new Set<TagElement>();
  collectFilled(input.root, input, filled);
  const writer: Writer = { file, input, references: new Map(), owners: new Map(), ids: [], filled };
  const root = file.ref({});
  const top = writeElement(input.root, root, writer);
  root.data = {
    Type: "StructTreeRoot",
    K: top === undefined ? [] : [top],
    RoleMap: ROLE_MAP,
    ParentTree: writeParentTree(writer),
    ParentTreeNextKey: input.pages.length + [...input.annotations.values()].flat().length,
    ...(writer.ids.length > 0 ? { IDTree: writeIdTree(writer) } : {}),
  };
  root.end();
  return { root, findReference: (element) => writer.references.get(element) };
}

/** A tree that is deeper than this did not come from a brief; recursion is bounded by the nesting limit of parsing. */
function writeElement(element: TagElement, parent: PDFReference, writer: Writer): PDFReference | undefined {
  if (!KEPT_EMPTY.has(element.type) && !writer.filled.has(element)) return undefined;
  const reference = writer.file.ref({});
  writer.references.set(element, reference);
  const page = findPage(element, writer);
  const kids: string[] = [];
  for (const child of element.children) writeKid(child, reference, page, writer, kids);
  for (const annotation of writer.input.annotations.get(element) ?? []) {
    kids.push(
      `<</Type /OBJR /Obj ${String(annotation.reference)} /Pg ${String(writer.input.pages[annotation.page])}>>`,
    );
  }
  if (element.id !== undefined) writer.ids.push([element.id, reference]);
  const entries = [
    `/S/${element.type}/P ${String(parent)}`,
    ...(page === undefined ? [] : [`/Pg ${String(writer.input.pages[page])}`]),
    ...describe(element, writer),
    `/K ${kids.length === 1 ? (kids[0] ?? "[]") : `[${kids.join(" ")}]`}`,
  ];
  writer.file.endWith(reference, `<<${entries.join("")}>>`);
  return reference;
}

/** Appends what an element's K says of a child: nothing for one that has no content. */
function writeKid(
  child: TagElement | TagLeaf,
  parent: PDFReference,
  page: number | undefined,
  writer: Writer,
  kids: string[],
): void {
  if (child.kind === "element") {
    const reference = writeElement(child, parent, writer);
    if (reference !== undefined) kids.push(String(reference));
    return;
  }
  if (writer.input.misspelled.has(child)) {
    kids.push(String(writeSpelledLeaf(child, parent, writer)));
    return;
  }
  writer.owners.set(child, parent);
  listPieces(child, page, writer, kids);
}

function listPieces(leaf: TagLeaf, page: number | undefined, { input }: Writer, kids: string[]): void {
  const pieces = input.pieces.get(leaf);
  if (pieces === undefined) return;
  for (const piece of pieces) {
    kids.push(
      piece.page === page
        ? String(piece.mcid)
        : `<</Type /MCR /Pg ${String(input.pages[piece.page])} /MCID ${String(piece.mcid)}>>`,
    );
  }
}

/**
 * An element of its own for text that its glyphs do not spell (ISO 32000-1, 14.9.4). Other text from right to left has
 * none: readers know it by its letters, and turn what an ActualText says around once more.
 */
function writeSpelledLeaf(leaf: TagLeaf, parent: PDFReference, writer: Writer): PDFReference {
  const reference = writer.file.ref({});
  writer.owners.set(leaf, reference);
  const page = writer.input.pieces.get(leaf)?.[0]?.page;
  const kids: string[] = [];
  listPieces(leaf, page, writer, kids);
  const entries = [
    `/S/Span/P ${String(parent)}`,
    ...(page === undefined ? [] : [`/Pg ${String(writer.input.pages[page])}`]),
    `/ActualText ${formatText(leaf.text)}`,
    `/K ${kids.length === 1 ? (kids[0] ?? "[]") : `[${kids.join(" ")}]`}`,
  ];
  writer.file.endWith(reference, `<<${entries.join("")}>>`);
  return reference;
}

/** Collects the elements with content on a page, or an annotation, in or below them. */
function collectFilled(element: TagElement, input: StructureInput, filled: Set<TagElement>): boolean {
  let has = input.annotations.has(element);
  for (const child of element.children) {
    const childHas = child.kind === "leaf" ? input.pieces.has(child) : collectFilled(child, input, filled);
    has ||= childHas;
  }
  if (has) filled.add(element);
  return has;
}

/** The page of the element's first own piece: kids on it are plain numbers. */
function findPage(element: TagElement, writer: Writer): number | undefined {
  for (const child of element.children) {
    const [first] = child.kind === "leaf" ? (writer.input.pieces.get(child) ?? []) : [];
    if (first !== undefined) return first.page;
  }
  return undefined;
}

function describe(element: TagElement, writer: Writer): readonly string[] {
  const { id, title, lang, alt, expansion } = element;
  const entries: string[] = [];
  if (id !== undefined) entries.push(`/ID ${formatText(id)}`);
  if (title !== undefined) entries.push(`/T ${formatText(title)}`);
  if (lang !== undefined) entries.push(`/Lang ${formatText(lang)}`);
  if (alt !== undefined) entries.push(`/Alt ${formatText(alt)}`);
  if (expansion !== undefined) entries.push(`/E ${formatText(expansion)}`);
  const attributes = createAttributes(element, writer);
  if (attributes !== undefined) entries.push(`/A ${attributes}`);
  return entries;
}

function createAttributes(element: TagElement, writer: Writer): string | undefined {
  if (element.type === "Figure") return createFigureAttributes(element, writer);
  const { attributes } = element;
  if (attributes === undefined) return undefined;
  if (attributes.listNumbering !== undefined) return `<</O /List /ListNumbering /${attributes.listNumbering}>>`;
  const entries = listTableEntries(attributes);
  return entries.length === 0 ? undefined : `<</O /Table ${entries.join(" ")}>>`;
}

function listTableEntries(attributes: TagAttributes): readonly string[] {
  return [
    ...(attributes.scope === undefined ? [] : [`/Scope /${attributes.scope}`]),
    ...(attributes.colSpan === undefined ? [] : [`/ColSpan ${String(attributes.colSpan)}`]),
    ...(attributes.rowSpan === undefined ? [] : [`/RowSpan ${String(attributes.rowSpan)}`]),
    ...(attributes.headers === undefined ? [] : [`/Headers [${attributes.headers.map(formatText).join(" ")}]`]),
  ];
}

/** A figure of several pictures has the box around all of them. */
function createFigureAttributes(element: TagElement, writer: Writer): string | undefined {
  const boxes = element.children.flatMap((child) => {
    const box = child.kind === "leaf" ? writer.input.figures.get(child) : undefined;
    return box === undefined ? [] : [box];
  });
  if (boxes.length === 0) return undefined;
  const corners = [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
  return `<</O /Layout /Placement /Block /BBox [${corners.map((corner) => n(corner)).join(" ")}]>>`;
}

/** From page and content number, and from annotation, to the element (ISO 32000-1, 14.7.4.4). */
function writeParentTree(writer: Writer): PDFReference {
  const { input, file } = writer;
  const byPage = input.pages.map((): string[] => []);
  for (const [leaf, pieces] of input.pieces) {
    const owner = writer.owners.get(leaf);
    for (const piece of pieces) {
      const list = byPage[piece.page];
      if (list !== undefined) list[piece.mcid] = owner === undefined ? "null" : String(owner);
    }
  }
  const nums = byPage.map((list, page) => `${String(page)} [${list.join(" ")}]`);
  const annotations = [...input.annotations].flatMap(([element, owned]) =>
    owned.map(({ parentKey }) => ({ parentKey, owner: writer.references.get(element) })),
  );
  annotations.sort((a, b) => a.parentKey - b.parentKey);
  for (const { parentKey, owner } of annotations)
    nums.push(`${String(parentKey)} ${owner === undefined ? "null" : String(owner)}`);
  return file.addObject({ Nums: new RawSyntax(`[${nums.join("\n")}]`) });
}

/** Names in a name tree are sorted by their bytes, which begin with FE FF if the name is not ASCII. */
function writeIdTree(writer: Writer): PDFReference {
  const sorted = [...writer.ids].sort(
    ([a], [b]) => Number(!isAscii(a)) - Number(!isAscii(b)) || (a < b ? -1 : a > b ? 1 : 0),
  );
  const names = sorted.flatMap(([id, reference]) => [pdfText(id), reference]);
  return writer.file.addObject({
    Kids: [
      writer.file.addObject({
        Limits: [pdfText(sorted[0]?.[0] ?? ""), pdfText(sorted.at(-1)?.[0] ?? "")],
        Names: names,
      }),
    ],
  });
}
