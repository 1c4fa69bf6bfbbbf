import type { StanceShape, StanceStep } from "../model/front-matter.js";
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
 * A template may give the default colour of a shape another value by the custom property `--stance-full` (`half`, `open`,
 * `cross`, `dash`), a brand by a colour of its palette called `stance-full`; a tint that the brief gives itself stays.
 */
export function drawStanceMark({ shape, tint, hasOwnTint }: Pick<StanceStep, "shape" | "tint" | "hasOwnTint">): string {
  const color = hasOwnTint === true ? tint : `var(--stance-${shape}, var(--brand-color-stance-${shape}, ${tint}))`;
  const drawing = DRAWINGS[shape].replaceAll('"T"', `"${escapeHtml(color)}"`);
  return `<svg class="mark mark-${shape}" viewBox="0 0 10 10" aria-hidden="true">${drawing}</svg>`;
}
