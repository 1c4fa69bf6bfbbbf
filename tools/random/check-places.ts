import type { Fault } from "./check-document.js";
import { NOTE_AREA_COLOR } from "./make-document.js";
import { listWords } from "./random-document.js";
import type { Part, RandomDocument } from "./random-document.js";
import type { Place, PlacedBox, PlacedDocument, PlacedRun } from "./read-pages.js";

/** Rounding, and what letters reach beyond their width, in pt. */
const TOLERANCE_PT = 0.6;

/** Whether a part may be wider than what is around it. */
type IsWide = (part: Part) => boolean;

/** Lines stand in their boxes, boxes in those around them, and all of them above the notes and within the margins. */
export function checkPlaces(
  document: RandomDocument,
  placed: PlacedDocument,
  overflows: ReadonlySet<number>,
): readonly Fault[] {
  const { root, notes, sides, loose, uneven } = document;
  const isWide: IsWide = (part) => part.color !== undefined && overflows.has(part.color);
  // What was said of text that is in no box of its own may be any of it.
  const anyWide = uneven || overflows.has(NO_BOX);
  const listWide = (part: Part, isFree: boolean): readonly string[] =>
    listFlowWords(part, isFree || part.mayBeWider || isWide(part), isWide).flatMap((one) =>
      one.isFree ? [one.word] : [],
    );
  const parts = [root, ...notes.map(({ part }) => part), ...sides.map(({ part }) => part), ...loose];
  const wide = new Set(parts.flatMap((part) => listWide(part, anyWide)));
  // A side note without an area stands in the text, and may stand in what is too wide.
  for (const { anchor, part } of sides) if (wide.has(anchor)) for (const word of listWide(part, true)) wide.add(word);
  const outOfFlow = new Set([...loose, ...listMoved(root)].flatMap(listWords));
  const own = [root, ...sides.map(({ part }) => part)];
  return [
    ...parts.flatMap((part) => checkBoxes(part, placed, anyWide, isWide)),
    ...checkNoteArea(
      own,
      notes.map(({ part }) => part),
      outOfFlow,
      placed,
    ),
    ...checkMargins(document, outOfFlow, placed, wide),
    // A line that is wider than its column lies on the one beside it.
    ...checkOverlaps(placed, (word) => outOfFlow.has(word) || wide.has(word)),
  ];
}

/** Stands for the colour of a box where text is in none. */
const NO_BOX = 0;

function listMoved(part: Part): readonly Part[] {
  return part.moved ? [part] : part.parts.flatMap(listMoved);
}

/** Each line of a part, and each box in it, stands in one of the fragments of its box. */
function checkBoxes(part: Part, placed: PlacedDocument, anyWide: boolean, isWide: IsWide): readonly Fault[] {
  const inner = part.parts.flatMap((child) => checkBoxes(child, placed, anyWide, isWide));
  const boxes = part.color === undefined ? undefined : placed.boxes.get(part.color);
  if (boxes === undefined) return inner;
  const faults: Fault[] = [];
  for (const { word, isFree } of listFlowWords(part, anyWide || isWide(part), isWide)) {
    for (const place of placed.words.get(word)?.[0]?.places ?? []) {
      if (!boxes.some((box) => holds(box, place, isFree)))
        faults.push({ kind: "box", page: place.page + 1, what: `${word} at ${show(place)} is not in ${part.name}` });
    }
  }
  for (const child of part.parts.filter(({ moved }) => !moved)) {
    for (const box of child.color === undefined ? [] : (placed.boxes.get(child.color) ?? [])) {
      const isIn = boxes.some((around) => holds(around, box, true) && box.top > around.top - TOLERANCE_PT);
      if (!isIn)
        faults.push({
          kind: "box",
          page: box.page + 1,
          what: `${child.name} at ${box.top.toFixed(1)}-${box.y.toFixed(1)} reaches out of ${part.name}`,
        });
    }
  }
  return [...inner, ...faults.slice(0, 3)];
}

/** A word; a free one may stand beside the box that it is in. */
interface FlowWord {
  readonly word: string;
  readonly isFree: boolean;
}

function listFlowWords({ words, parts }: Part, isFree: boolean, isWide: IsWide): readonly FlowWord[] {
  return [
    ...words.map((word) => ({ word, isFree })),
    ...parts
      .filter(({ moved }) => !moved)
      .flatMap((child) => listFlowWords(child, isFree || child.mayBeWider || isWide(child), isWide)),
  ];
}

function holds(box: PlacedBox, { page, x, right, y }: Place, anyWidth: boolean): boolean {
  if (page !== box.page || y < box.top - TOLERANCE_PT || y > box.y + TOLERANCE_PT) return false;
  return anyWidth || (x >= box.x - TOLERANCE_PT && right <= box.right + TOLERANCE_PT);
}

function show({ x, right, y }: Place): string {
  return `${x.toFixed(1)}-${right.toFixed(1)}, ${y.toFixed(1)}`;
}

/** Nothing of the text stands as low as the notes of its page. */
function checkNoteArea(
  own: readonly Part[],
  notes: readonly Part[],
  outOfFlow: ReadonlySet<string>,
  placed: PlacedDocument,
): readonly Fault[] {
  const tops = findNoteTops(notes, placed);
  const isBelow = ({ page, y }: Place): boolean => y > (tops.get(page) ?? Infinity) + TOLERANCE_PT;
  const [flow] = own;
  const words = flow === undefined ? [] : listWords(flow).filter((word) => !outOfFlow.has(word));
  const lines = words.flatMap((word): Fault[] => {
    const place = placed.words.get(word)?.[0]?.places.find(isBelow);
    return place === undefined ? [] : [{ kind: "area", page: place.page + 1, what: `${word} at ${show(place)}` }];
  });
  return [...lines.slice(0, 3), ...(flow === undefined ? [] : checkBoxesAbove(flow, isBelow, placed))];
}

function checkBoxesAbove(part: Part, isBelow: (place: Place) => boolean, placed: PlacedDocument): readonly Fault[] {
  if (part.moved) return [];
  const boxes = part.color === undefined ? [] : (placed.boxes.get(part.color) ?? []);
  const low = boxes
    .filter(isBelow)
    .map((box): Fault => ({ kind: "area", page: box.page + 1, what: `${part.name} reaches to ${box.y.toFixed(1)}` }));
  return [...low, ...part.parts.flatMap((child) => checkBoxesAbove(child, isBelow, placed))];
}

/** Upper edge of the notes by page: that of their background, else what their first line reaches up to at least. */
function findNoteTops(notes: readonly Part[], placed: PlacedDocument): ReadonlyMap<number, number> {
  const tops = new Map<number, number>();
  const note = (page: number, top: number): void => {
    tops.set(page, Math.min(tops.get(page) ?? Infinity, top));
  };
  for (const { page, top } of placed.boxes.get(NOTE_AREA_COLOR) ?? []) note(page, top);
  for (const word of notes.flatMap(listWords)) {
    for (const { page, y } of placed.words.get(word)?.[0]?.places ?? []) note(page, y - NOTE_ASCENT_PT);
  }
  return tops;
}

/** Height of the letters of notes, in pt. */
const NOTE_ASCENT_PT = 6;

function checkMargins(
  { marginPt }: RandomDocument,
  outOfFlow: ReadonlySet<string>,
  { words, sizes }: PlacedDocument,
  wide: ReadonlySet<string>,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [word, [found]] of words) {
    if (outOfFlow.has(word)) continue;
    for (const place of found?.places ?? []) {
      const size = sizes[place.page];
      if (size === undefined) continue;
      const isAbove = place.y < marginPt;
      const isBelow = place.y > size.heightPt - marginPt + TOLERANCE_PT;
      const isBeside = place.x < marginPt - TOLERANCE_PT || place.right > size.widthPt - marginPt + TOLERANCE_PT;
      if (isAbove || isBelow || (isBeside && !wide.has(word)))
        faults.push({ kind: "outside", page: place.page + 1, what: `${word} at ${show(place)}` });
    }
  }
  return faults.slice(0, 5);
}

/** No two lines share a place. */
function checkOverlaps({ runs, words }: PlacedDocument, mayOverlap: (word: string) => boolean): readonly Fault[] {
  const faults: Fault[] = [];
  const byPage = new Map<number, PlacedRun[]>();
  const free = new Set([...words].flatMap(([word, [found]]) => (mayOverlap(word) ? (found?.places ?? []) : [])));
  for (const run of runs) {
    if (!/\p{L}/u.test(run.text) || free.has(run.place)) continue;
    const page = byPage.get(run.page) ?? [];
    byPage.set(run.page, page);
    page.push(run);
  }
  for (const page of byPage.values()) {
    page.sort((a, b) => a.y - b.y);
    page.forEach((run, index) => {
      for (let at = index + 1; at < page.length; at++) {
        const other = page[at];
        if (other === undefined || other.y - run.y > run.sizePt) break;
        if (isOver(run, other))
          faults.push({
            kind: "overlap",
            page: run.page + 1,
            what: `“${run.text}” on “${other.text}” at ${show(run)}`,
          });
      }
    });
  }
  return faults.slice(0, 5);
}

function isOver(a: PlacedRun, b: PlacedRun): boolean {
  if (a.line === b.line || b.y - a.y > 0.6 * Math.min(a.sizePt, b.sizePt)) return false;
  return Math.min(a.right, b.right) - Math.max(a.x, b.x) > 1;
}
