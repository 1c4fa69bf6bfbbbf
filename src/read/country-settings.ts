import { findCountryCode } from "../country/find-spelling.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { CountryCode, CountryOrder, NamePolicy } from "../model/country.js";
import { field, isEmpty, problem, quote, value, type Reading } from "./scalar-field.js";
import { ScalarValue } from "./schema-input.js";

const POLICIES = ["un-short", "un-formal", "world-bank"] as const;

/** `namePolicy`: one of three lists, or names of one's own by code. */
export function namePolicy() {
  const hint = `${POLICIES.join(", ")}, or names by code such as { KG: Kyrgyz Republic }`;
  return field<NamePolicy>((input) => {
    if (!(input instanceof ScalarValue)) return readCodeMap(input, "a name policy", hint, (text) => value(text));
    const found = POLICIES.find((policy) => policy === input.node.source);
    if (found !== undefined) return value(found);
    if (isEmpty(input.node)) return problem("field-empty", "has no value", `Delete the field, or write ${hint}`);
    const offer = formatNearMiss(input.node.source, POLICIES);
    return problem("invalid-value", `cannot be ${quote(input.node.source)}`, `${offer}It takes ${hint}`);
  });
}

/** `statusNames`: a note by code, or `none` for a name that needs no note. */
export function statusNames() {
  const hint = 'notes by code such as { XK: "Without prejudice to positions on status." }, or `none` for no note';
  return field<ReadonlyMap<CountryCode, string>>((input) =>
    readCodeMap(input, "a map of notes", hint, (text) => value(text === "none" ? "" : text)),
  );
}

/** A map from countries, by code or by name, to one line of text each. */
function readCodeMap(
  input: unknown,
  what: string,
  hint: string,
  read: (text: string) => Reading<string>,
): Reading<ReadonlyMap<CountryCode, string>> {
  if (input === undefined) return problem("field-missing", "is missing", `Write ${hint}`);
  if (typeof input !== "object" || input === null || Array.isArray(input) || input instanceof ScalarValue) {
    return problem(
      "wrong-type",
      `must be ${what}, but is ${Array.isArray(input) ? "a list" : "a text"}`,
      `Write ${hint}`,
    );
  }
  const map = new Map<CountryCode, string>();
  for (const [key, entry] of Object.entries(input)) {
    const code = findCountryCode(key);
    if (code === undefined) {
      return problem("unknown-country", `has ${quote(key)}, which is not an ISO 3166-1 country code`, `Write ${hint}`);
    }
    if (!(entry instanceof ScalarValue) || isEmpty(entry.node)) {
      return problem("wrong-type", `has no text behind ${quote(key)}`, `Write ${hint}`);
    }
    const reading = read(entry.node.source.trim().replace(/\s+/gu, " "));
    if (reading.kind === "problem") return reading;
    map.set(code, reading.value);
  }
  return value(map);
}

const ORDERS = ["alphabetical", "given", "by-stance"] as const;
const DIRECTIONS = ["descending", "ascending"] as const;

/** `countryOrder`: a word, or `{by: LABEL}` for the fact of that label. */
export function countryOrder() {
  const hint = `${ORDERS.join(", ")}, or { by: Population } for the fact of that label, highest first`;
  return field<CountryOrder>((input) => {
    if (input instanceof ScalarValue) {
      const found = ORDERS.find((order) => order === input.node.source);
      if (found !== undefined) return value(found);
      const offer = formatNearMiss(input.node.source, ORDERS);
      return problem("invalid-value", `cannot be ${quote(input.node.source)}`, `${offer}It takes ${hint}`);
    }
    return readOrderMap(input, hint);
  });
}

function readOrderMap(input: unknown, hint: string): Reading<CountryOrder> {
  const isMap = typeof input === "object" && input !== null && !Array.isArray(input);
  const fields = new Map<string, unknown>(isMap ? Object.entries(input) : []);
  const by = fields.get("by");
  const direction = fields.get("direction");
  const unknown = [...fields.keys()].find((key) => key !== "by" && key !== "direction");
  if (unknown !== undefined) return problem("unknown-field", `has no field ${quote(unknown)}`, `It takes ${hint}`);
  if (!(by instanceof ScalarValue) || isEmpty(by.node)) {
    return problem("wrong-type", "must be a word or `{ by: LABEL }`", `It takes ${hint}`);
  }
  const label = by.node.source.trim().replace(/\s+/gu, " ");
  if (direction === undefined) return value({ by: label, direction: "descending" });
  const written = direction instanceof ScalarValue ? direction.node.source : "";
  const found = DIRECTIONS.find((word) => word === written);
  if (found !== undefined) return value({ by: label, direction: found });
  const offer = formatNearMiss(written, DIRECTIONS);
  return problem(
    "invalid-value",
    `has a direction ${quote(written)}`,
    `${offer}A direction is ${DIRECTIONS.join(" or ")}`,
  );
}

/** `cardColumns`: how many cards stand side by side. */
export function cardColumns() {
  const hint = "1, 2 or 3";
  return field<1 | 2 | 3>((input) => {
    const written = input instanceof ScalarValue ? input.node.source : "";
    const found = ([1, 2, 3] as const).find((count) => String(count) === written);
    return found === undefined
      ? problem("invalid-value", `cannot be ${quote(written)}`, `It takes ${hint}`)
      : value(found);
  });
}
