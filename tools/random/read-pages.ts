import type { PagedDocument, PageItem, TextPiece, TextRun } from "../../src/model/page.js";
import type { TagLeaf } from "../../src/model/tag-tree.js";

/** Where something stands, in pt from the top left corner of its page; pages count from 0. */
export interface Place {
  readonly page: number;
  readonly x: number;
  readonly right: number;
  /** The baseline of text, the lower edge of a box. */
  readonly y: number;
}

/** A word of the document on its pages: more than one place if it was divided. */
export interface PlacedWord {
  readonly word: string;
  readonly places: readonly Place[];
}

/** A run of text on its line. */
export interface PlacedRun extends Place {
  /** The same as among those of its words. */
  readonly place: Place;
  readonly sizePt: number;
  readonly text: string;
  /** Runs of one line may touch. */
  readonly line: PageItem;
}

/** A part of a box. */
export interface PlacedBox extends Place {
  readonly top: number;
}

/** What stands on the pages, in the order of painting. */
export interface PlacedDocument {
  readonly sizes: readonly { readonly widthPt: number; readonly heightPt: number }[];
  readonly words: ReadonlyMap<string, readonly PlacedWord[]>;
  readonly runs: readonly PlacedRun[];
  /** Boxes by their background, 0xrrggbb. */
  readonly boxes: ReadonlyMap<number, readonly PlacedBox[]>;
  readonly pictures: readonly (Place & { readonly picture: object; readonly top: number })[];
  /** Numbers that are none, by page. */
  readonly broken: readonly number[];
}

/** Reads the places of words, boxes and pictures; what belongs to no text, such as repeated heads, is left out. */
export function readPages({ pages }: PagedDocument): PlacedDocument {
  const texts = new Map<TagLeaf, Text>();
  const runs: PlacedRun[] = [];
  const boxes = new Map<number, PlacedBox[]>();
  const pictures: (Place & { picture: object; top: number })[] = [];
  const broken: number[] = [];
  pages.forEach((page, index) => {
    for (const item of page.items) {
      if (!isFinite(item)) broken.push(index);
      if (item.kind === "line") {
        for (const run of item.runs) readRun(run, item.baselinePt, index, item, texts, runs);
      } else if (item.kind === "rect") {
        const { xPt: x, yPt: top, widthPt, heightPt } = item;
        const color = toNumber(item.color);
        boxes.set(color, [...(boxes.get(color) ?? []), { page: index, x, right: x + widthPt, top, y: top + heightPt }]);
      } else if (item.kind === "picture") {
        const { xPt: x, yPt: top, widthPt, heightPt, picture } = item;
        pictures.push({ page: index, x, right: x + widthPt, top, y: top + heightPt, picture });
      }
    }
  });
  return { sizes: pages, words: findWords(texts), runs, boxes, pictures, broken };
}

/** What one leaf of the tag tree draws: its text, and where each stretch of it stands. */
interface Text {
  text: string;
  readonly stretches: { readonly from: number; readonly place: Place }[];
}

function readRun(
  run: TextRun,
  y: number,
  page: number,
  line: PageItem,
  texts: Map<TagLeaf, Text>,
  runs: PlacedRun[],
): void {
  const { mark, xPt: x, widthPt, pieces, sizePt } = run;
  if (mark.kind === "artifact") return;
  const place = { page, x, right: x + widthPt, y };
  const text = pieces.map(readPiece).join("");
  const known = texts.get(mark) ?? { text: "", stretches: [] };
  texts.set(mark, known);
  known.stretches.push({ from: known.text.length, place });
  known.text += text;
  if (text.trim() !== "") runs.push({ ...place, place, sizePt, text, line });
}

function readPiece(piece: TextPiece): string {
  switch (piece.kind) {
    case "space":
      return " ";
    case "hyphen":
      return "";
    case "word":
      return piece.text;
  }
}

const WORD = /[\p{L}\p{M}]+/gu;

function findWords(texts: ReadonlyMap<TagLeaf, Text>): ReadonlyMap<string, readonly PlacedWord[]> {
  const words = new Map<string, PlacedWord[]>();
  for (const { text, stretches } of texts.values()) {
    let next = 0;
    for (const match of text.matchAll(WORD)) {
      const [word] = match;
      while ((stretches[next + 1]?.from ?? Infinity) <= match.index) next++;
      const places: Place[] = [];
      for (let at = next; (stretches[at]?.from ?? Infinity) < match.index + word.length; at++) {
        const stretch = stretches[at];
        if (stretch !== undefined) places.push(stretch.place);
      }
      words.set(word, [...(words.get(word) ?? []), { word, places }]);
    }
  }
  return words;
}

function isFinite(item: PageItem): boolean {
  switch (item.kind) {
    case "line":
      return Number.isFinite(item.baselinePt) && item.runs.every((run) => Number.isFinite(run.xPt + run.widthPt));
    case "rect":
    case "picture":
      return Number.isFinite(item.xPt + item.yPt + item.widthPt + item.heightPt);
    case "rule":
      return Number.isFinite(item.x1Pt + item.x2Pt + item.y1Pt + item.y2Pt);
    case "shape":
      return true;
  }
}

function toNumber({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }): number {
  return (Math.round(r * 255) << 16) | (Math.round(g * 255) << 8) | Math.round(b * 255);
}
