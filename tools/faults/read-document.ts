import { inspectPdf } from "../../tests/inspect/pdf.js";
import type { InspectedPage, InspectedPdf } from "../../tests/inspect/pdf.js";
import type { TextItem } from "../../tests/inspect/pdf-content.js";
import { PdfName, PdfReference } from "../../tests/inspect/pdf-objects.js";
import type { PdfDictionary, PdfValue } from "../../tests/inspect/pdf-objects.js";
import { LineBuilder } from "./line-builder.js";

/** A rectangle on a page: pt from the bottom left corner, y upwards, as PDF counts. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** An element of the structure tree, e.g. a paragraph. */
export interface TagNode {
  /** e.g. "H2" */
  readonly type: string;
  readonly parent: TagNode | undefined;
  /** Position among all elements, in reading order. */
  readonly index: number;
  /** A term of a description list: an Lbl that is no marker. */
  readonly isTerm: boolean;
  readonly rowSpan: number;
}

/** A line of text as it stands on a page, or a picture. */
export interface PlacedLine extends Area {
  /** From 1. */
  readonly page: number;
  readonly baseline: number;
  /** The element whose lines these are: a paragraph, heading, cell, caption, marker or figure. */
  readonly block: TagNode | undefined;
  readonly kind: "text" | "marker" | "picture" | "artifact";
  /** Range within the document's text, as `PrintedDocument.text` has it. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A filled rectangle that is no text: a background or a rule. */
export interface PlacedBox extends Area {
  readonly page: number;
  readonly kind: "box" | "rule";
}

export interface PrintedPage {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly boxes: readonly PlacedBox[];
  /** Lines that are no part of the text: running heads and repeated table heads. */
  readonly artifacts: readonly PlacedLine[];
}

/** What a PDF shows and in which order it is read: from its content streams and its structure tree alone. */
export interface PrintedDocument {
  readonly pages: readonly PrintedPage[];
  /** Lines in reading order. */
  readonly lines: readonly PlacedLine[];
  /** All text in reading order, folded by `foldText`. */
  readonly text: string;
  /** What is wrong with marks and tags. */
  readonly faults: readonly string[];
}

/** Rectangles that are thinner are rules, in pt. */
const THINNEST_BOX_PT = 3.2;

/** @returns The text without white space and soft hyphens, in lower case: what layout may neither lose nor add. */
export function foldText(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/gu, "").toLowerCase();
}

/** Reads the lines, boxes and order of a PDF of ours. @throws Error if its syntax is wrong. */
export function readDocument(bytes: Uint8Array): PrintedDocument {
  const pdf = inspectPdf(bytes);
  const reader = new StructureReader(pdf);
  return {
    pages: pdf.contents.map((page, index) => ({
      widthPt: page.widthPt,
      heightPt: page.heightPt,
      boxes: readBoxes(page, index + 1),
      artifacts: readArtifacts(page),
    })),
    lines: reader.lines,
    text: reader.text,
    faults: pdf.faults,
  };
}

/** Runs of text and elements that stand within a line belong to the block around them. */
const INLINE: ReadonlySet<string> = new Set(["Link", "Em", "Strong", "Span", "Quote", "Reference", "Code", "Figure"]);

class StructureReader {
  readonly lines: PlacedLine[] = [];
  text = "";
  readonly #pdf: InspectedPdf;
  readonly #pages = new Map<number, number>();
  readonly #items = new Map<string, TextItem[]>();
  readonly #texts = new Set<string>();
  #count = 0;
  #open: LineBuilder | undefined;

  constructor(pdf: InspectedPdf) {
    this.#pdf = pdf;
    const { objects, catalog } = pdf;
    const kids = objects.array(objects.dictionary(catalog.get("Pages")).get("Kids"));
    kids.forEach((kid, index) => {
      if (kid instanceof PdfReference) this.#pages.set(kid.id, index + 1);
    });
    for (const item of pdf.items) {
      const key = `${item.page}/${item.mcid ?? -1}`;
      const items = this.#items.get(key);
      if (items === undefined) this.#items.set(key, [item]);
      else items.push(item);
    }
    const root = objects.dictionary(catalog.get("StructTreeRoot"));
    for (const kid of this.#listKids(root)) this.#visit(kid, undefined, undefined);
    this.#close();
  }

  #listKids(element: PdfDictionary): readonly PdfValue[] {
    const kids = element.get("K");
    if (kids === undefined) return [];
    return Array.isArray(this.#pdf.objects.resolve(kids)) ? this.#pdf.objects.array(kids) : [kids];
  }

  #visit(value: PdfValue, parent: TagNode | undefined, outer: TagNode | undefined): void {
    const { objects } = this.#pdf;
    const element = objects.dictionary(value);
    const type = nameOf(element.get("S"));
    const node: TagNode = {
      type,
      parent,
      index: this.#count++,
      isTerm: type === "Lbl" && readAttribute(this.#pdf, element.get("P"), "ListNumbering") === "None",
      rowSpan: Number(readAttribute(this.#pdf, value, "RowSpan") || "1"),
    };
    const kids = this.#listKids(element);
    const block = this.#isBlock(node, kids, outer) ? node : outer;
    for (const kid of kids) {
      if (typeof kid === "number") {
        this.#addContent(element.get("Pg"), kid, block);
        continue;
      }
      const dictionary = objects.dictionary(kid);
      const kind = nameOf(dictionary.get("Type"));
      if (kind === "OBJR") continue;
      if (kind === "MCR") this.#addContent(dictionary.get("Pg"), Number(dictionary.get("MCID")), block);
      else this.#visit(kid, node, block);
    }
    // A picture in a line is part of that line; a drawing in a figure is not.
    const isInline = block === outer && outer?.type !== "Figure";
    if (type === "Figure") this.#addPicture(element, kids, isInline ? undefined : node);
  }

  #isBlock({ type }: TagNode, kids: readonly PdfValue[], outer: TagNode | undefined): boolean {
    if (!INLINE.has(type)) return true;
    const { objects } = this.#pdf;
    const first = kids.find((kid) => typeof kid !== "number");
    // A `pre` is a Code that holds a Code.
    if (type === "Code") return first !== undefined && nameOf(objects.dictionary(first).get("S")) === "Code";
    return type === "Figure" && (outer === undefined || GROUPS.has(outer.type));
  }

  #addContent(page: PdfValue | undefined, mcid: number, block: TagNode | undefined): void {
    const number = page instanceof PdfReference ? (this.#pages.get(page.id) ?? 0) : 0;
    const key = `${number}/${mcid}`;
    if (this.#texts.has(key)) return;
    this.#texts.add(key);
    for (const item of this.#items.get(key) ?? []) this.#addItem(item, block);
  }

  #addItem(item: TextItem, block: TagNode | undefined): void {
    if (this.#open?.takes(item, block) !== true) {
      this.#close();
      this.#open = new LineBuilder(item, block, this.text.length);
    }
    this.#open.add(item);
    this.text += foldText(item.text);
  }

  #close(): void {
    if (this.#open !== undefined) this.lines.push(this.#open.finish(this.text.length));
    this.#open = undefined;
  }

  #addPicture(element: PdfDictionary, kids: readonly PdfValue[], block: TagNode | undefined): void {
    if (block === undefined) return;
    const [left, bottom, right, top] = readBounds(this.#pdf, element);
    if (left === undefined || bottom === undefined || right === undefined || top === undefined) return;
    const page = element.get("Pg") ?? findPage(this.#pdf, kids);
    const number = page instanceof PdfReference ? (this.#pages.get(page.id) ?? 0) : 0;
    this.#close();
    const at = this.text.length;
    this.lines.push({
      page: number,
      left,
      right,
      bottom,
      top,
      baseline: bottom,
      block,
      kind: "picture",
      from: at,
      to: at,
      text: "",
    });
  }
}

/** Structure types that hold blocks: a figure in one of them stands alone. */
const GROUPS: ReadonlySet<string> = new Set(["Document", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote", "Note"]);

function findPage(pdf: InspectedPdf, kids: readonly PdfValue[]): PdfValue | undefined {
  for (const kid of kids) {
    if (typeof kid === "number") continue;
    const page = pdf.objects.dictionary(kid).get("Pg");
    if (page !== undefined) return page;
  }
  return undefined;
}

function readBounds(pdf: InspectedPdf, element: PdfDictionary): readonly number[] {
  return listAttributes(pdf, element).flatMap((list) => pdf.objects.array(list.get("BBox")).map(Number));
}

function listAttributes({ objects }: InspectedPdf, element: PdfDictionary): readonly PdfDictionary[] {
  const value = element.get("A");
  if (value === undefined) return [];
  const list = Array.isArray(objects.resolve(value)) ? objects.array(value) : [value];
  return list.map((entry) => objects.dictionary(entry));
}

function readAttribute(pdf: InspectedPdf, value: PdfValue | undefined, key: string): string {
  if (!(value instanceof PdfReference)) return "";
  for (const list of listAttributes(pdf, pdf.objects.dictionary(value))) {
    const found = list.get(key);
    if (found !== undefined) return found instanceof PdfName ? found.name : typeof found === "number" ? `${found}` : "";
  }
  return "";
}

function readArtifacts(page: InspectedPage): readonly PlacedLine[] {
  const lines: PlacedLine[] = [];
  let open: LineBuilder | undefined;
  let last: TextItem | undefined;
  for (const item of page.text) {
    if (item.mcid !== undefined || item.text.trim() === "") continue;
    // Cells of one row stand on one baseline, so a wide gap begins another line.
    const joins = last !== undefined && Math.abs(item.x - last.x - last.width) < item.size;
    if (open?.takes(item, undefined) !== true || !joins) {
      if (open !== undefined) lines.push(open.finish(0));
      open = new LineBuilder(item, undefined, 0);
    }
    open.add(item);
    last = item;
  }
  if (open !== undefined) lines.push(open.finish(0));
  return lines;
}

/** Rectangles are painted one by one, each with a path of its own: `x y w h re f`. */
function readBoxes(page: InspectedPage, number: number): readonly PlacedBox[] {
  return page.painted.flatMap(({ operators, mcid }) => {
    const match = /(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re f$/u.exec(operators);
    if (match === null || mcid !== undefined) return [];
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
    const isPage = width >= page.widthPt - 1 && height >= page.heightPt - 1;
    if (isPage) return [];
    const kind = Math.min(width, height) < THINNEST_BOX_PT ? ("rule" as const) : ("box" as const);
    return [{ page: number, kind, left: x, right: x + width, bottom: y, top: y + height }];
  });
}

function nameOf(value: PdfValue | undefined): string {
  return value instanceof PdfName ? value.name : "";
}
