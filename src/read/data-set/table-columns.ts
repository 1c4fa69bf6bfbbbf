import type { Sink } from "../../diagnostics/diagnostic.js";
import { findNearMiss, formatNearMiss } from "../../diagnostics/near-miss.js";
import type { Span } from "../../model/span.js";
import type { DataTable } from "./data-table.js";

/** Fields of a card that a column may fill, by their folded name. */
const CARD_FIELDS: ReadonlyMap<string, string> = new Map(
  ["name", "stance", "headline", "summary", "brief", "asOf", "note", "map", "flag"].map((field) => [
    field.toLowerCase(),
    field,
  ]),
);

/** Columns that say which country a row is of, the better ones first. */
const KEY_NAMES = ["code", "iso", "iso2", "iso3", "isocode", "countrycode", "country"];

/** What may stand behind a fact's column and a dot. */
const SUFFIXES = ["label", "unit", "year", "source", "note"] as const;

export type Suffix = (typeof SUFFIXES)[number];

/** "As of", "as_of" and "asOf" are one name. */
export function foldColumn(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, "");
}

/** @returns The card's field that a column or indicator fills; `undefined` if it is a fact. */
export function findCardField(name: string): string | undefined {
  return CARD_FIELDS.get(foldColumn(name));
}

/** What the columns of a table with one row for each country mean; numbers are indexes of columns. */
export interface WideColumns {
  readonly key: number;
  /** A column `country` beside a code: for people to read, and checked. */
  readonly readable?: number;
  readonly fields: readonly { readonly field: string; readonly at: number }[];
  readonly facts: readonly WideFact[];
}

/** A column of values and the columns that say more of them. */
export interface WideFact {
  readonly name: string;
  readonly at: number;
  readonly more: ReadonlyMap<Suffix, number>;
}

/**
 * Sorts the columns of a table.
 *
 * @returns `undefined` if no column names the countries.
 * @remarks Reports `data-column-missing`; and `data-column-unknown` for `gdp.yaer`, for `gdp.year` without a `gdp`, and for a
 *   name that is one slip away from a card's field.
 */
export function sortColumns(table: DataTable, file: string, sink: Sink): WideColumns | undefined {
  const { columns } = table;
  const folded = columns.map(({ name }) => foldColumn(name));
  const keys = KEY_NAMES.flatMap((name) => (folded.includes(name) ? [folded.indexOf(name)] : []));
  const [key] = keys;
  if (key === undefined) {
    reportNoKey(columns, file, sink);
    return undefined;
  }
  const readable = folded.indexOf("country");
  const names = new Map(columns.map(({ name }, at) => [name, at]));
  const fields: { field: string; at: number }[] = [];
  const facts = new Map<string, WideFact & { readonly more: Map<Suffix, number> }>();
  const suffixed: { base: string; suffix: string; at: number }[] = [];
  for (const [at, { name, span }] of columns.entries()) {
    const field = findCardField(name);
    const parts = splitSuffix(name, names);
    if (at === key || at === readable) continue;
    if (field !== undefined) fields.push({ field, at });
    else if (parts !== undefined) suffixed.push({ ...parts, at });
    else if (!reportSlip(name, span, sink)) facts.set(name, { name, at, more: new Map() });
  }
  for (const { base, suffix, at } of suffixed) {
    const known = SUFFIXES.find((candidate) => candidate === suffix);
    const fact = facts.get(base);
    if (known !== undefined && fact !== undefined) fact.more.set(known, at);
    else reportSuffix(base, suffix, columns[at]?.span, [...facts.keys()], sink);
  }
  const hasReadable = readable !== -1 && readable !== key;
  return { key, ...(hasReadable ? { readable } : {}), fields, facts: [...facts.values()] };
}

function reportNoKey(columns: DataTable["columns"], file: string, sink: Sink): void {
  const names = columns.map(({ name }) => name);
  const near = names.find((name) => findNearMiss(name, ["code", "country"]) !== undefined);
  sink.report("data-column-missing", {
    message: "No column says which country a row is of",
    span: columns[0]?.span ?? { file, line: 1, column: 1 },
    hint: `${near === undefined ? "" : `Is \`${near}\` the one? `}Call it \`code\` (ISO 3166-1, e.g. UZ) or \`country\``,
  });
}

/** "gdp.year" belongs to "gdp"; a dot in front of anything else is a part of the name, as in "const. prices". */
function splitSuffix(name: string, names: ReadonlyMap<string, number>): { base: string; suffix: string } | undefined {
  const dot = name.lastIndexOf(".");
  if (dot < 1) return undefined;
  const [base, suffix] = [name.slice(0, dot), name.slice(dot + 1).toLowerCase()];
  const isKnown = SUFFIXES.some((candidate) => candidate === suffix);
  return isKnown || (names.has(base) && /^[a-z]+$/u.test(suffix)) ? { base, suffix } : undefined;
}

function reportSuffix(
  base: string,
  suffix: string,
  span: Span | undefined,
  facts: readonly string[],
  sink: Sink,
): void {
  const isKnown = SUFFIXES.some((candidate) => candidate === suffix);
  sink.report("data-column-unknown", {
    message: isKnown
      ? `The column \`${base}.${suffix}\` speaks of \`${base}\`, which is no column of values`
      : `\`.${suffix}\` is nothing that a column can say of \`${base}\``,
    hint: isKnown
      ? `${formatNearMiss(base, facts)}Name it after a column and one of .${SUFFIXES.join(" .")}`
      : `${formatNearMiss(suffix, SUFFIXES)}It can be .${SUFFIXES.join(" .")}`,
    ...(span === undefined ? {} : { span }),
  });
}

/** A column `headlin` would else print as a fact of that name. Short names are near to too many others. */
function reportSlip(name: string, span: Span, sink: Sink): boolean {
  const near = name.length < 6 ? undefined : findNearMiss(name, CARD_FIELDS.values());
  if (near === undefined || near.length < 5 || Math.abs(near.length - name.length) > 1) return false;
  sink.report("data-column-unknown", {
    message: `The column \`${name}\` is nearly \`${near}\`, a field of the card, and would be printed as a fact`,
    span,
    hint: `Call it \`${near}\`, or, if it is a fact, something else`,
  });
  return true;
}
