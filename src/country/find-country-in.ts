import type { CountryCode } from "../model/country.js";
import { COUNTRIES } from "./country-table.js";
import { findCountryCode } from "./find-spelling.js";
import { findDisplayName } from "./name-country.js";

/** Codes by folded name, one map for each language. */
const names = new Map<string, ReadonlyMap<string, CountryCode>>();

/**
 * Finds the country that a cell of a table means.
 *
 * @param text - A code (alpha-2 or alpha-3, in any case) or a name, in English or in the brief's language.
 * @param lang - BCP 47.
 * @returns `undefined` if it names no country of ISO 3166-1.
 */
export function findCountryIn(text: string, lang: string): CountryCode | undefined {
  const code = findCountryCode(text.length === 2 || text.length === 3 ? text.toUpperCase() : text);
  if (code !== undefined) return code;
  const known = names.get(lang) ?? listNames(lang);
  names.set(lang, known);
  return known.get(foldName(text));
}

function listNames(lang: string): ReadonlyMap<string, CountryCode> {
  return new Map(COUNTRIES.map(({ alpha2 }) => [foldName(findDisplayName(alpha2, lang) ?? alpha2), alpha2]));
}

function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}
