import type { Sink } from "../../diagnostics/diagnostic.js";
import type { YamlScalar } from "../../formats/yaml-node.js";
import type { WrittenNumber } from "../../formats/read-number.js";
import { quote } from "../scalar-field.js";
import type { DataCell, NumberReader } from "./data-table.js";

/** What tables write where nothing is known. */
const MISSING = /^(?:|\.{2,3}|\u2026|[-\u2013\u2014]|n\/?a|N\/A)$/u;

/** What calculations leave behind when they fail. */
const CALCULATION_ERROR =
  /^(?:[-+]?(?:nan|inf|infinity)|#(?:n\/a|div\/0!|ref!|value!|name\?|num!|null!|spill!|calc!)|1\.#(?:ind|qnan|inf)|undefined|null)$/iu;

const FORMULA = /^(?:=|@\w+\()/u;

/** A cell of the table as the text of a field, printed as it stands. */
export function textScalar({ text, span }: Pick<DataCell, "text" | "span">): YamlScalar {
  return { kind: "scalar", type: "text", source: text, number: NaN, style: "quoted", span, textSpan: span };
}

/** A cell that fills a field of the card: a text, or yes and no as spreadsheets write them. */
export function fieldScalar(cell: DataCell): YamlScalar {
  const scalar = cell.scalar ?? textScalar(cell);
  const word = scalar.source.toLowerCase();
  return word === "true" || word === "false" ? { ...scalar, type: "boolean", style: "plain", source: word } : scalar;
}

/** A value and the unit that its cell says itself, e.g. "%" for "43 %". */
export interface CellValue {
  readonly value: YamlScalar;
  readonly unit?: string;
}

/**
 * Reads a fact's value: a number becomes one as YAML writes it, so that it is formatted for the language; a missing one becomes
 * `..`; anything else stays a text.
 *
 * @param where - e.g. "Row 7, column `gdp`", for messages.
 * @remarks Reports `data-value`, `data-formula` and `data-number-ambiguous`.
 */
export function readCellValue(cell: DataCell, numbers: NumberReader, where: string, sink: Sink): CellValue {
  const { text, span, scalar } = cell;
  if (MISSING.test(text) || reportBroken(text, where, cell, sink)) return { value: missing(cell) };
  if (scalar !== undefined) return { value: scalar };
  const [, digits = text, percent] = /^(.*?)\s*(%)?$/su.exec(text) ?? [];
  const unit = percent === undefined ? {} : { unit: "%" };
  const reading = numbers.number(digits);
  if (reading?.kind === "number") return { value: numberScalar(reading.number, cell), ...unit };
  if (reading?.kind === "ambiguous") {
    sink.report("data-number-ambiguous", {
      message: `${where}: ${quote(text)} may have a decimal sign or groups of three digits, so it is printed as it stands`,
      span,
      hint: "Write `decimal: comma` or `decimal: point` below `countries:` to say which",
    });
    return { value: textScalar(cell) };
  }
  const range = numbers.range(digits);
  if (range === undefined) return { value: textScalar(cell) };
  const source = `${writeNumber(range.from)}\u2013${writeNumber(range.to)}`;
  return { value: { ...textScalar(cell), source, style: "plain" }, ...unit };
}

function reportBroken(text: string, where: string, { span }: DataCell, sink: Sink): boolean {
  if (CALCULATION_ERROR.test(text)) {
    sink.report("data-value", {
      message: `${where}: ${quote(text)} is the mark of a failed calculation, not a value`,
      span,
      hint: "Mend the calculation; write `..` where the value is not known",
    });
    return true;
  }
  if (!FORMULA.test(text)) return false;
  sink.report("data-formula", {
    message: `${where}: ${quote(text)} is a formula, and nothing in a table is calculated`,
    span,
    hint: "Save the file with values in place of formulas",
  });
  return true;
}

function missing(cell: DataCell): YamlScalar {
  return { ...textScalar(cell), source: "..", style: "plain" };
}

function numberScalar(number: WrittenNumber, cell: DataCell): YamlScalar {
  return { ...textScalar(cell), type: "number", source: writeNumber(number), number: number.value, style: "plain" };
}

/** As YAML would have it, e.g. "-1234.50". */
function writeNumber({ value, decimals, plus }: WrittenNumber): string {
  const sign = Object.is(value, -0) ? "-" : "";
  return `${plus ? "+" : sign}${value.toFixed(decimals)}`;
}
