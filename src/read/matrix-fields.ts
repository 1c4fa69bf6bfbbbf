import { z } from "zod";
import { CONTEXT_KEY } from "../country/stance-scale.js";
import { findCountry } from "../country/country-table.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findEntry, type YamlEntry, type YamlNode } from "../formats/yaml-node.js";
import { NO_DATA_KEY, type MatrixSpec } from "../model/position-matrix.js";
import { findCode, suggestCountry } from "./country-fields.js";
import { quote } from "./scalar-field.js";
import { ScalarValue } from "./schema-input.js";
import { isoDate, line } from "./text-fields.js";

/** An issue: its id and label, or one text that is both. */
const issue = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { id: input, label: input } : input)),
  z.strictObject({
    id: line("a short name for rows to use, e.g. water"),
    label: line("the head of the column, e.g. Shared water"),
  }),
);

/** A cell: a map, or the stance alone. */
const cell = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { stance: input } : input)),
  z.strictObject({
    stance: line("a step of the scale, e.g. supports"),
    word: line("what stands beside the shape in place of the scale's word").exactOptional(),
    text: line("a remark below the word").exactOptional(),
  }),
);

/** The position matrix of a brief: `matrix:`. */
export const matrix = z.strictObject({
  title: line().exactOptional(),
  issues: z.array(issue).exactOptional(),
  rows: z.record(z.string(), z.record(z.string(), cell)).exactOptional(),
  highlight: line("the id of the issue that carries the finding").exactOptional(),
  asOf: isoDate().exactOptional(),
  source: line().exactOptional(),
  note: line().exactOptional(),
});

export type MatrixFields = z.output<typeof matrix>;

/** Completes a validated matrix; what `checkMatrix` reported is left out. */
export function normalizeMatrix(fields: MatrixFields, stanceKeys: ReadonlySet<string>): MatrixSpec {
  const { rows = {}, issues = [], ...kept } = fields;
  const ids = new Set(issues.map(({ id }) => id));
  const codes = new Set<string>();
  return {
    ...kept,
    issues,
    rows: Object.entries(rows).flatMap(([written, cells]) => {
      const code = findCode(written);
      if (code === undefined || codes.has(code)) return [];
      codes.add(code);
      const known = Object.entries(cells).filter(([id, { stance }]) => ids.has(id) && isStance(stance, stanceKeys));
      return [{ code, cells: new Map(known) }];
    }),
  };
}

/** A cell says where a country stands, so "context" is none. */
function isStance(key: string, stanceKeys: ReadonlySet<string>): boolean {
  return key === NO_DATA_KEY || (key !== CONTEXT_KEY && stanceKeys.has(key));
}

/** What of the brief decides on the matrix. */
interface MatrixRules {
  /** Keys of the scale. */
  readonly stanceKeys: readonly string[];
  readonly isFinal: boolean;
}

/**
 * Checks what goes beyond the types of the matrix: its issues, countries and stances, and whether every cell is filled.
 *
 * @param node - The value of `matrix`.
 */
export function checkMatrix(node: YamlNode, rules: MatrixRules, sink: Sink): void {
  if (node.kind !== "map") return;
  checkFilled(
    node,
    "issues",
    "`issues: [trade, water]`, or a line `- { id: water, label: Shared water }` for each",
    sink,
  );
  checkFilled(node, "rows", "a line for each country, such as `UZ: { trade: supports, water: opposes }`", sink);
  const ids = listIssues(node, sink);
  const highlight = findEntry(node, "highlight")?.value;
  if (highlight?.kind === "scalar") checkIssue(highlight.source.trim(), highlight, ids, sink);
  const rows = findEntry(node, "rows")?.value;
  if (rows?.kind !== "map") return;
  const lines = new Map<string, number>();
  for (const row of rows.entries) {
    checkRowCountry(row, lines, sink);
    checkRow(row, ids, rules, sink);
  }
}

function checkFilled(node: YamlNode, key: "issues" | "rows", form: string, sink: Sink): void {
  const entry = findEntry(node, key);
  if (entry === undefined) {
    sink.report("field-missing", { message: `The matrix has no \`${key}\``, span: node.span, hint: `Write ${form}` });
    return;
  }
  const { value, keySpan } = entry;
  const isEmpty =
    (value.kind === "list" && value.items.length === 0) || (value.kind === "map" && value.entries.length === 0);
  if (isEmpty)
    sink.report("field-empty", { message: `\`matrix.${key}\` is empty`, span: keySpan, hint: `Write ${form}` });
}

/** @returns Ids in order. */
function listIssues(node: YamlNode, sink: Sink): readonly string[] {
  const issues = findEntry(node, "issues");
  if (issues?.value.kind !== "list") return [];
  const ids: string[] = [];
  for (const item of issues.value.items) {
    const id = item.kind === "scalar" ? item : findEntry(item, "id")?.value;
    if (id?.kind !== "scalar") continue;
    const text = id.source.trim().replace(/\s+/gu, " ");
    if (ids.includes(text)) {
      const hint = "Each issue needs an id of its own: rows are filled by it";
      sink.report("duplicate-issue", { message: `Two issues have the id ${quote(text)}`, span: id.span, hint });
    }
    ids.push(text);
  }
  return ids;
}

function checkIssue(id: string, at: Pick<YamlNode, "span">, ids: readonly string[], sink: Sink): void {
  if (ids.includes(id) || ids.length === 0) return;
  sink.report("unknown-issue", {
    message: `${quote(id)} is no issue of the matrix`,
    span: at.span,
    hint: `${formatNearMiss(id, ids)}The issues are ${ids.join(", ")}`,
  });
}

function checkRowCountry({ key, keySpan }: YamlEntry, lines: Map<string, number>, sink: Sink): void {
  const code = findCode(key);
  if (code === undefined) {
    const meant = suggestCountry(key);
    const offer = meant === undefined ? "" : `Write \`${meant.code}\` (${meant.name}). `;
    const hint = `${offer}Rows begin with an ISO 3166-1 code in capitals, e.g. \`UZ:\``;
    sink.report("unknown-country", { message: `${quote(key)} is not an ISO 3166-1 country code`, span: keySpan, hint });
    return;
  }
  const line = lines.get(code);
  lines.set(code, line ?? keySpan.line);
  if (line === undefined) return;
  const message = `${findCountry(code)?.name ?? code} (${quote(key)}) has a row already on line ${String(line)}`;
  sink.report("duplicate-country", { message, span: keySpan, hint: "Keep one of the two rows" });
}

function checkRow({ key, keySpan, value }: YamlEntry, ids: readonly string[], rules: MatrixRules, sink: Sink): void {
  if (value.kind !== "map") return;
  for (const entry of value.entries) {
    checkIssue(entry.key, { span: entry.keySpan }, ids, sink);
    checkStance(entry.value, rules.stanceKeys, sink);
  }
  const filled = new Set(value.entries.map((entry) => entry.key));
  const missing = ids.filter((id) => !filled.has(id));
  if (missing.length === 0) return;
  sink.report("matrix-gap", {
    severity: rules.isFinal ? "error" : "warning",
    message: `The row ${quote(key)} says nothing of ${missing.map((id) => quote(id)).join(", ")}`,
    span: keySpan,
    hint: `Write \`${missing[0] ?? ""}: ${NO_DATA_KEY}\` where the sources say nothing; a final brief leaves no cell open`,
  });
}

function checkStance(node: YamlNode, stanceKeys: readonly string[], sink: Sink): void {
  const stance = node.kind === "scalar" ? node : findEntry(node, "stance")?.value;
  const key = stance?.kind === "scalar" ? stance.source.trim() : "";
  if (key === "" || stance === undefined || isStance(key, new Set(stanceKeys))) return;
  const known = [...stanceKeys.filter((step) => step !== CONTEXT_KEY && step !== NO_DATA_KEY), NO_DATA_KEY];
  sink.report("unknown-stance", {
    message:
      key === CONTEXT_KEY
        ? "A cell of the matrix says where a country stands, and `context` says that it was not assessed"
        : `The stance ${quote(key)} is no step of this brief's scale`,
    span: stance.span,
    hint: `${formatNearMiss(key, known)}The steps are ${known.join(", ")}`,
  });
}
