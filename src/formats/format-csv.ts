import type { DataCell } from "../model/data-table.js";

/**
 * Writes rows as CSV for spreadsheets: commas, CRLF behind every row, quotes where RFC 4180 asks for them.
 *
 * The text begins with a byte order mark. RFC 4180 neither asks for one nor forbids it; without it Excel reads UTF-8 as
 * the system's own encoding and turns "Côte d’Ivoire" into rubbish, and every common reader of CSV takes one.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, which Excel and LibreOffice take as
 * "this is text". Numbers are left alone.
 *
 * @returns Text, to be encoded as UTF-8.
 * @see RFC 4180, 2; OWASP, "CSV Injection"
 */
export function formatCsv(rows: readonly (readonly DataCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(formatCell).join(",")}\r\n`).join("")}`;
}

function formatCell({ kind, text }: DataCell): string {
  const safe = kind === "number" ? checkNumber(text) : guardText(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/u;

/** What calls itself a number and is none, such as "NaN" or "=1", is text. */
function checkNumber(text: string): string {
  return PLAIN_NUMBER.test(text) ? text : guardText(text);
}

/**
 * First characters of formulas, those that Excel takes in East Asian versions among them. White space before one is
 * dropped by some programs, and a tab or line end begins a cell of its own in what is pasted.
 */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** Where a spreadsheet takes `;`, a tab or a line end for the end of a cell, the next one begins behind it. */
const INNER_FORMULA = /([;\t\r\n]["']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

function guardText(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  const guarded = text.replace(INNER_FORMULA, "$1'");
  return FORMULA.test(guarded) ? `'${guarded}` : guarded;
}

/** Makes a cell of text; an empty one for nothing. */
export function textCell(text = ""): DataCell {
  return { kind: "text", text };
}

/**
 * Makes a cell of a number.
 *
 * @param decimals - Digits behind the point, as the author wrote them.
 */
export function numberCell(value: number, decimals: number): DataCell {
  return { kind: "number", text: value.toFixed(Math.min(Math.max(decimals, 0), 20)) };
}
