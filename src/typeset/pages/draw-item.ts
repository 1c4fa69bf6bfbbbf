import { formatCounter } from "../../formats/format-counter.js";
import type { ShapedWord } from "../../model/face.js";
import type { InlineItem, WordItem } from "../paragraph/inline-item.js";
import { fillLeaf } from "../tags/build-tag-tree.js";
import { fitObject } from "./fit-object.js";
import type { PageFacts } from "./page-facts.js";
import { paintBehind } from "./paint-behind.js";
import { addPiece, closeRun, fade, isRightToLeft, type Pen } from "./pen.js";

/** How far drawing the item moves the pen. */
export function findAdvance(item: InlineItem, pen: Pen, hyphenated: boolean, last: boolean): number {
  switch (item.kind) {
    case "word":
      return item.widthPt + (hyphenated ? findHyphen(item).widthPt : 0);
    case "space":
      return last ? 0 : item.widthPt + pen.stretchPt;
    case "page-number":
      return measureNumber(item, pen.facts, pen.page);
    case "leader":
      return item.widthPt + pen.leaderPt;
    case "picture":
      return item.outerWidthPt;
    case "kern":
      return item.widthPt;
    case "break":
      return 0;
  }
}

export function drawItem(item: InlineItem, pen: Pen, hyphenated: boolean, last: boolean): void {
  switch (item.kind) {
    case "word":
      if (hyphenated && isRightToLeft(item.context)) drawHyphen(item, pen);
      addPiece(pen, item.context, item.face, item.word, item.widthPt);
      if (hyphenated && !isRightToLeft(item.context)) drawHyphen(item, pen);
      return;
    case "space":
      addSpace(pen, item, last);
      return;
    case "page-number": {
      const number = findNumber(item, pen.facts, pen.page);
      const word = item.face.shape(number, "");
      fillLeaf(item.context.mark, number);
      addPiece(pen, item.context, item.face, word, measureNumber(item, pen.facts, pen.page));
      return;
    }
    case "leader":
      drawLeader(item, pen);
      return;
    case "picture":
      drawPicture(item, pen);
      return;
    case "kern":
      closeRun(pen);
      paintBehind(pen.pictures, item.context.style, item.context.style.faces[0], {
        xPt: pen.x,
        widthPt: item.widthPt,
        baseline: pen.baseline,
      });
      pen.x += item.widthPt;
      return;
    case "break":
      if (pen.open !== undefined) addPiece(pen, pen.open.context, pen.open.face, NO_SPACE, 0);
      return;
  }
}

/** Where a line is broken by force: words stay apart when the text is copied, as at other ends of lines. */
const NO_SPACE = { kind: "space", widthPt: 0 } as const;

/** Patterns stand where they would if they went on to the end of the line, so that those of all lines are aligned. */
function drawLeader(item: Extract<InlineItem, { kind: "leader" }>, pen: Pen): void {
  closeRun(pen);
  const endX = pen.x + item.widthPt + pen.leaderPt;
  const { patternPt, context, face, word } = item;
  const wordPt = (word.advance * context.style.sizePt) / 1000;
  if (word.text !== "" && patternPt > LEAST_PATTERN_PT) {
    const behind = Math.ceil((pen.endX - endX) / patternPt - 0.001);
    const count = Math.floor((pen.endX - pen.x) / patternPt + 0.001) - behind;
    pen.x = pen.endX - (behind + count) * patternPt;
    for (let index = 0; index < count; index++) {
      addPiece(pen, context, face, word, wordPt);
      addPiece(pen, context, face, { kind: "space", widthPt: patternPt - wordPt }, patternPt - wordPt);
    }
    closeRun(pen);
  }
  pen.x = endX;
}

/** Finer patterns are no dots but a grey bar. */
const LEAST_PATTERN_PT = 0.2;

/** A space at the end of a line has no width, but it is written: words stay apart when the text is copied. */
function addSpace(pen: Pen, item: Extract<InlineItem, { kind: "space" }>, last: boolean): void {
  const widthPt = last ? 0 : item.widthPt + pen.stretchPt;
  // The spaces of a line are equal as a rule.
  if (pen.space?.widthPt !== widthPt) pen.space = { kind: "space", widthPt };
  addPiece(pen, item.context, item.face, pen.space, widthPt);
}

function findHyphen({ face, context }: WordItem): { readonly word: ShapedWord; readonly widthPt: number } {
  const word = face.shape("-", "");
  return { word, widthPt: (word.advance * context.style.sizePt) / 1000 };
}

function drawHyphen(item: WordItem, pen: Pen): void {
  const { word, widthPt } = findHyphen(item);
  addPiece(pen, item.context, item.face, { kind: "hyphen", word }, widthPt);
}

function drawPicture(item: Extract<InlineItem, { kind: "picture" }>, pen: Pen): void {
  closeRun(pen);
  const { computed } = item.context.style;
  const x = pen.x;
  pen.x += item.outerWidthPt;
  if (computed.visibility !== "visible") return;
  const box = {
    xPt: x + item.marginLeftPt,
    yPt: pen.baseline - item.abovePt,
    widthPt: item.widthPt,
    heightPt: item.heightPt,
  };
  pen.pictures.push({
    kind: "picture",
    ...box,
    ...fitObject(item.picture, box, computed),
    picture: item.picture,
    color: computed.color,
    mark: pen.artifact ?? item.context.mark,
    ...fade(computed),
  });
}

type PageNumber = Extract<InlineItem, { kind: "page-number" }>;

function findNumber(item: PageNumber, facts: PageFacts, page: number): string {
  const target = item.target === undefined ? page : facts.destinations.get(item.target)?.page;
  const number = target === undefined ? undefined : facts.numbers[target];
  return number === undefined ? "" : formatCounter(item.counterStyle, number);
}

export function measureNumber(item: PageNumber, facts: PageFacts, page: number): number {
  return (item.face.shape(findNumber(item, facts, page), "").advance * item.context.style.sizePt) / 1000;
}
