import { createRequire } from "node:module";
import type { CountryCode } from "../model/country.js";
import { findEnglishNames } from "./country-names.js";
import { COUNTRIES, findCountry } from "./country-table.js";
import { findDisplayName } from "./name-country.js";

/** Parts of states and names of two states: whoever writes them has to say what is meant. */
const NOT_ONE_COUNTRY: ReadonlySet<string> = new Set(
  "england,scotland,wales,northern ireland,korea,virgin islands,eu,european union".split(","),
);

/** Languages whose names of countries are looked up beside the English ones: those that the furniture speaks. */
const LANGUAGES = ["fr", "es", "de", "ru"] as const;

/**
 * Finds the country that an author's spelling means, e.g. "Kyrgyz Republic", "DR Congo", "Turkiye" or "UAE".
 *
 * @param text - Not a code: look for those first, with `findCountry`.
 * @returns Alpha-2; `undefined` if the spelling is not known, or could mean two countries. Two letters are never a name.
 */
export function findSpelling(text: string): CountryCode | undefined {
  const folded = foldName(text);
  if (folded.length < 3 || folded.length > LONGEST_NAME || NOT_ONE_COUNTRY.has(folded)) return undefined;
  return findByTable(folded) ?? findByPackage(text) ?? findForeign(folded);
}

/** Finds the country of a code, alpha-2 or alpha-3, or else of an author's spelling. */
export function findCountryCode(text: string): CountryCode | undefined {
  return findCountry(text)?.alpha2 ?? findSpelling(text);
}

/** Whether a name is known and means a part of a country or two countries, so that no near miss should be offered. */
export function isNoSingleCountry(text: string): boolean {
  return NOT_ONE_COUNTRY.has(foldName(text.slice(0, LONGEST_NAME)));
}

/** No name is longer; what is, need not be looked for. */
const LONGEST_NAME = 80;

/** All English names that are known, for near misses. */
export function listSpellings(): readonly { readonly name: string; readonly code: CountryCode }[] {
  return COUNTRIES.flatMap(({ alpha2 }) => listNames(alpha2).map((name) => ({ name, code: alpha2 })));
}

function listNames(code: CountryCode): readonly string[] {
  const { short, formal, worldBank, everyday, former } = findEnglishNames(code);
  const names = [short, formal, worldBank, ...everyday, ...former];
  return [...new Set(names.flatMap((name) => [name, name.replace(/\s*\([^)]*\)/gu, "")]))];
}

let table: ReadonlyMap<string, CountryCode> | undefined;

function findByTable(folded: string): CountryCode | undefined {
  table ??= indexNames(listSpellings());
  return table.get(folded);
}

/** The first country keeps a name that several have: short names stand before former ones. */
function indexNames(
  spellings: readonly { readonly name: string; readonly code: CountryCode }[],
): ReadonlyMap<string, CountryCode> {
  const index = new Map<string, CountryCode>();
  for (const { name, code } of spellings) {
    const folded = foldName(name);
    if (!index.has(folded)) index.set(folded, code);
  }
  return index;
}

/** Loads CommonJS modules when they are needed. */
const load: (module: string) => unknown = createRequire(import.meta.url);

/** Misspellings and old names by the package that knows them; it is loaded for a name that our table lacks. */
function findByPackage(text: string): CountryCode | undefined {
  const loaded = load("country-to-iso");
  if (typeof loaded !== "object" || loaded === null || !("countryToAlpha2" in loaded)) return undefined;
  const { countryToAlpha2 } = loaded;
  if (typeof countryToAlpha2 !== "function") return undefined;
  const code: unknown = Reflect.apply(countryToAlpha2, undefined, [text]);
  return typeof code === "string" ? findCountry(code)?.alpha2 : undefined;
}

let foreign: ReadonlyMap<string, CountryCode> | undefined;

function findForeign(folded: string): CountryCode | undefined {
  foreign ??= indexNames(
    LANGUAGES.flatMap((lang) =>
      COUNTRIES.map(({ alpha2 }) => ({ name: findDisplayName(alpha2, lang) ?? "", code: alpha2 })),
    ),
  );
  return foreign.get(folded);
}

/** Case, accents, signs, a leading article and "St." make no difference. */
function foldName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bb\u02bc.]/gu, "")
    .replace(/&/gu, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /u, "")
    .replace(/\bst\b/u, "saint");
}
