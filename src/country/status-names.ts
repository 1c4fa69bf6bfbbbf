import type { Brand } from "../model/brand.js";
import type { CountryCode, StatusName } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";
import { findNamingRules } from "./naming-rules.js";
import { findAliases, findPolicyName } from "./name-country.js";
import { inflectName } from "./inflect-name.js";

/**
 * Names that publishers do not print without a note, since states disagree on what they stand for: Western Sahara,
 * Palestine, Taiwan and Kosovo. A brand or a brief adds others, and lets one off with `none`. The list says what to ask
 * the author about; it takes no side.
 */
const SENSITIVE: readonly CountryCode[] = ["EH", "PS", "TW", "XK"];

/** @returns Names that need a note, with the note that the brief, else the brand has for them. */
export function findStatusNames(frontMatter: FrontMatter, brand: Brand | undefined): readonly StatusName[] {
  const notes = new Map([...(brand?.statusNames ?? []), ...(frontMatter.statusNames ?? [])]);
  const { lang } = frontMatter;
  const rules = findNamingRules(frontMatter, brand);
  return [...new Set([...SENSITIVE, ...notes.keys()])].flatMap((code) => {
    const note = notes.get(code);
    if (note === "") return [];
    const name = frontMatter.countries.find((spec) => spec.code === code)?.name ?? findPolicyName(code, rules);
    const words = [name, ...findAliases(code, name, lang)].flatMap((word) => inflectName(word, lang));
    return [{ code, name, words, ...(note === undefined ? {} : { note }) }];
  });
}
