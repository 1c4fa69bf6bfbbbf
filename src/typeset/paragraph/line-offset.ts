import type { ComputedStyle } from "../../model/computed-style.js";
import type { TextLine } from "./text-line.js";

/**
 * @param freePt - What the line leaves of its measure, the indent taken off.
 * @param stretched - Its spaces take up what is free.
 * @returns How far the content of a line stands from the left edge of its measure; an indent is at the side where text
 * begins, and so is a justified paragraph's last line.
 */
export function findOffset(
  direction: ComputedStyle["direction"],
  align: ComputedStyle["textAlign"],
  indentPt: number,
  freePt: number,
  stretched: boolean,
): number {
  const leftIndentPt = direction === "rtl" ? 0 : indentPt;
  switch (align) {
    case "left":
      return leftIndentPt;
    case "right":
      return leftIndentPt + freePt;
    case "center":
      return leftIndentPt + freePt / 2;
    case "justify":
      return leftIndentPt + (direction === "rtl" && !stretched ? Math.max(freePt, 0) : 0);
  }
}

/** @returns How far a line reaches beyond its measure, in pt. What an indent hangs out where text begins does not count. */
export function findExcess(line: TextLine, direction: ComputedStyle["direction"]): number {
  const { align, measurePt, offsetPt, widthPt } = line;
  if (direction === "rtl") return Math.max(-offsetPt, align === "left" ? widthPt - measurePt : 0);
  const beyondLeftPt = align === "right" && widthPt > measurePt ? -offsetPt : 0;
  return Math.max(offsetPt + widthPt - measurePt, beyondLeftPt);
}
