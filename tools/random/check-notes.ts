import type { Fault } from "./check-document.js";
import type { ExpectedSide, Part, RandomDocument } from "./random-document.js";
import { listWords } from "./random-document.js";
import type { Place, PlacedDocument } from "./read-pages.js";

/** Footnotes begin on the page of their call; side notes on their anchor's page or later, in order. */
export function checkNotes(
  document: RandomDocument,
  placed: PlacedDocument,
  late: ReadonlySet<number>,
): readonly Fault[] {
  return [...checkFootnotes(document, placed, late), ...checkSides(document, placed)];
}

/** @param late - Colours of boxes with lines that call more notes than a page takes: theirs may begin later. */
function checkFootnotes(
  { root, notes, sides, loose, wild }: RandomDocument,
  placed: PlacedDocument,
  late: ReadonlySet<number>,
): readonly Fault[] {
  // A note with more padding than its page has no place on it.
  if (wild) return [];
  const mayBeLate = new Set(
    late.size === 0
      ? []
      : [root, ...sides.map(({ part }) => part), ...loose].flatMap((part) => listIn(part, NO_BOX, late)),
  );
  return notes.flatMap(({ calledAt, part }): Fault[] => {
    const call = placed.words.get(calledAt)?.[0]?.places.at(-1);
    const note = findFirst(part, placed);
    if (call === undefined || note === undefined || call.page === note.page) return [];
    if (note.page > call.page && mayBeLate.has(calledAt)) return [];
    return [
      { kind: "note", page: call.page + 1, what: `${part.name} called at ${calledAt} begins on page ${note.page + 1}` },
    ];
  });
}

/** Words whose innermost box has one of these colours. */
function listIn({ color, words, parts }: Part, around: number, colors: ReadonlySet<number>): readonly string[] {
  const own = color ?? around;
  return [...(colors.has(own) ? words : []), ...parts.flatMap((part) => listIn(part, own, colors))];
}

/** Stands for the colour of a box where text is in none. */
const NO_BOX = 0;

function checkSides(document: RandomDocument, placed: PlacedDocument): readonly Fault[] {
  const { sides, wild } = document;
  const faults: Fault[] = [];
  const last = new Map<ExpectedSide["float"], Place>();
  for (const { float, anchor, part } of sides) {
    const note = findFirst(part, placed);
    const at = placed.words.get(anchor)?.[0]?.places[0];
    if (note === undefined || at === undefined) continue;
    if (!wild && note.page < at.page)
      faults.push({ kind: "side", page: note.page + 1, what: `${part.name} of ${anchor}` });
    // Notes without an area stand in the text, where they may be called in cells beside one another.
    if (!hasArea(document, float)) continue;
    const before = last.get(float);
    if (!wild && before !== undefined && isBefore(note, before))
      faults.push({ kind: "side", page: note.page + 1, what: `${part.name} stands above the note before it` });
    last.set(float, note);
  }
  return faults;
}

/** @returns Whether side notes of a kind have an area. */
export function hasArea({ css }: RandomDocument, float: ExpectedSide["float"]): boolean {
  const [left, right] = [css.includes("@leftnote"), css.includes("@rightnote")];
  switch (float) {
    case "sidenote":
      return left || right;
    case "leftnote":
      return left;
    case "rightnote":
      return right;
  }
}

/** @returns Whether `a` is on an earlier page, or higher on the same one. */
export function isBefore(a: Place, b: Place): boolean {
  return a.page < b.page || (a.page === b.page && a.y < b.y - ONE_LINE_PT);
}

/** Raised figures and the like are on one line with what is around them, in pt. */
const ONE_LINE_PT = 4;

function findFirst(part: Part, { words }: PlacedDocument): Place | undefined {
  const [first] = listWords(part);
  return first === undefined ? undefined : words.get(first)?.[0]?.places[0];
}
