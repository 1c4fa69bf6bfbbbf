import type { TextPiece, TextRun } from "../model/page.js";
import type { DocumentFace } from "./document-face.js";
import type { EncodedPart } from "./face-codes.js";
import { formatNumber } from "./pdf-values.js";

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
export function encodeRun(run: TextRun, face: DocumentFace): EncodedRun {
  const { sizePt, pieces } = run;
  const adjustments = pieces.map((piece, index) => findAdjustment(run, piece, index));
  const common = face.hasWordSpacing ? findCommon(adjustments) : 0;
  const parts: EncodedPart[] = [];
  let operand = "";
  let rise = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "space") {
      const rest = (adjustments[index] ?? common) - common;
      const space = face.drawSpace();
      if (rise !== 0) [operand, rise] = [startPart(parts, operand, rise), 0];
      operand += rest === 0 ? space : `${space})${String(rest)}(`;
      continue;
    }
    for (const part of piece.kind === "word" ? face.drawWord(piece.word) : face.drawLineHyphen(piece.word)) {
      if (part.rise !== rise) [operand, rise] = [startPart(parts, operand, rise), part.rise];
      operand += part.operand;
    }
  }
  startPart(parts, operand, rise);
  const hasSpace = adjustments.some((adjustment) => adjustment !== undefined);
  return { parts, wordSpacing: hasSpace ? formatNumber((-common * sizePt) / 1000, 3) : undefined };
}

/** Closes the part before another. @returns The operand of the next. */
function startPart(parts: EncodedPart[], operand: string, rise: number): string {
  if (operand !== "") parts.push({ operand, rise });
  return "";
}

/** @returns What a space is narrower than its glyph, in thousandths of an em; `undefined` where nothing follows it. */
function findAdjustment(run: TextRun, piece: TextPiece, index: number): number | undefined {
  if (piece.kind !== "space" || index === run.pieces.length - 1) return undefined;
  const naturalPt = (run.face.spaceWidth * run.sizePt) / 1000 + run.letterSpacingPt;
  return Math.round(((naturalPt - piece.widthPt) * 1000) / run.sizePt);
}

/** @returns The most frequent adjustment; 0 if none comes twice. */
function findCommon(adjustments: readonly (number | undefined)[]): number {
  const counts = new Map<number, number>();
  let common = 0;
  let most = 1;
  for (const adjustment of adjustments) {
    if (adjustment === undefined) continue;
    const count = (counts.get(adjustment) ?? 0) + 1;
    counts.set(adjustment, count);
    if (count > most) [common, most] = [adjustment, count];
  }
  return common;
}
