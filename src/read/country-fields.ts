import { z } from "zod";
import { findCountry } from "../country/country-table.js";
import { findSpelling, isNoSingleCountry, listSpellings } from "../country/find-spelling.js";
import { findNearMiss } from "../diagnostics/near-miss.js";
import { readRange } from "../formats/read-number.js";
import type { YamlScalar } from "../formats/yaml-node.js";
import type { CountryCode, FactValue } from "../model/country.js";
import { field, isEmpty, problem, quote, scalarField, value } from "./scalar-field.js";
import { ScalarValue } from "./schema-input.js";
import { isoDate, line, mapChoice, markdown } from "./text-fields.js";

/** Codes that people write for countries and that ISO 3166-1 gives to nobody. */
const USUAL_SLIPS: ReadonlyMap<string, CountryCode> = new Map([
  ["UK", "GB"],
  ["EL", "GR"],
  ["KS", "XK"],
]);

/** An ISO 3166-1 code, alpha-2 or alpha-3, or a name of the country, turned into alpha-2. */
function countryCode() {
  const hint = "an ISO 3166-1 code in capitals, e.g. UZ";
  return scalarField("a country code", hint, (scalar) => {
    const text = scalar.source.trim();
    const code = findCode(text);
    if (code !== undefined) return value(code);
    const meant = suggestCountry(text);
    const offer = meant === undefined ? `Write ${hint}` : `Write \`${meant.code}\` (${meant.name})`;
    return problem(
      "unknown-country",
      `is ${quote(text)}, which is neither an ISO 3166-1 country code nor a known name of a country`,
      offer,
    );
  });
}

/** Finds what an author means by a code or a name; codes come first, and a code in small letters is a slip. */
export function findCode(text: string): CountryCode | undefined {
  const country = findCountry(text);
  if (country !== undefined) return country.alpha2;
  const isSlip = findCountry(text.toUpperCase()) !== undefined || USUAL_SLIPS.has(text.toUpperCase());
  return isSlip ? undefined : findSpelling(text);
}

interface Suggestion {
  readonly code: CountryCode;
  readonly name: string;
}

/** The country that was meant by a lower-case code, a usual slip or a misspelt name. */
export function suggestCountry(text: string): Suggestion | undefined {
  const upper = text.toUpperCase();
  const country = findCountry(USUAL_SLIPS.get(upper) ?? upper);
  if (country !== undefined) return { code: country.alpha2, name: country.name };
  // Two or three letters are near to a dozen codes; an offer would be a guess.
  if (text.length <= 3 || isNoSingleCountry(text)) return undefined;
  const spellings = listSpellings();
  const name = findNearMiss(
    text,
    spellings.map((spelling) => spelling.name),
  );
  return spellings.find((spelling) => spelling.name === name);
}

/**
 * Reads a fact's value: a plain number or range keeps its decimals, everything else is text as written.
 *
 * `..` stands for a missing number and an empty value for something that was not stated.
 */
export function readFactValue(scalar: YamlScalar): FactValue {
  if (isEmpty(scalar)) return { kind: "missing", of: "text" };
  if (scalar.source.trim() === "..") return { kind: "missing", of: "number" };
  const text = scalar.source.trim();
  if (scalar.style !== "plain") return { kind: "text", text };
  const decimals = /^[-+]?\d+(?:\.(\d+))?$/u.exec(scalar.source);
  if (decimals !== null && isExact(scalar)) {
    const plus = text.startsWith("+") ? { plus: true } : {};
    return { kind: "number", value: scalar.number, decimals: decimals[1]?.length ?? 0, ...plus };
  }
  const range = readRange(text, "point");
  if (range === undefined) return { kind: "text", text };
  const { from, to } = range;
  return { kind: "range", from: from.value, to: to.value, decimals: Math.max(from.decimals, to.decimals) };
}

/** A double holds 15 digits for certain; longer numbers are printed as written rather than changed. */
function isExact(scalar: YamlScalar): boolean {
  return scalar.source.replace(/\D/gu, "").length <= 15;
}

const fact = z.strictObject({
  label: line("what the value says, e.g. Population"),
  value: factValue(),
  unit: line().exactOptional(),
  year: line('a year in quotes, e.g. "2024"').exactOptional(),
  source: line("where the value is from, in quotes").exactOptional(),
  note: line().exactOptional(),
});

/** A fact's value may be empty, which means "not stated"; its key may not be left out. */
function factValue() {
  const hint = "Write `value: ..` for a number that is not known; put texts with a colon in quotes";
  return field<FactValue>((input) => {
    if (input instanceof ScalarValue) return value(readFactValue(input.node));
    return input === undefined
      ? problem("field-missing", "is missing", hint)
      : problem("wrong-type", "must be a number or a text, but is a list or a map", hint);
  });
}

/** `true`, `false`, `none`, or the path of a drawing of one's own. */
function flagChoice() {
  const hint = "true, none, or the path of a picture, e.g. flags/uz.svg";
  return scalarField<boolean | string>(hint, hint, (scalar) => {
    const text = scalar.source.trim();
    if (text.toLowerCase() === "none") return value(false);
    if (scalar.type === "boolean") return value(text.toLowerCase() === "true");
    if (/\.(?:svg|png|jpe?g)$/iu.test(text)) return value(text);
    return problem("invalid-value", `cannot be ${quote(text)}`, `Write ${hint}`);
  });
}

const countryMap = z.strictObject({
  code: countryCode(),
  name: line().exactOptional(),
  stance: line().exactOptional(),
  headline: line().exactOptional(),
  summary: markdown().exactOptional(),
  brief: line().exactOptional(),
  facts: z.array(fact).exactOptional(),
  asOf: isoDate().exactOptional(),
  note: line().exactOptional(),
  map: mapChoice().exactOptional(),
  flag: flagChoice().exactOptional(),
  chart: z.unknown().exactOptional(),
});

/** A country of `countries`: a map, or its code alone. */
export const country = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { code: input } : input)),
  countryMap,
);

/** The names of a country's fields. */
export const COUNTRY_KEYS: ReadonlySet<string> = new Set(Object.keys(countryMap.shape));

export type CountryFields = z.output<typeof countryMap>;
