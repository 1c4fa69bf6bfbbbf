import type { PagedDocument, PageItem } from "../../../src/model/page.js";
import type { StructureType, TagElement, TagLeaf } from "../../../src/model/tag-tree.js";
import { writePdf } from "../../../src/write/write-pdf.js";
import { foldText, readDocument } from "../../../tools/faults/read-document.js";
import type { PrintedDocument } from "../../../tools/faults/read-document.js";
import type { Wish, Wishes } from "../../../tools/faults/read-wishes.js";
import { HEADER, INFO, leaf, line, run, tag } from "../../write/paged.js";
import { NO_BORDER } from "../../typeset/styled.js";

/** Documents with planted faults, written by hand: pages of 220 by 200 pt with margins of 20. */

const WIDTH_PT = 220;
const HEIGHT_PT = 200;
const MARGIN_PT = 20;

/** A line: page, baseline from the top, text, and where it begins. */
export type Row = readonly [page: number, y: number, text: string, x?: number];

interface Block {
  readonly tag: TagElement;
  readonly items: readonly { readonly page: number; readonly item: PageItem }[];
}

/** A block with its lines in 10 pt. */
export function block(type: StructureType, rows: readonly Row[], inner: readonly Block[] = []): Block {
  const own = rows.map(([page, y, text, x = MARGIN_PT]) => {
    const mark: TagLeaf = leaf(text);
    return { mark, page, item: line([run(text, mark, { xPt: x })], y) };
  });
  return {
    tag: tag(type, [...own.map(({ mark }) => mark), ...inner.map((block) => block.tag)]),
    items: [...own, ...inner.flatMap(({ items }) => items)],
  };
}

/** A filled rectangle from the top left corner. */
export function rect(page: number, x: number, y: number, width: number, height: number): Block["items"][number] {
  const color = { r: 0.9, g: 0.9, b: 0.9 };
  const mark = { ...HEADER, type: "Layout" } as const;
  return { page, item: { kind: "rect", xPt: x, yPt: y, widthPt: width, heightPt: height, color, mark } };
}

/** Writes the blocks and reads the PDF back. */
export function print(blocks: readonly Block[], boxes: Block["items"] = [], pages = 1): PrintedDocument {
  const items = [...boxes, ...blocks.flatMap((block) => block.items)];
  const count = Math.max(pages, ...items.map(({ page }) => page));
  const paged: PagedDocument = {
    pages: Array.from({ length: count }, (_, index) => ({
      widthPt: WIDTH_PT,
      heightPt: HEIGHT_PT,
      items: items.filter(({ page }) => page === index + 1).map(({ item }) => item),
      links: [],
    })),
    tags: tag(
      "Document",
      blocks.map((block) => block.tag),
    ),
    outline: [],
    destinations: new Map(),
  };
  return readDocument(writePdf(paged, INFO));
}

/** What a stylesheet without any wish asks for, and what `over` adds. */
export function wishes(over: Partial<Wishes> = {}): Wishes {
  return {
    unbroken: [],
    footnotes: [],
    sideNotes: [],
    pageFloats: [],
    captionsBelow: [],
    measures: [{ from: 0, to: Infinity, left: MARGIN_PT, right: WIDTH_PT - MARGIN_PT }],
    findPage: () => ({
      widthPt: WIDTH_PT,
      heightPt: HEIGHT_PT,
      margin: { top: MARGIN_PT, right: MARGIN_PT, bottom: MARGIN_PT, left: MARGIN_PT },
      backgroundColor: undefined,
      backgroundImage: undefined,
      marginBoxes: [],
      noteAreas: { left: undefined, right: undefined },
      insets: { top: 0, right: 0, bottom: 0, left: 0 },
      border: { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER },
      bleedPt: 0,
      marks: { crop: false, cross: false },
      footnoteArea: { marginTopPt: 6, paddingTopPt: 2, border: NO_BORDER, borderLengthPt: "auto" },
    }),
    ...over,
  };
}

/** The stretch of a document's text from the beginning of one text to the end of another. */
export function wish(printed: PrintedDocument, first: string, last = first): Wish {
  const from = printed.text.indexOf(foldText(first));
  return { name: "planted", from, to: printed.text.indexOf(foldText(last)) + foldText(last).length, extraPt: 0 };
}
