import type { CountryProfile, CountrySpec, Fact, FactSpec } from "../model/country.js";

/** One cell: a fact of a country as it is printed, and its number if it is one. */
export interface ComparedFact {
  readonly printed: Fact;
  readonly spec: FactSpec;
  /** `undefined` for texts, ranges and what is missing. */
  readonly number: ComparedNumber | undefined;
  /** What the head of the column may say of its unit; `undefined` if it has none, or if its value is printed with it. */
  readonly headUnit: string | undefined;
}

export interface ComparedNumber {
  readonly value: number;
  /** As the author wrote it. */
  readonly decimals: number;
}

/** A fact over all countries. */
export interface ComparedColumn {
  readonly label: string;
  /** At least one country has a number, so the column is aligned as numbers are. */
  readonly isNumeric: boolean;
  /** What its head says: the unit of most cells; `undefined` if no unit has a majority. */
  readonly unit: string | undefined;
  /** The year of most cells. */
  readonly year: string | undefined;
  /** One for each country; `undefined` where it has no such fact. */
  readonly cells: readonly (ComparedFact | undefined)[];
}

/** A country with its facts. */
export interface ComparedCountry {
  readonly profile: CountryProfile;
  readonly facts: ReadonlyMap<string, ComparedFact>;
}

/**
 * Pairs what was formatted with what the author wrote.
 *
 * @param specs - Countries of the frontmatter by code; their facts are in the order of those of the profile.
 */
export function pairFacts(
  profile: CountryProfile,
  specs: ReadonlyMap<string, CountrySpec>,
  lang: string,
): ComparedCountry {
  const written = specs.get(profile.code)?.facts ?? [];
  const facts = new Map<string, ComparedFact>();
  for (const [index, printed] of profile.facts.entries()) {
    const spec = written[index];
    if (spec === undefined || facts.has(printed.label)) continue;
    const { value } = spec;
    const number = value.kind === "number" ? { value: value.value, decimals: value.decimals } : undefined;
    const headUnit = spec.unit !== undefined && isTranslated(spec.unit, lang) ? undefined : spec.unit;
    facts.set(printed.label, { printed, spec, number, headUnit });
  }
  return { profile, facts };
}

/** Units with English words for powers of ten are translated with their number, which a head has not. */
function isTranslated(unit: string, lang: string): boolean {
  return !/^en\b/u.test(lang) && /\b(?:thousand|million|billion|trillion)\b/u.test(unit);
}

/** Labels of all facts in the order in which they first appear. */
export function listLabels(countries: readonly ComparedCountry[]): readonly string[] {
  return [...new Set(countries.flatMap(({ facts }) => [...facts.keys()]))];
}

/** Gathers one fact of all countries. */
export function gatherColumn(label: string, countries: readonly ComparedCountry[]): ComparedColumn {
  const cells = countries.map(({ facts }) => facts.get(label));
  const given = cells.flatMap((cell) => (cell === undefined || cell.printed.missing ? [] : [cell]));
  return {
    label,
    isNumeric: cells.some((cell) => cell !== undefined && isNumeric(cell)),
    unit: findMajority(given.map(({ headUnit }) => headUnit)),
    year: findMajority(given.map(({ spec }) => spec.year)),
    cells,
  };
}

function isNumeric({ number, spec }: ComparedFact): boolean {
  return (
    number !== undefined || spec.value.kind === "range" || (spec.value.kind === "missing" && spec.value.of === "number")
  );
}

/** @returns What more than half of the values are. */
function findMajority(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > values.length)?.[0];
}

/** Why numbers of a column cannot be added up or ranked. */
export type Obstacle =
  | { readonly kind: "text" | "missing" | "share" }
  | { readonly kind: "units" | "years"; readonly values: readonly string[] };

/**
 * Finds what stands against a sum, a mean or a ranking: numbers of different years or units are not comparable, and a gap
 * makes any of the three wrong.
 */
export function findObstacle({ cells }: ComparedColumn, isSum: boolean): Obstacle | undefined {
  if (cells.some((cell) => cell === undefined || cell.printed.missing)) return { kind: "missing" };
  if (cells.some((cell) => cell?.number === undefined)) return { kind: "text" };
  const units = listDistinct(cells.map((cell) => cell?.spec.unit ?? ""));
  if (units.length > 1) return { kind: "units", values: units };
  const years = listDistinct(cells.map((cell) => cell?.spec.year ?? ""));
  if (years.length > 1) return { kind: "years", values: years };
  // A sum of shares is the share of nothing.
  return isSum && units[0] === "%" ? { kind: "share" } : undefined;
}

function listDistinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** @returns The sum, without the errors of binary fractions. */
export function addUp(numbers: readonly ComparedNumber[]): ComparedNumber {
  const decimals = numbers.reduce((most, number) => Math.max(most, number.decimals), 0);
  const digits = numbers.map(({ value }) => value.toFixed(decimals).replace(".", ""));
  // Numbers beyond 1e21 are written with an exponent, and are no better known than their binary fractions.
  if (digits.some((text) => !/^-?\d+$/u.test(text))) {
    return { value: numbers.reduce((sum, { value }) => sum + value, 0), decimals };
  }
  const total = digits.reduce((sum, text) => sum + BigInt(text), 0n);
  return { value: Number(total) / 10 ** decimals, decimals };
}

/** @returns The unweighted mean, with one decimal more than the numbers. */
export function findMean(numbers: readonly ComparedNumber[]): ComparedNumber {
  const { value, decimals } = addUp(numbers);
  return { value: value / numbers.length, decimals: decimals + 1 };
}

/** Ranks numbers, the highest first; equal ones share a rank, and the next one is left out (1, 2, 2, 4). */
export function rankNumbers(numbers: readonly ComparedNumber[]): readonly number[] {
  const sorted = numbers.map(({ value }) => value).sort((a, b) => b - a);
  const ranks = new Map<number, number>();
  for (const [index, value] of sorted.entries()) if (!ranks.has(value)) ranks.set(value, index + 1);
  return numbers.map(({ value }) => ranks.get(value) ?? 0);
}
