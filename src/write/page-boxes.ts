import type { Page } from "../model/page.js";
import type { CounterStyle } from "../model/computed-style.js";

type Rectangle = readonly [number, number, number, number];

/**
 * The boundaries of a page. Where the sheet is larger, the page keeps its own coordinates, and the sheet begins below 0.
 *
 * @see ISO 32000-1, 14.11.2
 */
export function findBoxes({ widthPt, heightPt, sheet }: Page): Readonly<Record<string, Rectangle>> {
  const grow = (byPt: number): Rectangle => [-byPt, -byPt, widthPt + byPt, heightPt + byPt];
  if (sheet === undefined) return { MediaBox: [0, 0, widthPt, heightPt] };
  return { MediaBox: grow(sheet.marginPt), BleedBox: grow(sheet.bleedPt), TrimBox: [0, 0, widthPt, heightPt] };
}

/** Numbering styles of ISO 32000-1, 12.4.2; without one a label has no number. */
const STYLES: Readonly<Record<CounterStyle, string | undefined>> = {
  decimal: "D",
  "lower-roman": "r",
  "upper-roman": "R",
  "lower-alpha": "a",
  "upper-alpha": "A",
  none: undefined,
};

/** @returns A number tree of ranges: each begins where a page's label is not the one after that of the page before. */
export function listPageLabels(pages: readonly Page[]): readonly unknown[] {
  const entries: unknown[] = [];
  let before: { readonly number: number; readonly counterStyle: CounterStyle } | undefined;
  pages.forEach((page, index) => {
    const label = page.label ?? { number: index + 1, counterStyle: "decimal" as const };
    const goesOn = before?.counterStyle === label.counterStyle && before.number + 1 === label.number;
    before = label;
    if (goesOn) return;
    const style = STYLES[label.counterStyle];
    entries.push(index, {
      ...(style === undefined ? {} : { S: style }),
      // Labels count from 1 and up.
      ...(label.number > 1 ? { St: label.number } : {}),
    });
  });
  return entries.length === 0 ? [0, { S: "D" }] : entries;
}
