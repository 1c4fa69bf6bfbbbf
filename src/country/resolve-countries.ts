import { formatDate } from "../formats/format-date.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Brand } from "../model/brand.js";
import type { CountryProfile, CountrySpec, Stance } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";
import { findNamingRules, checkLanguage } from "./naming-rules.js";
import { findAliases, findNaming, findPolicyName, type NamingRules } from "./name-country.js";
import { orderCountries } from "./order-countries.js";
import { findAsOf, formatFact } from "./format-fact.js";
import { CONTEXT_KEY, findStance } from "./stance-scale.js";

/**
 * Turns the countries of a brief into what cards and tables print: names in the brief's language and by its policy,
 * stances as words with shapes, facts formatted.
 *
 * @param brand - Its name policy serves briefs that have none.
 * @returns Profiles in the order of print.
 * @remarks Reports `unknown-stance`; the country is then printed without one. Reports `names-not-in-language` and
 *   `order-without-fact`.
 */
export function resolveCountries(frontMatter: FrontMatter, sink: Sink, brand?: Brand): readonly CountryProfile[] {
  const rules = findNamingRules(frontMatter, brand);
  if (frontMatter.countries.length > 0) checkLanguage(frontMatter, rules, sink);
  const hasFlags = frontMatter.flag ?? brand?.flag ?? false;
  const profiles = frontMatter.countries.map((spec) => ({
    ...resolveCountry(spec, frontMatter, rules, sink),
    ...findFlag(spec, hasFlags),
  }));
  return orderCountries(profiles, frontMatter, sink);
}

/** The shipped flag or the author's own; a country's own word wins over that of brief and brand. */
function findFlag({ code, flag }: CountrySpec, hasFlags: boolean): Pick<CountryProfile, "flag"> {
  if (typeof flag === "string") return { flag };
  return (flag ?? hasFlags) ? { flag: `package:data/flags/${code}.svg` } : {};
}

function resolveCountry(spec: CountrySpec, frontMatter: FrontMatter, rules: NamingRules, sink: Sink): CountryProfile {
  const { lang } = frontMatter;
  const name = spec.name ?? findPolicyName(spec.code, rules);
  const stance = resolveStance(spec, frontMatter, sink);
  const facts = spec.facts.map((fact) => formatFact(fact, lang));
  const asOf = spec.asOf ?? findAsOf(spec.facts);
  return {
    code: spec.code,
    name,
    aliases: findAliases(spec.code, name, lang),
    naming: findNaming(spec.code, name, rules),
    ...(stance === undefined ? {} : { stance }),
    ...(spec.headline === undefined ? {} : { headline: spec.headline }),
    ...(spec.summary === undefined ? {} : { summary: spec.summary }),
    ...(spec.brief === undefined ? {} : { brief: spec.brief }),
    facts,
    sources: [...new Set(facts.flatMap((fact) => (fact.source === undefined ? [] : [fact.source])))],
    ...(asOf === undefined ? {} : { asOf: formatDate(asOf, lang) }),
    ...(spec.note === undefined ? {} : { note: spec.note }),
    span: spec.span,
  };
}

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
