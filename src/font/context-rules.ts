import type { Coverage, Font, Lookup, LookupTable, SubTable } from "fontkit";

/**
 * Glyphs that a rule of three or more glyphs looks for: it can apply to a word only if the word has a glyph of each set.
 * Where the glyphs have to stand is left out, so a word may be taken for one that the rule applies to, never the reverse.
 */
export type ContextRule = readonly ReadonlySet<number>[];

/** Tells whether a rule of a font may apply to a word. */
export interface ContextWatch {
  /** @param glyphs - Indexes of the word's glyphs, as mapped from its characters and as replaced. */
  mayApply(glyphs: readonly number[]): boolean;
}

/**
 * Watches the glyphs of words. Most rules wait for combining marks: a rule is looked at only once each of its sets has
 * had a glyph in some word.
 */
export function createContextWatch(rules: readonly ContextRule[]): ContextWatch {
  const seen = new Set<number>();
  const live = rules.filter((rule) => rule.length === 0);
  let waiting = rules.filter((rule) => rule.length > 0).map((rule) => ({ rule, missing: rule }));
  const note = (glyph: number): void => {
    seen.add(glyph);
    for (const entry of waiting) entry.missing = entry.missing.filter((set) => !set.has(glyph));
    live.push(...waiting.filter(({ missing }) => missing.length === 0).map(({ rule }) => rule));
    waiting = waiting.filter(({ missing }) => missing.length > 0);
  };
  return {
    mayApply(glyphs) {
      for (const glyph of glyphs) if (!seen.has(glyph)) note(glyph);
      return live.some((rule) => rule.every((set) => glyphs.some((glyph) => set.has(glyph))));
    },
  };
}

/** Features that fontkit applies to Latin text unasked; `frac` and its like only reach figures beside U+2044. */
const DEFAULT_FEATURES = "rvrn ltra ltrm ccmp locl rlig mark mkmk calt clig liga rclt curs kern".split(" ");

/** Lookup types by what they do, which the two tables number differently (OpenType, GSUB and GPOS). */
interface LookupTypes {
  readonly context: number;
  readonly chaining: number;
  readonly extension: number;
}
const SUBSTITUTION: LookupTypes = { context: 5, chaining: 6, extension: 7 };
const POSITIONING: LookupTypes = { context: 7, chaining: 8, extension: 9 };
const LIGATURE = 4;
const REVERSE_CHAINING = 8;

/**
 * Reads from a font which rules look at more than two neighbouring glyphs.
 *
 * @param features - Tags that are switched on beyond the default ones.
 */
export function readContextRules(font: Font, features: readonly string[]): readonly ContextRule[] {
  const tags = new Set([...DEFAULT_FEATURES, ...features]);
  const substitutions = findLookups(font.GSUB, tags).flatMap((lookup) =>
    readLookup(lookup, SUBSTITUTION, (table, type) => {
      if (type === LIGATURE) return readLongLigatures(table);
      return type === REVERSE_CHAINING && table.coverage ? [[readCoverage(table.coverage)]] : [];
    }),
  );
  const positions = findLookups(font.GPOS, tags).flatMap((lookup) => readLookup(lookup, POSITIONING, () => []));
  return [...substitutions, ...positions];
}

function findLookups(table: LookupTable | null | undefined, tags: ReadonlySet<string>): readonly Lookup[] {
  if (!table?.featureList) return [];
  const used = table.featureList.filter(({ tag }) => tags.has(tag));
  const indexes = new Set(used.flatMap(({ feature }) => [...feature.lookupListIndexes]));
  return [...indexes].map((index) => table.lookupList.get(index));
}

function readLookup(
  lookup: Lookup,
  types: LookupTypes,
  readOther: (table: SubTable, type: number) => readonly ContextRule[],
): readonly ContextRule[] {
  return lookup.subTables.flatMap((outer) => {
    const isExtension = lookup.lookupType === types.extension;
    const type = isExtension ? (outer.lookupType ?? 0) : lookup.lookupType;
    const table = isExtension ? (outer.extension ?? outer) : outer;
    return type === types.context || type === types.chaining ? [readContext(table)] : readOther(table, type);
  });
}

/** Formats 1 and 2 name glyphs or classes rule by rule; that they begin with a covered glyph is enough here. */
function readContext(table: SubTable): ContextRule {
  const sequence = table.coverages ?? [
    ...(table.backtrackCoverage ?? []),
    ...(table.inputCoverage ?? []),
    ...(table.lookaheadCoverage ?? []),
  ];
  const coverages = sequence.length > 0 ? sequence : table.coverage ? [table.coverage] : [];
  return coverages.map(readCoverage);
}

function readLongLigatures(table: SubTable): readonly ContextRule[] {
  if (!table.coverage || !table.ligatureSets) return [];
  const sets = table.ligatureSets.toArray();
  return [...readCoverage(table.coverage)].flatMap((first, index) =>
    (sets[index] ?? [])
      .filter(({ components }) => components.length > 1)
      .map(({ components }) => [first, ...components].map((glyph) => new Set([glyph]))),
  );
}

/** Glyphs in the order of their coverage indexes. */
function readCoverage(coverage: Coverage): ReadonlySet<number> {
  const glyphs = new Set(coverage.glyphs ?? []);
  for (const { start, end } of coverage.rangeRecords ?? []) {
    for (let glyph = start; glyph <= end; glyph++) glyphs.add(glyph);
  }
  return glyphs;
}
