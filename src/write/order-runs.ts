import type { LineItem, TextRun } from "../model/page.js";
import type { DocumentFace } from "./document-face.js";

export function spells(run: TextRun, face: DocumentFace): boolean {
  return run.pieces.every((piece) => piece.kind !== "word" || face.spells(piece));
}

/**
 * The runs of each leaf from left to right, the leaves in the order of reading. Readers that have no tags, and most that
 * have them, know text from right to left by its letters and turn what is drawn in this order around.
 */
export function orderRuns({ runs }: LineItem): readonly TextRun[] {
  if (!runs.some((run) => run.reversed === true)) return runs;
  const groups: TextRun[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    if (group?.[0]?.mark === run.mark) group.push(run);
    else groups.push([run]);
  }
  // A space of no width belongs to the side where its middle is.
  const middle = (run: TextRun): number => run.xPt + run.widthPt / 2;
  return groups.flatMap((group) => group.sort((a, b) => middle(a) - middle(b)));
}
