import type { Color } from "./picture.js";

/** Text of one colour on one background, wherever they meet. */
export interface ContrastPair {
  readonly text: Color;
  /** `undefined` over a picture, where it cannot be computed. */
  readonly background: Color | undefined;
  /** From 1 to 21 (WCAG 2.2, contrast ratio); `undefined` over a picture. */
  readonly ratio: number | undefined;
  /** 4.5, or 3 if all text of the pair is large: 18 pt, or 14 pt and bold. */
  readonly required: 3 | 4.5;
  /** Some of the text. */
  readonly sample: string;
  /** From 1. */
  readonly page: number;
}
