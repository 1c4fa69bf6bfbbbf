import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { supportedLocale } from "../formats/supported-locale.js";
import type { CountryOrder, CountryProfile, CountrySpec, FactValue } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";

/**
 * Puts countries into the order of print. What the order leaves equal stands by the language's alphabet.
 *
 * @param profiles - In the order of `frontMatter.countries`.
 * @remarks Reports `order-without-fact` for a fact that no country has.
 */
export function orderCountries(
  profiles: readonly CountryProfile[],
  frontMatter: FrontMatter,
  sink: Sink,
): readonly CountryProfile[] {
  const { countryOrder, lang } = frontMatter;
  if (countryOrder === "given" || profiles.length < 2) return profiles;
  const collator = new Intl.Collator(supportedLocale(lang));
  const byName = (a: CountryProfile, b: CountryProfile): number => collator.compare(a.name, b.name);
  const compare = findComparison(countryOrder, frontMatter, collator, sink);
  return [...profiles].sort((a, b) => compare(a, b) || byName(a, b));
}

type Comparison = (a: CountryProfile, b: CountryProfile) => number;

function findComparison(
  order: Exclude<CountryOrder, "given">,
  frontMatter: FrontMatter,
  collator: Intl.Collator,
  sink: Sink,
): Comparison {
  if (order === "alphabetical") return () => 0;
  if (order === "by-stance") return compareStances(frontMatter);
  const values = new Map(
    frontMatter.countries.flatMap((spec) => {
      const value = findFact(spec, order.by);
      return value === undefined ? [] : [[spec.code, value] as const];
    }),
  );
  if (values.size === 0) reportNoFact(order.by, frontMatter, sink);
  const sign = order.direction === "descending" ? -1 : 1;
  return (a, b) => compareValues(values.get(a.code), values.get(b.code), sign, collator);
}

/** By the steps of the scale, then what was not assessed, then what says nothing. */
function compareStances({ stanceScale }: FrontMatter): Comparison {
  const places = new Map(stanceScale.map(({ key }, index) => [key, index]));
  const place = ({ stance }: CountryProfile): number => {
    if (stance === undefined) return places.size + 1;
    return stance.kind === "step" ? (places.get(stance.key) ?? places.size) : places.size;
  };
  return (a, b) => place(a) - place(b);
}

function findFact({ facts }: CountrySpec, label: string): FactValue | undefined {
  return facts.find((fact) => fact.label === label)?.value;
}

/** Numbers before texts before what is missing; only numbers are turned round. */
function compareValues(
  a: FactValue | undefined,
  b: FactValue | undefined,
  sign: number,
  collator: Intl.Collator,
): number {
  const [first, second] = [findSize(a), findSize(b)];
  if (first !== undefined && second !== undefined) return sign * (first - second);
  if (a?.kind === "text" && b?.kind === "text") return collator.compare(a.text, b.text);
  return rank(a) - rank(b);
}

/** A range stands by its middle. */
function findSize(value: FactValue | undefined): number | undefined {
  if (value?.kind === "range") return (value.from + value.to) / 2;
  return value?.kind === "number" ? value.value : undefined;
}

function rank(value: FactValue | undefined): number {
  if (findSize(value) !== undefined) return 0;
  return value?.kind === "text" ? 1 : 2;
}

function reportNoFact(label: string, { countries, spans }: FrontMatter, sink: Sink): void {
  if (countries.length === 0) return;
  const labels = [...new Set(countries.flatMap(({ facts }) => facts.map((fact) => fact.label)))];
  const span = spans.get("countryOrder");
  sink.report("order-without-fact", {
    message: `The countries cannot stand by "${label}": none has a fact of that label`,
    ...(span === undefined ? {} : { span }),
    hint: `${formatNearMiss(label, labels)}${labels.length === 0 ? "Give the countries `facts`" : `Labels are ${labels.slice(0, 12).join(", ")}`}`,
  });
}
