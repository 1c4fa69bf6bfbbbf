/**
 * Looks for what must never be wrong on the pages of a random document. What comes in: the document with what is
 * expected of it, and the places of its words and boxes. What goes out: faults. Nothing is known here of how lines and
 * pages are made.
 */
import type { FaultOf } from "../fault.js";
import type { PagedDocument } from "../../src/model/page.js";
import { checkNotes } from "./check-notes.js";
import { checkOrder } from "./check-order.js";
import { checkPlaces } from "./check-places.js";
import type { RandomDocument } from "./random-document.js";
import { listWords } from "./random-document.js";
import { readPages } from "./read-pages.js";
import type { PlacedDocument } from "./read-pages.js";

/** What can be wrong, in the order of the report. */
export const FAULT_KINDS = {
  lost: "words and pictures that are on no page",
  doubled: "words and pictures that are there twice",
  order: "words out of the order of reading",
  note: "footnotes that do not begin on the page of their call",
  side: "side notes above their anchor, or out of order",
  box: "lines outside their box, boxes outside the one around them",
  area: "lines and boxes in the area of the footnotes",
  outside: "lines outside the margins of their page",
  overlap: "lines on other lines",
  number: "places that are no number",
  unstable: "documents whose pages were others the second time",
  broken: "documents that were not laid out",
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export type Fault = FaultOf<FaultKind>;

/** What layout said of boxes, by their colour; 0 for text that is in no box. */
export interface Said {
  /** Their lines or items are too wide for them, so that these may stand beside them. */
  readonly wide: ReadonlySet<number>;
  /** Notes called in one of their lines are higher than a page, so that not all of them begin on the page of the line. */
  readonly late: ReadonlySet<number>;
}

/** @param pictures - What was handed over for each source. */
export function checkDocument(
  document: RandomDocument,
  paged: PagedDocument,
  pictures: ReadonlyMap<string, object>,
  said: Said,
): readonly Fault[] {
  const placed = readPages(paged);
  const faults = [
    ...checkWords(document, placed),
    ...checkPictures(document, placed, pictures),
    ...checkNotes(document, placed, said.late),
    ...placed.broken.map((page) => ({ kind: "number", page: page + 1, what: "an item" }) as const),
  ];
  // Lengths without proportion put lines anywhere; what is lost has no place.
  if (document.wild || faults.some(({ kind }) => kind === "lost" || kind === "doubled")) return faults;
  return [...faults, ...checkOrder(document, placed), ...checkPlaces(document, placed, said.wide)];
}

function checkWords(document: RandomDocument, { words }: PlacedDocument): readonly Fault[] {
  const { root, notes, sides, loose } = document;
  const expected = [root, ...notes.map(({ part }) => part), ...sides.map(({ part }) => part), ...loose].flatMap(
    listWords,
  );
  return expected.flatMap((word): Fault[] => {
    const found = words.get(word) ?? [];
    if (found.length === 0) return [{ kind: "lost", page: 0, what: word }];
    return found.length === 1 ? [] : [{ kind: "doubled", page: (found[1]?.places[0]?.page ?? 0) + 1, what: word }];
  });
}

function checkPictures(
  document: RandomDocument,
  placed: PlacedDocument,
  pictures: ReadonlyMap<string, object>,
): readonly Fault[] {
  return document.pictures.flatMap((source): Fault[] => {
    const found = placed.pictures.filter(({ picture }) => picture === pictures.get(source));
    if (found.length === 0) return [{ kind: "lost", page: 0, what: source }];
    return found.length === 1 ? [] : [{ kind: "doubled", page: (found[1]?.page ?? 0) + 1, what: source }];
  });
}
