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
