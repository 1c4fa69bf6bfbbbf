import type { Font, Lookup, LookupTable, SubTable } from "fontkit";
import { describe, expect, it } from "vitest";
import { createContextWatch, readContextRules } from "../../src/font/context-rules.js";

/** A font with one lookup, which the feature uses. */
function fontWith(table: "GSUB" | "GPOS", tag: string, lookupType: number, subTable: SubTable): Font {
  const lookup: Lookup = { lookupType, subTables: [subTable] };
  const tables: LookupTable = {
    featureList: [{ tag, feature: { lookupListIndexes: [0] } }],
    lookupList: { get: () => lookup },
  };
  return { [table]: tables } as unknown as Font;
}

const rulesOf = (font: Font, features: readonly string[] = []) =>
  readContextRules(font, features).map((rule) => rule.map((set) => [...set]));

const cover = (...glyphs: number[]) => ({ glyphs });
const chain: SubTable = {
  backtrackCoverage: [cover(1)],
  inputCoverage: [cover(2, 3)],
  lookaheadCoverage: [{ rangeRecords: [{ start: 7, end: 9 }] }],
};

describe("readContextRules", () => {
  it("takes all glyphs that a chain looks at, in either table and behind an extension", () => {
    const expected = [[[1], [2, 3], [7, 8, 9]]];
    expect(rulesOf(fontWith("GSUB", "calt", 6, chain))).toEqual(expected);
    expect(rulesOf(fontWith("GPOS", "kern", 8, chain))).toEqual(expected);
    expect(rulesOf(fontWith("GSUB", "calt", 7, { lookupType: 6, extension: chain }))).toEqual(expected);
    expect(rulesOf(fontWith("GPOS", "kern", 9, { lookupType: 8, extension: chain }))).toEqual(expected);
  });

  it("takes where a rule begins if it names glyphs or classes", () => {
    expect(rulesOf(fontWith("GSUB", "ccmp", 6, { coverage: cover(4, 5) }))).toEqual([[[4, 5]]]);
    expect(rulesOf(fontWith("GSUB", "ccmp", 5, { coverages: [cover(4), cover(6)] }))).toEqual([[[4], [6]]]);
    expect(rulesOf(fontWith("GSUB", "ccmp", 8, { coverage: cover(4) }))).toEqual([[[4]]]);
  });

  it("takes ligatures of three glyphs, which no pair shows", () => {
    const ligatureSets = { toArray: () => [[{ components: [11] }, { components: [11, 12] }], []] };
    expect(rulesOf(fontWith("GSUB", "liga", 4, { coverage: cover(10, 20), ligatureSets }))).toEqual([
      [[10], [11], [12]],
    ]);
  });

  it("passes over features that are off", () => {
    expect(rulesOf(fontWith("GSUB", "swsh", 6, chain))).toEqual([]);
    expect(rulesOf(fontWith("GSUB", "swsh", 6, chain), ["swsh"])).toHaveLength(1);
    expect(rulesOf({} as unknown as Font)).toEqual([]);
  });
});

describe("createContextWatch", () => {
  it("warns of words that have a glyph of each set, whatever came before", () => {
    const watch = createContextWatch([[new Set([1]), new Set([2, 3])]]);
    expect(watch.mayApply([1, 9])).toBe(false);
    expect(watch.mayApply([3, 9])).toBe(false);
    expect(watch.mayApply([9, 3, 1])).toBe(true);
    expect(watch.mayApply([1, 9])).toBe(false);
  });
});
