// What comes in: the author's text and the finished pages. What goes out: an error for every part of the text that is
// not on a page, or is where nobody can see it. Layout is not trusted here, so nothing of it is used but its result.
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Document } from "../model/document.js";
import type { PagedDocument, TextPiece, TextRun } from "../model/page.js";
import type { Span } from "../model/span.js";
import { collectExpectations } from "./collect-expectations.js";
import type { Expectation } from "./collect-expectations.js";
import { readPages } from "./read-pages.js";
import type { PageText } from "./read-pages.js";

/** Rounding of positions, in pt. A tenth of a point is less than any printer shows. */
const TOLERANCE_PT = 0.1;

/** After this many losses the rest says nothing new. */
const MOST_REPORTS = 20;

/** Shown of a lost text, in characters. */
const EXCERPT_LENGTH = 60;

/**
 * Checks that nothing was lost between the author's text and the pages.
 *
 * Every stretch of text must have a place of its own among the drawn text, so a paragraph that stands twice in the brief
 * must stand twice on the pages. Time is linear in the text as long as nothing is lost.
 *
 * @param documents - The body and every Markdown field that the brief prints.
 * @param paged - The finished pages.
 * @param file - The brief, for problems that no block of the brief can be named for, e.g. "briefs/ghana.md".
 * @param sink - Gets `text-lost` and `text-outside-page`.
 */
export function checkPlacement(documents: readonly Document[], paged: PagedDocument, file: string, sink: Sink): void {
  const pages = readPages(paged);
  const places = placeTexts(documents.flatMap(collectExpectations), pages, sink);
  const findSpan = (position: number): Span =>
    places.find((place) => position >= place.start && position < place.end)?.span ?? { file, line: 1, column: 1 };
  checkLeaves(pages, findSpan, sink);
  checkEdges(paged, pages, findSpan, sink);
}

/** Where a stretch of the author's text was found among the drawn text. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

/**
 * Places whole blocks first. A stretch of a block, such as the "UN" before a note's number, could be found within any
 * text that begins with these letters, and would take the place of a block that has no other.
 */
function placeTexts(streams: readonly (readonly Expectation[])[], pages: PageText, sink: Sink): readonly Place[] {
  const places = new Map<Expectation, Place>();
  const taken = new Uint8Array(pages.text.length);
  let losses = 0;
  for (const whole of [true, false]) {
    for (const stream of streams) {
      let cursor = 0;
      for (const expected of stream) {
        if ((expected.startsBlock && expected.endsBlock) === whole) {
          // The order of the pages is nearly always the author's, so the first look finds it at once.
          const start = findFreePlace(expected, pages, taken, cursor) ?? findFreePlace(expected, pages, taken, 0);
          if (start === undefined) {
            if (++losses > MOST_REPORTS) return [...places.values()];
            reportLoss(expected, sink);
            continue;
          }
          const end = start + expected.text.length;
          taken.fill(1, start, end);
          places.set(expected, { start, end, span: expected.span });
        }
        cursor = Math.max(cursor, places.get(expected)?.end ?? 0);
      }
    }
  }
  return [...places.values()];
}

function findFreePlace(expected: Expectation, pages: PageText, taken: Uint8Array, from: number): number | undefined {
  const { text, startsBlock, endsBlock } = expected;
  for (let start = pages.text.indexOf(text, from); start >= 0; start = pages.text.indexOf(text, start + 1)) {
    const end = start + text.length;
    const standsAlone = (!startsBlock || pages.boundaries.has(start)) && (!endsBlock || pages.boundaries.has(end));
    if (standsAlone && !taken.subarray(start, end).includes(1)) return start;
  }
  return undefined;
}

function reportLoss(expected: Expectation, sink: Sink): void {
  sink.report("text-lost", {
    message: `This text did not reach a page: “${excerpt(expected.words.trim())}”`,
    span: expected.span,
    hint: "The template left it out or gave it no room. If the shipped templates do it too, please report a bug.",
  });
}

/** The tags must say exactly what is drawn, or a screen reader reads another text than the eye. */
function checkLeaves(pages: PageText, findSpan: (position: number) => Span, sink: Sink): void {
  for (const { leaf, start, drawn, meant } of pages.leaves) {
    if (meant === drawn) continue;
    sink.report("text-lost", {
      message: `Of “${excerpt(leaf.text)}” only “${excerpt(drawn)}” was drawn`,
      span: findSpan(start),
      hint: "This is a bug in Briefpress. Please report it with the brief.",
    });
  }
}

function checkEdges(paged: PagedDocument, pages: PageText, findSpan: (position: number) => Span, sink: Sink): void {
  for (const [index, page] of paged.pages.entries()) {
    for (const item of page.items) {
      if (item.kind !== "line") continue;
      for (const run of item.runs) {
        const inside =
          run.xPt >= -TOLERANCE_PT &&
          run.xPt + run.widthPt <= page.widthPt + TOLERANCE_PT &&
          item.baselinePt >= 0 &&
          item.baselinePt <= page.heightPt + TOLERANCE_PT;
        if (inside) continue;
        const place = pages.leaves.find(({ leaf }) => leaf === run.mark);
        sink.report("text-outside-page", {
          message: `On page ${index + 1} the text “${excerpt(readRun(run))}” lies beyond the edge of the paper`,
          span: findSpan(place?.start ?? -1),
          hint: "Split long words and wide tables, or give the block more room in the stylesheet.",
        });
      }
    }
  }
}

function readRun(run: TextRun): string {
  return run.pieces.map(readPiece).join("");
}

function readPiece(piece: TextPiece): string {
  switch (piece.kind) {
    case "space":
      return " ";
    case "word":
      return piece.text;
    case "hyphen":
      return piece.word.text;
  }
}

function excerpt(text: string): string {
  return text.length <= EXCERPT_LENGTH ? text : `${Array.from(text).slice(0, EXCERPT_LENGTH).join("")}…`;
}
