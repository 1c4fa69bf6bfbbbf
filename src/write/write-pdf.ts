/**
 * Writing: finished pages and their tag tree come in, the bytes of a tagged PDF 1.7 go out. Nothing is laid out here,
 * and nothing of the machine or the clock gets into the file.
 */
import type { Attachment } from "../model/attachment.js";
import type { Destination, DocumentInfo, LinkArea, PagedDocument } from "../model/page.js";
import type { TagElement, TagLeaf } from "../model/tag-tree.js";
import { writeAttachments } from "./attachments.js";
import { DocumentFonts } from "./document-fonts.js";
import { DocumentPaints } from "./document-paints.js";
import { DocumentPictures } from "./document-pictures.js";
import { createInfo, createXmp } from "./metadata.js";
import { writeOutline } from "./outline.js";
import { drawPage } from "./page-content.js";
import type { FigureBoxes } from "./page-content.js";
import { deflate, PdfFile } from "./pdf-file.js";
import type { PDFReference } from "./pdf-file.js";
import { formatNumber as n, pdfText, RawSyntax, toBytes } from "./pdf-values.js";
import { findBoxes, listPageLabels } from "./page-boxes.js";
import { createSrgbProfile } from "./srgb-profile.js";
import { writeStructure } from "./structure-tree.js";
import type { OwnedAnnotation, PlacedPiece } from "./structure-tree.js";

/** The space in which a page with opacities is blended (ISO 32000-1, 11.4.7); without it readers choose one. */
const BLENDING = { Type: "Group", S: "Transparency", CS: "DeviceRGB" };

/** Flag of an annotation that is printed (ISO 32000-1, 12.5.3). */
const PRINT = 4;

/**
 * Writes a document.
 *
 * @param files - What travels in it, in the order in which readers may list them.
 * @returns The PDF's bytes; the same for the same input.
 */
export function writePdf(document: PagedDocument, info: DocumentInfo, files: readonly Attachment[] = []): Uint8Array {
  const file = new PdfFile(new Date(info.created));
  const fonts = new DocumentFonts(file);
  const pictures = new DocumentPictures(file, fonts);
  const means = { fonts, pictures, paints: new DocumentPaints(file, pictures) };
  const pages = document.pages.map(() => file.ref({}));
  const fontDictionary = file.ref({});
  const figures: FigureBoxes = new Map();
  const pieces = new Map<TagLeaf, PlacedPiece[]>();
  const misspelled = new Set<TagLeaf>();
  const annotations = writeAnnotations(document, pages, file);
  document.pages.forEach((page, index) => {
    const content = drawPage(page, means, figures);
    for (const { leaf, mcid } of content.pieces) {
      const list = pieces.get(leaf) ?? [];
      list.push({ page: index, mcid });
      pieces.set(leaf, list);
    }
    for (const leaf of content.misspelled) misspelled.add(leaf);
    const paints = means.paints.findResources(content.paints);
    const owned = annotations.byPage[index] ?? [];
    finishPage(pages[index], {
      Type: "Page",
      Parent: file.pagesRoot,
      ...findBoxes(page),
      Resources: {
        Font: fontDictionary,
        XObject: pictures.findResources(content.pictures),
        ...paints,
      },
      ...("ExtGState" in paints ? { Group: BLENDING } : {}),
      Contents: file.addStream({}, toBytes(content.text)),
      StructParents: index,
      Tabs: "S",
      ...(owned.length > 0 ? { Annots: owned } : {}),
    });
  });
  fonts.finish();
  fontDictionary.data = { ...fonts.resources };
  fontDictionary.end();
  const structure = writeStructure(file, {
    root: document.tags,
    pages,
    pieces,
    annotations: annotations.byElement,
    figures,
    misspelled,
  });
  const outline = writeOutline(file, document.outline, {
    findDestination: (id) => document.destinations.get(id),
    formatDestination: (destination) => formatDestination(destination, document, pages),
    findElement: (entry) => structure.findReference(entry.element),
  });
  writeAttachments(file, files, info.created);
  finishCatalog(file, info, document, pages, structure.root, outline);
  return file.finish();
}

function finishPage(page: PDFReference | undefined, data: Record<string, unknown>): void {
  if (page === undefined) return;
  page.data = data;
  page.end();
}

function finishCatalog(
  file: PdfFile,
  info: DocumentInfo,
  document: PagedDocument,
  pages: readonly PDFReference[],
  structure: PDFReference,
  outline: PDFReference | undefined,
): void {
  file.pagesRoot.data["Kids"] = [...pages];
  file.pagesRoot.data["Count"] = pages.length;
  file.setRoot("Lang", pdfText(info.lang));
  file.setRoot("MarkInfo", { Marked: true });
  file.setRoot("StructTreeRoot", structure);
  file.setRoot("ViewerPreferences", file.ref({ DisplayDocTitle: true }));
  file.setRoot("PageLabels", { Nums: listPageLabels(document.pages) });
  file.setRoot(
    "Metadata",
    file.addPacked({ Type: "Metadata", Subtype: "XML" }, new TextEncoder().encode(createXmp(info))),
  );
  if (outline !== undefined) {
    file.setRoot("Outlines", outline);
    file.setRoot("PageMode", "UseOutlines");
  }
  file.setRoot("OutputIntents", [createOutputIntent(file)]);
  file.info = { ...createInfo(info) };
}

let packedProfile: Uint8Array | undefined;

/** Says that colours are those of sRGB: without it a colour of three numbers may look different on each device. */
function createOutputIntent(file: PdfFile): PDFReference {
  packedProfile ??= deflate(createSrgbProfile());
  return file.addObject({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: pdfText("sRGB"),
    Info: pdfText("sRGB IEC61966-2.1"),
    RegistryName: pdfText("https://www.color.org"),
    DestOutputProfile: file.addPacked({ N: 3, Filter: "FlateDecode" }, packedProfile),
  });
}

interface Annotations {
  readonly byPage: readonly (readonly PDFReference[])[];
  readonly byElement: ReadonlyMap<TagElement, readonly OwnedAnnotation[]>;
}

/** One annotation for each rectangle of a link; each belongs to the Link element. */
function writeAnnotations(document: PagedDocument, pages: readonly PDFReference[], file: PdfFile): Annotations {
  const byElement = new Map<TagElement, OwnedAnnotation[]>();
  let parentKey = pages.length;
  const byPage = document.pages.map((page, index) =>
    page.links.flatMap((link) => {
      const action = createAction(link, document, pages);
      if (action === undefined) return [];
      const reference = file.addObject({
        Type: "Annot",
        Subtype: "Link",
        Rect: new RawSyntax(formatRect(link, page.heightPt)),
        Border: [0, 0, 0],
        F: PRINT,
        StructParent: parentKey,
        Contents: pdfText(link.contents),
        P: pages[index],
        ...action,
      });
      const owned = byElement.get(link.element) ?? [];
      owned.push({ page: index, reference, parentKey });
      byElement.set(link.element, owned);
      parentKey += 1;
      return [reference];
    }),
  );
  return { byPage, byElement };
}

function formatRect(link: LinkArea, heightPt: number): string {
  const top = heightPt - link.yPt;
  const corners = [link.xPt, top - link.heightPt, link.xPt + link.widthPt, top];
  return `[${corners.map((corner) => n(corner)).join(" ")}]`;
}

function createAction(
  link: LinkArea,
  document: PagedDocument,
  pages: readonly PDFReference[],
): Readonly<Record<string, unknown>> | undefined {
  if (!link.target.startsWith("#")) return { A: { Type: "Action", S: "URI", URI: pdfText(toAsciiUri(link.target)) } };
  const destination = document.destinations.get(link.target.slice(1));
  return destination === undefined ? undefined : { Dest: formatDestination(destination, document, pages) };
}

/** A URI in PDF is ASCII (ISO 32000-1, 12.6.4.7); stages before give it so, and what they missed is percent-encoded. */
function toAsciiUri(target: string): string {
  return target.replaceAll(/[^\x21-\x7E]/gu, (character) =>
    Array.from(Buffer.from(character, "utf8"), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
      "",
    ),
  );
}

/** A little above the place, so that the line is not cut at the window's edge. */
const ROOM_ABOVE_PT = 6;

function formatDestination(
  destination: Destination,
  document: PagedDocument,
  pages: readonly PDFReference[],
): RawSyntax {
  const heightPt = document.pages[destination.page]?.heightPt ?? 0;
  const top = Math.min(heightPt - destination.yPt + ROOM_ABOVE_PT, heightPt);
  return new RawSyntax(`[${String(pages[destination.page])} /XYZ ${n(destination.xPt)} ${n(top)} null]`);
}
