import { createRequire } from "node:module";
import createEngine from "hyphen";

/** Offsets in a word of lower-case letters at which it may be divided, in ascending order. */
export type Hyphenate = (word: string) => readonly number[];

const SOFT_HYPHEN = "\u00AD";

/** The shortest word that any language divides; `hyphenate-limit-chars` asks for more. */
const SHORTEST_WORD = 4;

/** Words that a language remembers; a batch of thousands of briefs would fill the memory otherwise. */
const MOST_WORDS = 20_000;

/** Languages whose patterns have another name than their primary subtag, by BCP 47 tags in lower case. */
const PATTERN_NAMES: ReadonlyMap<string, string> = new Map([
  ["de", "de-1996"],
  ["de-1901", "de-1901"],
  ["de-ch-1901", "de-ch-1901"],
  ["el", "el-monoton"],
  ["en", "en-us"],
  ["en-au", "en-gb"],
  ["en-gb", "en-gb"],
  ["en-ie", "en-gb"],
  ["en-in", "en-gb"],
  ["en-nz", "en-gb"],
  ["en-za", "en-gb"],
  ["mn", "mn-cyrl"],
  ["sh", "sh-latn"],
  ["sr", "sr-cyrl"],
  ["sr-latn", "sh-latn"],
]);

/** Languages whose patterns are named as they are. */
const PLAIN_NAMES: ReadonlySet<string> = new Set(
  (
    "af be bg ca cs cy da es et eu fi fr fur ga gl hr hsb hu hy ia id is it ka kmr lt lv mk nb nl nn no oc pl pms pt " +
    "rm ro ru sk sl sq sv tk tr uk"
  ).split(" "),
);

const known = new Map<string, Hyphenate>();

/**
 * Finds what divides the words of a language; its patterns are loaded at the first call.
 *
 * @param lang - BCP 47, e.g. "en-GB".
 * @returns `undefined` for a language without patterns, e.g. Kazakh: its words stay whole.
 */
export function findHyphenator(lang: string): Hyphenate | undefined {
  const name = findPatternName(lang.toLowerCase());
  if (name === undefined) return undefined;
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = createHyphenator(name);
  known.set(name, made);
  return made;
}

/** The longest beginning of the tag decides: "de-CH" is divided as "de". */
function findPatternName(lang: string): string | undefined {
  const subtags = lang.split("-");
  for (let count = subtags.length; count > 0; count--) {
    const tag = subtags.slice(0, count).join("-");
    const name = PATTERN_NAMES.get(tag) ?? (PLAIN_NAMES.has(tag) ? tag : undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Loads CommonJS modules: the patterns of most languages are never needed. */
const load: (module: string) => unknown = createRequire(import.meta.url);

function createHyphenator(name: string): Hyphenate {
  const divide = createEngine(load(`hyphen/patterns/${name}.js`), {
    hyphenChar: SOFT_HYPHEN,
    minWordLength: SHORTEST_WORD,
  });
  const words = new Map<string, readonly number[]>();
  return (word) => {
    const found = words.get(word);
    if (found !== undefined) return found;
    const offsets = listOffsets(divide(word));
    if (words.size >= MOST_WORDS) words.clear();
    words.set(word, offsets);
    return offsets;
  };
}

/** @returns Where the soft hyphens stand, counted in the text without them. */
function listOffsets(divided: string): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const part of divided.split(SOFT_HYPHEN).slice(0, -1)) {
    offset += part.length;
    offsets.push(offset);
  }
  return offsets;
}
