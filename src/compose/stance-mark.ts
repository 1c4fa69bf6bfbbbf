import type { StanceShape } from "../model/front-matter.js";
import { escapeHtml } from "../formats/escape-html.js";

/** Inside of the marks, in a box of 10 units; `T` stands for the tint. Marks are drawn: few fonts have such signs. */
const DRAWINGS: Readonly<Record<StanceShape, string>> = {
  full: '<rect x="0" y="0" width="10" height="10" fill="T"/>',
  half: '<rect x="0.65" y="0.65" width="8.7" height="8.7" fill="none" stroke="T" stroke-width="1.3"/><rect x="0" y="0" width="5" height="10" fill="T"/>',
  open: '<rect x="0.65" y="0.65" width="8.7" height="8.7" fill="none" stroke="T" stroke-width="1.3"/>',
  cross: '<path d="M1.2 1.2L8.8 8.8M8.8 1.2L1.2 8.8" fill="none" stroke="T" stroke-width="2.3"/>',
  dash: '<rect x="1" y="4" width="8" height="2" fill="T"/>',
};

/**
 * Draws the mark of a stance. It is decoration for those who see it; the word beside it says the same.
 *
 * @param tint - CSS colour.
 */
export function drawStanceMark(shape: StanceShape, tint: string): string {
  const drawing = DRAWINGS[shape].replaceAll("T", escapeHtml(tint));
  return `<svg class="mark mark-${shape}" viewBox="0 0 10 10" aria-hidden="true">${drawing}</svg>`;
}
