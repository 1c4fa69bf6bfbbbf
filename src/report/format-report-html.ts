import { escapeHtml } from "../formats/escape-html.js";
import type { Check } from "../model/check.js";
import type { Report, ReportedContrast } from "./create-report.js";
import { REPORT_STYLE } from "./report-style.js";

/** @returns The report for people: one page of HTML that needs nothing else. */
export function formatReportHtml(report: Report): string {
  const title = `What was checked: ${report.title}`;
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    "</head>",
    "<body>",
    "<header>",
    `<p class="kind">Accessibility report</p>`,
    `<h1>${part(report.title, report.lang)}</h1>`,
    `<p>${escapeHtml(report.pdf.file)}, ${count(report.pages, "page")}, ${escapeHtml(formatBytes(report.pdf.bytes))}, from ${escapeHtml(report.pdf.brief)}</p>`,
    "</header>",
    "<main>",
    ...formatClaims(report),
    ...formatChecks(report.checks),
    ...formatByHand(),
    ...formatHeadings(report),
    ...formatFigures(report),
    ...formatReading(report),
    ...formatContrast(report.contrast),
    ...formatTables(report),
    ...formatLinks(report),
    ...formatRest(report),
    "</main>",
    "<footer>",
    `<p>Made by ${escapeHtml(report.pdf.producer)}. SHA-256 of the PDF: <code>${report.pdf.sha256}</code></p>`,
    "</footer>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function formatClaims({ claims, reason }: Report): readonly string[] {
  const heading = claims.length === 0 ? "No claim" : `Claims ${claims.join(" and ")}`;
  return [
    `<section class="claims ${claims.length === 0 ? "none" : "made"}">`,
    `<h2>${heading}</h2>`,
    `<p>${escapeHtml(reason)}</p>`,
    "</section>",
  ];
}

const MARKS: Readonly<Record<Check["outcome"], string>> = { passed: "✓", failed: "✗", "nothing to check": "–" };

function formatChecks(checks: readonly Check[]): readonly string[] {
  return section("checks", "What was checked", [
    '<ul class="checks">',
    ...checks.map(
      ({ statement, source, outcome, details }) =>
        `<li class="${outcome.replaceAll(" ", "-")}"><span class="mark" aria-hidden="true">${MARKS[outcome]}</span><div>` +
        `<p><strong>${capitalize(outcome)}.</strong> ${escapeHtml(statement)} <span class="source">${escapeHtml(source)}</span></p>` +
        `${details.map((detail) => `<p class="detail">${escapeHtml(detail)}</p>`).join("")}</div></li>`,
    ),
    "</ul>",
  ]);
}

function formatByHand(): readonly string[] {
  return section("by-hand", "What a person still has to judge", [
    "<ul>",
    "<li>Does each text below say what its picture shows, and why it is there?</li>",
    "<li>Do the headings alone tell the story?</li>",
    "<li>Does the text make sense in the order in which it is read out?</li>",
    "<li>Do the words of each link say where it leads, without the sentence around it?</li>",
    "</ul>",
  ]);
}

function formatHeadings({ headings, lang }: Report): readonly string[] {
  return section("outline", "Outline", [
    '<ul class="outline">',
    ...headings.map(
      ({ level, text, page }) =>
        `<li class="level-${String(level)}"><span class="level">h${String(level)}</span> ${part(text, lang)} <span class="page">page ${String(page)}</span></li>`,
    ),
    "</ul>",
  ]);
}

function formatFigures({ figures, lang }: Report): readonly string[] {
  if (figures.length === 0) return [];
  return section("pictures", "Pictures and the words that stand for them", [
    "<ol>",
    ...figures.map(({ alt, page }) => {
      const words = alt.trim() === "" ? "<em>no words</em>" : part(alt, lang);
      return `<li>${words} <span class="page">page ${String(page)}</span></li>`;
    }),
    "</ol>",
  ]);
}

function formatReading({ readingOrder, lang }: Report): readonly string[] {
  const lines = readingOrder.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
  return section("reading", "Reading order", [
    "<details>",
    "<summary>All text as it is read out</summary>",
    `<div class="reading" lang="${escapeHtml(lang)}" dir="auto">`,
    ...lines,
    "</div>",
    "</details>",
  ]);
}

function formatContrast(pairs: readonly ReportedContrast[]): readonly string[] {
  const rows = pairs.map(({ text, background, ratio, required, sample, page }) => {
    const swatch =
      background === null
        ? "over a picture"
        : `<span class="swatch" style="color:${text};background:${background}">Aa</span>`;
    const verdict = ratio === null ? "not computed" : ratio < required ? "too faint" : "enough";
    return [
      swatch,
      text,
      background ?? "–",
      ratio === null ? "–" : ratio.toFixed(1),
      String(required),
      verdict,
      escapeHtml(sample),
      String(page),
    ];
  });
  return section(
    "contrast",
    "Contrast of text",
    table(
      "Pairs of colours, the faintest first",
      ["Sample", "Text", "Background", "Ratio", "Least", "Verdict", "For example", "Page"],
      rows,
    ),
  );
}

function formatTables({ tables }: Report): readonly string[] {
  if (tables.length === 0) return [];
  const rows = tables.map(({ caption, rows: count_, heads, page }) => [
    escapeHtml(caption === "" ? "without a caption" : caption),
    String(count_),
    String(heads),
    String(page),
  ]);
  return section("tables", "Tables", table("Tables and their heads", ["Caption", "Rows", "Heads", "Page"], rows));
}

function formatLinks({ links, lang }: Report): readonly string[] {
  if (links.length === 0) return [];
  const rows = links.map(({ text, target, page }) => [part(text, lang), escapeHtml(target), String(page)]);
  return section("links", "Links", table("Links and where they lead", ["Words", "Target", "Page"], rows));
}

function formatRest({ lang, languages, fonts, attachments, notes }: Report): readonly string[] {
  const list = (items: readonly string[]): string => (items.length === 0 ? "none" : items.map(escapeHtml).join(", "));
  return section("rest", "Language, fonts, files", [
    "<dl>",
    `<dt>Language</dt><dd>${escapeHtml(lang)}</dd>`,
    ...languages.map(
      (one) => `<dt>Part in ${escapeHtml(one.lang)}</dt><dd>${part(one.text, one.lang)}, page ${String(one.page)}</dd>`,
    ),
    `<dt>Fonts, embedded</dt><dd>${list(fonts)}</dd>`,
    `<dt>Files that travel in the PDF</dt><dd>${list(attachments)}</dd>`,
    `<dt>Notes</dt><dd>${String(notes)}</dd>`,
    "</dl>",
  ]);
}

function section(id: string, title: string, content: readonly string[]): readonly string[] {
  return [`<section aria-labelledby="${id}">`, `<h2 id="${id}">${title}</h2>`, ...content, "</section>"];
}

/** @param rows - Cells of HTML; the first of each row is its head. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [
    '<div class="wide"><table>',
    `<caption>${caption}</caption>`,
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map(
      (row) =>
        `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`,
    ),
    "</tbody>",
    "</table></div>",
  ];
}

/** Text in the language of the brief. */
function part(text: string, lang: string): string {
  return `<span lang="${escapeHtml(lang)}" dir="auto">${escapeHtml(text)}</span>`;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function formatBytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KiB`;
}
