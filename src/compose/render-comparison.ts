import { formatNearMiss } from "../diagnostics/near-miss.js";
import { escapeHtml } from "../formats/escape-html.js";
import { formatNumber, findDecimalSign } from "../formats/format-number.js";
import { formatQuantity } from "../formats/format-quantity.js";
import type { Container } from "../model/document.js";
import { endSentence } from "./build-country.js";
import { checkAttributes, readList, readWord } from "./check-attributes.js";
import { gatherColumn, listLabels, pairFacts } from "./compare-facts.js";
import type { ComparedColumn, ComparedCountry, ComparedFact, ComparedNumber } from "./compare-facts.js";
import { writeComparison } from "./comparison-data.js";
import { checkRanks, createRank, createTotals } from "./comparison-totals.js";
import type { ExtraColumn, Totals } from "./comparison-totals.js";
import { estimateColumnPt, estimateTextPt } from "./estimate-text-width.js";
import { keepDayWithMonth } from "./format-print-date.js";
import { NoteMarks } from "./note-marks.js";
import { printText } from "./print-text.js";
import { printString, type RenderContext } from "./render-context.js";
import { renderParts, type PartColumn } from "./render-parts.js";
import { sortCountries } from "./sort-countries.js";

const ATTRIBUTES = [
  "facts",
  "countries",
  "title",
  "sort",
  "order",
  "sum",
  "mean",
  "rank",
  "size",
  "note",
  "source",
] as const;

/** Lines that heads, texts and names may take before a table is split. */
const LINES = { head: 2, text: 3, name: 2 } as const;

/** What a missing number prints, in every language. */
const MISSING_NUMBER = "..";

/** A table of facts by country, with everything that was computed. */
export interface Comparison {
  readonly title: string;
  readonly countries: readonly ComparedCountry[];
  readonly columns: readonly ComparedColumn[];
  readonly ranks: readonly (ExtraColumn | undefined)[];
  readonly totals: readonly Totals[];
}

/**
 * `:::comparison{facts="Population, Area"}`: facts of the brief's countries side by side. Units and years stand in the
 * heads, where a cell has others it says so in a note; the source line is composed of the facts' sources.
 *
 * Sums, means and ranks are printed only where they are asked for, and not of numbers that do not belong together.
 *
 * @remarks Reports attributes, facts and countries that do not exist, and what cannot be computed.
 */
export function renderComparison(container: Container, context: RenderContext): string {
  checkAttributes(container, ATTRIBUTES, context);
  const all = selectCountries(container, context);
  const labels = selectLabels(container, all, context);
  if (labels.length === 0 || all.length === 0) return "";
  const sorted = sortCountries(all, container, labels, context);
  const columns = labels.map((label) => gatherColumn(label, sorted.countries));
  checkRanks(columns, container, context);
  const title = container.attributes.values.get("title");
  const comparison: Comparison = {
    title: title === undefined ? printString(context, "comparisonTitle") : printText(title, context.lang),
    countries: sorted.countries,
    columns,
    ranks: columns.map((column) => createRank(column, container, context)),
    totals: createTotals(columns, container, context),
  };
  context.tables.push({ kind: "comparison", title: comparison.title, rows: writeComparison(comparison, context) });
  return printComparison(comparison, sorted.reason, container, context);
}

function selectCountries(container: Container, context: RenderContext): readonly ComparedCountry[] {
  const specs = new Map(context.specs.map((spec) => [spec.code, spec]));
  const wanted = readList(container, "countries");
  const codes = context.profiles.map(({ code }) => code);
  for (const code of wanted ?? []) {
    if (codes.includes(code)) continue;
    const message = `\`${code}\` is no country of this brief`;
    const hint = `Name codes of \`countries\` in the frontmatter: ${codes.join(", ")}`;
    context.sink.report("country-not-in-brief", { message, span: container.span, hint });
  }
  const profiles = context.profiles.filter(({ code }) => wanted?.includes(code) ?? true);
  return profiles.map((profile) => pairFacts(profile, specs, context.lang));
}

function selectLabels(
  container: Container,
  countries: readonly ComparedCountry[],
  { sink }: RenderContext,
): readonly string[] {
  const known = listLabels(countries);
  const wanted = readList(container, "facts") ?? known;
  for (const label of wanted) {
    if (known.includes(label)) continue;
    const message = `No country has a fact \`${label}\``;
    const hint = `${formatNearMiss(label, known)}The facts are ${known.join("; ")}`;
    sink.report("unknown-fact", { message, span: container.span, hint });
  }
  if (known.length === 0 || wanted.length === 0) {
    const hint =
      'Give the countries of the frontmatter `facts`, and name them: `:::comparison{facts="Population, Area"}`';
    sink.report("comparison-empty", { message: "There are no facts to compare", span: container.span, hint });
  }
  return [...new Set(wanted)].filter((label) => known.includes(label));
}

function printComparison(
  comparison: Comparison,
  reason: string | undefined,
  container: Container,
  context: RenderContext,
): string {
  const { countries, columns, ranks, totals, title } = comparison;
  const marks = new NoteMarks();
  const printed = columns.flatMap((column, index) => {
    const own = printColumn(column, totals, index, { marks, context });
    const rank = ranks[index];
    return rank === undefined ? [own] : [own, printRank(rank, totals, context)];
  });
  return renderParts(
    {
      container,
      title,
      size: readWord(container, "size", ["column", "page"], context),
      stub: printStub(countries, totals, context),
      columns: printed.map(({ part }) => part),
      ...(totals.length === 0 ? {} : { totalsFrom: countries.length }),
      foot: (part) =>
        printFoot(
          part.flatMap((index) => printed[index] ?? []),
          { marks, reason, container, context },
        ),
    },
    context,
  );
}

/** A column with what its foot has to say. */
interface PrintedColumn {
  readonly part: PartColumn;
  readonly notes: ReadonlySet<string>;
  readonly hasDots: boolean;
  readonly column: ComparedColumn | undefined;
}

interface Printer {
  readonly marks: NoteMarks;
  readonly context: RenderContext;
}

function printColumn(
  column: ComparedColumn,
  totals: readonly Totals[],
  index: number,
  printer: Printer,
): PrintedColumn {
  const { context, marks } = printer;
  const { lang, tableRoom } = context;
  const notes = new Set<string>();
  const texts: string[] = [];
  const cells = column.cells.map((cell) => {
    const text = printValue(cell, column, context);
    const remark = listRemarks(cell, column).join(", ");
    texts.push(text);
    if (remark === "") return escapeHtml(text);
    notes.add(remark);
    return `${escapeHtml(text)}${marks.mark(remark)}`;
  });
  for (const { values, refusal } of totals) {
    const value = values[index];
    const text = value === "refused" ? MISSING_NUMBER : printTotal(value, lang);
    if (value === "refused") notes.add(refusal);
    cells.push(value === "refused" ? `${text}${marks.mark(refusal)}` : text);
    texts.push(text);
  }
  const label = printText(column.label, lang);
  const below = [column.unit, column.year].flatMap((part) => part ?? []).join(", ");
  const { typePt, gapPt } = tableRoom;
  const needs = [
    estimateColumnPt(label, LINES.head, typePt),
    estimateColumnPt(below, LINES.head, typePt),
    ...texts.map((text) => estimate(text, column.isNumeric, typePt) + typePt),
  ];
  return {
    part: {
      head: `${escapeHtml(label)}${below === "" ? "" : `<br><span class="unit">${escapeHtml(below)}</span>`}`,
      ...(column.isNumeric ? { className: findDecimalSign(lang) === "," ? "decimal-comma" : "decimal-point" } : {}),
      needPt: Math.max(...needs) + gapPt,
      cells,
    },
    notes,
    hasDots: texts.includes(MISSING_NUMBER),
    column,
  };
}

function printTotal(value: ComparedNumber | undefined, lang: string): string {
  return value === undefined ? "" : formatNumber(value.value, value.decimals, lang);
}

/** Numbers are never divided. */
function estimate(text: string, isNumeric: boolean, typePt: number): number {
  return isNumeric ? estimateTextPt(text, typePt) : estimateColumnPt(text, LINES.text, typePt);
}

/** The unit stands in the head, so a number is printed without it. */
function printValue(cell: ComparedFact | undefined, column: ComparedColumn, context: RenderContext): string {
  if (cell === undefined || cell.printed.missing) {
    return column.isNumeric ? MISSING_NUMBER : printString(context, "notStated");
  }
  const { spec, headUnit, printed } = cell;
  const isWhole = spec.unit !== headUnit;
  if (isWhole || (spec.value.kind !== "number" && spec.value.kind !== "range")) {
    return printText(printed.value, context.lang);
  }
  return formatQuantity(spec.value, undefined, context.lang).text;
}

/** Where a cell differs from its head, and what the author remarked. */
function listRemarks(cell: ComparedFact | undefined, column: ComparedColumn): readonly string[] {
  if (cell === undefined) return [];
  const { year } = cell.spec;
  const unit = cell.headUnit;
  const { note, missing } = cell.printed;
  return [
    ...(unit === undefined || unit === column.unit || missing ? [] : [unit]),
    ...(year === undefined || year === column.year || missing ? [] : [year]),
    ...(note === undefined ? [] : [note]),
  ];
}

function printRank({ head, values }: ExtraColumn, totals: readonly Totals[], context: RenderContext): PrintedColumn {
  const { typePt, gapPt } = context.tableRoom;
  const part: PartColumn = {
    head: escapeHtml(head),
    className: "align-right",
    needPt: estimateColumnPt(head, LINES.head, typePt) + gapPt,
    cells: [...values.map((value) => formatNumber(value, 0, context.lang)), ...totals.map(() => "")],
  };
  return { part, notes: new Set(), hasDots: false, column: undefined };
}

function printStub(
  countries: readonly ComparedCountry[],
  totals: readonly Totals[],
  context: RenderContext,
): PartColumn {
  const head = printString(context, "country");
  const names = [...countries.map(({ profile }) => profile.name), ...totals.map(({ head: total }) => total)];
  const { typePt, gapPt } = context.tableRoom;
  const needs = [head, ...names].map((name) => estimateColumnPt(name, LINES.name, typePt));
  return { head: escapeHtml(head), needPt: Math.max(...needs) + gapPt, cells: names.map(escapeHtml) };
}

interface FootInput extends Printer {
  readonly reason: string | undefined;
  readonly container: Container;
}

/** Notes of cells, then the author's note, what two dots mean, the order and the sources: sentences in one line. */
function printFoot(columns: readonly PrintedColumn[], { marks, reason, container, context }: FootInput): string {
  const { lang } = context;
  const { values } = container.attributes;
  const notes = marks.list(new Set(columns.flatMap((column) => [...column.notes])));
  const note = values.get("note");
  const source = values.get("source") ?? writeSources(columns.flatMap(({ column }) => column ?? []));
  const sentences = [
    ...(note === undefined ? [] : [note]),
    ...(columns.some(({ hasDots }) => hasDots) ? [printString(context, "missingNumber")] : []),
    ...(reason === undefined ? [] : [reason]),
    ...(source === "" ? [] : [printString(context, "source", { source })]),
  ];
  const line = sentences.map((text) => keepDayWithMonth(endSentence(printText(text, lang)))).join(" ");
  const above = notes === "" ? "" : `<p class="source cell-notes">${notes}.</p>\n`;
  return `${above}${line === "" ? "" : `<p class="source">${escapeHtml(line)}</p>\n`}`;
}

/** Sources of the columns: one line for all if they share them, else each with its facts. */
function writeSources(columns: readonly ComparedColumn[]): string {
  const labels = new Map<string, string[]>();
  for (const { label, cells } of columns) {
    const sources = [...new Set(cells.flatMap((cell) => cell?.printed.source ?? []))].join("; ");
    if (sources !== "") labels.set(sources, [...(labels.get(sources) ?? []), label]);
  }
  if (labels.size <= 1) return [...labels.keys()].join("");
  return [...labels].map(([sources, all]) => `${all.join(", ")}: ${sources}`).join(". ");
}
