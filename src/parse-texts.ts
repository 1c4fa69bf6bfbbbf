import type { Sink } from "./diagnostics/diagnostic.js";
import type { Brief } from "./model/brief.js";
import type { Document } from "./model/document.js";
import type { FrontMatter, MarkdownField } from "./model/front-matter.js";
import { parseMarkdown, parseMarkdownField } from "./parse/parse-markdown.js";

/** Everything of a brief that is Markdown. */
export interface ParsedTexts {
  readonly body: Document;
  /** Fields of the frontmatter by the field itself, e.g. the abstract. */
  readonly fields: ReadonlyMap<MarkdownField, Document>;
}

/** Parses the body and the Markdown fields of a brief. */
export function parseTexts({ source, frontMatter }: Brief, sink: Sink): ParsedTexts {
  const { lang, abbreviations } = frontMatter;
  // Each country has a card, and `[text](#country-uz)` leads to it.
  const knownIds = new Set(frontMatter.countries.map(({ code }) => `country-${code.toLowerCase()}`));
  const body = parseMarkdown(source, { lang, abbreviations, knownIds }, sink);
  const fields = listFields(frontMatter).map(
    (field) => [field, parseMarkdownField(field, { lang, abbreviations }, sink)] as const,
  );
  return { body, fields: new Map(fields) };
}

function listFields(frontMatter: FrontMatter): readonly MarkdownField[] {
  const { abstract, keyMessages, recommendations, method, authors, countries } = frontMatter;
  const fields = [
    abstract,
    ...keyMessages,
    ...recommendations.map((recommendation) => recommendation.text),
    method,
    ...authors.map((author) => author.bio),
    ...countries.map((country) => country.summary),
  ];
  return fields.filter((field) => field !== undefined);
}
