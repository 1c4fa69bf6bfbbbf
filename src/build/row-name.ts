import { findCountryIn } from "../country/find-country-in.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { CsvRow, CsvTable } from "../formats/parse-csv.js";

/** Columns that tell rows apart, the better ones first. */
const KEYS = ["code", "id", "iso", "iso2", "iso3", "slug", "country", "name"];

/** What names of PDFs are made from. */
export const DEFAULT_PATTERN = "{slug}-{code}";

/**
 * Makes the stem of a row's PDF.
 *
 * @param pattern - e.g. "{slug}-{code}": `{slug}` is the brief's own stem, `{code}` the column that tells rows apart, a country's
 *   as its code, `{row}` the row's number, any other name a column.
 * @returns e.g. "country-note-uz"; characters outside of a-z, 0-9, dot and hyphen become hyphens. Or what is wrong with the pattern.
 */
export function nameRow(
  pattern: string,
  slug: string,
  table: CsvTable,
  row: CsvRow,
): { readonly name: string } | { readonly unknown: string; readonly hint: string } {
  const columns = table.columns.map(({ name }) => name);
  let unknown: string | undefined;
  const name = pattern.replace(/\{([^{}]*)\}/gu, (_, token: string) => {
    const at = columns.indexOf(token);
    if (token === "slug" && at === -1) return slug;
    if (token === "row") return String(row.number);
    if (token === "code") return slugify(findKey(table, row));
    if (at === -1) unknown ??= token;
    return slugify(row.cells[at]?.text ?? "");
  });
  if (unknown === undefined) return { name };
  const known = ["slug", "code", "row", ...columns];
  return { unknown, hint: `${formatNearMiss(unknown, known)}There are ${known.slice(0, 30).join(", ")}` };
}

/** What tells a row from others: the code of its country, else its best column, else its number. */
export function findKey({ columns }: CsvTable, row: CsvRow): string {
  const folded = columns.map(({ name }) => name.toLowerCase());
  const at = KEYS.map((key) => folded.indexOf(key)).find((index) => index !== -1);
  const text = row.cells[at ?? 0]?.text ?? "";
  if (text === "") return String(row.number);
  const isCountry = at !== undefined && !["id", "slug"].includes(folded[at] ?? "");
  return (isCountry ? findCountryIn(text, "en") : undefined) ?? text;
}

function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/gu, "");
}
