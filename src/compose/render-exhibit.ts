import type { Alignment, Figure, Table, TableCell } from "../model/document.js";
import { escapeHtml } from "../formats/escape-html.js";
import { writeAttributes } from "./html.js";
import { printText } from "./print-text.js";
import { printString, writeSpan, type ExhibitKind, type RenderContext } from "./render-context.js";
import { joinClasses, renderInlines } from "./render-inlines.js";

const NUMBER_KEYS: Readonly<Record<ExhibitKind, string>> = {
  table: "tableNumber",
  figure: "figureNumber",
  box: "boxNumber",
};

/**
 * Numbers a table, figure or box and prints its title, e.g. `<span class="number">Table 1</span> <span
 * class="finding">Trade has grown</span>`.
 *
 * @param id - What a cross-reference calls it by.
 * @param title - Finished HTML.
 */
export function renderNumberedTitle(
  kind: ExhibitKind,
  id: string | undefined,
  title: string,
  context: RenderContext,
): string {
  context.exhibits[kind] += 1;
  const number = printString(context, NUMBER_KEYS[kind], { number: context.exhibits[kind] });
  if (id !== undefined) context.references.add(id, number);
  return `<span class="number">${escapeHtml(number)}</span> <span class="finding">${title}</span>`;
}

/** The source below a table or figure, with the word for it, e.g. "Source: Statistics office, 2025". */
export function renderSource(source: string | undefined, context: RenderContext): string {
  if (source === undefined) return "";
  const text = printString(context, "source", { source: printText(source, context.lang) });
  return `<p class="source">${escapeHtml(text)}</p>\n`;
}

/** A table with caption and source. The first column heads its rows, unless the table has only one. */
export function renderTable(table: Table, context: RenderContext): string {
  const { id, classes, values } = table.attributes;
  const caption = values.get("caption");
  const title = caption === undefined ? "" : escapeHtml(printText(caption, context.lang));
  const head = title === "" ? "" : `<caption>${renderNumberedTitle("table", id, title, context)}</caption>\n`;
  const written = writeAttributes({ id, class: joinClasses(classes), "data-span": writeSpan(table.span) });
  const html = `<table${written}>\n${head}${renderHead(table, context)}${renderBody(table, context)}</table>\n`;
  const long = table.rows.length > MOST_SHORT_ROWS ? " exhibit-long" : "";
  return `<div class="exhibit exhibit-table${long}">\n${html}${renderSource(values.get("source"), context)}</div>\n`;
}

/** A table of more rows takes about half a page: templates let it break. */
const MOST_SHORT_ROWS = 12;

function renderHead({ head, align }: Table, context: RenderContext): string {
  if (head.every((cell) => cell.children.length === 0)) return "";
  const cells = head.map((cell, index) => renderCell(cell, align[index], "col", context));
  return `<thead>\n<tr>${cells.join("")}</tr>\n</thead>\n`;
}

function renderBody({ rows, align }: Table, context: RenderContext): string {
  const lines = rows.map((row) => {
    const cells = row.map((cell, index) => {
      const isHead = index === 0 && row.length > 1 && cell.children.length > 0;
      return renderCell(cell, align[index], isHead ? "row" : undefined, context);
    });
    return `<tr>${cells.join("")}</tr>\n`;
  });
  return `<tbody>\n${lines.join("")}</tbody>\n`;
}

function renderCell(
  cell: TableCell,
  align: Alignment,
  scope: "col" | "row" | undefined,
  context: RenderContext,
): string {
  const name = scope === undefined ? "td" : "th";
  const written = writeAttributes({
    scope,
    class: align === undefined || align === "left" ? undefined : `align-${align}`,
    "data-span": writeSpan(cell.span),
  });
  return `<${name}${written}>${renderInlines(cell.children, context)}</${name}>`;
}

const FIGURE_SIZES = ["column", "rail", "page"] as const;

/** A figure: number and finding above the picture, the source below. One without a caption has no number. */
export function renderFigure(figure: Figure, context: RenderContext): string {
  const { id, classes, values } = figure.attributes;
  const wanted = values.get("size");
  const size = FIGURE_SIZES.find((known) => known === wanted) ?? "column";
  const title = renderInlines(figure.caption ?? [], context);
  const caption = title === "" ? "" : `<figcaption>${renderNumberedTitle("figure", id, title, context)}</figcaption>\n`;
  const image = `<img${writeAttributes({ src: figure.url, alt: figure.alt })}>\n`;
  const written = writeAttributes({ id, class: joinClasses(classes), "data-span": writeSpan(figure.span) });
  const body = figure.alt === "" && caption === "" ? image : `<figure${written}>\n${caption}${image}</figure>\n`;
  const block = size === "rail" ? "aside" : "div";
  const source = renderSource(values.get("source"), context);
  return `<${block} class="exhibit exhibit-figure size-${size}">\n${body}${source}</${block}>\n`;
}
