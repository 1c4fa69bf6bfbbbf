import { hasLocale, supportedLocale } from "../formats/supported-locale.js";
import type { AnchorWord, CountryNaming, NameForm, NamePolicy } from "../model/country.js";
import { findEnglishNames } from "./country-names.js";
import { COUNTRIES } from "./country-table.js";
import { inflectName } from "./inflect-name.js";
import { FALSE_FRIENDS, NAME_VARIANTS } from "./name-variants.js";

/** How a brief names its countries. */
export interface NamingRules {
  /** BCP 47. */
  readonly lang: string;
  readonly policy: NamePolicy;
  /** What of a text counts as naming a country. */
  readonly anchorBy: readonly AnchorWord[];
}

/** Whether the names of the English table serve: for English, and for languages that `Intl` does not know. */
export function usesEnglishNames(lang: string): boolean {
  return lang === "en" || lang.startsWith("en-") || !hasLocale(lang);
}

/**
 * The name that a policy gives to a country.
 *
 * @param code - Alpha-2.
 * @returns English: the name of the table. Other languages: CLDR's name whatever the policy, since there are no tables
 *   of formal names at hand. What the policy's own map says comes first in every language.
 */
export function findPolicyName(code: string, { lang, policy }: Pick<NamingRules, "lang" | "policy">): string {
  if (typeof policy !== "string") {
    const own = policy.get(code);
    if (own !== undefined) return own;
  }
  const english = findEnglishNames(code);
  if (!usesEnglishNames(lang)) return findDisplayName(code, lang) ?? english.short;
  if (policy === "un-formal") return english.formal;
  return policy === "world-bank" ? english.worldBank : english.short;
}

const displayNames = new Map<string, Intl.DisplayNames>();

/** CLDR's name of a country in a language. */
export function findDisplayName(code: string, lang: string): string | undefined {
  const known = displayNames.get(lang);
  const names = known ?? new Intl.DisplayNames([supportedLocale(lang)], { type: "region", fallback: "none" });
  if (known === undefined) displayNames.set(lang, names);
  return names.of(code);
}

/**
 * Other names of a country in a language: official, everyday and former ones, each without its brackets as well.
 *
 * @param name - The one that is printed; it is not among them.
 */
export function findAliases(code: string, name: string, lang: string): readonly string[] {
  const plain = [...listForms(code, lang), ...listFormer(code, lang)].flatMap((candidate) => [
    candidate,
    dropBrackets(candidate),
  ]);
  return [...new Set(plain.flatMap(listApostrophes))].filter((candidate) => candidate !== name && candidate !== "");
}

/** Names that stand for the country as it is today; one who mixes them confuses readers. */
function listForms(code: string, lang: string): readonly string[] {
  const display = findDisplayName(code, lang);
  if (usesEnglishNames(lang)) {
    const { short, everyday, formal, worldBank } = findEnglishNames(code);
    return [short, ...everyday, formal, worldBank, ...(display === undefined ? [] : [display])];
  }
  const [language = ""] = lang.split("-");
  return [...(display === undefined ? [] : [display]), ...(NAME_VARIANTS.get(language)?.get(code) ?? [])];
}

function listFormer(code: string, lang: string): readonly string[] {
  return usesEnglishNames(lang) ? findEnglishNames(code).former : [];
}

/** "Côte d’Ivoire" is typed with either apostrophe. */
function listApostrophes(name: string): readonly string[] {
  return name.includes("\u2019") ? [name, name.replace(/\u2019/gu, "'")] : [name];
}

function dropBrackets(name: string): string {
  return name.replace(/\s*\([^)]*\)/gu, "").trim();
}

/**
 * All words that name a country in running text, with their cases.
 *
 * @param name - The one that is printed.
 */
export function findNaming(code: string, name: string, rules: NamingRules): CountryNaming {
  const { lang, anchorBy } = rules;
  const names = anchorBy.includes("name") ? [name, ...findAliases(code, name, lang)] : [];
  const english = usesEnglishNames(lang) ? findEnglishNames(code) : undefined;
  const capitals = anchorBy.includes("capital") ? (english?.capitals ?? []) : [];
  return {
    names: [...new Set([...names, ...capitals].flatMap((word) => inflectName(word, lang)))],
    demonyms: anchorBy.includes("demonym") ? (english?.demonyms ?? []) : [],
    forms: findForms(code, name, lang),
    falseFriends: findFalseFriends(code, lang),
  };
}

/** The name that is printed and those that must not be mixed with it; short forms such as "UK" go with any. */
function findForms(code: string, name: string, lang: string): readonly NameForm[] {
  const names = new Set([name, ...listForms(code, lang).map(dropBrackets)]);
  return [...names]
    .filter((form) => form === name || !/^[\p{Lu}.\s]+$/u.test(form))
    .map((form) => ({ name: form, words: inflectName(form, lang) }));
}

const falseFriends = new Map<string, readonly string[]>();

/**
 * Longer words around a country's own that mean another country or a sea, e.g. "Papua New Guinea" for Guinea; for a
 * language they are looked for once per process.
 */
function findFalseFriends(code: string, lang: string): readonly string[] {
  const key = `${lang} ${code}`;
  const known = falseFriends.get(key);
  if (known !== undefined) return known;
  const own = new Set(listWords(code, lang));
  const index = indexWords(lang);
  const longer = [...own].flatMap((word) =>
    (index.get(listParts(word)[0] ?? "") ?? []).filter((other) => !own.has(other) && holds(other, word)),
  );
  const [language = ""] = lang.split("-");
  const listed = FALSE_FRIENDS.get(language)?.get(code) ?? [];
  const found = [...new Set([...longer.flatMap((word) => inflectName(word, lang)), ...listed])];
  falseFriends.set(key, found);
  return found;
}

/** Whether a name holds another one as whole words. */
function holds(name: string, part: string): boolean {
  return ` ${listParts(name).join(" ")} `.includes(` ${listParts(part).join(" ")} `);
}

function listParts(name: string): readonly string[] {
  return name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const wordIndexes = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** What countries are called in a language, by each of the words in it. */
function indexWords(lang: string): ReadonlyMap<string, readonly string[]> {
  const known = wordIndexes.get(lang);
  if (known !== undefined) return known;
  const index = new Map<string, string[]>();
  for (const name of new Set(COUNTRIES.flatMap(({ alpha2 }) => listWords(alpha2, lang)))) {
    for (const part of new Set(listParts(name))) {
      const names = index.get(part);
      if (names === undefined) index.set(part, [name]);
      else names.push(name);
    }
  }
  wordIndexes.set(lang, index);
  return index;
}

function listWords(code: string, lang: string): readonly string[] {
  const english = usesEnglishNames(lang) ? findEnglishNames(code) : undefined;
  const names = listForms(code, lang).flatMap((name) => [name, dropBrackets(name)]);
  return [...new Set([...names, ...(english?.demonyms ?? []), ...(english?.capitals ?? [])])];
}
