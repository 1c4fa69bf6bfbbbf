/**
 * Bounds on what one brief may ask of the parser. marked's block lexer is quadratic in the lines of a paragraph that a
 * list swallows and in quotes that stop and go on, and overflows the stack near 2,000 nested markers; no brief that a
 * person wrote comes near these figures.
 */

/** Depth of lists, quotes, containers and inline markup, each within itself. */
export const MAX_NESTING = 50;

/**
 * List items that one line may open within each other, as in `- - - a`: where the next line goes on without
 * indentation, marked tries all of them again at each of their levels.
 */
export const MAX_ITEMS_IN_LINE = 10;

/** Columns of a table. */
export const MAX_COLUMNS = 100;

/** Cells of a table: marked pads every row to the head's width, so 12 kB of text can become millions of cells. */
export const MAX_CELLS = 20_000;

/** Code units of a paragraph, heading or cell; a printed page holds about 3,500. */
export const MAX_INLINE_RUN = 20_000;

/** Lines without a blank one, a list marker or a heading among them. */
export const MAX_RUN_LINES = 1_000;

/** Near misses that are looked for: each look costs as much as there are names, and past so many errors it helps nobody. */
export const MAX_NEAR_MISSES = 50;

/**
 * Code units that marked may read again in the lists and quotes of a text: a list nested to the limit reads its text
 * once a level, a short text may have any shape.
 *
 * @param length - Of the text, in code units.
 */
export function rereadingBudget(length: number): number {
  return 2 * MAX_NESTING * length + 1_000_000;
}
