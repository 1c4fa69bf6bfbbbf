import { formatDate } from "../../formats/format-date.js";
import { formatQuantity } from "../../formats/format-quantity.js";
import { readNumber, type DecimalSign } from "../../formats/read-number.js";

/** What an expression may come to: a cell, the items of one, or yes and no. */
export type RowValue = string | readonly string[] | boolean;

/** One row, as expressions see it. */
export interface RowScope {
  /** Cells by the name of their column. */
  readonly cells: ReadonlyMap<string, string>;
  /** BCP 47; numbers, dates and countries are written in it. */
  readonly lang: string;
  /** The decimal sign that cells have. */
  readonly decimal: DecimalSign | undefined;
  /** The name of a country by its code; any other text as it is. */
  readonly nameCountry: (code: string) => string;
}

/** A helper of series; there are no others, and none is found by looking into values. */
export interface RowHelper {
  readonly fewest: number;
  readonly most: number;
  readonly run: (values: readonly RowValue[], scope: RowScope) => RowValue;
}

/** All helpers by name. */
export const ROW_HELPERS: ReadonlyMap<string, RowHelper> = new Map<string, RowHelper>([
  ["number", { fewest: 1, most: 2, run: ([cell = "", unit], scope) => printNumber(asText(cell), unit, scope) }],
  ["date", { fewest: 1, most: 1, run: ([cell = ""], { lang }) => formatDate(asText(cell), lang) }],
  ["country", { fewest: 1, most: 1, run: ([cell = ""], scope) => scope.nameCountry(asText(cell)) }],
  ["split", { fewest: 1, most: 2, run: ([cell = "", sign]) => splitCell(asText(cell), sign) }],
  ["eq", { fewest: 2, most: 2, run: ([one = "", other = ""]) => asText(one) === asText(other) }],
  ["and", { fewest: 2, most: 20, run: (values) => values.every(isFilled) }],
  ["or", { fewest: 2, most: 20, run: (values) => values.some(isFilled) }],
  ["not", { fewest: 1, most: 1, run: ([value = ""]) => !isFilled(value) }],
]);

/** Whether `{{#if}}` takes a value: a cell with something in it, a list with items. */
export function isFilled(value: RowValue): boolean {
  return typeof value === "boolean" ? value : value.length > 0;
}

/** A value as text; items of a list are parted by commas. */
export function asText(value: RowValue): string {
  if (typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : value.join(", ");
}

/** A cell that is no number is printed as it stands. */
function printNumber(cell: string, unit: RowValue | undefined, { lang, decimal }: RowScope): string {
  const reading = readNumber(cell, decimal);
  if (reading?.kind !== "number") return cell;
  const name = unit === undefined || unit === "" ? undefined : asText(unit);
  const { text, hasUnit } = formatQuantity({ kind: "number", ...reading.number }, name, lang);
  return name === undefined || hasUnit ? text : `${text}\u00a0${name}`;
}

/** Items are parted by semicolons or bars, or by the sign that is given. */
function splitCell(cell: string, sign: RowValue | undefined): readonly string[] {
  const parts = sign === undefined || sign === "" ? cell.split(/[;|]/u) : cell.split(asText(sign));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
