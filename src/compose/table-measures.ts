import type { YamlNode } from "../formats/yaml-node.js";
import type { Paper } from "../model/front-matter.js";
import type { Span } from "../model/span.js";

/** What a template has room for, so that matrices and comparison tables that are wider are printed in parts; in pt. */
export interface TableMeasures {
  /** Size of the type of tables. */
  readonly typePt: number;
  /** Space between columns. */
  readonly gapPt: number;
  readonly widths: ReadonlyMap<Paper, TableWidths>;
}

/** Widths of tables by their `size`, in pt. */
export interface TableWidths {
  readonly columnPt: number;
  readonly pagePt: number;
}

const MM_PT = 72 / 25.4;

/** For packs that say nothing: a column of text on either paper. */
export const DEFAULT_MEASURES: TableMeasures = { typePt: 9, gapPt: 8, widths: new Map() };
export const DEFAULT_WIDTHS: TableWidths = { columnPt: 112 * MM_PT, pagePt: 112 * MM_PT };

/** @param hint - What to do about it. */
type ReportField = (message: string, span: Span, hint: string) => void;

const LENGTH_HINT = "Write a length such as 112mm or 9pt";

/**
 * Reads `tables:` of a `template.yml`: `type` and `gap` as lengths, and for each paper `column` and `page`.
 *
 * @param node - `undefined` if the manifest has none.
 */
export function readTableMeasures(node: YamlNode | undefined, report: ReportField): TableMeasures {
  let { typePt, gapPt } = DEFAULT_MEASURES;
  const widths = new Map<Paper, TableWidths>();
  for (const { key, keySpan, value } of node?.kind === "map" ? node.entries : []) {
    if (key === "type") typePt = readLength(value, report) ?? typePt;
    else if (key === "gap") gapPt = readLength(value, report) ?? gapPt;
    else if (key === "a4" || key === "letter") widths.set(key, readWidths(value, report));
    else report(`\`${key}\` is no measure of tables`, keySpan, "The measures are type, gap, a4 and letter");
  }
  return { typePt, gapPt, widths };
}

function readWidths(node: YamlNode, report: ReportField): TableWidths {
  let columnPt: number | undefined;
  let pagePt: number | undefined;
  for (const { key, keySpan, value } of node.kind === "map" ? node.entries : []) {
    if (key === "column") columnPt = readLength(value, report);
    else if (key === "page") pagePt = readLength(value, report);
    else report(`\`${key}\` is no width of a table`, keySpan, "The widths are column and page");
  }
  if (columnPt === undefined) report("A paper needs the width of its column", node.span, "Write `column: 112mm`");
  const column = columnPt ?? DEFAULT_WIDTHS.columnPt;
  return { columnPt: column, pagePt: pagePt ?? column };
}

function readLength(node: YamlNode, report: ReportField): number | undefined {
  const match = node.kind === "scalar" ? /^(\d{1,4}(?:\.\d{1,3})?)(mm|pt)$/u.exec(node.source) : null;
  if (match === null || Number(match[1]) === 0) {
    report("This is not a length", node.span, LENGTH_HINT);
    return undefined;
  }
  return Number(match[1]) * (match[2] === "mm" ? MM_PT : 1);
}
