import type { HangingPunctuation } from "../../model/computed-style.js";
import { skipSpaces } from "./inline-measures.js";
import type { InlineItem } from "./inline-item.js";
import type { RunStyle } from "./run-style.js";

/**
 * Punctuation that stands beyond the edge of the lines, so that letters stand one below the other.
 *
 * @see CSS Text 3, 8.2
 */
const OPENING = /^[\p{Ps}\p{Pi}\p{Pf}"']/u;
const CLOSING = /[\p{Pe}\p{Pi}\p{Pf}"']$/u;
const STOP = /[,.\u060C\u06D4\u3001\u3002\uFF0C\uFF0E]$/u;

/** What may hang at the ends of a paragraph's lines; none of it for most paragraphs. */
export type HangEnds = Pick<HangingPunctuation, "last" | "end">;

/** @returns What may hang at line ends by the style; `undefined` for nothing. */
export function findHangEnds({ computed }: RunStyle): HangEnds | undefined {
  const { last, end } = computed.hangingPunctuation;
  return last || end !== "none" ? { last, end } : undefined;
}

/** @returns How far the first line begins before its edge, in pt. */
export function measureHangingStart(items: readonly InlineItem[], { computed }: RunStyle): number {
  if (!computed.hangingPunctuation.first) return 0;
  const item = items[skipSpaces(items, 0)];
  return item?.kind === "word" ? measureMark(item, OPENING.exec(item.word.text)?.[0]) : 0;
}

/** Width of the mark at the end of a line, in pt. */
export interface HangingEnd {
  /** It hangs in any case. */
  readonly hangPt: number;
  /** It hangs where the line is too wide otherwise. */
  readonly allowPt: number;
}

const NOTHING: HangingEnd = { hangPt: 0, allowPt: 0 };

/** @param isLast - The line is the last of its paragraph. */
export function measureHangingEnd(item: InlineItem | undefined, isLast: boolean, ends: HangEnds): HangingEnd {
  if (item?.kind !== "word") return NOTHING;
  const { text } = item.word;
  if (isLast && ends.last && CLOSING.test(text)) {
    return { hangPt: measureMark(item, CLOSING.exec(text)?.[0]), allowPt: 0 };
  }
  if (ends.end === "none") return NOTHING;
  const widthPt = measureMark(item, STOP.exec(text)?.[0]);
  return ends.end === "force" ? { hangPt: widthPt, allowPt: 0 } : { hangPt: 0, allowPt: widthPt };
}

function measureMark(item: Extract<InlineItem, { kind: "word" }>, mark: string | undefined): number {
  if (mark === undefined) return 0;
  const { computed, sizePt } = item.context.style;
  return (item.face.shape(mark, computed.fontFeatures).advance * sizePt) / 1000 + computed.letterSpacing;
}
