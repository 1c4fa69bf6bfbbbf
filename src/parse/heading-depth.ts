import type { Heading } from "../model/document.js";
import type { Span } from "../model/span.js";
import type { ParseContext } from "./parse-context.js";

export type HeadingDepth = Heading["depth"];

/**
 * Checks the level of a heading against the outline so far.
 *
 * @param depth - As the author wrote it.
 * @param lastDepth - Of the heading before; 1, the title's, for the first one.
 * @returns The level to use: `#` becomes 2, all others stay.
 */
export function checkHeadingDepth(
  depth: number,
  lastDepth: HeadingDepth,
  span: Span,
  context: ParseContext,
): HeadingDepth {
  const given = toDepth(depth);
  if (!context.briefRules) return given;
  if (given === 1) {
    context.sink.report("heading-level-one", {
      message: "`#` makes a second title; the title is the page's only level-one heading",
      span,
      hint: "Begin headings of the text with `##`. This one is printed as if it had two.",
    });
    return 2;
  }
  if (given > lastDepth + 1) {
    context.sink.report("heading-level-skipped", {
      message: `This heading is of level ${given}, the one before of level ${lastDepth}: readers of the outline miss a level`,
      span,
      hint: `Begin it with \`${"#".repeat(lastDepth + 1)}\`.`,
    });
  }
  return given;
}

function toDepth(depth: number): HeadingDepth {
  const depths: readonly HeadingDepth[] = [1, 2, 3, 4, 5, 6];
  return depths.find((known) => known === depth) ?? 6;
}
