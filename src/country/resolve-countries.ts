import { formatDate } from "../formats/format-date.js";
import { formatNumber, formatPercentage } from "../formats/format-number.js";
import { supportedLocale } from "../formats/supported-locale.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { CountryProfile, CountrySpec, Fact, FactSpec, Stance } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";
import { findCountry } from "./country-table.js";
import { CONTEXT_KEY, findStance } from "./stance-scale.js";

/**
 * Turns the countries of a brief into what cards and tables print: names in the brief's language, stances as words
 * with shapes, facts formatted.
 *
 * @returns Profiles in the order of print: by the language's alphabet, or as given.
 * @remarks Reports `unknown-stance`; the country is then printed without one.
 */
export function resolveCountries(frontMatter: FrontMatter, sink: Sink): readonly CountryProfile[] {
  const profiles = frontMatter.countries.map((spec) => resolveCountry(spec, frontMatter, sink));
  if (frontMatter.countryOrder === "given") return profiles;
  const collator = new Intl.Collator(supportedLocale(frontMatter.lang));
  return [...profiles].sort((a, b) => collator.compare(a.name, b.name));
}

function resolveCountry(spec: CountrySpec, frontMatter: FrontMatter, sink: Sink): CountryProfile {
  const { lang } = frontMatter;
  const name = spec.name ?? findCountryName(spec.code, lang);
  const stance = resolveStance(spec, frontMatter, sink);
  const facts = spec.facts.map((fact) => formatFact(fact, lang));
  return {
    code: spec.code,
    name,
    aliases: findAliases(spec.code, name, lang),
    ...(stance === undefined ? {} : { stance }),
    ...(spec.headline === undefined ? {} : { headline: spec.headline }),
    ...(spec.summary === undefined ? {} : { summary: spec.summary }),
    ...(spec.brief === undefined ? {} : { brief: spec.brief }),
    facts,
    sources: [...new Set(facts.flatMap((fact) => (fact.source === undefined ? [] : [fact.source])))],
    ...(spec.asOf === undefined ? {} : { asOf: formatDate(spec.asOf, lang) }),
    ...(spec.note === undefined ? {} : { note: spec.note }),
    span: spec.span,
  };
}

/**
 * The name of a country in a language: the UN short name in English, CLDR's name in the others.
 *
 * @param code - Alpha-2.
 */
function findCountryName(code: string, lang: string): string {
  const english = findCountry(code)?.name ?? code;
  if (lang === "en" || lang.startsWith("en-")) return english;
  return findDisplayName(code, lang) ?? english;
}

const displayNames = new Map<string, Intl.DisplayNames>();

function findDisplayName(code: string, lang: string): string | undefined {
  const known = displayNames.get(lang);
  const names = known ?? new Intl.DisplayNames([supportedLocale(lang)], { type: "region", fallback: "none" });
  if (known === undefined) displayNames.set(lang, names);
  return names.of(code);
}

/** Other words that name the country in running text: official and everyday forms, the name without its brackets. */
function findAliases(code: string, name: string, lang: string): readonly string[] {
  const candidates = [findCountry(code)?.name, findDisplayName(code, lang), ...(EVERYDAY_NAMES.get(code) ?? [])];
  const plain = candidates.flatMap((candidate) =>
    candidate === undefined ? [] : [candidate, dropBrackets(candidate)],
  );
  return [...new Set(plain.flatMap(listApostrophes))].filter((candidate) => candidate !== name && candidate !== "");
}

/** "Côte d’Ivoire" is typed with either apostrophe. */
function listApostrophes(name: string): readonly string[] {
  return name.includes("\u2019") ? [name, name.replace(/\u2019/gu, "'")] : [name];
}

function dropBrackets(name: string): string {
  return name.replace(/\s*\([^)]*\)/gu, "").trim();
}

/** What English texts call countries whose UN name is longer than anyone writes. */
const EVERYDAY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ["CD", ["DR Congo"]],
  ["CI", ["Ivory Coast"]],
  ["CV", ["Cape Verde"]],
  ["CZ", ["Czech Republic"]],
  ["GB", ["United Kingdom"]],
  ["HK", ["Hong Kong"]],
  ["KG", ["Kyrgyz Republic"]],
  ["KP", ["North Korea"]],
  ["KR", ["South Korea"]],
  ["LA", ["Laos"]],
  ["MD", ["Moldova"]],
  ["MM", ["Burma"]],
  ["MO", ["Macao"]],
  ["PS", ["Palestine"]],
  ["RU", ["Russia"]],
  ["SY", ["Syria"]],
  ["SZ", ["Swaziland"]],
  ["TL", ["East Timor"]],
  ["TR", ["Turkey"]],
  ["TZ", ["Tanzania"]],
  ["US", ["United States"]],
  ["VN", ["Vietnam"]],
]);

function resolveStance(spec: CountrySpec, frontMatter: FrontMatter, sink: Sink): Stance | undefined {
  if (spec.stance === undefined) return undefined;
  const stance = findStance(frontMatter.stanceScale, spec.stance);
  if (stance !== undefined) return stance;
  const keys = [...frontMatter.stanceScale.map((step) => step.key), CONTEXT_KEY];
  sink.report("unknown-stance", {
    message: `The stance \`${spec.stance}\` is no step of this brief's scale`,
    span: spec.span,
    hint: `${formatNearMiss(spec.stance, keys)}The steps are ${keys.join(", ")}`,
  });
  return undefined;
}

function formatFact(spec: FactSpec, lang: string): Fact {
  const hasOwnUnit = spec.unit !== undefined && !isPercentage(spec);
  return {
    label: spec.label,
    value: formatValue(spec, lang),
    ...(hasOwnUnit ? { unit: spec.unit } : {}),
    ...(spec.year === undefined ? {} : { year: spec.year }),
    ...(spec.source === undefined ? {} : { source: spec.source }),
    ...(spec.note === undefined ? {} : { note: spec.note }),
    missing: spec.value.kind === "missing",
  };
}

/** A percent sign belongs to its number, and each language has its own place for it. */
function isPercentage({ value, unit }: FactSpec): boolean {
  return unit === "%" && value.kind === "number";
}

/** A missing number prints as two dots, a missing text says that nothing was stated. */
function formatValue({ value, unit }: FactSpec, lang: string): string {
  switch (value.kind) {
    case "number":
      return unit === "%"
        ? formatPercentage(value.value, value.decimals, lang)
        : formatNumber(value.value, value.decimals, lang);
    case "text":
      return value.text;
    case "missing":
      return value.of === "number" ? ".." : "Not stated";
  }
}
