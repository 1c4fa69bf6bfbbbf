import { inflateSync } from "node:zlib";
import { broken } from "./pdf-lexer.js";
import { NULL } from "./pdf-value.js";
import type { PdfDictionary, PdfStream, PdfValue } from "./pdf-value.js";
import { PdfError } from "./reading-budget.js";
import type { ReadingBudget } from "./reading-budget.js";

/** The first of the PNG predictors (ISO 32000-1, table 10). */
const FIRST_PNG_PREDICTOR = 10;

/**
 * Undoes the filter of a stream: none, or FlateDecode with or without a PNG predictor. We write nothing else, and
 * programs that save our files anew keep to it.
 *
 * @param resolve - Follows references.
 * @throws PdfError for other filters, for damage, and when the budget is used up; no more than that is ever unpacked.
 */
export function unpackStream(
  { dictionary, bytes }: PdfStream,
  resolve: (value: PdfValue) => PdfValue,
  budget: ReadingBudget,
): Uint8Array {
  const find = (key: string): PdfValue => onlyItem(resolve(dictionary.entries.get(key) ?? NULL), resolve);
  const filter = find("Filter");
  if (filter.kind === "null") {
    budget.unpack(bytes.length);
    return bytes;
  }
  if (filter.kind !== "name" || filter.name !== "FlateDecode") throw broken("a stream has a filter that is not read");
  const inflated = inflate(bytes, budget);
  const parameters = find("DecodeParms");
  return parameters.kind === "dictionary" ? undoPredictor(inflated, parameters, resolve) : inflated;
}

/** Filters and their parameters may stand in an array; several of them are not read. */
function onlyItem(value: PdfValue, resolve: (value: PdfValue) => PdfValue): PdfValue {
  if (value.kind !== "array") return value;
  if (value.items.length > 1) throw broken("a stream has several filters");
  return resolve(value.items[0] ?? NULL);
}

function inflate(bytes: Uint8Array, budget: ReadingBudget): Uint8Array {
  // Some programs pack nothing into nothing.
  if (bytes.length === 0) return bytes;
  try {
    const inflated = inflateSync(bytes, { maxOutputLength: Math.max(budget.inflatedLeft, 1) });
    budget.unpack(inflated.length);
    return inflated;
  } catch (error) {
    if (error instanceof PdfError) throw error;
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? new PdfError("too-large", "there is too much in its streams") : broken("a stream is damaged");
  }
}

/** Rows of bytes, each with the number of its filter in front. @see PNG, 9.2 */
function undoPredictor(
  bytes: Uint8Array,
  parameters: PdfDictionary,
  resolve: (value: PdfValue) => PdfValue,
): Uint8Array {
  const number = (key: string, missing: number): number => {
    const value = resolve(parameters.entries.get(key) ?? NULL);
    return value.kind === "number" ? value.value : missing;
  };
  const predictor = number("Predictor", 1);
  if (predictor === 1) return bytes;
  const columns = number("Columns", 1);
  const isPlain = number("Colors", 1) === 1 && number("BitsPerComponent", 8) === 8;
  if (predictor < FIRST_PNG_PREDICTOR || !isPlain || !Number.isInteger(columns) || columns < 1) {
    throw broken("a stream has a predictor that is not read");
  }
  const rows = Math.floor(bytes.length / (columns + 1));
  const result = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * (columns + 1);
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (result[at - 1] ?? 0) : 0;
      const above = row > 0 ? (result[at - columns] ?? 0) : 0;
      const before = column > 0 && row > 0 ? (result[at - columns - 1] ?? 0) : 0;
      result[at] = (bytes[from + 1 + column] ?? 0) + predict(bytes[from] ?? 0, left, above, before);
    }
  }
  return result;
}

function predict(filter: number, left: number, above: number, before: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return Math.floor((left + above) / 2);
    case 4:
      return predictPaeth(left, above, before);
    default:
      throw broken("a stream has a row of an unknown filter");
  }
}

function predictPaeth(left: number, above: number, before: number): number {
  const guess = left + above - before;
  const [toLeft, toAbove, toBefore] = [left, above, before].map((value) => Math.abs(guess - value));
  if (toLeft === undefined || toAbove === undefined || toBefore === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toBefore) return left;
  return toAbove <= toBefore ? above : before;
}
