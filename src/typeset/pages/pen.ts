/** Where the drawing of a line has come to: pieces of one style become a run, runs of one link an area. */
import type { Face } from "../../model/face.js";
import type { PageItem, TextPiece, TextRun } from "../../model/page.js";
import type { ComputedStyle } from "../../model/computed-style.js";
import type { Mark } from "../../model/tag-tree.js";
import type { InlineContext, InlineLink } from "../paragraph/inline-item.js";
import type { PageFacts } from "./page-facts.js";
import { paintBehind } from "./paint-behind.js";

/** A run in the making. */
interface OpenRun {
  readonly context: InlineContext;
  readonly face: Face;
  readonly xPt: number;
  widthPt: number;
  readonly pieces: TextPiece[];
}

export interface Pen {
  x: number;
  readonly baseline: number;
  readonly stretchPt: number;
  readonly artifact: Mark | undefined;
  readonly facts: PageFacts;
  /** Index of the page, from 0. */
  readonly page: number;
  /** What each leader of the line gets beyond its least width, and where the line ends: leaders are aligned there. */
  readonly leaderPt: number;
  readonly endX: number;
  readonly runs: TextRun[];
  readonly pictures: PageItem[];
  readonly spans: { link: InlineLink; fromPt: number; toPt: number }[];
  open: OpenRun | undefined;
  /** The space that was drawn last. */
  space: Extract<TextPiece, { kind: "space" }> | undefined;
}

/** Rounding aside, where the open run ends. */
const TOUCHING_PT = 0.001;

export function addPiece(pen: Pen, context: InlineContext, face: Face, piece: TextPiece, widthPt: number): void {
  const { open } = pen;
  if (
    open === undefined ||
    open.context.style !== context.style ||
    open.face !== face ||
    open.context.mark !== context.mark ||
    open.context.link !== context.link ||
    (context.bidi !== undefined && Math.abs(open.xPt + open.widthPt - pen.x) > TOUCHING_PT)
  ) {
    closeRun(pen);
    pen.open = { context, face, xPt: pen.x, widthPt: 0, pieces: [] };
  }
  pen.open?.pieces.push(piece);
  if (pen.open !== undefined) pen.open.widthPt += widthPt;
  pen.x += widthPt;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export function closeRun(pen: Pen): void {
  const { open } = pen;
  pen.open = undefined;
  if (open === undefined) return;
  const { style, mark, link } = open.context;
  if (style.computed.visibility !== "visible") return;
  const run: Mutable<TextRun> = {
    xPt: open.xPt,
    widthPt: open.widthPt,
    risePt: style.risePt,
    face: open.face,
    sizePt: style.sizePt,
    color: style.computed.color,
    letterSpacingPt: style.computed.letterSpacing,
    pieces: open.pieces,
    mark: pen.artifact ?? mark,
  };
  if (isRightToLeft(open.context)) run.reversed = true;
  if (style.decorations.length > 0) run.decorations = style.decorations;
  if (style.computed.opacity !== 1) run.opacity = style.computed.opacity;
  pen.runs.push(run);
  paintBehind(pen.pictures, style, open.face, { xPt: open.xPt, widthPt: open.widthPt, baseline: pen.baseline });
  if (link !== undefined) noteLink(pen, link, open.xPt, open.xPt + open.widthPt);
}

/** Nearly everything is opaque, and says nothing of it. */
export function fade({ opacity }: ComputedStyle): { readonly opacity?: number } {
  return opacity === 1 ? {} : { opacity };
}

function noteLink(pen: Pen, link: InlineLink, fromPt: number, toPt: number): void {
  const last = pen.spans.at(-1);
  if (last?.link !== link) pen.spans.push({ link, fromPt, toPt });
  else if (fromPt >= last.fromPt) last.toPt = Math.max(toPt, last.toPt);
  else last.fromPt = fromPt;
}

export function isRightToLeft({ bidi }: InlineContext): boolean {
  return bidi !== undefined && bidi.level % 2 === 1;
}
