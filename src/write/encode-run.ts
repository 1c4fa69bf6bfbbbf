import type { TextRun } from "../model/page.js";
import type { DocumentFace } from "./document-face.js";
import type { EncodedPart } from "./face-codes.js";
import { formatNumber } from "./pdf-values.js";

/** What of a run its strings depend on. */
type EncodableRun = Pick<TextRun, "face" | "sizePt" | "letterSpacingPt" | "pieces">;

/** A run as operands of text operators. */
export interface EncodedRun {
  readonly parts: readonly EncodedPart[];
  /** Operand of Tw; `undefined` if the run has no space that it would move. */
  readonly wordSpacing: string | undefined;
}

/**
 * Turns the pieces of a run into strings.
 *
 * The spaces of a justified line are equal as a rule: what they have in common is left to Tw, which costs nothing per
 * space, and only what differs is written as an adjustment.
 */
export function encodeRun(run: EncodableRun, face: DocumentFace): EncodedRun {
  const gaps = findGaps(run);
  const common = face.hasWordSpacing ? findCommon(gaps) : 0;
  const parts: OpenPart[] = [];
  let spaces = 0;
  for (const piece of run.pieces) {
    switch (piece.kind) {
      case "space": {
        const rest = (gaps[spaces++] ?? common) - common;
        append(parts, rest === 0 ? face.drawSpace() : `${face.drawSpace()})${String(rest)}(`, 0);
        break;
      }
      case "word":
        for (const part of face.drawWord(piece)) append(parts, part.operand, part.rise);
        break;
      case "hyphen":
        for (const part of face.drawLineHyphen(piece.word)) append(parts, part.operand, part.rise);
    }
  }
  return { parts, wordSpacing: gaps.length > 0 ? formatNumber((-common * run.sizePt) / 1000, 3) : undefined };
}

interface OpenPart {
  operand: string;
  readonly rise: number;
}

function append(parts: OpenPart[], operand: string, rise: number): void {
  if (operand === "") return;
  const last = parts[parts.length - 1];
  if (last?.rise === rise) last.operand += operand;
  else parts.push({ operand, rise });
}

/** @returns What each space is narrower than its glyph, in thousandths of an em; not for one that ends the run. */
function findGaps({ face, sizePt, letterSpacingPt, pieces }: EncodableRun): readonly number[] {
  const gaps: number[] = [];
  const naturalPt = (face.spaceWidth * sizePt) / 1000 + letterSpacingPt;
  const last = pieces.length - 1;
  for (let index = 0; index < last; index++) {
    const piece = pieces[index];
    if (piece?.kind === "space") gaps.push(Math.round(((naturalPt - piece.widthPt) * 1000) / sizePt));
  }
  return gaps;
}

/** @returns The most frequent gap; 0 if none comes twice. */
function findCommon(gaps: readonly number[]): number {
  const [first = 0, second] = gaps;
  if (second === undefined) return 0;
  // In ragged text nearly all lines have spaces of one width.
  if (gaps.every((gap) => gap === first)) return first;
  const counts = new Map<number, number>();
  let common = 0;
  let most = 1;
  for (const gap of gaps) {
    const count = (counts.get(gap) ?? 0) + 1;
    counts.set(gap, count);
    if (count > most) [common, most] = [gap, count];
  }
  return common;
}
