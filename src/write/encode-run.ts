import type { TextPiece, TextRun } from "../model/page.js";
import type { DocumentFonts } from "./document-fonts.js";
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
export function encodeRun(run: TextRun, fonts: DocumentFonts): EncodedRun {
  const { face, sizePt, pieces } = run;
  const adjustments = pieces.map((piece, index) => findAdjustment(run, piece, index));
  const common = fonts.hasWordSpacing(face) ? findCommon(adjustments) : 0;
  const parts: { operand: string; rise: number }[] = [{ operand: "", rise: 0 }];
  const add = (part: EncodedPart): void => {
    const last = parts.at(-1);
    if (last?.rise === part.rise) last.operand += part.operand;
    else parts.push({ ...part });
  };
  pieces.forEach((piece, index) => {
    switch (piece.kind) {
      case "word":
        fonts.drawWord(face, piece.word).forEach(add);
        return;
      case "hyphen":
        fonts.drawLineHyphen(face, piece.word).forEach(add);
        return;
      case "space": {
        const rest = (adjustments[index] ?? common) - common;
        const space = fonts.drawSpace(face);
        add({ operand: rest === 0 ? space : `${space})${String(rest)}(`, rise: 0 });
      }
    }
  });
  const hasSpace = adjustments.some((adjustment) => adjustment !== undefined);
  return {
    parts: parts.filter((part) => part.operand !== ""),
    wordSpacing: hasSpace ? formatNumber((-common * sizePt) / 1000, 3) : undefined,
  };
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
