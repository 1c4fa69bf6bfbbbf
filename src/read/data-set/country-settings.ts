import { z } from "zod";
import type { Sink } from "../../diagnostics/diagnostic.js";
import { findEntry, type YamlMap, type YamlNode } from "../../formats/yaml-node.js";
import { reportIssues } from "../report-issues.js";
import { ScalarValue, toSchemaInput } from "../schema-input.js";
import { line, oneOf, yesOrNo } from "../text-fields.js";

/** A column or indicator that becomes a fact, and what its file does not say of it: or the column's name alone. */
const factColumn = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { column: input } : input)),
  z.strictObject({
    column: line("the name of a column or an indicator"),
    label: line().exactOptional(),
    unit: line().exactOptional(),
    year: line('a year in quotes, e.g. "2024"').exactOptional(),
    source: line().exactOptional(),
    note: line().exactOptional(),
  }),
);

const SETTINGS = z.strictObject({
  countries: z.strictObject({
    file: line("the path of a data file, relative to this brief").exactOptional(),
    row: yesOrNo().exactOptional(),
    texts: line("the path of a folder, relative to this brief").exactOptional(),
    only: z.array(line("a country's code or name")).exactOptional(),
    facts: z.array(factColumn).exactOptional(),
    decimal: oneOf(["point", "comma"]).exactOptional(),
    list: z.unknown().exactOptional(),
  }),
});

/** What `countries:` says of its file. */
export type CountrySettings = z.output<typeof SETTINGS>["countries"];

/** A fact that the brief wants, and what it adds to the file. */
export type FactColumn = NonNullable<CountrySettings["facts"]>[number];

/**
 * Reads `countries:` where it is a map that names a data file, or the row of a series.
 *
 * @param entry - The map with `countries` alone.
 * @returns `undefined` if something is wrong; that was reported.
 */
export function readCountrySettings(entry: YamlMap, sink: Sink): CountrySettings | undefined {
  const result = SETTINGS.safeParse(toSchemaInput(entry));
  if (result.success) return result.data.countries;
  reportIssues(result.error.issues, SETTINGS, entry, sink);
  return undefined;
}

/** Whether `countries:` is a map that names where its countries come from. */
export function namesData(value: YamlNode): value is YamlMap {
  return value.kind === "map" && findEntry(value, "code") === undefined;
}
