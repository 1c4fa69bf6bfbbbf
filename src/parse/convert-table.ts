import type { Tokens } from "marked";
import type { Table, TableCell } from "../model/document.js";
import type { Span } from "../model/span.js";
import { NO_ATTRIBUTES } from "./attributes.js";
import { parseInlines } from "./inline/parse-inlines.js";
import type { ParseContext } from "./parse-context.js";
import { blockSpanAt, type Region, spanAt } from "./region.js";

/** Converts a GFM table; every row has as many cells as the head. */
export function convertTable(token: Tokens.Table, region: Region, offset: number, context: ParseContext): Table {
  const lines = lineOffsets(token.raw, offset);
  const convertRow = (cells: readonly Tokens.TableCell[], index: number): TableCell[] => {
    const { start, text } = lines[index] ?? { start: offset, text: "" };
    reportSurplus(text, token.header.length, spanAt(region, start), context);
    let within = 0;
    return cells.map((cell) => {
      const at = findCell(text, cell.text, within);
      within = Math.min(text.length, at + cell.text.length);
      return convertCell(cell.text, region, start + at, text.slice(at), context);
    });
  };
  return {
    kind: "table",
    align: token.align.map((alignment) => alignment ?? undefined),
    head: convertRow(token.header, 0),
    // The line after the head is the delimiter row.
    rows: token.rows.map((row, index) => convertRow(row, index + 2)),
    attributes: NO_ATTRIBUTES,
    span: blockSpanAt(region, offset),
  };
}

/** GFM ignores cells beyond the head's; in a brief no words are dropped without a word. */
function reportSurplus(row: string, columns: number, span: Span, context: ParseContext): void {
  const cells = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/).length;
  if (cells <= columns) return;
  context.sink.report("table-row-too-long", {
    message: `This row has ${cells} cells, the head of the table ${columns}; the cells beyond are not printed`,
    span,
    hint: "Add a column to the head, or write `\\|` for a bar that is part of the text.",
  });
}

/** `raw` begins at the cell and goes on to the end of the row. */
function convertCell(text: string, region: Region, offset: number, raw: string, context: ParseContext): TableCell {
  const span = spanAt(region, offset);
  if (text === "") return { children: [], span };
  const isExact = raw.startsWith(text);
  const cell = isExact ? region : unescapedRegion(text, region, offset, raw);
  const start = isExact ? offset : 0;
  return { children: parseInlines(cell, context, { start, end: start + text.length }).nodes, span };
}

/** A cell's pipes are written `\|`; behind each of them the text and its source are one more character apart. */
function unescapedRegion(text: string, region: Region, offset: number, raw: string): Region {
  const starts = [0];
  let escapes = 0;
  for (const match of raw.matchAll(/\\\|/g)) {
    starts.push(match.index - escapes);
    escapes++;
  }
  const places = starts.map((start, index) => spanAt(region, offset + start + index));
  return { file: region.file, text, starts, places };
}

/** Cells are looked for in order; one whose pipes were unescaped is found by what stands before them. */
function findCell(row: string, text: string, from: number): number {
  const start = skipBorder(row, from);
  if (text === "" || row.startsWith(text, start)) return start;
  const before = text.split("|", 1)[0] ?? "";
  return Math.max(start, before === "" ? start : row.indexOf(before, start));
}

function skipBorder(row: string, from: number): number {
  let offset = from;
  let borders = 0;
  for (; offset < row.length; offset++) {
    const character = row.charAt(offset);
    if (character === "|" && borders++ > 0) break;
    if (!" \t|".includes(character)) break;
  }
  return offset;
}

function lineOffsets(raw: string, offset: number): { readonly start: number; readonly text: string }[] {
  let start = offset;
  return raw.split("\n").map((text) => {
    const line = { start, text };
    start += text.length + 1;
    return line;
  });
}
