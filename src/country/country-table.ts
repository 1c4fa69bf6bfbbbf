/**
 * Countries by code. What comes in are codes and lists of codes; what goes out are names, and the profiles that cards
 * and tables print. No figures are kept here: those come from the author, with their source.
 */
import type { CountryRecord } from "../model/country.js";
import { COUNTRY_DATA } from "./country-data.js";

/** All entries of ISO 3166-1 and XK, by alpha-2 in alphabetical order. */
export const COUNTRIES: readonly CountryRecord[] = COUNTRY_DATA.trim()
  .split("\n")
  .map((line) => {
    const [alpha2 = "", alpha3 = "", numeric = "", name = ""] = line.trim().split("|");
    return { alpha2, alpha3, numeric, name };
  });

const BY_CODE: ReadonlyMap<string, CountryRecord> = new Map(
  COUNTRIES.flatMap((country) => [
    [country.alpha2, country],
    [country.alpha3, country],
  ]),
);

/**
 * Finds a country by its alpha-2 or alpha-3 code.
 *
 * @param code - Upper case, as ISO writes it.
 * @returns `undefined` for a code that ISO 3166-1 does not have; XK is known.
 */
export function findCountry(code: string): CountryRecord | undefined {
  return BY_CODE.get(code);
}
