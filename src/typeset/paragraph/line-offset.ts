import type { ComputedStyle } from "../../model/styled.js";

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
