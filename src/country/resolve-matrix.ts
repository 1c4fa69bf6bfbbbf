import { supportedLocale } from "../formats/supported-locale.js";
import type { Brand } from "../model/brand.js";
import type { CountryProfile } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";
import type { PositionMatrix } from "../model/position-matrix.js";
import { findPolicyName } from "./name-country.js";
import { findNamingRules } from "./naming-rules.js";

/**
 * Names the rows of the brief's position matrix and puts them in order: as the cards stand, or, where some of its
 * countries have none, by the language's alphabet, or as given.
 *
 * @param profiles - The countries of the brief in the order of print.
 * @param brand - Its name policy serves briefs that have none.
 */
export function resolveMatrix(
  frontMatter: FrontMatter,
  profiles: readonly CountryProfile[],
  brand?: Brand,
): PositionMatrix | undefined {
  const { matrix, lang, countryOrder } = frontMatter;
  if (matrix === undefined) return undefined;
  const rules = findNamingRules(frontMatter, brand);
  const places = new Map(profiles.map(({ code }, index) => [code, index]));
  const names = new Map(profiles.map(({ code, name }) => [code, name]));
  const rows = matrix.rows.map((row) => ({ ...row, name: names.get(row.code) ?? findPolicyName(row.code, rules) }));
  if (rows.every(({ code }) => places.has(code))) {
    rows.sort((a, b) => (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0));
  } else if (countryOrder !== "given") {
    const collator = new Intl.Collator(supportedLocale(lang));
    rows.sort((a, b) => collator.compare(a.name, b.name));
  }
  return { ...matrix, rows };
}
