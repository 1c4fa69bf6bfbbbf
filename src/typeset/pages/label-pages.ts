import type { PageLabel } from "../../model/page.js";
import type { CounterStyle } from "../../model/computed-style.js";
import type { PdfmakePage } from "../pdfmake.js";

/**
 * What a reader calls each page: its number, as it is printed on it.
 *
 * @returns Nothing where the pages simply count from 1.
 */
export function labelPages(
  pages: readonly PdfmakePage[],
  numbers: readonly number[],
): readonly (PageLabel | undefined)[] {
  let counterStyle: CounterStyle = "decimal";
  const labels = pages.map((page, index) => {
    counterStyle = findCounterStyle(page) ?? counterStyle;
    return { number: numbers[index] ?? index + 1, counterStyle };
  });
  const isPlain = labels.every((label, index) => label.number === index + 1 && label.counterStyle === "decimal");
  return isPlain ? [] : labels;
}

/** The style of the page counter in the margin boxes; `undefined` where the page prints no number. */
function findCounterStyle({ record }: PdfmakePage): CounterStyle | undefined {
  for (const { content } of record?.style.marginBoxes ?? []) {
    for (const part of content) if (part.kind === "counter" && part.name === "page") return part.counterStyle;
  }
  return undefined;
}
