import type { Link } from "./document.js";

/** Words of the five languages of the furniture that stand before a number: `[see](#id)`. */
const WORDS = new Set(["see", "voir", "v\u00e9ase", "ver", "siehe", "vgl.", "\u0441\u043c."]);

/**
 * `[see](#id)` and `[](#id)` print the number of the table, figure or box behind the word; a link with words of its
 * own says already what it leads to.
 */
export function isCrossReference({ url, children }: Link): boolean {
  if (!url.startsWith("#")) return false;
  const [word, ...others] = children;
  if (word === undefined) return true;
  return others.length === 0 && word.kind === "text" && WORDS.has(word.value.trim().toLowerCase());
}
