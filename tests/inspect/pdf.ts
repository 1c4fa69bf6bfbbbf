/**
 * Reads a PDF that Briefpress wrote, for tests: text with its places, the tag tree, links, outline and metadata. It is
 * an implementation of its own, so that tests do not believe the writer; it reads what we write, not every PDF, and
 * throws on syntax that is wrong.
 */
import { inspectContent } from "./pdf-content.js";
import type { InspectedContent, TextItem } from "./pdf-content.js";
import { inspectFont } from "./pdf-font.js";
import type { InspectedFont } from "./pdf-font.js";
import { PdfName, PdfObjects, PdfReference, PdfStream, PdfString } from "./pdf-objects.js";
import type { PdfDictionary, PdfValue } from "./pdf-objects.js";
import { readTagTree } from "./pdf-tags.js";

/** A link annotation; the rectangle is left, bottom, right and top in pt from the bottom left corner of the page. */
interface InspectedLink {
  readonly rect: readonly number[];
  /** An address, or the page from 1 that it leads to, e.g. "page 2". */
  readonly target: string;
  readonly contents: string;
}

/** What one page holds. */
export interface InspectedPage extends InspectedContent {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly links: readonly InspectedLink[];
}

/** What a PDF says. */
export interface InspectedPdf {
  /** Text of all pages in the order of drawing. */
  readonly items: readonly TextItem[];
  readonly pages: number;
  readonly contents: readonly InspectedPage[];
  /** Names of the fonts that text is drawn with. */
  readonly fonts: readonly string[];
  readonly fontPrograms: readonly InspectedFont[];
  readonly info: ReadonlyMap<string, string>;
  readonly xmp: string;
  readonly lang: string;
  /** Bookmarks, indented by level. */
  readonly outline: readonly string[];
  /** Number of image and form objects. */
  readonly pictures: number;
  /** The structure tree with its text, indented by depth. */
  readonly tagTree: string;
  /** The text of the structure tree, in reading order. */
  readonly readingText: string;
  /** What breaks the rules of tagging: marks, parent tree, annotations. Empty in a sound file. */
  readonly faults: readonly string[];
  /** For questions that are not foreseen here. */
  readonly objects: PdfObjects;
  readonly catalog: PdfDictionary;
}

/** Reads back what a PDF says, from its bytes alone. @throws Error if its syntax is wrong. */
export function inspectPdf(bytes: Uint8Array): InspectedPdf {
  const objects = new PdfObjects(bytes);
  const catalog = objects.dictionary(objects.trailer.get("Root"));
  const kids = objects.array(objects.dictionary(catalog.get("Pages")).get("Kids"));
  const fonts = new Map<PdfValue, InspectedFont>();
  const contents = kids.map((kid, index) => inspectPage(objects, kid, index + 1, kids, fonts));
  const tags = readTagTree(objects, catalog, kids, contents);
  const items = contents.flatMap((page) => page.text);
  return {
    items,
    pages: kids.length,
    contents,
    fonts: [...new Set(items.map((item) => item.font))],
    fontPrograms: [...fonts.values()],
    info: new Map(
      [...objects.dictionary(objects.trailer.get("Info"))].map(([key, value]) => [key, textOf(objects.resolve(value))]),
    ),
    xmp: Buffer.from(objects.stream(catalog.get("Metadata")).content, "latin1").toString("utf8"),
    lang: textOf(catalog.get("Lang")),
    outline: readOutline(objects, catalog),
    pictures: objects.ids.filter((id) => isPicture(objects.resolve(new PdfReference(id)))).length,
    tagTree: tags.text,
    readingText: tags.texts.join("\n"),
    faults: [
      ...contents.flatMap((page, index) => page.faults.map((fault) => `page ${index + 1}: ${fault}`)),
      ...tags.faults,
    ],
    objects,
    catalog,
  };
}

function textOf(value: PdfValue | undefined): string {
  return value instanceof PdfString ? value.text : "";
}

function isPicture(value: PdfValue): boolean {
  const type = value instanceof PdfStream ? value.dictionary.get("Type") : undefined;
  return type instanceof PdfName && type.name === "XObject";
}

function inspectPage(
  objects: PdfObjects,
  value: PdfValue,
  number: number,
  kids: readonly PdfValue[],
  fonts: Map<PdfValue, InspectedFont>,
): InspectedPage {
  const page = objects.dictionary(value);
  const [, , widthPt = 0, heightPt = 0] = objects.array(page.get("MediaBox")).map(Number);
  const fontNames = objects.dictionary(objects.dictionary(page.get("Resources")).get("Font"));
  const findFont = (name: string): InspectedFont => {
    const reference = fontNames.get(name) ?? null;
    const key = objects.resolve(reference);
    const font = fonts.get(key) ?? inspectFont(objects, reference);
    fonts.set(key, font);
    return font;
  };
  const content = inspectContent(objects.stream(page.get("Contents")).content, number, findFont);
  const { text, painted, artifacts, mcids, faults } = content;
  const links = objects.array(page.get("Annots")).map((link) => inspectLink(objects, link, kids));
  return { widthPt, heightPt, links, text, painted, artifacts, mcids, faults };
}

function inspectLink(objects: PdfObjects, value: PdfValue, kids: readonly PdfValue[]): InspectedLink {
  const link = objects.dictionary(value);
  return {
    rect: objects.array(link.get("Rect")).map(Number),
    target: findTarget(objects, link, kids),
    contents: textOf(link.get("Contents")),
  };
}

/** @returns The address of a link annotation, or its page from 1, e.g. "page 2". */
export function findTarget(objects: PdfObjects, link: PdfDictionary, kids: readonly PdfValue[]): string {
  const action = link.get("A");
  if (action !== undefined) return textOf(objects.dictionary(action).get("URI"));
  const [page] = objects.array(link.get("Dest"));
  const index = kids.findIndex(
    (kid) => kid instanceof PdfReference && page instanceof PdfReference && kid.id === page.id,
  );
  return `page ${index + 1}`;
}

function readOutline(objects: PdfObjects, catalog: PdfDictionary): readonly string[] {
  const lines: string[] = [];
  const visit = (parent: PdfDictionary, depth: number): void => {
    for (let next = parent.get("First"); next !== undefined;) {
      const item = objects.dictionary(next);
      lines.push(`${"  ".repeat(depth)}${textOf(item.get("Title"))}`);
      visit(item, depth + 1);
      next = item.get("Next");
    }
  };
  const root = catalog.get("Outlines");
  if (root !== undefined) visit(objects.dictionary(root), 0);
  return lines;
}
