import { findLastMonth } from "../formats/find-year.js";
import { formatQuantity } from "../formats/format-quantity.js";
import type { Fact, FactSpec } from "../model/country.js";

/** What a missing number prints, in every language. */
const MISSING_NUMBER = "..";

/**
 * Turns a fact into what cards and tables print: numbers, ranges, percentages and currencies as the language writes them.
 *
 * @param lang - BCP 47.
 * @returns `unit` only where it is not a part of the value, e.g. "km²" but not "%" and "USD".
 */
export function formatFact(spec: FactSpec, lang: string): Fact {
  const { value, hasUnit } = formatValue(spec, lang);
  return {
    label: spec.label,
    value,
    ...(spec.unit === undefined || hasUnit ? {} : { unit: spec.unit }),
    ...(spec.year === undefined ? {} : { year: spec.year }),
    ...(spec.source === undefined ? {} : { source: spec.source }),
    ...(spec.note === undefined ? {} : { note: spec.note }),
    missing: spec.value.kind === "missing",
  };
}

/** A missing number prints as two dots, a missing text says that nothing was stated. */
function formatValue({ value, unit }: FactSpec, lang: string): { readonly value: string; readonly hasUnit: boolean } {
  switch (value.kind) {
    case "number":
    case "range": {
      const { text, hasUnit } = formatQuantity(value, unit, lang);
      return { value: text, hasUnit };
    }
    case "text":
      return { value: value.text, hasUnit: false };
    case "missing":
      return { value: value.of === "number" ? MISSING_NUMBER : "Not stated", hasUnit: false };
  }
}

/**
 * The date up to which facts speak: the latest year among them.
 *
 * @returns As it is written, e.g. "2024" or "2024-06"; `undefined` if no fact says its year as a date, or none has a value.
 */
export function findAsOf(facts: readonly FactSpec[]): string | undefined {
  const years = facts.flatMap(({ year, value }) => (year === undefined || value.kind === "missing" ? [] : [year]));
  const dated = years.filter((year) => /^\d{4}(?:-\d\d(?:-\d\d)?)?$/u.test(year));
  return dated.toSorted((a, b) => (findLastMonth(a) ?? 0) - (findLastMonth(b) ?? 0)).at(-1);
}
