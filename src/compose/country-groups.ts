import type { FrontMatter } from "../model/front-matter.js";
import type { CountryData, CountryGroupData } from "./page-data.js";

/** The rail of page one holds so many countries with a clause for each, and so many with their stance alone. */
const MOST_WITH_CLAUSE = 8;
const MOST_WITH_ROW = 14;

/** Whether a list of countries prints clauses: the author's own always, headlines, which stand in the cards, if few. */
export function hasClauses({ countries }: FrontMatter): boolean {
  return countries.length <= MOST_WITH_CLAUSE || countries.some(({ brief }) => brief !== undefined);
}

/**
 * Groups many countries by their stance, so that a list of them fits the rail: one mark and word, then names.
 *
 * @param countries - In the order of printing, which they keep within their group.
 * @returns Groups by the stance scale, then those that were not assessed; none if there is room for a row each.
 */
export function groupCountries(
  countries: readonly CountryData[],
  frontMatter: FrontMatter,
): readonly CountryGroupData[] {
  if (countries.length <= MOST_WITH_ROW || frontMatter.countries.some(({ brief }) => brief !== undefined)) return [];
  const groups = new Map<string | undefined, CountryGroupData & { countries: CountryData[] }>();
  for (const country of countries) {
    const { stance } = country;
    const group = groups.get(stance?.label) ?? { stance, countries: [] };
    group.countries.push(country);
    groups.set(stance?.label, group);
  }
  const places = new Map(frontMatter.stanceScale.map(({ label }, index) => [label, index]));
  const place = ({ stance }: CountryGroupData): number =>
    stance === undefined ? places.size + 1 : (places.get(stance.label) ?? places.size);
  return [...groups.values()].sort((a, b) => place(a) - place(b));
}
