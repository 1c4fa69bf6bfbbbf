import type { Sink } from "../diagnostics/diagnostic.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { MAX_CELLS, MAX_COLUMNS, MAX_INLINE_RUN, MAX_ITEMS_IN_LINE, MAX_NESTING, MAX_RUN_LINES } from "./limits.js";
import type { TextLine } from "./section.js";

/** Lines for marked, or lines that are over a limit and are printed without being read. */
export interface GuardedLines {
  readonly kind: "markdown" | "plain";
  readonly lines: readonly TextLine[];
}

interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

const MARKER = /[ \t]*(?:(>)|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;
const BREAK = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
const QUOTE_PREFIX = /^[ \t>]*/;
const RUN_BREAK = /^(?:$|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|#{1,6}(?:[ \t]|$))/;
const DEFINITION = /^\[[^\]]+\]:/;
const DELIMITER_ROW = /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t|:-]*-[ \t|:-]*$/;

/**
 * Keeps from marked what would take it minutes or its stack: lines with too many markers, endless paragraphs, tables
 * with too many cells. One pass, linear; see `limits.ts` for the figures.
 */
export function guardLines(file: string, lines: readonly TextLine[], sink: Sink): readonly GuardedLines[] {
  const parts: GuardedLines[] = [];
  let kept: TextLine[] = [];
  const flush = (): void => {
    if (kept.length > 0) parts.push({ kind: "markdown", lines: kept });
    kept = [];
  };
  for (const run of splitRuns(lines)) {
    const problem = findProblem(run);
    if (problem === undefined) {
      for (const line of run) kept.push(line);
      continue;
    }
    flush();
    const { line, column } = run[0] ?? { line: 1, column: 1 };
    sink.report(problem.code, { message: problem.message, span: { file, line, column }, hint: problem.hint });
    parts.push({ kind: "plain", lines: run });
  }
  flush();
  return parts;
}

/**
 * Splits lines where a paragraph surely ends: at blank lines, headings, list items and code. The line that begins a
 * list item stands alone, so that what follows it is measured by itself.
 */
function* splitRuns(lines: readonly TextLine[]): Generator<readonly TextLine[]> {
  let run: TextLine[] = [];
  for (const line of lines) {
    if (!line.verbatim && !RUN_BREAK.test(withoutQuotes(line.text))) {
      run.push(line);
      continue;
    }
    if (run.length > 0) yield run;
    run = [];
    yield [line];
  }
  if (run.length > 0) yield run;
}

function findProblem(run: readonly TextLine[]): Problem | undefined {
  if (run[0]?.verbatim === true) return undefined;
  for (const line of run) {
    const markers = countMarkers(line.text);
    if (markers.all > MAX_NESTING) return nestingProblem(`${markers.all} lists or quotes`, MAX_NESTING);
    if (markers.items > MAX_ITEMS_IN_LINE) return nestingProblem(`${markers.items} lists`, MAX_ITEMS_IN_LINE);
    const columns = countColumns(line.text);
    if (columns > MAX_COLUMNS) return tableProblem(`about ${columns} columns, more than the ${MAX_COLUMNS}`);
    if (columns * run.length > MAX_CELLS)
      return tableProblem(`about ${columns * run.length} cells, more than the ${MAX_CELLS}`);
  }
  return isTable(run) ? undefined : findLengthProblem(run);
}

/** Rows of a table may be many. The delimiter row is the second of them, else it is none and the lines are text. */
function isTable(run: readonly TextLine[]): boolean {
  return run[1] !== undefined && countColumns(run[1].text) > 0;
}

function findLengthProblem(run: readonly TextLine[]): Problem | undefined {
  let length = 0;
  let longest = 0;
  for (const line of run) {
    length = DEFINITION.test(line.text.trimStart()) ? 0 : length + line.text.length + 1;
    longest = Math.max(longest, length);
  }
  if (longest <= MAX_INLINE_RUN && run.length <= MAX_RUN_LINES) return undefined;
  const limit =
    longest > MAX_INLINE_RUN
      ? `${longest} characters, more than the ${MAX_INLINE_RUN}`
      : `${run.length} lines, more than the ${MAX_RUN_LINES}`;
  return {
    code: "text-run-too-long",
    message: `This paragraph has ${limit} of the limit, so its markup is not read`,
    hint: "Divide it with blank lines.",
  };
}

function nestingProblem(what: string, limit: number): Problem {
  return {
    code: "nesting-too-deep",
    message: `This line opens ${what} within each other, more than the ${limit} of the limit`,
    hint: "Put a backslash before the first mark if it is meant as itself.",
  };
}

function tableProblem(size: string): Problem {
  return {
    code: "table-too-large",
    message: `This table has ${size} of the limit, so it is not read`,
    hint: "Divide the table, or attach the data as a file.",
  };
}

function withoutQuotes(text: string): string {
  return text.replace(QUOTE_PREFIX, "");
}

/** Quotes and list items that one line opens; a row of `- - -` is a thematic break instead. */
function countMarkers(text: string): { readonly all: number; readonly items: number } {
  let quotes = 0;
  let items = 0;
  let end = 0;
  MARKER.lastIndex = 0;
  for (let match = MARKER.exec(text); match !== null; match = MARKER.exec(text)) {
    if (match[1] === undefined) items++;
    else {
      quotes++;
      end = MARKER.lastIndex;
    }
  }
  const isBreak = items > 2 && BREAK.test(text.slice(end));
  return isBreak ? { all: quotes, items: 0 } : { all: quotes + items, items };
}

/** Columns that a delimiter row asks for; 0 if the line is none. */
function countColumns(text: string): number {
  const row = withoutQuotes(text);
  return row.includes("|") && DELIMITER_ROW.test(row) ? row.split("|").length - 1 : 0;
}
