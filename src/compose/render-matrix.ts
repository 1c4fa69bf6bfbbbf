import { escapeHtml } from "../formats/escape-html.js";
import { textCell } from "../formats/format-csv.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { DataCell } from "../model/data-table.js";
import type { Container } from "../model/document.js";
import type { StanceStep } from "../model/front-matter.js";
import { NO_DATA_KEY, type MatrixCell, type MatrixIssue } from "../model/position-matrix.js";
import { endSentence } from "./build-country.js";
import { checkAttributes, readList, readWord } from "./check-attributes.js";
import { estimateColumnPt } from "./estimate-text-width.js";
import { keepDayWithMonth, formatPrintDate } from "./format-print-date.js";
import { printText } from "./print-text.js";
import { printString, type RenderContext } from "./render-context.js";
import { renderParts, type PartColumn } from "./render-parts.js";
import { drawStanceMark } from "./stance-mark.js";

/** A mark and the space behind it, in em of the table's type. */
const MARK_EM = 1.4;
/** Lines that a head, a word and a remark may take before a table is split. */
const LINES = { head: 3, word: 2, remark: 5, name: 2 } as const;

/** What a cell prints. */
interface Cell {
  /** `undefined` where nothing was assessed: the word stands alone. */
  readonly step?: StanceStep;
  readonly word: string;
  readonly remark?: string;
}

interface Column {
  readonly issue: MatrixIssue;
  readonly isHighlighted: boolean;
  readonly cells: readonly Cell[];
}

/** A matrix of plain values, rows in the order of print. */
interface Sheet {
  readonly title: string;
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly columns: readonly Column[];
  readonly remarks: readonly (string | undefined)[];
  /** ISO date up to which positions were read. */
  readonly asOf: string | undefined;
}

/**
 * `:::matrix` without content: the position matrix of the frontmatter, or, in a brief that has none, its countries with
 * their stances. Word and shape stand in every cell; below are the legend, the method and the date.
 *
 * @remarks Reports attributes that mean nothing, issues that do not exist, and a matrix without method or date.
 */
export function renderMatrix(container: Container, context: RenderContext): string {
  const { matrix } = context.positions;
  checkAttributes(container, matrix === undefined ? ["title", "source", "size"] : [...ATTRIBUTES], context);
  const sheet = matrix === undefined ? listStances(container, context) : selectIssues(container, context);
  context.printed.stances = true;
  if (matrix !== undefined) context.printed.matrix = true;
  checkMethod(sheet, container, context);
  context.tables.push({ kind: "matrix", title: sheet.title, rows: writeData(sheet, context) });
  const foot = writeFoot(sheet, container, context);
  return renderParts(
    {
      container,
      title: sheet.title,
      size: readWord(container, "size", ["column", "page"], context),
      stub: makeStub(sheet, context),
      columns: sheet.columns.map((column) => renderColumn(column, context)),
      foot: (part) => renderLegend(sheet, part, context) + foot,
    },
    context,
  );
}

const ATTRIBUTES = ["issues", "title", "source", "size"] as const;

function readTitle(container: Container, own: string | undefined, context: RenderContext): string {
  const title = container.attributes.values.get("title") ?? own;
  return title === undefined ? printString(context, "positionsTitle") : printText(title, context.lang);
}

/** A brief without a matrix: one column with the stance of each country. */
function listStances(container: Container, context: RenderContext): Sheet {
  const { profiles: countries, scale, positions } = context;
  const cells = countries.map(({ stance }): Cell => {
    if (stance === undefined) return { word: printString(context, "notAssessed") };
    if (stance.kind === "context") return { word: printString(context, "stance-context") };
    const step = scale.get(stance.key) ?? stance;
    return { step, word: step.label };
  });
  const issue = { id: "position", label: printString(context, "position") };
  return {
    title: readTitle(container, undefined, context),
    names: countries.map(({ name }) => name),
    codes: countries.map(({ code }) => code),
    columns: [{ issue, isHighlighted: false, cells }],
    remarks: [],
    asOf: positions.asOf,
  };
}

function selectIssues(container: Container, context: RenderContext): Sheet {
  const { matrix, asOf } = context.positions;
  const { issues = [], rows = [], highlight } = matrix ?? {};
  const ids = issues.map(({ id }) => id);
  const wanted = readList(container, "issues") ?? ids;
  for (const id of wanted) {
    if (ids.includes(id)) continue;
    const hint = `${formatNearMiss(id, ids)}The issues are ${ids.join(", ")}`;
    const message = `\`${id}\` is no issue of the matrix`;
    context.sink.report("unknown-issue", { message, span: container.span, hint });
  }
  return {
    title: readTitle(container, matrix?.title, context),
    names: rows.map(({ name }) => name),
    codes: rows.map(({ code }) => code),
    columns: wanted.flatMap((id) => {
      const issue = issues.find((candidate) => candidate.id === id);
      if (issue === undefined) return [];
      const cells = rows.map((row) => readCell(row.cells.get(id), context));
      return [{ issue, isHighlighted: id === highlight, cells }];
    }),
    remarks: [matrix?.note],
    asOf: matrix?.asOf ?? asOf,
  };
}

/** A cell that the author left open says so, with a dash. */
function readCell(cell: MatrixCell | undefined, { scale, lang, ...context }: RenderContext): Cell {
  const step = scale.get(cell?.stance ?? NO_DATA_KEY);
  const own = cell?.word ?? (cell === undefined ? printString(context, "notAssessed") : step?.label);
  return {
    ...(step === undefined ? {} : { step }),
    word: printText(own ?? "", lang),
    ...(cell?.text === undefined ? {} : { remark: printText(cell.text, lang) }),
  };
}

/** Nobody can judge a position without knowing how and when it was read. */
function checkMethod({ asOf }: Sheet, container: Container, { positions, sink }: RenderContext): void {
  const severity = positions.isFinal ? "error" : "warning";
  const span = positions.span ?? container.span;
  if (positions.method === undefined) {
    const message = "The matrix does not say how the positions were found";
    const hint = "Add a line such as `stanceMethod: Read by the author from ...` to the frontmatter";
    sink.report("matrix-without-method", { severity, message, span, hint });
  }
  if (asOf !== undefined) return;
  const message = "The matrix does not say up to which date positions were read";
  const hint = "Add `asOf: YYYY-MM-DD` to `matrix`, or to the countries; the date of the brief is printed";
  sink.report("matrix-undated", { severity, message, span, hint });
}

function makeStub({ names }: Sheet, context: RenderContext): PartColumn {
  const head = printString(context, "country");
  const { typePt, gapPt } = context.tableRoom;
  const needs = [head, ...names].map((name) => estimateColumnPt(name, LINES.name, typePt));
  return { head: escapeHtml(head), needPt: Math.max(...needs) + gapPt, cells: names.map(escapeHtml) };
}

function renderColumn({ issue, isHighlighted, cells }: Column, { lang, tableRoom }: RenderContext): PartColumn {
  const { typePt, gapPt } = tableRoom;
  const label = printText(issue.label, lang);
  const texts = new Map<string, number>();
  const remarks = new Set<string>();
  for (const { word, remark } of cells) {
    texts.set(word, LINES.word);
    if (remark !== undefined) remarks.add(remark);
  }
  const needs = [estimateColumnPt(label, LINES.head, typePt)];
  needs.push(...[...texts].map(([text, lines]) => estimateColumnPt(text, lines, typePt) + typePt * MARK_EM));
  needs.push(...[...remarks].map((text) => estimateColumnPt(text, LINES.remark, typePt) + typePt * MARK_EM));
  return {
    head: escapeHtml(label),
    ...(isHighlighted ? { className: "highlight" } : {}),
    needPt: Math.max(...needs) + gapPt,
    cells: cells.map(renderCell),
  };
}

function renderCell({ step, word, remark }: Cell): string {
  const text = `<span>${escapeHtml(word)}</span>`;
  const mark = step === undefined ? "" : drawStanceMark(step);
  const names = step === undefined ? "stance bare" : "stance";
  if (remark === undefined) return `<span class="${names}">${mark}${text}</span>`;
  return `<p class="${names}">${mark}${text}</p><p class="remark">${escapeHtml(remark)}</p>`;
}

/** The steps that stand in the columns of a part, in the order of the scale. */
function renderLegend({ columns }: Sheet, part: readonly number[], { scale }: RenderContext): string {
  const keys = new Set(part.flatMap((index) => columns[index]?.cells.flatMap(({ step }) => step?.key ?? []) ?? []));
  const items = [...scale.values()]
    .filter(({ key }) => keys.has(key))
    .map((step) => `<li>${drawStanceMark(step)}<span>${escapeHtml(step.label)}</span></li>`);
  return items.length === 0 ? "" : `<ul class="legend">\n${items.join("\n")}\n</ul>\n`;
}

/** Note, method, date and source: sentences in one line. */
function writeFoot({ remarks, asOf }: Sheet, container: Container, context: RenderContext): string {
  const { lang, positions } = context;
  const source = container.attributes.values.get("source") ?? positions.matrix?.source;
  const date = formatPrintDate(asOf ?? positions.briefDate, "full", lang);
  const sentences = [
    ...remarks.flatMap((remark) => remark ?? []),
    ...(positions.method === undefined ? [] : [positions.method]),
    printString(context, "positionsAsOf", { date }),
    ...(source === undefined ? [] : [printString(context, "source", { source })]),
  ];
  const line = sentences.map((text) => keepDayWithMonth(endSentence(printText(text, lang)))).join(" ");
  return `<p class="source">${escapeHtml(line)}</p>\n`;
}

/** As printed; where a cell has a word of its own, the step that it stands for is a column beside it, and so are remarks. */
function writeData({ names, codes, columns }: Sheet, context: RenderContext): readonly (readonly DataCell[])[] {
  const sheets = columns.flatMap(({ issue, cells }) => {
    const label = printText(issue.label, context.lang);
    const own = cells.some(({ step, word }) => step !== undefined && step.label !== word);
    const remarked = cells.some(({ remark }) => remark !== undefined);
    const beside = (key: string): string => `${label}: ${printString(context, key)}`;
    return [
      [label, ...cells.map(({ word }) => word)],
      ...(own ? [[beside("position"), ...cells.map(({ step }) => step?.label ?? "")]] : []),
      ...(remarked ? [[beside("alertNote"), ...cells.map(({ remark }) => remark ?? "")]] : []),
    ];
  });
  const all = [["ISO 3166-1", ...codes], [printString(context, "country"), ...names], ...sheets];
  return ["", ...names].map((_, row) => all.map((column) => textCell(column[row])));
}
