import Handlebars from "handlebars";
import { formatNumber } from "../formats/format-number.js";
import { formatPrintDate } from "./format-print-date.js";
import { FLAG, TEXT, type Shape } from "./page-shape.js";
import { formatString, type StringTable } from "./string-table.js";

/** What helpers may know of the brief that is being printed. */
export interface RenderSettings {
  /** BCP 47. */
  readonly lang: string;
  readonly strings: StringTable;
  /** Names of the brief's countries by their code, e.g. "UZ" to "Uzbekistan". */
  readonly countryNames: ReadonlyMap<string, string>;
}

/** How a helper may be called, for the check of templates, and what it does. */
export interface TemplateHelper {
  readonly fewest: number;
  readonly most: number;
  readonly takesNamedValues: boolean;
  readonly result: Shape;
  readonly run: (values: readonly unknown[], named: ReadonlyMap<string, unknown>, settings: RenderSettings) => unknown;
}

/**
 * Every helper of the template language. `date` and `number` format for the brief's language, `t` prints a furniture
 * string, `country` the name of a country of the brief; the others compare and join.
 */
export const TEMPLATE_HELPERS: ReadonlyMap<string, TemplateHelper> = new Map<string, TemplateHelper>([
  ["date", helper(1, 2, TEXT, ([date, form], _, { lang }) => formatPrintDate(asText(date), asText(form), lang))],
  ["number", helper(1, 2, TEXT, ([value, decimals], _, { lang }) => printNumber(value, decimals, lang))],
  [
    "t",
    {
      fewest: 1,
      most: 1,
      takesNamedValues: true,
      result: TEXT,
      run: ([key], named, { strings }) => formatString(strings, asText(key), named),
    },
  ],
  ["country", helper(1, 1, TEXT, ([code], _, { countryNames }) => countryNames.get(asText(code)) ?? asText(code))],
  ["eq", helper(2, 2, FLAG, ([one, other]) => one === other)],
  ["and", helper(2, Infinity, FLAG, (values) => values.every(isFilled))],
  ["or", helper(2, Infinity, FLAG, (values) => values.some(isFilled))],
  ["not", helper(1, 1, FLAG, ([value]) => !isFilled(value))],
  ["join", helper(1, 2, TEXT, ([items, separator]) => joinTexts(items, separator))],
]);

function helper(fewest: number, most: number, result: Shape, run: TemplateHelper["run"]): TemplateHelper {
  return { fewest, most, takesNamedValues: false, result, run };
}

/** Handlebars' own idea of a value that `{{#if}}` takes, so that `not` and `if` agree. */
function isFilled(value: unknown): boolean {
  return value === 0 || !Handlebars.Utils.isEmpty(value);
}

/** Prints a value as Handlebars would; nothing for what a brief does not fill. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function printNumber(value: unknown, decimals: unknown, lang: string): string {
  if (typeof value !== "number") return asText(value);
  return formatNumber(value, typeof decimals === "number" ? decimals : 0, lang);
}

function joinTexts(items: unknown, separator: unknown): string {
  if (!Array.isArray(items)) return asText(items);
  return items.map(asText).join(typeof separator === "string" ? separator : ", ");
}
