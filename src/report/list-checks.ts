import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Check } from "../model/check.js";
import type { Evidence } from "../model/evidence.js";

type Question = Pick<Check, "id" | "statement" | "source"> & {
  /** Diagnostics that answer no. */
  readonly codes: readonly DiagnosticCode[];
  /** What was looked at; "" if there is nothing of the kind. */
  readonly describe: (evidence: Evidence) => string;
};

const QUESTIONS: readonly Question[] = [
  {
    id: "text-complete",
    statement: "Every character of the brief is on a page",
    source: "Briefpress",
    codes: ["text-lost", "text-outside-page"],
    describe: ({ pages }) => countOf(pages, "page"),
  },
  {
    id: "title",
    statement: "The document has a title, and the window shows it",
    source: "PDF/UA-1, 7.1",
    codes: ["field-missing", "field-empty"],
    describe: ({ title }) => title,
  },
  {
    id: "language",
    statement: "The document and its parts say in which language they are",
    source: "PDF/UA-1, 7.2",
    codes: ["language-missing"],
    describe: ({ lang, languages }) =>
      languages.length === 0 ? lang : `${lang}; ${countOf(languages.length, "part")} in another language`,
  },
  {
    id: "headings",
    statement: "Headings begin at the first level and skip none",
    source: "PDF/UA-1, 7.4.2",
    codes: ["heading-level-skipped", "heading-level-one", "structure-heading"],
    describe: ({ headings }) => countOf(headings.length, "heading"),
  },
  {
    id: "alternative-texts",
    statement: "Every picture that is not decoration has a text for readers who cannot see it",
    source: "PDF/UA-1, 7.3",
    codes: ["image-without-alt", "figure-without-alt"],
    describe: ({ figures }) => countOf(figures.length, "picture"),
  },
  {
    id: "tables",
    statement: "Every table has heads for its columns or its rows",
    source: "PDF/UA-1, 7.5",
    codes: ["table-without-heads"],
    describe: ({ tables }) => countOf(tables.length, "table"),
  },
  {
    id: "links",
    statement: "Every link has words that say where it leads",
    source: "PDF/UA-1, 7.18.5",
    codes: [],
    describe: ({ links }) => countOf(links.length, "link"),
  },
  {
    id: "notes",
    statement: "Every note is linked with its call, both ways",
    source: "PDF/UA-1, 7.9",
    codes: ["footnote-undefined"],
    describe: ({ notes }) => countOf(notes, "note"),
  },
  {
    id: "contrast",
    statement: "All text stands out from its background: 4.5 to 1, large text 3 to 1",
    source: "WCAG 2.2, 1.4.3",
    codes: ["low-contrast"],
    describe: describeContrast,
  },
  {
    id: "characters",
    statement: "Every character has a glyph and a meaning; all fonts are embedded",
    source: "PDF/UA-1, 7.21; PDF/A-3, 6.2.11",
    codes: ["glyph-missing"],
    describe: ({ fonts }) => countOf(fonts.length, "font"),
  },
];

/** Answers every question by what was said of the brief. */
export function listChecks(evidence: Evidence, diagnostics: readonly Diagnostic[]): readonly Check[] {
  return QUESTIONS.map(({ id, statement, source, codes, describe }) => {
    const found = describe(evidence);
    const wrong = [
      ...diagnostics.filter(({ code }) => codes.includes(code)).map(formatDiagnostic),
      ...listBareLinks(id, evidence),
    ];
    const outcome = wrong.length > 0 ? "failed" : found === "" ? "nothing to check" : "passed";
    return { id, statement, source, outcome, details: wrong.length > 0 ? wrong : found === "" ? [] : [found] };
  });
}

function formatDiagnostic({ message, span }: Diagnostic): string {
  return span === undefined ? message : `${span.file}:${String(span.line)}:${String(span.column)}: ${message}`;
}

/** A link without words is a fault of the template that has no diagnostic of its own. */
function listBareLinks(id: Check["id"], { links }: Evidence): readonly string[] {
  if (id !== "links") return [];
  return links
    .filter(({ text }) => text.trim() === "")
    .map(({ target, page }) => `The link to ${target} on page ${String(page)} has no words`);
}

function describeContrast({ contrast }: Evidence): string {
  const known = contrast.filter(({ ratio }) => ratio !== undefined);
  const [faintest] = known;
  if (faintest?.ratio === undefined) return "";
  const least = String(Math.floor(faintest.ratio * 10) / 10);
  const blind = contrast.length - known.length;
  const pairs = `${countOf(known.length, "pair")} of colours; the faintest has ${least} to 1`;
  return blind === 0 ? pairs : `${pairs}; over pictures it was not computed (${countOf(blind, "colour")})`;
}

/** @returns e.g. "3 pages"; "" for none. */
function countOf(count: number, noun: string): string {
  return count === 0 ? "" : `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
