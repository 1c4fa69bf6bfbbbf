/** Words longer than this are not compared: nobody mistypes a paragraph, and the work stays bounded. */
const LONGEST_WORD = 60;

/**
 * Finds the known name that an author most likely meant.
 *
 * @param word - What the author wrote, e.g. "titel".
 * @param candidates - Names that would have been right, e.g. ["title", "date"]; the first of equally near ones wins.
 * @returns The nearest candidate, or `undefined` if none is near: at most one change in three letters, two in six,
 *   three in anything longer. A name that differs only in case, spaces, `-` or `_` is always near.
 */
export function findNearMiss(word: string, candidates: Iterable<string>): string | undefined {
  if (word === "" || word.length > LONGEST_WORD) return undefined;
  const folded = foldName(word);
  let best: string | undefined;
  let bestDistance = largestDistance(folded.length) + 1;
  for (const candidate of candidates) {
    const distance = measureEdits(folded, foldName(candidate), bestDistance);
    if (distance < bestDistance && distance < folded.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Words the offer of a near miss as the beginning of a hint.
 *
 * @returns e.g. "Did you mean `title`? ", with a space at its end, or "" if nothing is near.
 */
export function formatNearMiss(word: string, candidates: Iterable<string>): string {
  const nearest = findNearMiss(word, candidates);
  return nearest === undefined ? "" : `Did you mean \`${nearest}\`? `;
}

/** Two changes in "lang" make any other word of four letters, so short words are allowed fewer. */
function largestDistance(length: number): number {
  if (length <= 3) return 1;
  return length <= 6 ? 2 : 3;
}

/** Case and separators are what people get wrong most; they cost nothing. */
function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, "");
}

/**
 * Counts the insertions, deletions, replacements and swaps of neighbours between two words (the optimal string
 * alignment distance).
 *
 * @param limit - As soon as the distance cannot stay below it, `limit` is returned.
 */
function measureEdits(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          cell(last, column) + 1,
          cell(current, column - 1) + 1,
          cell(last, column - 1) + (same ? 0 : 1),
          row > 1 && column > 1 && swapped ? cell(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...current) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return cell(last, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
