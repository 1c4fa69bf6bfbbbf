import { hasArea, isBefore } from "./check-notes.js";
import type { Fault } from "./check-document.js";
import type { Part, RandomDocument } from "./random-document.js";
import type { Place, PlacedDocument } from "./read-pages.js";

/** First and last place of a part. */
interface Extent {
  readonly first: Place;
  readonly last: Place;
}

/** What follows in the document stands further down or on a later page; in columns, at least not on an earlier page. */
export function checkOrder(document: RandomDocument, placed: PlacedDocument): readonly Fault[] {
  const faults: Fault[] = [];
  const walk = new OrderWalk(placed, faults);
  for (const part of [document.root, ...document.notes.map((note) => note.part), ...document.loose])
    walk.visit(part, false);
  const inColumns = new Set(listInColumns(document.root, false));
  for (const { part, float, anchor } of document.sides)
    // Notes without an area stand in the text, and go through its columns.
    walk.visit(part, inColumns.has(anchor) && !hasArea(document, float));
  return faults;
}

/** Words that run through columns. */
function listInColumns({ kind, words, parts }: Part, around: boolean): readonly string[] {
  const within = around || kind === "columns";
  return [...(within ? words : []), ...parts.flatMap((part) => listInColumns(part, within))];
}

class OrderWalk {
  readonly #placed: PlacedDocument;
  readonly #faults: Fault[];

  constructor(placed: PlacedDocument, faults: Fault[]) {
    this.#placed = placed;
    this.#faults = faults;
  }

  /** @param inColumns - Whether it may go on in the next column. */
  visit(part: Part, inColumns: boolean): Extent | undefined {
    const within = inColumns || part.kind === "columns";
    const extents = [
      ...part.words
        .flatMap((word) => this.#placed.words.get(word)?.[0]?.places ?? [])
        .map((place) => ({ first: place, last: place })),
      ...part.parts.filter(({ moved }) => !moved).flatMap((child) => this.visit(child, within) ?? []),
    ];
    if (part.kind !== "parallel") this.#compare(extents, part, within);
    for (const child of part.parts.filter(({ moved }) => moved)) this.visit(child, within);
    return unite(extents);
  }

  #compare(extents: readonly Extent[], part: Part, inColumns: boolean): void {
    extents.forEach(({ first }, index) => {
      const before = extents[index - 1]?.last;
      if (before === undefined) return;
      const wrong = inColumns ? first.page < before.page : isBefore(first, before);
      if (wrong)
        this.#faults.push({
          kind: "order",
          page: first.page + 1,
          what: `${part.name}: part ${index} is before part ${index - 1}`,
        });
    });
  }
}

function unite(extents: readonly Extent[]): Extent | undefined {
  const [start] = extents;
  if (start === undefined) return undefined;
  let { first, last } = start;
  for (const extent of extents) {
    if (isBefore(extent.first, first)) first = extent.first;
    if (isBefore(last, extent.last)) last = extent.last;
  }
  return { first, last };
}
