import { describe, expect, it } from "vitest";
import { COUNTRIES, findCountry } from "../../src/country/country-table.js";

describe("the country table", () => {
  it("has the 249 entries of ISO 3166-1 and XK, each code once, in order", () => {
    expect(COUNTRIES).toHaveLength(250);
    for (const key of ["alpha2", "alpha3", "name"] as const) {
      expect(new Set(COUNTRIES.map((country) => country[key])).size).toBe(250);
    }
    expect(new Set(COUNTRIES.map(({ numeric }) => numeric)).size).toBe(250);
    expect(COUNTRIES.map(({ alpha2 }) => alpha2)).toEqual(COUNTRIES.map(({ alpha2 }) => alpha2).toSorted());
  });

  it("has well-formed codes and names without stray white space", () => {
    for (const { alpha2, alpha3, numeric, name } of COUNTRIES) {
      expect(alpha2).toMatch(/^[A-Z]{2}$/u);
      expect(alpha3).toMatch(/^[A-Z]{3}$/u);
      expect(numeric).toMatch(alpha2 === "XK" ? /^$/u : /^\d{3}$/u);
      expect(name).toBe(name.trim().normalize("NFC"));
      expect(name).toMatch(/^\p{Lu}/u);
    }
  });

  it("knows exactly the regions that Unicode's CLDR calls countries, besides its own exceptions", () => {
    const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
    expect(COUNTRIES.filter(({ alpha2 }) => names.of(alpha2) === undefined)).toEqual([]);
  });

  it.each([
    ["TR", "Türkiye"],
    ["VN", "Viet Nam"],
    ["KR", "Republic of Korea"],
    ["KP", "Democratic People’s Republic of Korea"],
    ["BO", "Bolivia (Plurinational State of)"],
    ["CZ", "Czechia"],
    ["CI", "Côte d’Ivoire"],
    ["KG", "Kyrgyzstan"],
    ["MK", "North Macedonia"],
    ["SZ", "Eswatini"],
    ["US", "United States of America"],
    ["XK", "Kosovo"],
  ])("calls %s %s", (code, name) => {
    expect(findCountry(code)?.name).toBe(name);
  });

  it("finds a country by alpha-3, and nothing by other words", () => {
    expect(findCountry("KAZ")?.alpha2).toBe("KZ");
    expect(findCountry("NOR")).toMatchObject({ alpha2: "NO", numeric: "578" });
    for (const code of ["", "uz", "ZZ", "UK", "EU", "Norway", "578", "constructor"])
      expect(findCountry(code)).toBeUndefined();
  });
});
