import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Container } from "../model/document.js";
import { readList } from "./check-attributes.js";
import { addUp, findMean, findObstacle, rankNumbers } from "./compare-facts.js";
import type { ComparedColumn, ComparedNumber, Obstacle } from "./compare-facts.js";
import { printString, type RenderContext } from "./render-context.js";

/** A row that sums the countries up. */
export interface Totals {
  /** e.g. "Total" */
  readonly head: string;
  /** One for each column; `undefined` where nothing was asked for. */
  readonly values: readonly (ComparedNumber | "refused" | undefined)[];
  /** What is said of a cell that was refused. */
  readonly refusal: string;
}

/** A column that is computed from the one before it. */
export interface ExtraColumn {
  readonly head: string;
  readonly values: readonly number[];
}

/** Rows for `sum` and `mean`; one that can be computed for no column is left out. */
export function createTotals(
  columns: readonly ComparedColumn[],
  container: Container,
  context: RenderContext,
): readonly Totals[] {
  return (["sum", "mean"] as const).flatMap((kind) => {
    const wanted = selectWanted(kind, columns, container, context);
    if (wanted.size === 0) return [];
    const values = columns.map((column) => {
      if (!wanted.has(column)) return undefined;
      const numbers = takeNumbers(kind, column, container, context);
      if (numbers === undefined) return "refused";
      return kind === "sum" ? addUp(numbers) : findMean(numbers);
    });
    if (values.every((value) => value === undefined || value === "refused")) return [];
    return [{ head: printString(context, kind), values, refusal: printString(context, "notComputed") }];
  });
}

/** The column of ranks behind a column that `rank` names. */
export function createRank(
  column: ComparedColumn,
  container: Container,
  context: RenderContext,
): ExtraColumn | undefined {
  if (!selectWanted("rank", [column], container, context, false).has(column)) return undefined;
  const numbers = takeNumbers("rank", column, container, context);
  if (numbers === undefined) return undefined;
  return { head: printString(context, "rankBy", { fact: column.label }), values: rankNumbers(numbers) };
}

/** `true` means every column of numbers, a list those that it names. */
function selectWanted(
  key: "sum" | "mean" | "rank",
  columns: readonly ComparedColumn[],
  container: Container,
  { sink }: RenderContext,
  reports = true,
): ReadonlySet<ComparedColumn> {
  const written = container.attributes.values.get(key)?.trim();
  if (written === undefined || written === "false") return new Set();
  if (written === "true") return new Set(columns.filter(({ isNumeric }) => isNumeric));
  const labels = columns.map(({ label }) => label);
  const wanted = readList(container, key) ?? [];
  for (const label of wanted) {
    if (!reports || labels.includes(label)) continue;
    const hint = `${formatNearMiss(label, ["true", "false", ...labels])}It takes true, or facts of this table: ${labels.join("; ")}`;
    sink.report("unknown-fact", {
      message: `\`${key}\` names \`${label}\`, which is no column of this table`,
      span: container.span,
      hint,
    });
  }
  return new Set(columns.filter(({ label }) => wanted.includes(label)));
}

const WORDS = { sum: "sum", mean: "mean", rank: "ranking" } as const;

/** @returns `undefined` if the numbers do not belong together, which is reported. */
function takeNumbers(
  kind: "sum" | "mean" | "rank",
  column: ComparedColumn,
  container: Container,
  { sink, positions }: RenderContext,
): readonly ComparedNumber[] | undefined {
  const obstacle = findObstacle(column, kind === "sum");
  if (obstacle === undefined) return column.cells.flatMap((cell) => cell?.number ?? []);
  sink.report("comparison-not-computed", {
    severity: positions.isFinal ? "error" : "warning",
    message: `The ${WORDS[kind]} of \`${column.label}\` is not printed, since ${describe(obstacle)}`,
    span: container.span,
    hint: `Leave \`${kind}\` out for this fact, or name countries whose numbers belong together: \`countries="..."\``,
  });
  return undefined;
}

function describe(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "text":
      return "it holds texts";
    case "missing":
      return "a country has no number";
    case "share":
      return "percentages of different wholes cannot be added up";
    case "units":
      return `units differ (${obstacle.values.map(nameEmpty).join(", ")})`;
    case "years":
      return `years differ (${obstacle.values.map(nameEmpty).join(", ")})`;
  }
}

function nameEmpty(text: string): string {
  return text === "" ? "none" : text;
}

/** Reports facts that `rank` names and the table does not have. */
export function checkRanks(columns: readonly ComparedColumn[], container: Container, context: RenderContext): void {
  selectWanted("rank", columns, container, context);
}
