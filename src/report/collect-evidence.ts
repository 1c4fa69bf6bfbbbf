/**
 * Reports: what is in a PDF for readers with assistive technology comes in, and what was checked; JSON and HTML go out. Nothing is
 * decided here, and nothing is written.
 */
import type { Claim } from "../model/claim.js";
import type { ContrastPair } from "../model/contrast.js";
import type { Evidence, TableEvidence } from "../model/evidence.js";
import type { LinkArea, PagedDocument } from "../model/page.js";
import type { Mark, StructureType, TagElement } from "../model/tag-tree.js";
import { readOut } from "./read-out.js";

/** What is known of a document besides its pages. */
export interface DocumentFacts {
  readonly title: string;
  readonly lang: string;
  readonly claims: readonly Claim[];
  readonly contrast: readonly ContrastPair[];
  readonly attachments: readonly string[];
}

/** Collects the evidence in one walk over the tags and one over the pages. */
export function collectEvidence(paged: PagedDocument, facts: DocumentFacts): Evidence {
  const pages = findPages(paged);
  const found: Found = { headings: [], figures: [], tables: [], languages: [], notes: 0 };
  visit(paged.tags, found, pages);
  const { title, lang, claims, contrast, attachments } = facts;
  return {
    title,
    lang,
    claims,
    ...found,
    pages: paged.pages.length,
    links: listLinks(paged),
    contrast,
    fonts: listFonts(paged),
    attachments,
    readingOrder: readOut(paged.tags),
  };
}

interface Found {
  readonly headings: Evidence["headings"][number][];
  readonly figures: Evidence["figures"][number][];
  readonly tables: TableEvidence[];
  readonly languages: Evidence["languages"][number][];
  notes: number;
}

const LEVELS: Partial<Record<StructureType, number>> = { H1: 1, H2: 2, H3: 3, H4: 4, H5: 5, H6: 6 };

/** Shown of a part in another language, in characters. */
const EXCERPT_LENGTH = 60;

function visit(element: TagElement, found: Found, pages: ReadonlyMap<Mark, number>): void {
  const { type, lang } = element;
  const level = LEVELS[type];
  const page = level === undefined && lang === undefined && !SHOWN.has(type) ? 0 : (findPage(element, pages) ?? 1);
  if (level !== undefined) found.headings.push({ level, text: readOut(element), page });
  if (type === "Figure") found.figures.push({ alt: element.alt ?? "", page });
  if (type === "Table") found.tables.push(describeTable(element, page));
  if (type === "Note") found.notes++;
  if (lang !== undefined) found.languages.push({ lang, text: shorten(readOut(element)), page });
  for (const child of element.children) if (child.kind === "element") visit(child, found, pages);
}

const SHOWN: ReadonlySet<StructureType> = new Set(["Figure", "Table"] as const);

function describeTable(table: TagElement, page: number): TableEvidence {
  const caption = table.children.find((child) => child.kind === "element" && child.type === "Caption");
  return {
    caption: caption?.kind === "element" ? readOut(caption) : "",
    rows: count(table, "TR"),
    heads: count(table, "TH"),
    page,
  };
}

function count(element: TagElement, type: StructureType): number {
  return element.children.reduce(
    (sum, child) => sum + (child.kind === "leaf" ? 0 : Number(child.type === type) + count(child, type)),
    0,
  );
}

function shorten(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length <= EXCERPT_LENGTH ? line : `${line.slice(0, EXCERPT_LENGTH)}…`;
}

/** @returns The page, from 1, on which each leaf begins. */
function findPages(paged: PagedDocument): ReadonlyMap<Mark, number> {
  const pages = new Map<Mark, number>();
  paged.pages.forEach((page, index) => {
    for (const item of page.items) {
      const marks = item.kind === "line" ? item.runs.map(({ mark }) => mark) : [item.mark];
      for (const mark of marks) if (!pages.has(mark)) pages.set(mark, index + 1);
    }
  });
  return pages;
}

function findPage(element: TagElement, pages: ReadonlyMap<Mark, number>): number | undefined {
  for (const child of element.children) {
    const page = child.kind === "leaf" ? pages.get(child) : findPage(child, pages);
    if (page !== undefined) return page;
  }
  return undefined;
}

/** A link over two lines has two areas and is one link. */
function listLinks({ pages }: PagedDocument): Evidence["links"] {
  const seen = new Set<TagElement>();
  const isNew = ({ element }: LinkArea): boolean => !seen.has(element) && seen.add(element).size > 0;
  return pages.flatMap((page, index) =>
    page.links.filter(isNew).map(({ contents, target }) => ({ text: contents, target, page: index + 1 })),
  );
}

function listFonts({ pages }: PagedDocument): readonly string[] {
  const names = new Set<string>();
  for (const page of pages)
    for (const item of page.items)
      if (item.kind === "line") for (const { face } of item.runs) names.add(face.postscriptName);
  return [...names].sort();
}
