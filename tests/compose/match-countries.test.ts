import { describe, expect, it } from "vitest";
import { createCountryMatcher } from "../../src/compose/match-countries.js";

const match = createCountryMatcher([
  { code: "GN", names: ["Guinea"] },
  { code: "PG", names: ["Papua New Guinea"] },
  { code: "PE", names: ["Peru", "Republic of Peru"] },
]);

describe("createCountryMatcher", () => {
  it("gives the countries in the order of the text, each once", () => {
    expect(match("Peru and Guinea, then the Republic of Peru")).toEqual(["PE", "GN"]);
  });

  it("takes the longest name, over line breaks too, and whole words only", () => {
    expect(match("Papua\nNew Guinea")).toEqual(["PG"]);
    expect(match("Papua New Guinea borders no Guinea")).toEqual(["PG", "GN"]);
    expect(match("Perugia, SubPeru and Peruvian")).toEqual([]);
  });

  it("is linear in the number of mentions", () => {
    expect(match("Peru Guinea ".repeat(150_000))).toEqual(["PE", "GN"]);
  });
});

describe("people and other words", () => {
  const congos = [
    { code: "CG", names: ["Congo"], demonyms: ["Congolese"], falseFriends: ["DR Congo"] },
    { code: "CD", names: ["DR Congo"], demonyms: ["Congolese"] },
  ];

  it("name a country, but not one of two that share them", () => {
    expect(createCountryMatcher(congos.slice(1))("A Congolese court")).toEqual(["CD"]);
    expect(createCountryMatcher(congos)("A Congolese court")).toEqual([]);
  });

  it("that hold a name and mean something else do not count", () => {
    expect(createCountryMatcher(congos.slice(0, 1))("DR Congo is not the Congo")).toEqual(["CG"]);
    const georgia = createCountryMatcher([{ code: "GE", names: ["Georgia"], falseFriends: ["South Georgia"] }]);
    expect(georgia("South\n Georgia")).toEqual([]);
  });

  it("take either apostrophe, and no gap that is wider than a line's end", () => {
    const ivory = createCountryMatcher([{ code: "CI", names: ["Côte d’Ivoire"] }]);
    expect(ivory("Côte d'Ivoire")).toEqual(["CI"]);
    expect(ivory(`Côte${" ".repeat(100_000)}d’Ivoire`)).toEqual([]);
  });
});

it("takes 54 countries with all their names through thousands of paragraphs in linear time", () => {
  const countries = Array.from({ length: 54 }, (_, index) => ({
    code: String(index),
    names: [`Republic of Land${String(index)}`, `Land${String(index)}`],
  }));
  const finder = createCountryMatcher(countries);
  const steps = (paragraphs: number): number => {
    const text = "The Republic of the Republic of Republic of Land and Land53. ".repeat(paragraphs);
    const start = performance.now();
    expect(finder(text)).toEqual(["53"]);
    return performance.now() - start;
  };
  steps(1000);
  expect(steps(20_000)).toBeLessThan(2000);
});
